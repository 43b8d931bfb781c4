package sparsam.ui.flatness;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.LongProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleLongProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;
import sparsam.flatness.landscape.Relief;
import sparsam.plot.picture.Limits;
import sparsam.report.landscape.View;
import sparsam.store.History;
import sparsam.store.PastRun;
import sparsam.text.Strings;
import sparsam.ui.flatness.toy.ToyModel;

/** What the workspace looks at, how, and what is known of it by now. */
public final class FlatnessModel implements AutoCloseable {
  /** Images to measure on, as quick as they are enough. */
  private static final int IMAGES = 1000;

  private static final int COARSE = 21;
  private static final int FINE = 51;

  /** How long a hand that zooms has to rest before what is seen is measured. */
  private static final long REST = 300_000_000;

  /** The least time between two pictures, for drawing one takes a part of a frame. */
  private static final long BETWEEN = 120_000_000;

  private final Strings strings;
  private final SurveyService service;
  private final Choice choice;
  private final ObjectProperty<Sight> sight = new SimpleObjectProperty<>(Sight.PLANE);
  private final LongProperty seed = new SimpleLongProperty(1);
  private final BooleanProperty accuracy = new SimpleBooleanProperty();
  private final BooleanProperty logarithmic = new SimpleBooleanProperty(true);
  private final BooleanProperty fine = new SimpleBooleanProperty(true);
  private final BooleanProperty path = new SimpleBooleanProperty();
  private final ObjectProperty<Limits> part = new SimpleObjectProperty<>(Limits.NONE);
  private final BooleanProperty open = new SimpleBooleanProperty();
  private final ReadOnlyStringWrapper told = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper trouble = new ReadOnlyStringWrapper("");
  private final FlatnessPictures pictures;
  private final StudyModel study;
  private @Nullable ToyModel toy;
  private @Nullable Question asked;
  private @Nullable Findings drawn;
  private long lastDrawn;
  private long resting;

  /**
   * @param history of the runs that can be chosen
   * @param service is this one's from now on
   * @param studies is this one's from now on
   * @param background reads files
   * @param screen hands results back to the window's thread
   */
  public FlatnessModel(
      Strings strings,
      History history,
      SurveyService service,
      StudyService studies,
      Executor background,
      Executor screen) {
    this.strings = strings;
    this.service = service;
    this.pictures = new FlatnessPictures(strings);
    this.choice = new Choice(history, background, screen, trouble::set);
    this.study = new StudyModel(strings, studies, choice, sight, open, logarithmic);
    choice.first().subscribe(this::ask);
    choice.second().subscribe(this::ask);
    choice.networks().subscribe(this::ask);
    choice.offered().subscribe((_, _) -> ask());
    sight.subscribe(
        () -> {
          part.set(Limits.NONE);
          ask();
        });
    seed.subscribe(this::ask);
    fine.subscribe(this::ask);
    path.subscribe(
        () -> {
          part.set(Limits.NONE);
          ask();
        });
    open.subscribe(this::ask);
    accuracy.subscribe(this::redraw);
    logarithmic.subscribe(this::redraw);
    part.subscribe((_, _) -> resting = System.nanoTime());
  }

  /** Somebody looks at the workspace from now on, or no longer. */
  public void show(boolean seen) {
    if (seen != open.get()) {
      choice.show(seen);
    }
    open.set(seen);
  }

  /** Follows what the lab shows: the folder of a run, or nothing. */
  public void follow(@Nullable Path folder) {
    choice.follow(folder);
  }

  /** A run has ended: there may be more networks. */
  public void refresh() {
    choice.refresh();
  }

  /** Looks at the network of a file, too. */
  void openFile(Path file) {
    trouble.set("");
    choice.open(file);
  }

  private void ask() {
    if (!open.get() && asked == null) {
      return; // Nobody looks.
    }
    Question next = open.get() ? question() : null;
    if (next == null) {
      asked = null;
      trouble.set("");
      service.rest();
      redraw();
    } else if (!next.equals(asked)) {
      if (asked == null || !next.sameDesk(asked) || !next.networks().equals(asked.networks())) {
        part.set(Limits.NONE);
        next = question();
      }
      asked = next;
      trouble.set("");
      PastRun run = choice.past().orElse(null);
      if (next != null && run != null) {
        service.ask(next, run);
      }
      redraw();
    }
  }

  private @Nullable Question question() {
    Optional<RunName> run = choice.offered().get();
    Optional<Chosen> first = choice.first().get();
    Optional<Chosen> second = choice.second().get().filter(one -> !one.equals(first.orElse(null)));
    if (run.isEmpty() || first.isEmpty()) {
      return null;
    }
    List<Chosen> networks =
        switch (sight.get()) {
          case PLANE ->
              second.map(other -> List.of(first.get(), other)).orElse(List.of(first.get()));
          case LINE -> second.map(other -> List.of(first.get(), other)).orElse(List.of());
          case THROUGH ->
              second.isPresent() && choice.third().isPresent()
                  ? List.of(choice.third().get(), first.get(), second.get())
                  : List.of();
          case SLICES, SPECTRUM, RISE, TOY -> List.of();
        };
    return networks.isEmpty()
        ? null
        : new Question(
            run.get().folder(),
            sight.get(),
            networks,
            seed.get(),
            IMAGES,
            isAlongPath(),
            fine.get() ? FINE : COARSE,
            Planes.part(part.get(), COARSE));
  }

