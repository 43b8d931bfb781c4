package sparsam.ui.sweep.said;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import sparsam.plot.picture.Picture;
import sparsam.recipe.Recipe;
import sparsam.report.sweep.RunCurves;
import sparsam.report.sweep.SweepColumns;
import sparsam.report.sweep.SweepWords;
import sparsam.result.Result.Failed;
import sparsam.result.Result.Finished;
import sparsam.result.Track;
import sparsam.store.PastRun;
import sparsam.sweep.Point;
import sparsam.sweep.Task;
import sparsam.sweep.finding.Cell;
import sparsam.sweep.work.Outcome;
import sparsam.sweep.work.SweepFolder;
import sparsam.text.Strings;
import sparsam.ui.sweep.work.Sight;

/** What was chosen in the pictures: its points, and of one of them its trainings. */
public final class ChosenModel {
  /**
   * A training of the point that is looked at.
   *
   * @param words what it is and what it came to
   * @param folder of its run; empty where it has none
   */
  public record Trained(String words, Optional<Path> folder) {}

  private final Strings strings;
  private final Executor files;
  private final Executor screen;
  private final ReadOnlyObjectWrapper<List<Cell>> cells = new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyStringWrapper count = new ReadOnlyStringWrapper("");
  private final ObjectProperty<Optional<Cell>> selected =
      new SimpleObjectProperty<>(Optional.empty());
  private final ReadOnlyObjectWrapper<List<Trained>> trainings =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyObjectWrapper<Picture> curves;
  private Optional<Sight> sight = Optional.empty();
  private long asked;

  /**
   * @param files reads runs
   * @param screen runs work on the window's thread
   */
  public ChosenModel(Strings strings, Executor files, Executor screen) {
    this.strings = strings;
    this.files = files;
    this.screen = screen;
    this.curves = new ReadOnlyObjectWrapper<>(picture("", List.of(), List.of(), false));
    selected.subscribe((_, _) -> look());
  }

  private Picture picture(String title, List<String> arms, List<Track> tracks, boolean under) {
    return RunCurves.of(
        strings,
        title.isEmpty() ? strings.get("sweep.training") : title,
        arms,
        tracks,
        strings.get(under ? "sweep.training.empty" : "sweep.training.choose"));
  }

  /**
   * Shows what is chosen of a sweep.
   *
   * @param chosen sets of values; none for all
   */
  public void show(Sight now, Set<List<String>> chosen) {
    sight = Optional.of(now);
    List<Cell> all = now.findings().cells();
    List<Cell> some =
        chosen.isEmpty()
            ? List.of()
            : all.stream().filter(cell -> chosen.contains(cell.values())).toList();
    cells.set(some);
    count.set(
        chosen.isEmpty()
            ? strings.get("sweep.chosen.none", all.size())
            : strings.get("sweep.chosen.some", some.size(), all.size()));
    Optional<Cell> still =
        selected
            .get()
            .flatMap(
                one ->
                    some.stream().filter(cell -> cell.values().equals(one.values())).findFirst());
    Optional<Cell> next = still.or(() -> some.stream().findFirst());
    if (next.equals(selected.get())) {
      return;
    }
    selected.set(next);
  }

  /** Tells the trainings of the point that is looked at, and reads their curves. */
  private void look() {
    asked++;
    if (sight.isEmpty() || selected.get().isEmpty()) {
      trainings.set(List.of());
      curves.set(picture("", List.of(), List.of(), false));
      return;
    }
    Sight now = sight.get();
    Cell cell = selected.get().get();
    SweepFolder folder = new SweepFolder(now.folder());
    List<Task> tasks =
        points(now, cell)
            .flatMap(point -> now.plan().tasks(point).values().stream())
            .distinct()
            .toList();
    trainings.set(tasks.stream().map(task -> trained(now.outcomes(), folder, task)).toList());
    List<Path> runs =
        tasks.stream()
            .filter(task -> now.outcomes().containsKey(task.id()) && folder.isDone(task))
            .map(folder::run)
            .toList();
    String title = SweepWords.values(now.plan().sweep(), cell.values());
    List<String> arms = List.copyOf(cell.arms().keySet());
    long number = asked;
    files.execute(
        () -> {
          List<Track> tracks = tracks(runs);
          screen.execute(
              () -> {
                if (number == asked) {
                  curves.set(picture(title, arms, tracks, true));
                }
              });
        });
  }

  private static Stream<Point> points(Sight now, Cell cell) {
    return now.plan().points().stream().filter(point -> point.values().equals(cell.values()));
  }

  /** The trainings themselves, without the dense networks that they start from. */
  private static List<Track> tracks(List<Path> runs) {
    List<Track> tracks = new ArrayList<>();
    for (Path run : runs) {
      try {
        List<Track> all = PastRun.open(run).monitor().tracks();
        if (!all.isEmpty()) {
          tracks.add(Objects.requireNonNull(all.getLast()));
        }
      } catch (IOException _) {
        // The list says what there is; a curve that cannot be read is not drawn.
      }
    }
    return tracks;
  }

  private Trained trained(Map<String, Outcome> outcomes, SweepFolder folder, Task task) {
    Outcome outcome = outcomes.get(task.id());
    String name = strings.get("sweep.trained", task.training(), task.recipe().seed());
    String words =
        switch (outcome == null ? null : outcome.result()) {
          case null -> strings.get("sweep.trained.missing", name);
          case Finished one ->
              strings.get("sweep.trained.finished", name, SweepWords.percent(one.testAccuracy()));
          case Failed one -> strings.get("sweep.trained.failed", name, one.reason());
        };
    return new Trained(
        words, folder.isDone(task) ? Optional.of(folder.run(task)) : Optional.empty());
  }

  /** The recipe of the point that is looked at, under its first seed. */
  public Optional<Recipe> recipe() {
    return sight.flatMap(
        now -> selected.get().flatMap(cell -> points(now, cell).findFirst().map(Point::recipe)));
  }

  /** A point in words. */
  public String say(Cell cell) {
    return sight.map(now -> SweepColumns.say(now.plan().sweep(), cell)).orElse("");
  }

  /** The points that are chosen; none where all are. */
  public ReadOnlyObjectProperty<List<Cell>> cells() {
    return cells.getReadOnlyProperty();
  }

  /** How many are chosen, in words. */
  public ReadOnlyStringProperty count() {
    return count.getReadOnlyProperty();
  }

  /** The point that is looked at. */
  public ObjectProperty<Optional<Cell>> selected() {
    return selected;
  }

  /** Its trainings. */
  public ReadOnlyObjectProperty<List<Trained>> trainings() {
    return trainings.getReadOnlyProperty();
  }

  /** How they went. */
  public ReadOnlyObjectProperty<Picture> curves() {
    return curves.getReadOnlyProperty();
  }
}
