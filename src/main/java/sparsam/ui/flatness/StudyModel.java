package sparsam.ui.flatness;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.jspecify.annotations.Nullable;
import sparsam.flatness.Contrast;
import sparsam.flatness.Measure;
import sparsam.flatness.Portrait;
import sparsam.report.flatness.FlatnessTable;
import sparsam.report.flatness.FlatnessWords;
import sparsam.text.Strings;

/** What is measured at networks themselves, how far it is, and what it says in words. */
public final class StudyModel implements AutoCloseable {
  /** Images to measure on, as the command line does. */
  private static final int IMAGES = 1000;

  private static final Set<Measure> CURVATURE = Set.of(Measure.EIGENVALUES, Measure.TRACE);
  private static final Set<Measure> SHARPNESS = Set.of(Measure.SHARPNESS, Measure.ADAPTIVE);

  private final Strings strings;
  private final FlatnessWords words;
  private final StudyService service;
  private final Choice choice;
  private final ReadOnlyProperty<Sight> sight;
  private final ReadOnlyProperty<Boolean> open;
  private final ReadOnlyProperty<Boolean> logarithmic;
  private final StudyPictures pictures;
  private final BooleanProperty every = new SimpleBooleanProperty();
  private final BooleanProperty traces = new SimpleBooleanProperty();
  private final BooleanProperty stopped = new SimpleBooleanProperty();
  private final ReadOnlyBooleanWrapper measuring = new ReadOnlyBooleanWrapper();
  private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper();
  private final ReadOnlyStringWrapper told = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper verdict = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper cautions = new ReadOnlyStringWrapper("");
  private final ReadOnlyObjectWrapper<FlatnessTable> table;
  private @Nullable Examination asked;
  private @Nullable Study drawn;

  /**
   * @param service is this one's from now on
   * @param open whether somebody looks
   * @param logarithmic whether rises are shown by their logarithms
   */
  StudyModel(
      Strings strings,
      StudyService service,
      Choice choice,
      ReadOnlyProperty<Sight> sight,
      ReadOnlyProperty<Boolean> open,
      ReadOnlyProperty<Boolean> logarithmic) {
    this.strings = strings;
    this.words = new FlatnessWords(strings);
    this.service = service;
    this.choice = choice;
    this.sight = sight;
    this.open = open;
    this.logarithmic = logarithmic;
    this.pictures = new StudyPictures(strings);
    this.table = new ReadOnlyObjectWrapper<>(FlatnessTable.of(strings, List.of()));
    choice.first().subscribe(this::ask);
    choice.second().subscribe(this::ask);
    choice.networks().subscribe(this::ask);
    choice.offered().subscribe((_, _) -> ask());
    sight.subscribe(this::ask);
    open.subscribe(this::ask);
    every.subscribe(this::ask);
    stopped.subscribe((_, _) -> begin());
    traces.subscribe(this::redraw);
    logarithmic.subscribe(this::redraw);
  }

  /** What is measured of all networks first is what is looked at. */
  private static List<Set<Measure>> rounds(Sight sight) {
    return switch (sight) {
      case SPECTRUM ->
          List.of(CURVATURE, Set.of(Measure.LAYERS), Set.of(Measure.DENSITY), SHARPNESS);
      case RISE -> List.of(Set.of(Measure.RISE), SHARPNESS, CURVATURE);
      case SLICES -> List.of(Set.of(Measure.EIGENVALUES, Measure.SLICES));
      case PLANE, THROUGH, LINE, TOY -> List.of();
    };
  }

  private void ask() {
    Examination next = open.getValue() && sight.getValue().isStudy() ? question() : null;
    if (next == null || !next.equals(asked)) {
      asked = next;
      stopped.set(false);
      begin();
    }
  }

  private void begin() {
    service.ask(stopped.get() ? null : asked);
    redraw();
  }

  private @Nullable Examination question() {
    Optional<RunName> run = choice.offered().get();
    if (run.isEmpty() || choice.first().get().isEmpty()) {
      return null;
    }
    Set<Chosen> networks = new LinkedHashSet<>();
    Stream.of(choice.first().get(), choice.second().get())
        .forEach(one -> one.ifPresent(networks::add));
    if (every.get() && sight.getValue() != Sight.SLICES) {
      networks.addAll(choice.arms());
    }
    return new Examination(
        run.get().folder(), List.copyOf(networks), IMAGES, rounds(sight.getValue()));
  }

