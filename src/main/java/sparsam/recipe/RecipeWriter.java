package sparsam.recipe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sparsam.data.Augmentation;
import sparsam.data.DataChoice;
import sparsam.data.OwnData;
import sparsam.nn.Design;
import sparsam.nn.layer.Layer;
import sparsam.nn.layer.Layers;
import sparsam.optim.Optimizer;
import sparsam.optim.Optimizers;
import sparsam.optim.Schedule;
import sparsam.optim.Schedules;
import sparsam.prune.Pruning;
import sparsam.prune.schedule.Whens;
import sparsam.recipe.Recipe.Data;
import sparsam.recipe.Recipe.Dense;
import sparsam.recipe.arm.Arm;
import sparsam.recipe.arm.Budget.Epochs;
import sparsam.recipe.arm.Budget.Gradients;
import sparsam.recipe.watch.Watch;
import sparsam.settings.Kind;
import sparsam.settings.Values;
import sparsam.system.WholeFile;

/**
 * Recipes as JSON, two spaces of indent: every key written out but those that came later and say
 * what was so before there were any (arms train one after another, no question is asked, the
 * learning rate is always the same, the base is SGD, images stay as they are, nobody watches,
 * arrays keep their size, a residual network is as He et al. have it).
 */
public final class RecipeWriter {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final boolean whole;

  /**
   * @param whole whether it also writes what goes without saying
   */
  private RecipeWriter(boolean whole) {
    this.whole = whole;
  }

  /** What {@link RecipeReader#parse} reads back as an equal recipe; ends with a line break. */
  public static String write(Recipe recipe) {
    return Json.write(tree(recipe));
  }

  /**
   * Writes a recipe's file, whole or not at all.
   *
   * @throws IOException with one sentence; what was there before is still there
   */
  public static void save(Recipe recipe, Path file) throws IOException {
    WholeFile.write(file, write(recipe));
  }

  public static ObjectNode tree(Recipe recipe) {
    return new RecipeWriter(false).recipe(recipe);
  }

  /** The same with every key of optimisers and schedules written out. */
  public static ObjectNode whole(Recipe recipe) {
    return new RecipeWriter(true).recipe(recipe);
  }

  private ObjectNode recipe(Recipe recipe) {
    ObjectNode root = JSON.objectNode();
    root.put("name", recipe.name());
    root.put("description", recipe.description());
    putData(root.putObject("data"), recipe.data());
    putNetwork(root.putObject("network"), recipe.network().design());
    root.put("seed", recipe.seed());
    root.put("batchSize", recipe.batchSize());
    root.put("shuffle", recipe.shuffle());
    if (recipe.armsAtOnce() > 1) {
      root.put("armsAtOnce", recipe.armsAtOnce());
    }
    if (whole || !recipe.watch().equals(Watch.OFF)) {
      put(root.putObject(Watch.KIND.name()), Watch.KIND.read(recipe.watch()));
    }
    Dense dense = recipe.dense();
    if (dense == null) {
      root.putNull("dense");
    } else {
      ObjectNode node = root.putObject("dense");
      node.set("optimizer", optimizer(dense.optimizer()));
      putSchedule(node, dense.optimizer(), dense.schedule());
      node.put("epochs", dense.epochs());
    }
    putPrune(root, recipe.prune());
    root.putArray("arms").addAll(recipe.arms().stream().map(this::arm).toList());
    if (!recipe.compare().isEmpty()) {
      root.set("compare", json(recipe.compare()));
    }
    return root;
  }

  /** A network's part of a recipe, as {@link RecipeReader#network} reads it back. */
  public static String network(Design design) {
    ObjectNode node = JSON.objectNode();
    putNetwork(node, design);
    return Json.write(node);
  }

  private static void putNetwork(ObjectNode node, Design design) {
    node.put("architecture", design.family().label());
    switch (design) {
      case Design.Plain plain -> node.set("widths", numbers(plain.widths()));
      case Design.ResNet net -> {
        node.put("blocks", net.blocks());
        node.set("widths", numbers(net.widths()));
        if (!net.isUsual()) {
          node.set("inner", numbers(net.inner()));
          node.set("before", numbers(net.before()));
        }
      }
      case Design.Chain chain -> node.set("layers", layers(chain.layers()));
    }
  }

