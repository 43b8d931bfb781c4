package sparsam.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sparsam.recipe.Plan;
import sparsam.recipe.Plan.Training;
import sparsam.recipe.arm.Budget.Epochs;
import sparsam.result.Run;
import sparsam.store.RunSummary.Damaged;
import sparsam.store.RunSummary.Holder;
import sparsam.store.RunSummary.Newer;
import sparsam.store.RunSummary.Reached;
import sparsam.store.RunSummary.Whole;
import sparsam.store.file.Csv;
import sparsam.store.file.NewerVersion;
import sparsam.store.file.RunNote;
import sparsam.system.PlainText;

/** Reads what a list tells of a run, and knows whether that would be another now. */
final class Summaries {
  /** What tells one version of a file from the next: every one is written as a file of its own. */
  private record Version(FileTime modified, long size, @Nullable Object key) {}

  private static final Version ABSENT = new Version(FileTime.fromMillis(0), -1, null);

  /**
   * A folder as it was read.
   *
   * @param versions of the files that it was read from
   */
  record Known(List<Version> versions, RunSummary summary) {
    private boolean finished() {
      return summary instanceof Whole whole && whole.state() == Run.State.FINISHED;
    }
  }

  private final ZoneId zone;

  Summaries(ZoneId zone) {
    this.zone = zone;
  }

  /**
   * A folder as it is now.
   *
   * @param before as it was known; what has not changed is not read again
   * @return empty where it is no run's, or no longer there
   */
  Optional<Known> look(Path folder, @Nullable Known before) {
    Path recipe = RunFiles.recipeFile(folder);
    Version first = version(recipe);
    Version results = version(RunFiles.results(folder));
    if (first.equals(ABSENT) && results.equals(ABSENT)) {
      return Optional.empty();
    }
    Version note = version(folder.resolve(RunNote.FILE));
    List<Version> ended = List.of(first, results, note);
    if (before != null && before.finished() && before.versions().equals(ended)) {
      return Optional.of(before);
    }
    // A run under way says in its metrics how far it is, and by its lock who works on it.
    List<Version> versions =
        List.of(first, results, note, version(folder.resolve(RunFiles.METRICS)));
    if (before != null
        && before.versions().equals(versions)
        && (!(before.summary() instanceof Whole whole)
            || whole.holder() == FolderLock.holder(folder))) {
      return Optional.of(before);
    }
    RunSummary now = summarize(folder, recipe);
    boolean finished = now instanceof Whole whole && whole.state() == Run.State.FINISHED;
    return Optional.of(new Known(finished ? ended : versions, now));
  }

  private static Version version(Path file) {
    try {
      BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
      return new Version(now.lastModifiedTime(), now.size(), now.fileKey());
    } catch (IOException _) {
      return ABSENT;
    }
  }

  private RunSummary summarize(Path path, Path recipe) {
    LocalDateTime time = RunPlace.time(path).orElseGet(() -> written(path, recipe));
    try {
      RunFolder folder = RunFolder.look(path);
      Run run = RunJson.read(folder.run(), folder.recipe());
      boolean finished = run.state() == Run.State.FINISHED;
      return new Whole(
          path,
          time,
          RunNote.read(path),
          run.recipe(),
          run.state(),
          run.results(),
          finished ? Holder.NOBODY : FolderLock.holder(path),
          finished ? Optional.empty() : reached(folder, run));
    } catch (NewerVersion e) {
      return new Newer(path, time, e.version());
    } catch (IOException | RuntimeException e) {
      // A list of many goes on, whatever one folder holds.
      return new Damaged(path, time, PlainText.line(String.valueOf(e.getMessage())));
    }
  }

  /** When a folder's recipe was written, which is when its run began. */
  private LocalDateTime written(Path folder, Path recipe) {
    FileTime modified = version(Files.exists(recipe) ? recipe : folder).modified();
    return LocalDateTime.ofInstant(modified.toInstant(), zone);
  }

  private static Optional<Reached> reached(RunFolder folder, Run run) {
    for (Training training : new Plan(run.recipe()).trainings()) {
      if (run.result(training.name()).isEmpty()) {
        return Optional.of(
            new Reached(
                training.name(),
                epochs(folder.metrics(), training.name()),
                training.budget() instanceof Epochs(int epochs) ? epochs : 0));
      }
    }
    return Optional.empty();
  }

  /** A file that is damaged tells of no epochs; whoever opens the run is told. */
  private static int epochs(Path metrics, String training) {
    try {
      return Files.exists(metrics)
          ? (int)
              Csv.read(metrics).stream()
                  .skip(1)
                  .filter(row -> row.getFirst().equals(training))
                  .count()
          : 0;
    } catch (IOException _) {
      return 0;
    }
  }
}