  /** Looks at what has been measured since; called once a pulse. */
  @SuppressWarnings("ReferenceEquality") // Comparing all that is known at every pulse is too much.
  void poll() {
    Study known = service.study().orElse(null);
    if (asked != null && known != drawn) {
      redraw();
    }
  }

  private void redraw() {
    if (!sight.getValue().isStudy()) {
      return;
    }
    Study known = service.study().orElse(null);
    drawn = known;
    Examination now = asked;
    Study shown = known != null && known.question().equals(now) ? known : null;
    pictures.show(
        sight.getValue(),
        now == null ? List.of() : now.networks(),
        shown,
        traces.get(),
        logarithmic.getValue(),
        empty(shown));
    List<Portrait> portraits = shown == null ? List.of() : shown.inOrder();
    table.set(FlatnessTable.of(strings, portraits));
    measuring.set(now != null && !stopped.get() && (shown == null || !shown.done()));
    progress.set(shown == null || shown.wanted() == 0 ? 0 : (double) shown.made() / shown.wanted());
    told.set(told(now, shown));
    say(portraits, shown);
  }

  private String empty(@Nullable Study shown) {
    if (asked == null) {
      return strings.get(choice.lack().isEmpty() ? "flatness.begins" : choice.lack());
    }
    if (shown == null) {
      return strings.get(stopped.get() ? "flatness.study.stopped" : "flatness.begins");
    }
    boolean nothing = shown.done() && shown.portraits().isEmpty();
    return !shown.trouble().isEmpty()
        ? shown.trouble()
        : nothing && !shown.troubles().isEmpty()
            ? String.join(" ", shown.troubles().values())
            : strings.get(stopped.get() ? "flatness.study.stopped" : "flatness.study.waits");
  }

  private String told(@Nullable Examination now, @Nullable Study shown) {
    if (now == null || shown == null || !shown.trouble().isEmpty()) {
      return "";
    }
    if (shown.done()) {
      return strings.get(
          "flatness.study.done",
          shown.inOrder().stream().mapToInt(one -> one.facts().examples()).max().orElse(0));
    }
    return stopped.get()
        ? strings.get("flatness.study.stopped")
        : strings.get("flatness.study.going", shown.made(), shown.wanted(), shown.doing());
  }

  /** All others against the first, and why that may mislead. */
  private void say(List<Portrait> portraits, @Nullable Study shown) {
    List<Contrast> contrasts =
        portraits.stream()
            .skip(1)
            .map(portrait -> Contrast.of(portrait, portraits.getFirst()))
            .filter(contrast -> contrast.outcome() != Contrast.Outcome.NOTHING)
            .toList();
    verdict.set(String.join("\n", contrasts.stream().map(words::verdict).toList()));
    List<String> sentences = new ArrayList<>();
    if (shown != null) {
      sentences.addAll(shown.troubles().values());
    }
    portraits.forEach(portrait -> sentences.addAll(words.notes(portrait)));
    contrasts.forEach(contrast -> sentences.addAll(words.cautions(contrast)));
    cautions.set(String.join("\n", sentences.stream().distinct().toList()));
  }

  public StudyPictures pictures() {
    return pictures;
  }

  /** Whether every arm of the run is measured, and not the chosen networks alone. */
  public BooleanProperty every() {
    return every;
  }

  /** Whether layers are shown by their traces, not by their largest eigenvalues. */
  public BooleanProperty traces() {
    return traces;
  }

  /** Whether somebody has stopped it; another question begins anew. */
  public BooleanProperty stopped() {
    return stopped;
  }

  /** Whether something is measured now. */
  public ReadOnlyBooleanProperty measuring() {
    return measuring.getReadOnlyProperty();
  }

  /** The part of the measures that there are by now, 0 to 1. */
  public ReadOnlyDoubleProperty progress() {
    return progress.getReadOnlyProperty();
  }

  /** How far it is, in words. */
  public ReadOnlyStringProperty told() {
    return told.getReadOnlyProperty();
  }

  /** Whose minimum is flatter, a sentence a network beside the first; empty for one alone. */
  public ReadOnlyStringProperty verdict() {
    return verdict.getReadOnlyProperty();
  }

  /** What is wrong with a network, and why the comparison may mislead, a line each. */
  public ReadOnlyStringProperty cautions() {
    return cautions.getReadOnlyProperty();
  }

  /** All numbers, and what has to stand beside them. */
  public ReadOnlyObjectProperty<FlatnessTable> table() {
    return table.getReadOnlyProperty();
  }

  /** Ends the measuring. */
  @Override
  public void close() {
    service.close();
  }
}
