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
import sparsam.nn.Architecture;
import sparsam.optim.Fault;
import sparsam.optim.Optimizer;
import sparsam.optim.Optimizer.Asam;
import sparsam.optim.Optimizer.BatchNormOnly;
import sparsam.optim.Optimizer.Sam;
import sparsam.optim.Optimizer.Sgd;
import sparsam.prune.Pruning;
import sparsam.recipe.Json.JsonException;
import sparsam.recipe.Recipe.Arm;
import sparsam.recipe.Recipe.Budget;
import sparsam.recipe.Recipe.Budget.Epochs;
import sparsam.recipe.Recipe.Budget.Gradients;
import sparsam.recipe.Recipe.Data;
import sparsam.recipe.Recipe.Dense;
import sparsam.recipe.Recipe.Start;
import sparsam.system.Sentence;
import sparsam.system.TextFile;

/** Recipes from JSON. */
public final class RecipeReader {
  /** No recipe comes near; a file beyond is something else. */
  private static final long MAX_BYTES = 1 << 20;

  private static final double MAX_LR = 1000;
  private static final double MAX_RHO = 1000;
  private static final double MAX_ETA = 1000;
  private static final double MAX_WEIGHT_DECAY = 1000;

  /** The largest float below 1: momentum 1 never forgets. */
  private static final double MAX_MOMENTUM = 0.999999;

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
    String text;
    try {
      if (Files.size(file) > MAX_BYTES) {
        throw new RecipeException(
            String.format(
                Locale.ROOT,
                "%s is no recipe: it has %d bytes, a recipe at most %d",
                file,
                Files.size(file),
                MAX_BYTES));
      }
      text = TextFile.read(file);
    } catch (CharacterCodingException e) {
      throw new IOException(file + " is no text in UTF-8 or UTF-16", e);
    } catch (NoSuchFileException e) {
      throw new IOException(file + " does not exist", e);
    } catch (IOException e) {
      throw new IOException(file + " cannot be read: " + Sentence.of(e), e);
    }
    return parse(file.toString(), text);
  }

  /**
   * @param source what messages call it: a file's or preset's name
   */
  public static Recipe parse(String source, String json) throws RecipeException {
    JsonNode tree;
    try {
      tree = Json.parse(json);
    } catch (JsonException e) {
      throw new RecipeException("%s is no JSON: %s".formatted(source, e.getMessage()));
    }
    return recipe(source, tree);
  }

  /**
   * A recipe with some of its keys changed, checked as if it had been written so.
   *
   * @param settings each {@code KEY=VALUE}: {@code dense.epochs=2}, {@code
   *     arms[0].optimizer.rho=0.1}, {@code arms[*].optimizer.lr=0.01} (every arm that has the key)
   */
  public static Recipe override(Recipe recipe, List<String> settings) throws RecipeException {
    return recipe(recipe.name(), Overrides.apply(RecipeWriter.tree(recipe), settings));
  }

  private static Recipe recipe(String source, JsonNode tree) throws RecipeException {
    Fields root = Fields.root(source, tree);
    root.only(RecipeKeys.RECIPE);
    List<Arm> arms = new ArrayList<>();
    String name = root.text("name");
    String description = root.has("description") ? root.text("description") : "";
    Data data = data(root.object("data"));
    Architecture network = network(root.object("network"));
    long seed = root.whole("seed", Long.MIN_VALUE, Long.MAX_VALUE);
    int batchSize = (int) root.whole("batchSize", 1, Recipe.MAX_BATCH);
    boolean shuffle = root.flag("shuffle", false);
    Dense dense = root.absent("dense") ? null : dense(root.object("dense"));
    Pruning prune = prune(root);
    for (Fields arm : root.objects("arms", Recipe.MAX_ARMS)) {
      arms.add(arm(arm));
    }
    try {
      return new Recipe(
          name, description, data, network, seed, batchSize, shuffle, dense, prune, arms);
    } catch (IllegalArgumentException e) {
      throw new RecipeException(source + ": " + e.getMessage());
    }
  }

  private static Data data(Fields data) throws RecipeException {
    data.only(RecipeKeys.DATA);
    return new Data(data.choice("set", RecipeKeys.DATA_SETS), data.number("labelNoise", 1, 0));
  }

  private static Architecture network(Fields network) throws RecipeException {
    network.only(RecipeKeys.NETWORK);
    Architecture.Family family =
        network.choice(
            "architecture", List.of(Architecture.Family.values()), Architecture.Family::label);
    return network.has("widths")
        ? new Architecture(
            family,
            network.wholes("widths", family.defaultWidths().size(), 1, Architecture.MAX_WIDTH))
        : family.standard();
  }

  private static Dense dense(Fields dense) throws RecipeException {
    dense.only(RecipeKeys.DENSE);
    return new Dense(
        optimizer(dense.object("optimizer")), (int) dense.whole("epochs", 1, Recipe.MAX_EPOCHS));
  }

  private static @Nullable Pruning prune(Fields owner) throws RecipeException {
    if (owner.absent("prune")) {
      return null;
    }
    Fields prune = owner.object("prune");
    prune.only(RecipeKeys.PRUNE);
    return new Pruning(
        prune.has("method")
            ? prune.choice("method", List.of(Pruning.Method.values()), RecipeKeys::label)
            : Pruning.Method.MAGNITUDE_LAYER,
        prune.number("fraction", 1),
        prune.flag("batchNorm", false),
        prune.flag("offByOne", false));
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
        faults(arm));
  }

  private static Budget budget(Fields arm) throws RecipeException {
    boolean epochs = !arm.absent("epochs");
    if (epochs != arm.absent("gradients")) {
      throw arm.refusal(
          "epochs",
          "a whole number from 1 to %,d, or gradients in its place: one of the two",
          Recipe.MAX_EPOCHS);
    }
    return epochs
        ? new Epochs((int) arm.whole("epochs", 1, Recipe.MAX_EPOCHS))
        : new Gradients(arm.whole("gradients", 1, Recipe.MAX_GRADIENTS));
  }

  private static Set<Fault> faults(Fields arm) throws RecipeException {
    return arm.has("faults")
        ? Set.copyOf(arm.choices("faults", List.of(Fault.values()), Fault::label))
        : Set.of();
  }

  private static Optimizer optimizer(Fields optimizer) throws RecipeException {
    String name = optimizer.choice("name", RecipeKeys.OPTIMIZERS);
    optimizer.only(RecipeKeys.optimizer(name));
    return switch (name) {
      case RecipeKeys.SGD -> sgd(optimizer);
      case RecipeKeys.SAM -> new Sam(sgd(optimizer), optimizer.number("rho", MAX_RHO));
      case RecipeKeys.ASAM ->
          new Asam(
              sgd(optimizer), optimizer.number("rho", MAX_RHO), optimizer.number("eta", MAX_ETA));
      default -> new BatchNormOnly();
    };
  }

  private static Sgd sgd(Fields optimizer) throws RecipeException {
    double momentum = optimizer.number("momentum", MAX_MOMENTUM, 0);
    boolean nesterov = optimizer.flag("nesterov", false);
    if (nesterov && momentum == 0) {
      throw optimizer.refusal("nesterov", "false while momentum is 0");
    }
    return new Sgd(
        optimizer.number("lr", MAX_LR),
        momentum,
        nesterov,
        optimizer.number("weightDecay", MAX_WEIGHT_DECAY, 0));
  }
}
