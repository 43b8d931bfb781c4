package sparsam.report;

import java.nio.file.Path;
import java.util.Arrays;
import sparsam.data.DataSet;
import sparsam.data.Examples;
import sparsam.experiment.DataSource;
import sparsam.experiment.Experiment;
import sparsam.recipe.Recipe;
import sparsam.recipe.RecipeReader;
import sparsam.result.Environment;
import sparsam.result.Monitor;
import sparsam.result.Run;
import sparsam.store.RunFolder;
import sparsam.text.Strings;
import sparsam.train.Control;
import sparsam.train.LinearNetwork;

/** A real run of a few milliseconds, whose names would break a page that does not escape. */
public record ToldRun(Run run, Monitor monitor) {
  private static final int SIDE = 28;

  static final String RECIPE =
      """
      {
        "name": "<b>fair</b> & \\"square\\"",
        "description": "one & the <same> mask",
        "data": {"set": "mnist-10k", "labelNoise": 0.1},
        "network": {"architecture": "classifier"},
        "seed": 3,
        "batchSize": 16,
        "dense": {"optimizer": {"name": "sgd", "lr": 0.3, "momentum": 0.5}, "epochs": 3},
        "prune": {"fraction": 0.5},
        "arms": [
          {"name": "<b>SGD</b> & co", "start": "pruned", "epochs": 3,
           "optimizer": {"name": "sgd", "lr": 0.3}},
          {"name": "SAM, mask not kept", "start": "pruned", "epochs": 3, "keepMask": false,
           "optimizer": {"name": "sam", "lr": 0.3, "rho": 0.05}},
          {"name": "explodes", "start": "dense", "epochs": 2,
           "optimizer": {"name": "sgd", "lr": 10, "weightDecay": 1000}},
          {"name": "fresh", "start": "initial", "epochs": 1,
           "optimizer": {"name": "asam", "lr": 0.3, "rho": 0.5, "eta": 0.01}}
        ]
      }
      """;

  public static ToldRun make(Path folder) throws Exception {
    Recipe recipe = RecipeReader.parse("told", RECIPE);
    Monitor monitor = new Monitor();
    try (RunFolder open = RunFolder.create(folder, recipe)) {
      Run run =
          new Experiment(
                  open,
                  _ -> LinearNetwork.blobs(),
                  (_, seed, _) -> new LinearNetwork(seed, () -> {}),
                  new Environment("1.0", "<linear>", 2, "25", "a system"),
                  monitor,
                  new Control())
              .run();
      return new ToldRun(run, monitor);
    }
  }

  /** With images to the run's labels: a bar that leans the more the higher the label. */
  public Report report() {
    return report(
        choice -> {
          DataSet blobs = LinearNetwork.blobs();
          Examples none = new Examples(new float[SIDE * SIDE], new int[] {0});
          return new DataSet(choice.name(), none, none, images(blobs.test().labels()));
        });
  }

  Report report(DataSource data) {
    return Report.of(new Strings(), run, monitor, data);
  }

  private static Examples images(int[] labels) {
    float[] pixels = new float[labels.length * SIDE * SIDE];
    for (int i = 0; i < labels.length; i++) {
      for (int row = 4; row < SIDE - 4; row++) {
        int column = 5 + labels[i] + (SIDE - row) * labels[i] / SIDE;
        Arrays.fill(
            pixels, (i * SIDE + row) * SIDE + column, (i * SIDE + row) * SIDE + column + 3, 2);
      }
    }
    return new Examples(pixels, labels);
  }
}