  private boolean isAlongPath() {
    return path.get() && sight.get() == Sight.PLANE;
  }

  /** Looks at what has been measured since; called once a pulse. */
  @SuppressWarnings("ReferenceEquality") // Comparing all that is known at every pulse is too much.
  public void poll() {
    if (!open.get()) {
      return;
    }
    study.poll();
    pictures.catchUp();
    long now = System.nanoTime();
    if (resting != 0 && now - resting > REST) {
      resting = 0;
      ask();
    }
    Findings known = service.findings().orElse(null);
    if (known == null || known == drawn || asked == null) {
      return;
    }
    boolean whole = known.done() && known.question().equals(asked);
    if (whole || now - lastDrawn > BETWEEN) {
      lastDrawn = now;
      draw(known, true);
    }
  }

  private void redraw() {
    draw(service.findings().orElse(null), false);
  }

  /** Old findings stay while a part of the same planes is measured, and only then. */
  private void draw(@Nullable Findings known, boolean inTurn) {
    drawn = known;
    Question now = asked;
    boolean ours =
        known != null
            && now != null
            && known.question().sight() == now.sight()
            && known.question().sameDesk(now)
            && known.question().networks().equals(now.networks())
            && known.question().path() == now.path()
            && known.question().seed() == now.seed();
    Findings shown = ours ? known : null;
    pictures.show(sight.get(), now, shown, view(), empty(), inTurn);
    told.set(shown == null ? (now == null ? "" : strings.get("flatness.begins")) : words(shown));
  }

  private View view() {
    return new View(accuracy.get(), logarithmic.get());
  }

  /** Why there is nothing, where nothing is asked. */
  private String empty() {
    if (asked != null) {
      return strings.get("flatness.begins");
    }
    String lack = choice.lack();
    return strings.get(
        !lack.isEmpty()
            ? lack
            : sight.get() == Sight.THROUGH ? "flatness.empty.three" : "flatness.empty.two");
  }

  private String words(Findings known) {
    if (!known.trouble().isEmpty()) {
      return "";
    }
    if (known.line() != null) {
      return known.done()
          ? strings.get("flatness.line.done", known.images())
              + (known.kept() ? "\n" + strings.get("flatness.line.kept") : "")
          : strings.get(
              "flatness.line.going", known.line().adapted().size(), known.line().ts().size());
    }
    int done = 0;
    int all = 0;
    boolean few = false;
    int kept = 0;
    for (Findings.Seen plane : known.planes()) {
      kept += plane.kept() ? 1 : 0;
      for (Relief relief : plane.reliefs()) {
        done += relief.count();
        all += relief.grid().size();
        few |= relief.count() == 0;
      }
    }
    return known.done()
        ? strings.get("flatness.done", done, known.images()) + kept(kept, known.planes().size())
        : few || all == 0
            ? strings.get("flatness.few")
            : strings.get("flatness.going", done, all, known.images());
  }

  /** How many of the pictures were not measured but read, as a line of its own. */
  private String kept(int count, int all) {
    return count == 0
        ? ""
        : "\n"
            + (count == all
                ? strings.get("flatness.kept")
                : strings.get("flatness.kept.some", count, all));
  }

  /** Which networks are looked at. */
  public Choice choice() {
    return choice;
  }

  /** What is measured of what is looked at, in words. */
  public ObservableValue<String> doing() {
    return sight.flatMap(now -> now.isStudy() ? study.told() : told);
  }

  /** What came out of it, in words; empty where a picture says it all. */
  public ObservableValue<String> answer() {
    return sight.flatMap(now -> now.isStudy() ? study.verdict() : new SimpleStringProperty(""));
  }

  /** What was measured at the networks themselves. */
  public StudyModel study() {
    return study;
  }

  /** The pictures of what is known by now. */
  public FlatnessPictures pictures() {
    return pictures;
  }

  /** The loss of known formula; its ground is laid when it is first asked for. */
  public ToyModel toy() {
    ToyModel made = toy == null ? new ToyModel(strings) : toy;
    toy = made;
    return made;
  }

  public ObjectProperty<Sight> sight() {
    return sight;
  }

  /** Of a plane's random directions. */
  public LongProperty seed() {
    return seed;
  }

  /** Whether the accuracy is shown, and not the loss. */
  public BooleanProperty accuracy() {
    return accuracy;
  }

  /** Whether the loss is shown by its logarithm. */
  public BooleanProperty logarithmic() {
    return logarithmic;
  }

  /** Whether a plane lies along the path of its network's training. */
  public BooleanProperty path() {
    return path;
  }

  /** Whether planes are measured as finely as they can be. */
  public BooleanProperty fine() {
    return fine;
  }

  /** The part of the planes that is seen; as soon as a hand rests it is measured. */
  public ObjectProperty<Limits> part() {
    return part;
  }

  /** How far it is, in words. */
  public ReadOnlyStringProperty told() {
    return told.getReadOnlyProperty();
  }

  /** What is in the way, in one sentence; empty for nothing. */
  public ReadOnlyStringProperty trouble() {
    return trouble.getReadOnlyProperty();
  }

  /** Ends the measuring. */
  @Override
  public void close() {
    service.close();
    study.close();
  }
}
