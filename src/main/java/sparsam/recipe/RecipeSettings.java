package sparsam.recipe;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import sparsam.data.Augmentation;
import sparsam.data.OwnData;
import sparsam.optim.Optimizers;
import sparsam.optim.Schedules;
import sparsam.prune.Pruning;
import sparsam.prune.schedule.Whens;
import sparsam.recipe.arm.Budget;
import sparsam.recipe.watch.Watch;
import sparsam.settings.Setting;

/** A recipe's own numbers, and those of its arms: what each may be, and what it is for. */
public final class RecipeSettings {
  public static final Setting<Double> LABEL_NOISE =
      Setting.number(
              "labelNoise",
              "Wrong labels",
              "label noise",
              0,
              1,
              0,
              "The part of the training labels that is replaced by a random other class.")
          .inPercent()
          .mayBeLeftOut();

  public static final Setting<Long> SEED =
      Setting.whole(
          "seed",
          "Seed",
          "seed",
          Long.MIN_VALUE,
          Long.MAX_VALUE,
          1,
          "Everything random follows from it: the same seed gives the same run.");

  public static final Setting<Long> BATCH_SIZE =
      Setting.whole(
          "batchSize", "Batch size", "batch size", 1, Recipe.MAX_BATCH, 64, "Images a step.");

  public static final Setting<Boolean> SHUFFLE =
      Setting.flag(
          "shuffle",
          "Shuffle",
          "shuffled",
          false,
          "Every epoch visits the training images in a new order.");

  public static final Setting<Long> ARMS_AT_ONCE =
      Setting.whole(
              "armsAtOnce",
              "Arms at once",
              "arms at once",
              1,
              Recipe.MAX_AT_ONCE,
              1,
              "How many arms train at the same time, so that SGD and SAM are seen to race. From 2"
                  + " on every arm has a core of its own and computes with one thread: the numbers"
                  + " are those of one arm after another.")
          .mayBeLeftOut();

  /** In the order of a recipe file, without widths, whose number depends on the network. */
  public static final List<Setting<?>> ALL =
      List.of(
          LABEL_NOISE, SEED, BATCH_SIZE, SHUFFLE, ARMS_AT_ONCE, Budget.EPOCHS, Budget.GRADIENTS);

  private RecipeSettings() {}

  /**
   * The setting that stands at a place of a recipe; empty where none does.
   *
   * @param path as {@code --set} has it
   */
  public static Optional<Setting<?>> find(String path) {
    List<String> parts = List.of(path.split("[.\\[]", -1));
    String owner = parts.size() < 2 ? "" : parts.get(parts.size() - 2);
    Collection<? extends Setting<?>> near =
        switch (owner) {
          case "prune" -> Pruning.KIND.settings();
          case "optimizer" -> Optimizers.ALL.settings();
          case "schedule" -> Schedules.ALL.settings();
          case "when" -> Whens.ALL.settings();
          case "augment" -> Augmentation.KIND.settings();
          case "flatness" -> Watch.KIND.settings();
          default -> ALL;
        };
    return Stream.concat(near.stream(), all())
        .<Setting<?>>map(setting -> setting)
        .filter(setting -> setting.key().equals(parts.getLast()))
        .findFirst();
  }

  /** What a key of a recipe is called before its value; the key where it is no setting. */
  static String symbol(String key) {
    return all()
        .filter(setting -> setting.key().equals(key) && !setting.symbol().isEmpty())
        .findFirst()
        .<String>map(Setting::symbol)
        .orElse(key);
  }

  private static Stream<Setting<?>> all() {
    return Stream.of(
            ALL,
            Optimizers.ALL.settings(),
            Pruning.KIND.settings(),
            OwnData.KIND.settings(),
            Augmentation.KIND.settings(),
            Schedules.ALL.settings(),
            Watch.KIND.settings(),
            Whens.ALL.settings())
        .flatMap(Collection::stream);
  }
}
