package sparsam.sweep.work;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import sparsam.recipe.Difference;
import sparsam.recipe.Recipe;
import sparsam.recipe.RecipeException;
import sparsam.recipe.RecipeWriter;
import sparsam.result.Result.Failed;
import sparsam.result.Run;
import sparsam.result.watch.FlatnessRow;
import sparsam.store.History;
import sparsam.store.RunFolder;
import sparsam.store.epoch.FlatnessFile;
import sparsam.sweep.Sweep;
import sparsam.sweep.SweepReader;
import sparsam.sweep.SweepWriter;
import sparsam.sweep.Task;
import sparsam.system.FolderTree;
import sparsam.system.Sentence;
import sparsam.system.WholeFile;

/**
 * A sweep on disk: {@code sweep.sparsam}, and a run's folder under {@code runs} for every training
 * that has ended. One under way has its folder under {@code .work} and is renamed when it is
 * finished, so that what lies under {@code runs} is whole, whoever made it and whenever.
 */
public final class SweepFolder {
  /** The sweep's own file. */
  public static final String SWEEP = "sweep" + ".sparsam";

  private static final String RUNS = "runs";
  private static final String WORK = ".work";

  /** What a folder is called that goes; nobody works there. */
  private static final String REMOVED = "removed-";

  private static final String SEEDS = "seeds";

  private final Path path;

  /**
   * @param path need not exist
   */
  public SweepFolder(Path path) {
    this.path = path;
  }

  /**
   * The seeds that a run is repeated under: a sweep without an axis, in the run's folder.
   *
   * @param run the run's folder
   */
  public static SweepFolder ofSeeds(Path run) {
    return new SweepFolder(run.resolve(SEEDS));
  }

  /**
   * What was read of the trainings that have ended.
   *
   * @param outcomes by the tasks' ids
   * @param others how many results each other engine has computed, which are left out
   * @param damaged a sentence for each folder that cannot be read
   */
  public record Found(
      Map<String, Outcome> outcomes, Map<String, Integer> others, List<String> damaged) {
    public Found {
      outcomes = Map.copyOf(outcomes);
      others = new TreeMap<>(others);
      damaged = List.copyOf(damaged);
    }
  }

  public Path path() {
    return path;
  }

  /** Whether a folder holds a sweep. */
  public boolean exists() {
    return Files.isRegularFile(file());
  }

  private Path file() {
    return path.resolve(SWEEP);
  }

