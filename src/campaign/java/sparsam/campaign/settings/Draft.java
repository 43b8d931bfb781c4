package sparsam.campaign.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import sparsam.data.Augmentation;
import sparsam.optim.Optimizer;
import sparsam.optim.Optimizers;
import sparsam.optim.Schedules;
import sparsam.prune.Pruning;
import sparsam.prune.schedule.Whens;
import sparsam.recipe.RecipeSettings;
import sparsam.recipe.arm.Budget;
import sparsam.recipe.watch.Watch;
import sparsam.settings.Kind;
import sparsam.settings.Setting;

/**
 * A recipe drawn by chance, of small networks and every kind of optimiser, schedule and mask, with
 * all as usual.
 *
 * @param json the recipe
 * @param places where its settings stand, as {@code --set} has them
 */
record Draft(String json, List<Place> places) {
  private static final List<Map<String, Object>> NETWORKS =
      List.of(
          Map.of("architecture", "classifier", "widths", List.of(2, 4)),
          Map.of("architecture", "lenet-300-100", "widths", List.of(4, 3)),
          Map.of("architecture", "lenet-5", "widths", List.of(2, 3, 5)),
          Map.of("architecture", "resnet", "blocks", 1, "widths", List.of(2, 2, 2)),
          Map.of(
              "architecture",
              "layers",
              "layers",
              List.of(
                  Map.of("layer", "flatten"), Map.of("layer", "dense", "out", 10, "bias", true))));

  /** Keys that stand in other parts of a recipe. */
  private static final List<String> ELSEWHERE =
      List.of(RecipeSettings.LABEL_NOISE.key(), Budget.EPOCHS.key(), Budget.GRADIENTS.key());

  /**
   * A setting in a recipe.
   *
   * @param path before its key
   */
  record Place(String path, Setting<?> setting) {
    String key() {
      return path + setting.key();
    }
  }

  static Draft of(SplittableRandom random) {
    List<Place> places = new ArrayList<>();
    Map<String, Object> recipe = new LinkedHashMap<>();
    recipe.put("name", "drawn");
    Map<String, Object> data = new LinkedHashMap<>(Map.of("set", "mnist-10k"));
    data.put("augment", kind(Augmentation.KIND, "data.augment.", places));
    recipe.put("data", data);
    recipe.put("network", NETWORKS.get(random.nextInt(NETWORKS.size())));
    recipe.put("seed", random.nextInt(1000));
    recipe.put("batchSize", 8);
    recipe.put("shuffle", true);
    RecipeSettings.ALL.stream()
        .filter(setting -> !ELSEWHERE.contains(setting.key()))
        .forEach(setting -> places.add(new Place("", setting)));
    places.add(new Place("data.", RecipeSettings.LABEL_NOISE));
    places.add(new Place("arms[0].", Budget.EPOCHS));
    recipe.put("flatness", kind(Watch.KIND, "flatness.", places));
    boolean early = random.nextInt(3) == 0;
    if (!early) {
      recipe.put("dense", Map.of("optimizer", Map.of("name", "sgd", "lr", 0.05), "epochs", 1));
    }
    Map<String, Object> prune = kind(Pruning.KIND, "prune.", places);
    prune.put("method", pick(List.of(Pruning.Method.values()), random).label());
    recipe.put("prune", prune);
    recipe.put("arms", List.of(arm(early, places, random)));
    try {
      return new Draft(JsonMapper.builder().build().writeValueAsString(recipe), places);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Map<String, Object> arm(
      boolean early, List<Place> places, SplittableRandom random) {
    Map<String, Object> arm = new LinkedHashMap<>();
    arm.put("name", "arm");
    List<String> starts = early ? List.of("initial") : List.of("dense", "pruned", "pruned");
    arm.put("start", pick(starts, random));
    Kind<? extends Optimizer> kind = pick(Optimizers.ALL.variants(), random);
    Map<String, Object> optimizer = kind(kind, "arms[0].optimizer.", places);
    optimizer.put("name", kind.name());
    if (kind.base() != null) {
      optimizer.put("base", kind.base().name());
    }
    arm.put("optimizer", optimizer);
    arm.put("schedule", named(pick(Schedules.ALL.all(), random), "arms[0].schedule.", places));
    if (random.nextInt(3) == 0) {
      arm.put("when", named(pick(Whens.ALL.all(), random), "arms[0].when.", places));
    }
    arm.put("keepMask", random.nextInt(4) != 0);
    arm.put("epochs", 1);
    return arm;
  }

  private static Map<String, Object> named(Kind<?> kind, String path, List<Place> places) {
    Map<String, Object> all = kind(kind, path, places);
    all.put("name", kind.name());
    return all;
  }

  private static Map<String, Object> kind(Kind<?> kind, String path, List<Place> places) {
    kind.settings().forEach(setting -> places.add(new Place(path, setting)));
    return new LinkedHashMap<>(kind.standard().plain());
  }

  static <T> T pick(List<T> all, SplittableRandom random) {
    return all.get(random.nextInt(all.size()));
  }
}
