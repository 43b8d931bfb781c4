package sparsam.recipe;

import java.util.List;
import java.util.Locale;
import sparsam.prune.Pruning;

/** The words of a recipe's JSON. */
final class RecipeKeys {
  static final List<String> RECIPE =
      List.of(
          "name",
          "description",
          "data",
          "network",
          "seed",
          "batchSize",
          "shuffle",
          "dense",
          "prune",
          "arms");
  static final List<String> DATA = List.of("set", "labelNoise");
  static final List<String> NETWORK = List.of("architecture", "widths");
  static final List<String> DENSE = List.of("optimizer", "epochs");
  static final List<String> PRUNE = List.of("method", "fraction", "batchNorm", "offByOne");
  static final List<String> ARM =
      List.of("name", "start", "prune", "optimizer", "epochs", "gradients", "keepMask", "faults");

  static final String SGD = "sgd";
  static final String SAM = "sam";
  static final String ASAM = "asam";
  static final String BATCH_NORM = "batchnorm";
  static final List<String> OPTIMIZERS = List.of(SGD, SAM, ASAM, BATCH_NORM);

  static final List<String> DATA_SETS =
      List.of("mnist-10k", "fashion-10k", "mnist", "fashion-mnist");

  private RecipeKeys() {}

  /** What an optimiser of this name is described by. */
  static List<String> optimizer(String name) {
    return switch (name) {
      case SGD -> List.of("name", "lr", "momentum", "nesterov", "weightDecay");
      case SAM -> List.of("name", "lr", "rho", "momentum", "nesterov", "weightDecay");
      case ASAM -> List.of("name", "lr", "rho", "eta", "momentum", "nesterov", "weightDecay");
      case BATCH_NORM -> List.of("name");
      default -> throw new IllegalArgumentException(name);
    };
  }

  /** {@code magnitude-layer} for MAGNITUDE_LAYER. */
  static String label(Pruning.Method method) {
    return method.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
