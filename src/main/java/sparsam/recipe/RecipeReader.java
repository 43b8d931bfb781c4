package sparsam.recipe;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import sparsam.data.Augmentation;
import sparsam.data.DataChoice;
import sparsam.data.OwnData;
import sparsam.nn.Architecture;
import sparsam.nn.Architecture.Family;
import sparsam.nn.Design;
import sparsam.nn.layer.Layer;
import sparsam.nn.layer.Layers;
import sparsam.optim.Fault;
import sparsam.optim.Optimizer;
import sparsam.optim.Optimizers;
import sparsam.optim.Schedule;
import sparsam.optim.Schedules;
import sparsam.prune.Pruning;
import sparsam.prune.schedule.When;
import sparsam.prune.schedule.Whens;
import sparsam.recipe.Recipe.Data;
import sparsam.recipe.Recipe.Dense;
import sparsam.recipe.arm.Arm;
import sparsam.recipe.arm.Budget;
import sparsam.recipe.arm.Budget.Epochs;
import sparsam.recipe.arm.Budget.Gradients;
import sparsam.recipe.arm.Start;
import sparsam.recipe.watch.Watch;
import sparsam.settings.Kind;
import sparsam.system.Sentence;
import sparsam.system.TextFile;

/** Recipes from JSON. */
public final class RecipeReader {
  /** No recipe comes near; a file beyond is something else. */
  private static final long MAX_BYTES = 1 << 20;

  private static final String KIND = "recipe";

  private static final String AUGMENT = Augmentation.KIND.name();

  private static final String WATCH = Watch.KIND.name();

  private RecipeReader() {}

  /** The data sets that a recipe may name. */
  public static List<String> dataSets() {
    return RecipeKeys.DATA_SETS;
  }

  /**
   * @throws RecipeException with one sentence that names the file, the key, its value and what is
   *     allowed
   * @throws IOException with one sentence when the file cannot be read
   */
  public static Recipe read(Path file) throws RecipeException, IOException {
    return parse(file.toString(), text(file, KIND));
  }

  /**
   * A file's text, as people's programs save it.
   *
   * @param kind what it should be, in a word
   * @throws RecipeException with one sentence when it is too large to be that
   * @throws IOException with one sentence when it cannot be read
   */
  public static String text(Path file, String kind) throws RecipeException, IOException {
    try {
      if (Files.size(file) > MAX_BYTES) {
        throw new RecipeException(
            String.format(
                Locale.ROOT,
                "%s is no %s: it has %d bytes, a %s at most %d",
                file,
                kind,
                Files.size(file),
                kind,
                MAX_BYTES));
      }
      return TextFile.read(file);
    } catch (CharacterCodingException e) {
      throw new IOException(file + " is no text in UTF-8 or UTF-16", e);
    } catch (NoSuchFileException e) {
      throw new IOException(file + " does not exist", e);
    } catch (IOException e) {
      throw new IOException(file + " cannot be read: " + Sentence.of(e), e);
    }
  }

  /**
   * @param source what messages call it: a file's or preset's name
   */
  public static Recipe parse(String source, String json) throws RecipeException {
    return recipe(Fields.parse(source, KIND, json));
  }

  /**
   * A recipe with some of its keys changed, checked as if it had been written so.
   *
   * @param settings each {@code KEY=VALUE}: {@code dense.epochs=2}, {@code
   *     arms[0].optimizer.rho=0.1}, {@code arms[*].optimizer.lr=0.01} (every arm that has the key)
   */
  public static Recipe override(Recipe recipe, List<String> settings) throws RecipeException {
    return recipe(recipe.name(), Overrides.apply(RecipeWriter.whole(recipe), settings));
  }

  static Recipe recipe(String source, JsonNode tree) throws RecipeException {
    return recipe(Fields.root(source, KIND, tree));
  }

  private static Recipe recipe(Fields root) throws RecipeException {
    if (root.has("axes")) {
      throw new RecipeException(
          "%s is a sweep and no recipe: run it with sparsam sweep".formatted(root.source()));
    }
    root.only(RecipeKeys.RECIPE);
    List<Arm> arms = new ArrayList<>();
    String name = root.text("name");
    String description = root.has("description") ? root.text("description") : "";
    Data data = data(root.object("data"));
    Architecture network = new Architecture(network(root.object("network")), data.input());
    long seed = root.value(RecipeSettings.SEED);
    int batchSize = Math.toIntExact(root.value(RecipeSettings.BATCH_SIZE));
    boolean shuffle = root.value(RecipeSettings.SHUFFLE);
    int armsAtOnce = Math.toIntExact(root.value(RecipeSettings.ARMS_AT_ONCE));
    Watch watch = root.absent(WATCH) ? Watch.OFF : root.object(WATCH).make(Watch.KIND);
    Dense dense = root.absent("dense") ? null : dense(root.object("dense"));
    Pruning prune = prune(root);
    for (Fields arm : root.objects("arms", Recipe.MAX_ARMS)) {
      arms.add(arm(arm));
    }
    List<String> compare =
        root.absent("compare") ? List.of() : root.texts("compare", 2, Recipe.MAX_ARMS);
    try {
      return new Recipe(
          name,
          description,
          data,
          network,
          seed,
          batchSize,
          shuffle,
          dense,
          prune,
          arms,
          compare,
          armsAtOnce,
          watch);
    } catch (IllegalArgumentException e) {
      throw new RecipeException(root.source() + ": " + e.getMessage());
    }
  }

