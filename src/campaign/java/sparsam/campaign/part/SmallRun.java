package sparsam.campaign.part;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;

/**
 * A recipe of milliseconds with all that a run can have: a dense network, arms of every kind,
 * flatness looked at while it trains, the weights of every epoch; and its data.
 *
 * @param recipe its file
 */
public record SmallRun(Path recipe) {
  private static final int IMAGES = 90;
  private static final int CLASSES = 3;
  private static final int SIDE = 8;
  private static final int DARK = 60;
  private static final int BRIGHT = 150;
  private static final int NOISE = 90;

  private static final String RECIPE =
      """
      {
        "name": "small",
        "data": {"path": "DATA", "labelNoise": 0.1},
        "network": {"architecture": "classifier", "widths": [2, 3]},
        "seed": 3,
        "batchSize": 16,
        "shuffle": true,
        "dense": {"optimizer": {"name": "sgd", "lr": 0.1, "momentum": 0.5}, "epochs": EPOCHS},
        "prune": {"fraction": 0.5},
        "flatness": {"every": 2, "weights": 1},
        "arms": [
          {"name": "SGD", "start": "pruned", "gradients": 12,
           "optimizer": {"name": "sgd", "lr": 0.1, "momentum": 0.9}},
          {"name": "SAM", "start": "pruned", "epochs": 2,
           "optimizer": {"name": "sam", "lr": 0.1, "rho": 0.05}},
          {"name": "gradual", "start": "dense", "epochs": 2, "when": {"name": "gradual", "every": 2},
           "optimizer": {"name": "adamw", "lr": 0.01}}
        ]
      }
      """;

  /**
   * Writes data and recipe.
   *
   * @param folder is made
   * @param epochs of the dense network
   */
  public static SmallRun in(Path folder, int epochs) throws IOException {
    Files.createDirectories(folder);
    Path data = folder.resolve("small.csv");
    Files.writeString(data, images());
    Path recipe = folder.resolve("small.sparsam");
    Files.writeString(
        recipe,
        RECIPE
            .replace("DATA", data.toString().replace("\\", "\\\\"))
            .replace("EPOCHS", Integer.toString(epochs)));
    return new SmallRun(recipe);
  }

  /** A class each to a third of the rows that are bright. */
  private static String images() {
    SplittableRandom random = new SplittableRandom(1);
    StringBuilder text = new StringBuilder("label");
    for (int i = 0; i < SIDE * SIDE; i++) {
      text.append(",p").append(i);
    }
    text.append('\n');
    for (int i = 0; i < IMAGES; i++) {
      int label = i % CLASSES;
      text.append(label);
      for (int pixel = 0; pixel < SIDE * SIDE; pixel++) {
        int level = pixel / SIDE % CLASSES == label ? BRIGHT : DARK;
        text.append(',').append(level + random.nextInt(NOISE) - NOISE / 2);
      }
      text.append('\n');
    }
    return text.toString();
  }
}
