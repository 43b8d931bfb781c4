package sparsam.ui.sweep.plan;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import sparsam.recipe.Recipe;
import sparsam.recipe.RecipeException;
import sparsam.recipe.RecipeReader;
import sparsam.sweep.AxisChoice;
import sparsam.sweep.Sweep;
import sparsam.sweep.SweepPresets;
import sparsam.sweep.SweepReader;
import sparsam.sweep.SweepWriter;
import sparsam.text.Strings;
import sparsam.ui.part.Typed;
import sparsam.ui.sweep.draft.AxisDraft;
import sparsam.ui.sweep.draft.Draft;
import sparsam.ui.sweep.work.Answer;
import sparsam.ui.sweep.work.Question;
import sparsam.ui.sweep.work.SweepService;

/** What is to be swept, as it is typed, and what it comes to. */
public final class PlanModel {
  private static final int MOST_WORKERS = 1024;

  private final Strings strings;
  private final SweepService service;
  private final ObservableValue<Recipe> lab;
  private final ObjectProperty<Origin> origin = new SimpleObjectProperty<>();
  private final ReadOnlyObjectWrapper<List<Origin>> origins = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<Recipe> recipe = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<List<AxisChoice>> choices =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ObservableList<AxisRow> rows = FXCollections.observableArrayList();
  private final StringProperty points = new SimpleStringProperty("");
  private final StringProperty seeds = new SimpleStringProperty("3");
  private final StringProperty halve = new SimpleStringProperty("");
  private final StringProperty workers;
  private final ReadOnlyStringWrapper pointsError = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper seedsError = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper halveError = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper workersError = new ReadOnlyStringWrapper("");
  private final ReadOnlyBooleanWrapper drawn = new ReadOnlyBooleanWrapper();
  private final ReadOnlyStringWrapper outlook = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper trouble = new ReadOnlyStringWrapper("");
  private final ReadOnlyBooleanWrapper ready = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper unfinished = new ReadOnlyBooleanWrapper();
  private final ReadOnlyObjectWrapper<@Nullable Path> folder = new ReadOnlyObjectWrapper<>();
  private @Nullable Question asked;
  private @Nullable Answer seen;
  private String complaint = "";
  private boolean filling;

  /**
   * @param lab the recipe that the lab has
   */
  public PlanModel(Strings strings, SweepService service, ObservableValue<Recipe> lab) {
    this.strings = strings;
    this.service = service;
    this.lab = lab;
    this.workers =
        new SimpleStringProperty(Integer.toString(Runtime.getRuntime().availableProcessors()));
    List<Origin> all = new ArrayList<>(List.of(new Origin.Lab()));
    SweepPresets.NAMES.forEach(name -> all.add(new Origin.Preset(name)));
    origins.set(List.copyOf(all));
    for (StringProperty one : List.of(points, seeds, halve, workers)) {
      one.subscribe((_, _) -> changed());
    }
    origin.subscribe((_, next) -> turnTo(next));
    lab.subscribe(this::followLab);
    origin.set(new Origin.Preset(SweepPresets.NAMES.getFirst()));
  }

  private void followLab() {
    if (origin.get() instanceof Origin.Lab) {
      takeLab();
    }
  }

  private void turnTo(Origin next) {
    if (filling) {
      return;
    }
    switch (next) {
      case Origin.Lab() -> takeLab();
      case Origin.Preset(String name) -> {
        try {
          fill(Draft.of(SweepPresets.load(name)), null);
        } catch (RecipeException e) {
          throw new IllegalStateException(e); // It comes with the program.
        }
      }
      case Origin.File _ -> {} // It was read before it became the origin.
    }
  }

  /** The lab's recipe with the axes that it has, too. */
  private void takeLab() {
    Recipe now = lab.getValue();
    if (now.equals(recipe.get()) && folder.get() == null) {
      return;
    }
    List<String> keys = AxisChoice.of(now).stream().map(one -> one.axis().key()).toList();
    fill(
        new Draft(
            now,
            rows.stream().map(AxisRow::draft).filter(axis -> keys.contains(axis.key())).toList(),
            points.get(),
            seeds.get(),
            halve.get()),
        null);
  }