  /**
   * The sweep that it was made for.
   *
   * @throws IOException with one sentence where it holds none that can be read
   */
  public Sweep sweep() throws IOException {
    if (!exists()) {
      throw new IOException(
          Files.exists(path)
              ? "%s is no sweep's folder: it holds no %s".formatted(path, SWEEP)
              : "there is no sweep in %s, because it does not exist".formatted(path));
    }
    try {
      return SweepReader.read(file());
    } catch (RecipeException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  /**
   * Makes the folder, or takes one over that is empty or holds this sweep.
   *
   * @throws IOException with one sentence where it holds something else or cannot be written
   */
  public void make(Sweep sweep) throws IOException {
    requireUsable();
    try {
      Files.createDirectories(path.resolve(RUNS));
      Files.createDirectories(path.resolve(WORK));
    } catch (FileSystemException e) {
      throw new IOException(
          "the sweep's folder %s cannot be made: %s".formatted(path, Sentence.of(e)), e);
    }
    for (Path left : FolderTree.list(path.resolve(WORK))) {
      if (String.valueOf(left.getFileName()).startsWith(REMOVED)) {
        FolderTree.delete(left); // By a process that was killed, or whose disk failed.
      }
    }
    if (!exists() || !sweep().equals(sweep)) {
      SweepWriter.save(sweep, file()); // Parts that begin together write the same.
    }
  }

  /**
   * @throws IOException with one sentence where it holds files of something else
   */
  public void requireUsable() throws IOException {
    if (Files.exists(path) && !Files.isDirectory(path)) {
      throw new IOException(path + " is a file; choose another folder for the sweep");
    }
    if (!Files.exists(path) || exists()) {
      return;
    }
    Optional<String> stranger =
        FolderTree.list(path).stream()
            .map(file -> String.valueOf(file.getFileName()))
            .filter(name -> !List.of(RUNS, WORK).contains(name))
            .filter(name -> WholeFile.unfinished(name).filter(SWEEP::equals).isEmpty())
            .findFirst();
    if (stranger.isPresent()) {
      throw new IOException(
          "%s holds other files (%s) and no sweep; choose an empty folder or a new one"
              .formatted(path, stranger.get()));
    }
  }

  /**
   * @throws IOException with one sentence where it was made for another recipe
   */
  public void requireRecipe(Sweep sweep) throws IOException {
    Recipe there = sweep().recipe();
    if (!there.equals(sweep.recipe())) {
      throw new IOException(
          "%s was made for another recipe: %s"
              .formatted(
                  path,
                  Difference.first(RecipeWriter.tree(there), RecipeWriter.tree(sweep.recipe()))));
    }
  }

  /**
   * @throws IOException with one sentence where it was made for another sweep
   */
  public void requireSame(Sweep sweep) throws IOException {
    requireRecipe(sweep);
    if (!sweep().equals(sweep)) {
      throw new IOException(
          path + " holds a sweep with other axes, points or seeds; choose another folder");
    }
  }

  /** Where a training's run lies when it has ended. */
  public Path run(Task task) {
    return run(task.id());
  }

  Path run(String id) {
    return path.resolve(RUNS).resolve(id);
  }

  /** Whether a training has ended. */
  public boolean isDone(Task task) {
    return Files.isDirectory(run(task));
  }

  /** Where a training works. */
  Path work(String name) {
    return path.resolve(WORK).resolve(name);
  }

  /**
   * What a training came to; empty where it has not ended.
   *
   * @throws IOException with one sentence where its folder cannot be read
   */
  Optional<Outcome> outcome(Task task) throws IOException {
    if (!isDone(task)) {
      return Optional.empty();
    }
    Run run = RunFolder.read(run(task));
    if (run.state() != Run.State.FINISHED) {
      throw new IOException(run(task) + " is damaged: its run has not ended");
    }
    List<FlatnessRow> seen = FlatnessFile.rows(run(task), task.recipe().watch(), task.training());
    return Optional.of(Outcome.of(task, run, seen));
  }

  /**
   * How many trainings have begun and not ended.
   *
   * @param held whether somebody works on them; else those that were broken off
   */
  public long underWay(boolean held) throws IOException {
    History history = new History(path.resolve(WORK), Clock.systemUTC());
    return history.list().stream()
        .filter(run -> held ? run.condition().running() : run.condition().resumable())
        .count();
  }

  /**
   * All that has ended and was computed by one engine; where a dense network has no result, what
   * starts from it has none either.
   *
   * @param engine which one; empty for the one that computed most of it
   */
  public Found read(List<Task> tasks, String engine) {
    Map<String, Outcome> all = new LinkedHashMap<>();
    Map<String, Integer> engines = new LinkedHashMap<>();
    List<String> damaged = new ArrayList<>();
    for (Task task : tasks) {
      try {
        outcome(task)
            .ifPresent(
                one -> {
                  all.put(task.id(), one);
                  engines.merge(one.engine(), 1, Integer::sum);
                });
      } catch (IOException e) {
        damaged.add(String.valueOf(e.getMessage()));
      }
    }
    String most =
        engine.isEmpty()
            ? engines.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse("")
            : engine;
    all.values().removeIf(one -> !one.engine().equals(most));
    engines.remove(most);
    for (Task task : tasks) {
      Outcome dense = task.dense().map(all::get).orElse(null);
      if (dense != null && dense.result() instanceof Failed failed) {
        all.putIfAbsent(task.id(), Outcome.withoutDense(task, failed));
      }
    }
    return new Found(all, engines, damaged);
  }

  /**
   * Takes over what another folder has and this one has not, as copies.
   *
   * @return how many
   * @throws IOException with one sentence where a file cannot be read or written
   */
  public int gather(SweepFolder from, List<Task> tasks) throws IOException {
    int copied = 0;
    for (Task task : tasks) {
      if (from.isDone(task) && !isDone(task)) {
        Path place = work(task.id() + ".gathered");
        FolderTree.delete(place);
        FolderTree.copy(from.run(task), place);
        settle(place, task);
        copied++;
      }
    }
    return copied;
  }

  /** Gives a finished training its place; where somebody else was faster, that one's stays. */
  void settle(Path work, Task task) throws IOException {
    Path place = run(task);
    try {
      Files.move(work, place, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      throw new IOException("%s cannot be renamed to %s".formatted(work, place), e);
    } catch (FileSystemException e) {
      if (!Files.isDirectory(place)) {
        throw new IOException(
            "%s cannot be renamed to %s: %s".formatted(work, place, Sentence.of(e)), e);
      }
      FolderTree.delete(work);
    }
  }

  /**
   * Removes what is left of a training that has ended, also where it was broken off before it was a
   * run; what other processes hold stays.
   *
   * @throws IOException with one sentence where something cannot be removed
   */
  void tidy(Task task) throws IOException {
    List<Path> left =
        FolderTree.list(path.resolve(WORK)).stream()
            .filter(file -> isOf(task, String.valueOf(file.getFileName())))
            .toList();
    for (Path one : left) {
      Optional<RunFolder> held = held(one);
      if (held.isPresent()) {
        discard(held.get());
      } else if (RunFolder.isAbandoned(one)) {
        FolderTree.delete(aside(one));
      }
    }
  }

  /** A run's folder, where nobody has it. */
  static Optional<RunFolder> held(Path place) {
    try {
      return Optional.of(RunFolder.resume(place));
    } catch (IOException _) {
      return Optional.empty(); // It is not there, or no run's yet, or another's.
    }
  }

  private static boolean isOf(Task task, String name) {
    return name.equals(task.id()) || name.startsWith(task.id() + "-");
  }

  /**
   * Removes a folder that is held.
   *
   * @throws IOException with one sentence where it cannot be removed
   */
  void discard(RunFolder held) throws IOException {
    Path aside;
    try (held) {
      aside = aside(held.path());
    }
    FolderTree.delete(aside);
  }

  /**
   * Gives a folder another name, so that nobody begins in what is about to go.
   *
   * @return that one; there is nothing where it cannot be renamed while it is open
   */
  private static Path aside(Path place) throws IOException {
    Path aside = place.resolveSibling(REMOVED + UUID.randomUUID());
    try {
      Files.move(place, aside, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileSystemException _) {
      // It stays, and is in nobody's way.
    }
    return aside;
  }
}
