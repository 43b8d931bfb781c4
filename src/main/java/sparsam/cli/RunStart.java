package sparsam.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sparsam.data.DataOrigin;
import sparsam.experiment.DataSource;
import sparsam.experiment.FolderSource;
import sparsam.nn.Engine;
import sparsam.recipe.Recipe;
import sparsam.report.Provenance;
import sparsam.result.Environment;
import sparsam.result.Run;
import sparsam.store.GivenDense;
import sparsam.store.RunFolder;
import sparsam.store.RunPlace;
import sparsam.system.ShellWord;
import sparsam.text.Strings;

/**
 * A run that is about to begin or to go on: on which data, with how many threads, and what a person
 * should know before.
 */
final class RunStart implements AutoCloseable {
  private final Recipe recipe;
  private final Path path;
  private final DataSource data;
  private final int threads;
  private final @Nullable RunFolder resumed;
  private final @Nullable GivenDense dense;
  private final List<String> notes = new ArrayList<>();
  private boolean opened;

  private RunStart(
      Recipe recipe,
      Path path,
      DataSource data,
      int threads,
      @Nullable RunFolder resumed,
      @Nullable GivenDense dense) {
    this.recipe = recipe;
    this.path = path;
    this.data = data;
    this.threads = threads;
    this.resumed = resumed;
    this.dense = dense;
  }

  /**
   * A new run; nothing is written yet.
   *
   * @param dense the network that it takes over; null where it trains its own
   * @throws IOException with one sentence where it cannot have this folder or this network
   */
  static RunStart anew(
      Recipe recipe, Path path, DataSource data, int threads, @Nullable GivenDense dense)
      throws IOException {
    RunPlace.requireUnused(path);
    if (dense != null) {
      dense.requireFor(recipe);
    }
    return new RunStart(recipe, path, data, threads, null, dense);
  }

  /**
   * A run that goes on as it was begun, where it is not told otherwise.
   *
   * @param folder of the run; is closed with this
   * @param data with the folder that was named, or none
   */
  static RunStart resumed(RunFolder folder, FolderSource data, int threads) throws IOException {
    Run before = folder.soFar();
    RunStart start =
        new RunStart(
            folder.recipe(),
            folder.path(),
            data.folder() == null ? data.in(before.data().folder()) : data,
            threads,
            folder,
            null);
    start.compare(before);
    return start;
  }

  private void compare(Run before) {
    if (before.environment().equals(Environment.UNKNOWN)) {
      return;
    }
    String engine = Engine.FAST.description();
    if (!before.data().isKnown()) {
      Provenance.of(new Strings(), before).ifPresent(notes::add);
    }
    if (!before.environment().engine().equals(engine)) {
      notes.add(
          "It was begun with %s; with %s its numbers may differ in their last digits."
              .formatted(before.environment().engine(), engine));
    }
  }

  /** The run's folder, when all else is there. */
  RunFolder open(DataOrigin loaded) throws IOException {
    RunFolder folder = resumed == null ? created(loaded) : resumed;
    opened = true;
    return folder;
  }

  private RunFolder created(DataOrigin loaded) throws IOException {
    if (dense == null) {
      return RunFolder.create(path, recipe);
    }
    dense.requireFor(loaded);
    return RunFolder.create(path, recipe, dense.sharing(recipe, environment()));
  }

  /** The command line that goes on with it once it is in its folder. */
  String again() {
    return "sparsam run --resume --out " + ShellWord.of(path.toString());
  }

  /** What ended it, and what to do about it where anything of it is kept. */
  IOException brokenOff(IOException e) {
    return opened
        ? new IOException(
            "%s; when that is mended, go on with: %s".formatted(e.getMessage(), again()), e)
        : e;
  }

  Recipe recipe() {
    return recipe;
  }

  Path path() {
    return path;
  }

  DataSource data() {
    return data;
  }

  int threads() {
    return threads;
  }

  /** What it computes with. */
  Environment environment() {
    return Environment.here(Engine.FAST.description(), threads);
  }

  /** Sentences, each for a line. */
  List<String> notes() {
    return List.copyOf(notes);
  }

  @Override
  public void close() throws IOException {
    if (resumed != null) {
      resumed.close();
    }
  }
}
