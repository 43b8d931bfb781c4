package sparsam.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import sparsam.data.DataOrigin;
import sparsam.recipe.Recipe;
import sparsam.result.DenseFrom;
import sparsam.result.DenseFrom.Brought;
import sparsam.result.Environment;
import sparsam.result.Run;

/** A dense network that a run takes over in place of training one. */
public sealed interface GivenDense permits DenseNetwork, DenseFile {
  /** Where it comes from. */
  DenseFrom origin();

  /**
   * @throws IOException with one sentence, where a recipe's dense network is another
   */
  void requireFor(Recipe recipe) throws IOException;

  /**
   * @throws IOException with one sentence, where it was trained on other data than these; that of a
   *     file is nobody's to know
   */
  default void requireFor(DataOrigin data) throws IOException {}

  /**
   * The same with all that a run of another recipe need not train besides, where it computes with
   * the bits of that run.
   *
   * @param here what the run computes with
   */
  default GivenDense sharing(Recipe recipe, Environment here) {
    return this;
  }

  /** Gives a new run's folder all of it. */
  void copyTo(RunFolder folder) throws IOException;

  /**
   * That of a run's folder, or of a file of weights.
   *
   * @throws IOException with one sentence where there is none, or it cannot be used
   */
  static GivenDense of(Path path) throws IOException {
    if (Files.isRegularFile(path)) {
      return DenseFile.open(path);
    }
    if (!Files.exists(path)) {
      throw new IOException(path + " does not exist");
    }
    RunFolder folder = RunFolder.look(path);
    Run run = RunJson.read(folder.run(), folder.recipe());
    return run.denseFrom() instanceof Brought brought
        ? DenseFile.of(folder, brought)
        : DenseNetwork.of(path);
  }
}