  private void fill(Draft draft, @Nullable Path of) {
    filling = true;
    recipe.set(draft.recipe());
    choices.set(AxisChoice.of(draft.recipe()));
    rows.setAll(draft.axes().stream().map(axis -> new AxisRow(axis, this::changed)).toList());
    points.set(draft.points());
    seeds.set(draft.seeds());
    halve.set(draft.halve());
    folder.set(of);
    filling = false;
    changed();
  }

  /** Asks anew what it comes to. */
  private void changed() {
    if (filling || recipe.get() == null) {
      return;
    }
    complaint = "";
    Draft draft = draft();
    drawn.set(draft.isDrawn());
    Question next = new Question(draft, folder.get(), workers());
    workersError.set(workers() == 0 ? strings.get("sweep.workers.refused", MOST_WORKERS) : "");
    if (workers() > 0 && !next.equals(asked)) {
      asked = next;
      service.consider(next);
    }
    show();
  }

  /** Asks again although nothing was typed: something has been trained since. */
  public void again() {
    asked = null;
    changed();
  }

  private Draft draft() {
    return new Draft(
        Objects.requireNonNull(recipe.get()),
        rows.stream().map(AxisRow::draft).toList(),
        points.get(),
        seeds.get(),
        halve.get());
  }

  /** How many; 0 where it is no number of them. */
  private int workers() {
    OptionalDouble number = Typed.number(workers.get());
    double value = number.orElse(0);
    return value == Math.rint(value) && value >= 1 && value <= MOST_WORKERS ? (int) value : 0;
  }

  /** Looks whether an answer has come; called once a pulse. */
  public void poll() {
    Answer now = service.answer().orElse(null);
    if (now != null && !now.equals(seen)) {
      seen = now;
      show();
    }
  }

  private void show() {
    Answer now = seen;
    if (now == null || !now.question().equals(asked)) {
      outlook.set(strings.get("sweep.outlook.wait"));
      trouble.set(complaint);
      ready.set(false);
      unfinished.set(false);
      return;
    }
    for (int i = 0; i < rows.size(); i++) {
      rows.get(i).refuse(now.checked().axes().get(i));
    }
    pointsError.set(now.checked().points());
    seedsError.set(now.checked().seeds());
    halveError.set(now.checked().halve());
    boolean refused = now.checked().sweep().isEmpty() || !now.trouble().isEmpty();
    outlook.set(
        now.prospect()
            .map(one -> new ProspectWords(strings, one).text())
            .orElse(refused ? "" : strings.get("sweep.outlook.timing")));
    trouble.set(
        !complaint.isEmpty()
            ? complaint
            : now.trouble().isEmpty() ? now.checked().whole() : now.trouble());
    ready.set(now.prospect().isPresent() && workers() > 0);
    unfinished.set(
        ready.get() && now.prospect().filter(one -> one.outlook().count() > 0).isPresent());
  }

  /** Adds an axis: the first setting that is none yet. */
  public void add() {
    List<String> taken = rows.stream().map(row -> row.key().get()).toList();
    choices.get().stream()
        .filter(choice -> !taken.contains(choice.axis().key()))
        .findFirst()
        .ifPresent(
            choice -> {
              rows.add(
                  new AxisRow(
                      AxisDraft.of(choice, Objects.requireNonNull(recipe.get())), this::changed));
              changed();
            });
  }

  /** Lets an axis vary something else, with values to begin with. */
  public void choose(AxisRow row, AxisChoice choice) {
    if (!choice.axis().key().equals(row.key().get())) {
      filling = true;
      row.set(AxisDraft.of(choice, Objects.requireNonNull(recipe.get())));
      filling = false;
      changed();
    }
  }

  public void remove(AxisRow row) {
    rows.remove(row);
    changed();
  }

  /** Takes a sweep's or a recipe's file; where it cannot be read, a sentence says why. */
  public void open(Path file) {
    try {
      String text = RecipeReader.text(file, "sweep");
      String name = String.valueOf(file.getFileName());
      Sweep sweep =
          SweepReader.isSweep(name, text)
              ? SweepReader.parse(name, text)
              : SweepReader.of(RecipeReader.parse(name, text));
      if (sweep.halved().isPresent()) {
        complain(strings.get("sweep.halved.file", name));
      } else {
        take(name, sweep, null);
      }
    } catch (RecipeException | IOException e) {
      complain(String.valueOf(e.getMessage()));
    }
  }