  private static ArrayNode numbers(List<Integer> numbers) {
    return JSON.arrayNode().addAll(numbers.stream().map(JSON::numberNode).toList());
  }

  /** A chain's layers as a recipe has them. */
  static ArrayNode layers(List<Layer> layers) {
    ArrayNode list = JSON.arrayNode();
    for (Layer layer : layers) {
      put(list.addObject().put("layer", Layers.name(layer)), Layers.ALL.read(layer));
    }
    return list;
  }

  private static void putData(ObjectNode node, Data data) {
    switch (data.choice()) {
      case DataChoice.Named(String set) -> node.put("set", set);
      case OwnData own -> put(node, OwnData.KIND.read(own));
    }
    node.put("labelNoise", data.labelNoise());
    if (!data.augmentation().equals(Augmentation.NONE)) {
      put(node.putObject(Augmentation.KIND.name()), Augmentation.KIND.read(data.augmentation()));
    }
  }

  private ObjectNode arm(Arm arm) {
    ObjectNode node = JSON.objectNode();
    node.put("name", arm.name());
    node.put("start", arm.start().label());
    putPrune(node, arm.prune());
    if (whole || !arm.when().isOnce()) {
      put(
          node.putObject("when").put("name", Whens.ALL.of(arm.when()).name()),
          Whens.ALL.read(arm.when()));
    }
    node.set("optimizer", optimizer(arm.optimizer()));
    putSchedule(node, arm.optimizer(), arm.schedule());
    switch (arm.budget()) {
      case Epochs(int epochs) -> node.put("epochs", epochs);
      case Gradients(long gradients) -> node.put("gradients", gradients);
    }
    node.put("keepMask", arm.keepMask());
    if (whole || arm.compact()) {
      node.put("compact", arm.compact());
    }
    node.putArray("faults")
        .addAll(arm.faults().stream().sorted().map(fault -> JSON.textNode(fault.label())).toList());
    return node;
  }

  private void putPrune(ObjectNode owner, @Nullable Pruning pruning) {
    if (pruning == null) {
      owner.putNull("prune");
      return;
    }
    put(
        owner.putObject("prune"),
        whole ? Pruning.KIND.read(pruning) : Pruning.KIND.written(pruning));
  }

  private ObjectNode optimizer(Optimizer optimizer) {
    Kind<? extends Optimizer> kind = Optimizers.ALL.of(optimizer);
    ObjectNode node = JSON.objectNode();
    node.put("name", kind.name());
    if (kind.base() != null && (whole || !Optimizers.ALL.all().contains(kind))) {
      node.put("base", kind.base().name());
    }
    put(node, whole ? Optimizers.ALL.read(optimizer) : Optimizers.ALL.written(optimizer));
    return node;
  }

  private void putSchedule(ObjectNode owner, Optimizer optimizer, Schedule schedule) {
    if (!schedule.isConstant() || (whole && optimizer.gradientsPerStep() > 0)) {
      ObjectNode node = owner.putObject("schedule");
      node.put("name", Schedules.ALL.of(schedule).name());
      put(node, Schedules.ALL.read(schedule));
    }
  }

  private static void put(ObjectNode node, Values values) {
    values.plain().forEach((key, value) -> node.set(key, json(value)));
  }

  /** A value as {@code --set} has it, as JSON: text where it is nothing else. */
  public static JsonNode literal(String value) {
    try {
      return Json.parse(value);
    } catch (Json.JsonException _) {
      return JSON.textNode(value);
    }
  }

  /** Plain Java as JSON. */
  static JsonNode json(Object plain) {
    return switch (plain) {
      case Double number -> JSON.numberNode(number);
      case Long whole -> JSON.numberNode(whole);
      case Boolean yes -> JSON.booleanNode(yes);
      case List<?> list -> JSON.arrayNode().addAll(list.stream().map(RecipeWriter::json).toList());
      default -> JSON.textNode(plain.toString());
    };
  }
}
