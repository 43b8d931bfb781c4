package sparsam.experiment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import sparsam.data.DataException;
import sparsam.recipe.Recipe;
import sparsam.recipe.RecipeException;
import sparsam.recipe.RecipeReader;
import sparsam.result.Environment;
import sparsam.result.Monitor;
import sparsam.result.Run;
import sparsam.store.RunFolder;
import sparsam.train.Control;
import sparsam.train.LinearNetwork;

/** Experiments of a few milliseconds, with every kind of row, and what they leave on the disk. */
public final class TinyRun {
  public static final Environment ENVIRONMENT =
      new Environment("test", "linear", 1, "java", "system");

  /** Eight steps an epoch, the last one short. */
  static final String RECIPE =
      """
      {
        "name": "tiny",
        "data": {"set": "mnist-10k", "labelNoise": 0.1},
        "network": {"architecture": "classifier"},
        "seed": 3,
        "batchSize": 16,
        "shuffle": true,
        "dense": {"optimizer": {"name": "sgd", "lr": 0.3, "momentum": 0.5}, "epochs": 3},
        "prune": {"fraction": 0.5},
        "arms": [
          {"name": "SGD, longer", "start": "pruned", "gradients": 28,
           "optimizer": {"name": "sgd", "lr": 0.3, "momentum": 0.9, "nesterov": true}},
          {"name": "SAM", "start": "pruned", "epochs": 2,
           "optimizer": {"name": "sam", "lr": 0.3, "rho": 0.05, "momentum": 0.9, "weightDecay": 0.001}},
          {"name": "explodes", "start": "dense", "epochs": 2,
           "optimizer": {"name": "sgd", "lr": 10, "weightDecay": 1000}},
          {"name": "notebook", "start": "pruned", "epochs": 1, "keepMask": false,
           "prune": {"fraction": 0.5, "batchNorm": true, "offByOne": true},
           "optimizer": {"name": "sam", "lr": 0.3, "rho": 0.05}, "faults": ["recomputed-epsilon"]},
          {"name": "frozen", "start": "pruned", "epochs": 1, "faults": ["foreign-parameters"],
           "optimizer": {"name": "sgd", "lr": 0.3}},
          {"name": "BatchNorm", "start": "pruned", "epochs": 2, "optimizer": {"name": "batchnorm"}},
          {"name": "fresh", "start": "initial", "epochs": 1,
           "optimizer": {"name": "asam", "lr": 0.3, "rho": 0.5, "eta": 0.01}}
        ]
      }
      """;

  public static final String MEASURED =
      "\"(seconds\\w*|images)\" ?: ?[-0-9.E]+|\"taken\" ?: ?(true|false)";

  private TinyRun() {}

  public static Recipe recipe() throws RecipeException {
    return RecipeReader.parse("tiny", RECIPE);
  }

  public static Run run(
      RunFolder folder, Monitor monitor, Control control, Runnable beforeEveryPass)
      throws IOException, DataException {
    return new Experiment(
            folder,
            name -> LinearNetwork.blobs(),
            (architecture, seed, batchSize) -> new LinearNetwork(seed, beforeEveryPass),
            ENVIRONMENT,
            monitor,
            control)
        .run();
  }

  public static Run run(RunFolder folder) throws IOException, DataException {
    return run(folder, new Monitor(), new Control(), () -> {});
  }

  /**
   * Every file but the lock and the checkpoint, as text; what a clock says, which no two runs
   * share, as 0.
   */
  public static Map<String, String> contents(Path folder) throws IOException {
    Map<String, String> contents = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
        String name = folder.relativize(file).toString();
        if (!name.equals(".lock") && !name.startsWith("checkpoint")) {
          contents.put(
              name,
              name.endsWith(".safetensors")
                  ? "hash " + Arrays.hashCode(Files.readAllBytes(file))
                  : Files.readString(file).replaceAll(MEASURED, "\"measured\": 0"));
        }
      }
    }
    return contents;
  }

  /** What a killed process leaves behind: a copy of the folder as it is at this moment. */
  public static void copy(Path from, Path to) {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Path target = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.copy(file, target);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
