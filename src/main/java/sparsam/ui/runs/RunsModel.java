package sparsam.ui.runs;

import java.io.IOException;
import java.nio.file.Path;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sparsam.recipe.Difference;
import sparsam.recipe.Recipe;
import sparsam.store.History;
import sparsam.store.History.Deleted;
import sparsam.store.PastRun;
import sparsam.store.RunSummary;
import sparsam.store.RunSummary.Damaged;
import sparsam.store.RunSummary.Whole;
import sparsam.text.Strings;

/** The history as it is shown: found by words and stars, one run selected, some laid over. */
public final class RunsModel {
  private static final Logger LOG = LoggerFactory.getLogger(RunsModel.class);

  /** Something of the history that may fail for want of a file. */
  @FunctionalInterface
  private interface Work<T> {
    T done() throws IOException;
  }

  private static final DateTimeFormatter WHEN =
      DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm", Locale.ENGLISH);

  private final Strings strings;
  private final History history;
  private final Executor background;
  private final Executor screen;
  private Consumer<String> complain = _ -> {};
  private Consumer<PastRun> open = _ -> {};
  private Consumer<Recipe> duplicate = _ -> {};
  private Consumer<List<PastRun>> overlay = _ -> {};
  private @Nullable Recipe compared;
  private @Nullable Path shownFolder;
  private @Nullable Deleted deleted;
  private List<RunSummary> all = List.of();
  private final Map<Path, PastRun> overlaid = new LinkedHashMap<>();
  private final StringProperty search = new SimpleStringProperty("");
  private final BooleanProperty starredOnly = new SimpleBooleanProperty();
  private final ObjectProperty<@Nullable Path> selected = new SimpleObjectProperty<>();
  private final ReadOnlyObjectWrapper<List<RunCard>> cards = new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyObjectWrapper<List<Difference>> differences =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyStringWrapper empty = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper undo = new ReadOnlyStringWrapper("");

  /**
   * @param background does what reads or writes files, one thing after another
   * @param screen hands results back to the window's thread
   */
  public RunsModel(Strings strings, History history, Executor background, Executor screen) {
    this.strings = strings;
    this.history = history;
    this.background = background;
    this.screen = screen;
    search.subscribe(this::show);
    starredOnly.subscribe(this::show);
    selected.subscribe(this::compare);
  }

  /**
   * @param sentence is told what could not be done
   * @param opened shows a past run
   * @param recipe takes a past run's recipe for the next run
   * @param behind draws past runs behind the one shown
   */
  public void connect(
      Consumer<String> sentence,
      Consumer<PastRun> opened,
      Consumer<Recipe> recipe,
      Consumer<List<PastRun>> behind) {
    complain = sentence;
    open = opened;
    duplicate = recipe;
    overlay = behind;
  }

  /** Reads the folder of the runs again. */
  public void refresh() {
    later(
        history::list,
        found -> {
          all = found;
          show();
        });
  }

  /** Removes for good what was deleted long ago; once, when the window opens. */
  public void tidy() {
    later(
        () -> {
          history.empty();
          return true;
        },
        _ -> {});
  }

  /**
   * What the window shows.
   *
   * @param folder of the run shown; null for none
   * @param recipe that other runs' are compared with
   */
  public void shown(@Nullable Path folder, Recipe recipe) {
    if (!recipe.equals(compared) || !Objects.equals(folder, shownFolder)) {
      compared = recipe;
      shownFolder = folder;
      show();
      compare();
    }
  }

  private void show() {
    List<RunCard> made = new ArrayList<>();
    for (RunSummary run : all) {
      boolean starred = run instanceof Whole whole && whole.note().starred();
      if (run.matches(search.get()) && (starred || !starredOnly.get())) {
        made.add(card(run, starred));
      }
    }
    cards.set(made);
    empty.set(made.isEmpty() ? strings.get(all.isEmpty() ? "runs.none" : "runs.notFound") : "");
  }

  private RunCard card(RunSummary run, boolean starred) {
    return new RunCard(
        run.folder(),
        run.name(),
        WHEN.format(run.time()),
        switch (run) {
          case Whole whole -> outcome(whole);
          case Damaged damaged -> damaged.sentence();
        },
        run instanceof Whole whole ? whole.note().text() : "",
        starred,
        run instanceof Damaged,
        run.folder().equals(shownFolder),
        overlaid.containsKey(run.folder()));
  }