  private static Data data(Fields data) throws RecipeException {
    DataChoice choice;
    if (data.has(OwnData.PATH.key())) {
      choice = data.make(OwnData.KIND, "labelNoise", AUGMENT);
    } else {
      data.only(RecipeKeys.DATA);
      choice = new DataChoice.Named(data.choice("set", RecipeKeys.DATA_SETS));
    }
    double noise = data.value(RecipeSettings.LABEL_NOISE);
    Augmentation augmentation =
        data.absent(AUGMENT) ? Augmentation.NONE : data.object(AUGMENT).make(Augmentation.KIND);
    try {
      return new Data(choice, noise, augmentation);
    } catch (IllegalArgumentException e) {
      throw new RecipeException("%s: data: %s".formatted(data.source(), e.getMessage()));
    }
  }

  /**
   * A network from its part of a recipe: {@code {"architecture": "lenet-5"}}.
   *
   * @param source what messages call it
   */
  public static Design network(String source, String json) throws RecipeException {
    return network(Fields.parse(source, "network", json));
  }

  private static Design network(Fields network) throws RecipeException {
    Family family = network.choice("architecture", List.of(Family.values()), Family::label);
    try {
      return switch (family) {
        case CLASSIFIER, LENET_300_100, LENET_5 -> {
          network.only(RecipeKeys.NETWORK);
          yield new Design.Plain(family, network.value(family.widths()));
        }
        case RESNET -> {
          network.only(RecipeKeys.RESNET);
          int blocks = Math.toIntExact(network.value(Family.BLOCKS));
          List<Integer> widths = network.value(family.widths());
          yield network.has("inner") || network.has("before")
              ? new Design.ResNet(blocks, widths, network.wholes("inner"), network.wholes("before"))
              : new Design.ResNet(blocks, widths);
        }
        case LAYERS -> {
          network.only(RecipeKeys.CHAIN);
          List<Layer> layers = new ArrayList<>();
          for (Fields layer : network.objects("layers", Design.Chain.MAX_LAYERS)) {
            String name = layer.choice("layer", Layers.ALL.names());
            layers.add(layer.make(Layers.ALL.named(name).orElseThrow(), "layer"));
          }
          yield new Design.Chain(layers);
        }
      };
    } catch (IllegalArgumentException e) {
      throw new RecipeException(network.source() + ": network: " + e.getMessage());
    }
  }

  private static Dense dense(Fields dense) throws RecipeException {
    dense.only(RecipeKeys.DENSE);
    return new Dense(
        optimizer(dense.object("optimizer")),
        Math.toIntExact(dense.value(Budget.EPOCHS)),
        schedule(dense));
  }

  private static @Nullable Pruning prune(Fields owner) throws RecipeException {
    return owner.absent("prune") ? null : owner.object("prune").make(Pruning.KIND);
  }

  private static Arm arm(Fields arm) throws RecipeException {
    arm.only(RecipeKeys.ARM);
    return new Arm(
        arm.text("name"),
        arm.choice("start", List.of(Start.values()), Start::label),
        prune(arm),
        optimizer(arm.object("optimizer")),
        budget(arm),
        arm.flag("keepMask", true),
        faults(arm),
        schedule(arm),
        when(arm),
        arm.flag("compact", false));
  }

  private static Budget budget(Fields arm) throws RecipeException {
    boolean epochs = !arm.absent("epochs");
    if (epochs != arm.absent("gradients")) {
      throw arm.refusal(
          "epochs",
          "%s, or gradients in its place: one of the two",
          Budget.EPOCHS.range().allowed());
    }
    return epochs
        ? new Epochs(Math.toIntExact(arm.value(Budget.EPOCHS)))
        : new Gradients(arm.value(Budget.GRADIENTS));
  }

  private static Set<Fault> faults(Fields arm) throws RecipeException {
    return arm.has("faults")
        ? Set.copyOf(arm.choices("faults", List.of(Fault.values()), Fault::label))
        : Set.of();
  }

  private static Optimizer optimizer(Fields optimizer) throws RecipeException {
    String name = optimizer.choice("name", Optimizers.ALL.names());
    Kind<? extends Optimizer> kind = Optimizers.ALL.named(name).orElseThrow();
    if (!optimizer.has("base") || kind.bases().isEmpty()) {
      return optimizer.make(kind, "name");
    }
    String base = optimizer.choice("base", kind.bases().stream().map(Kind::name).toList());
    return optimizer.make(kind.over(base).orElseThrow(), "name", "base");
  }

  private static When when(Fields arm) throws RecipeException {
    if (arm.absent("when")) {
      return Whens.ONCE;
    }
    Fields when = arm.object("when");
    String name = when.choice("name", Whens.ALL.names());
    return when.make(Whens.ALL.named(name).orElseThrow(), "name");
  }

  private static Schedule schedule(Fields owner) throws RecipeException {
    if (owner.absent("schedule")) {
      return Schedules.CONSTANT;
    }
    Fields schedule = owner.object("schedule");
    String name = schedule.choice("name", Schedules.ALL.names());
    return schedule.make(Schedules.ALL.named(name).orElseThrow(), "name");
  }
}