  /** Says that the sweep of a folder is shown, and who goes on with it. */
  public void halved(Path of) {
    complain(strings.get("sweep.halved.window", strings.path(of)));
  }

  /** Takes the sweep of a folder, to go on with it there. */
  public void take(Path of, Sweep sweep) {
    if (!of.equals(folder.get())) {
      take(String.valueOf(of.getFileName()), sweep, of);
    }
  }

  private void take(String name, Sweep sweep, @Nullable Path of) {
    Origin next = new Origin.File(name);
    filling = true;
    List<Origin> all = new ArrayList<>(origins.get());
    all.removeIf(Origin.File.class::isInstance);
    all.add(next);
    origins.set(List.copyOf(all));
    origin.set(next);
    filling = false;
    fill(Draft.of(sweep), of);
  }

  /** A sweep that was begun from here has a folder now. */
  public void began(Path of) {
    folder.set(of);
    again();
  }

  /** Writes the sweep's file; where it cannot be written, a sentence says why. */
  public void save(Path file) {
    Optional<Sweep> sweep = draft().check(strings).sweep();
    if (sweep.isEmpty()) {
      complain(strings.get("sweep.save.refused"));
      return;
    }
    try {
      SweepWriter.save(sweep.get(), file);
    } catch (IOException e) {
      complain(String.valueOf(e.getMessage()));
    }
  }

  private void complain(String sentence) {
    complaint = sentence;
    show();
  }

  /**
   * What would be begun; empty where something is in the way.
   *
   * @param anew whether in a folder of its own, whatever there is
   */
  public Optional<Question> question(boolean anew) {
    Question now = asked;
    return !ready.get() || now == null
        ? Optional.empty()
        : Optional.of(anew ? new Question(now.draft(), null, now.workers()) : now);
  }

  public ObjectProperty<Origin> origin() {
    return origin;
  }

  /** All that can be chosen. */
  public ReadOnlyObjectProperty<List<Origin>> origins() {
    return origins.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<Recipe> recipe() {
    return recipe.getReadOnlyProperty();
  }

  /** What an axis may vary. */
  public ReadOnlyObjectProperty<List<AxisChoice>> choices() {
    return choices.getReadOnlyProperty();
  }

  public ObservableList<AxisRow> rows() {
    return rows;
  }

  /** How many are drawn. */
  public StringProperty points() {
    return points;
  }

  public ReadOnlyStringProperty pointsError() {
    return pointsError.getReadOnlyProperty();
  }

  /** Whether any axis is drawn. */
  public ReadOnlyBooleanProperty drawn() {
    return drawn.getReadOnlyProperty();
  }

  /** How many, or which. */
  public StringProperty seeds() {
    return seeds;
  }

  public ReadOnlyStringProperty seedsError() {
    return seedsError.getReadOnlyProperty();
  }

  /** Which part goes on and how often; empty where all have the whole budget. */
  public StringProperty halve() {
    return halve;
  }

  public ReadOnlyStringProperty halveError() {
    return halveError.getReadOnlyProperty();
  }

  public StringProperty workersTyped() {
    return workers;
  }

  public ReadOnlyStringProperty workersError() {
    return workersError.getReadOnlyProperty();
  }

  /** How much it is and how long it takes, a line each. */
  public ReadOnlyStringProperty outlook() {
    return outlook.getReadOnlyProperty();
  }

  /** What is in the way, in one sentence; else empty. */
  public ReadOnlyStringProperty trouble() {
    return trouble.getReadOnlyProperty();
  }

  /** Whether it can be run. */
  public ReadOnlyBooleanProperty ready() {
    return ready.getReadOnlyProperty();
  }

  /** Whether it can be run and something is left to train. */
  public ReadOnlyBooleanProperty unfinished() {
    return unfinished.getReadOnlyProperty();
  }

  /** The folder that it goes on in; null for a new one. */
  public ReadOnlyObjectProperty<@Nullable Path> folder() {
    return folder.getReadOnlyProperty();
  }
}