  private String outcome(Whole run) {
    String state =
        strings.get(
            switch (run.state()) {
              case FINISHED -> "runs.finished";
              case STOPPED -> "runs.stopped";
              case RUNNING -> "runs.brokenOff";
            });
    return run.best()
        .map(
            best ->
                strings.get(
                    "runs.best",
                    state,
                    best.name(),
                    100 * best.testAccuracy(),
                    100 * best.testInterval().low(),
                    100 * best.testInterval().high()))
        .orElse(state);
  }

  private void compare() {
    Recipe here = compared;
    differences.set(
        here == null
            ? List.of()
            : whole(selected.get())
                .map(run -> Difference.all(here, run.recipe()))
                .orElse(List.of()));
  }

  private Optional<Whole> whole(@Nullable Path folder) {
    return all.stream()
        .filter(Whole.class::isInstance)
        .map(Whole.class::cast)
        .filter(run -> run.folder().equals(folder))
        .findFirst();
  }

  /** Shows a past run in the window. */
  public void open(Path folder) {
    LOG.info("opens {}", folder);
    later(() -> PastRun.open(folder), open);
  }

  /** Takes a past run's recipe for the next run. */
  public void duplicate(Path folder) {
    whole(folder).map(Whole::recipe).ifPresent(duplicate);
  }

  /** Draws a run's curves behind those shown, or no longer. */
  public void overlay(Path folder) {
    if (overlaid.remove(folder) != null) {
      tellOverlaid();
    } else {
      later(
          () -> PastRun.open(folder),
          run -> {
            overlaid.put(folder, run);
            tellOverlaid();
          });
    }
  }

  private void tellOverlaid() {
    overlay.accept(List.copyOf(overlaid.values()));
    show();
  }

  /** What a run is called: by a person, or as its recipe. */
  public String name(Path folder) {
    return all.stream()
        .filter(run -> run.folder().equals(folder))
        .map(RunSummary::name)
        .findFirst()
        .orElse(String.valueOf(folder.getFileName()));
  }

  public void star(Path folder, boolean on) {
    change(() -> history.star(folder, on));
  }

  public void rename(Path folder, String name) {
    change(() -> history.rename(folder, name));
  }

  public void note(Path folder, String text) {
    change(() -> history.note(folder, text));
  }

  /** Puts a run away; {@link #undo} says so as long as it can be brought back from here. */
  public void delete(Path folder) {
    String name = name(folder);
    later(
        () -> history.delete(folder),
        gone -> {
          deleted = gone;
          undo.set(strings.get("runs.deleted", name));
          if (overlaid.remove(folder) != null) {
            tellOverlaid();
          }
          refresh();
        });
  }

  /** Brings back what was deleted last. */
  public void restore() {
    Deleted gone = deleted;
    if (gone != null) {
      deleted = null;
      undo.set("");
      change(() -> history.restore(gone));
    }
  }

  /** Something of the history that gives nothing. */
  @FunctionalInterface
  private interface Change {
    void made() throws IOException;
  }

  private void change(Change change) {
    later(
        () -> {
          change.made();
          return history.list();
        },
        found -> {
          all = found;
          show();
          compare();
        });
  }

  private <T> void later(Work<T> work, Consumer<T> then) {
    background.execute(
        () -> {
          try {
            T result = work.done();
            screen.execute(() -> then.accept(result));
          } catch (IOException | IllegalArgumentException e) {
            String sentence = String.valueOf(e.getMessage());
            screen.execute(() -> complain.accept(sentence));
          }
        });
  }

  /** The words that are looked for. */
  public StringProperty search() {
    return search;
  }

  /** Whether only starred runs are shown. */
  public BooleanProperty starredOnly() {
    return starredOnly;
  }

  /** The folder of the run that is selected. */
  public ObjectProperty<@Nullable Path> selected() {
    return selected;
  }

  /** The runs found, newest first. */
  public ReadOnlyObjectProperty<List<RunCard>> cards() {
    return cards.getReadOnlyProperty();
  }

  /** Where the selected run's recipe is another than the one shown; left is the one shown. */
  public ReadOnlyObjectProperty<List<Difference>> differences() {
    return differences.getReadOnlyProperty();
  }

  /** Why there are no cards; empty where there are. */
  public ReadOnlyStringProperty empty() {
    return empty.getReadOnlyProperty();
  }

  /** What can be brought back, in words; empty where nothing can. */
  public ReadOnlyStringProperty undo() {
    return undo.getReadOnlyProperty();
  }
}
