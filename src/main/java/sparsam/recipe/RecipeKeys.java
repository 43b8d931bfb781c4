package sparsam.recipe;

import java.util.List;

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
          "armsAtOnce",
          "flatness",
          "dense",
          "prune",
          "arms",
          "compare");
  static final List<String> DATA = List.of("set", "labelNoise", "augment");
  static final List<String> NETWORK = List.of("architecture", "widths");
  static final List<String> RESNET = List.of("architecture", "blocks", "widths", "inner", "before");
  static final List<String> CHAIN = List.of("architecture", "layers");
  static final List<String> DENSE = List.of("optimizer", "schedule", "epochs");
  static final List<String> ARM =
      List.of(
          "name",
          "start",
          "prune",
          "when",
          "optimizer",
          "schedule",
          "epochs",
          "gradients",
          "keepMask",
          "compact",
          "faults");

  static final List<String> DATA_SETS =
      List.of("mnist-10k", "fashion-10k", "mnist", "fashion-mnist", "cifar10", "cifar100");

  private RecipeKeys() {}
}
