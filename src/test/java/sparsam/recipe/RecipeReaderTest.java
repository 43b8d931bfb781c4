package sparsam.recipe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sparsam.data.Augmentation;
import sparsam.data.DataChoice;
import sparsam.data.OwnData;
import sparsam.nn.Architecture;
import sparsam.optim.Asam;
import sparsam.optim.BatchNormOnly;
import sparsam.optim.Fault;
import sparsam.optim.Optimizer;
import sparsam.optim.Sam;
import sparsam.optim.Sgd;
import sparsam.prune.Pruning;
import sparsam.recipe.Recipe.Data;
import sparsam.recipe.Recipe.Dense;
import sparsam.recipe.arm.Arm;
import sparsam.recipe.arm.Budget;
import sparsam.recipe.arm.Budget.Epochs;
import sparsam.recipe.arm.Budget.Gradients;
import sparsam.recipe.arm.Start;

class RecipeReaderTest {
  private static final List<Pruning.Method> METHODS = Pruning.Method.BY_VALUE;
  private static final List<Architecture.Family> FAMILIES = List.of(Architecture.Family.values());

  private static final String GOOD =
      """
      {
        "name": "good",
        "data": {"set": "mnist-10k", "labelNoise": 0.25},
        "network": {"architecture": "classifier", "widths": [8, 16]},
        "seed": 7,
        "batchSize": 64,
        "dense": {"optimizer": {"name": "sgd", "lr": 0.05, "momentum": 0.9}, "epochs": 3},
        "prune": {"fraction": 0.5},
        "arms": [
          {"name": "A", "start": "pruned", "epochs": 3, "optimizer": {"name": "sam", "lr": 0.05, "rho": 0.1}},
          {"name": "B", "start": "dense", "gradients": 10, "optimizer": {"name": "sgd", "lr": 0.05}}
        ]
      }
      """;

  private static Recipe good() throws RecipeException {
    return RecipeReader.parse("good.json", GOOD);
  }

  private static String refusal(String json) {
    String message = Refusal.of(RecipeException.class, () -> RecipeReader.parse("r.json", json));
    assertTrue(message.startsWith("r.json"), message);
    return message;
  }

  @Test
  void what_is_left_out_has_its_default() throws RecipeException {
    Recipe recipe = good();
    assertEquals(
        new Recipe(
            "good",
            "",
            new Data("mnist-10k", 0.25),
            new Architecture(Architecture.Family.CLASSIFIER, List.of(8, 16)),
            7,
            64,
            false,
            new Dense(new Sgd(0.05, 0.9, false, 0), 3),
            Pruning.byLayer(0.5),
            List.of(
                new Arm(
                    "A",
                    Start.PRUNED,
                    null,
                    new Sam(Sgd.of(0.05), 0.1),
                    new Epochs(3),
                    true,
                    Set.of()),
                new Arm("B", Start.DENSE, null, Sgd.of(0.05), new Gradients(10), true, Set.of()))),
        recipe);
  }

  @Test
  void how_many_arms_train_at_once_is_written_where_it_is_more_than_one() throws RecipeException {
    Recipe recipe = good();
    assertEquals(1, recipe.armsAtOnce());
    assertFalse(RecipeWriter.write(recipe).contains("armsAtOnce"));
    assertEquals(
        RecipeWriter.write(recipe),
        RecipeWriter.write(RecipeReader.override(recipe, List.of("armsAtOnce=1"))));
    Recipe race = RecipeReader.override(recipe, List.of("armsAtOnce=2"));
    assertEquals(race, recipe.withArmsAtOnce(2));
    assertTrue(RecipeWriter.write(race).contains("\"shuffle\": false,\n  \"armsAtOnce\": 2,\n"));
    assertEquals(race, RecipeReader.parse("race", RecipeWriter.write(race)));
    assertEquals(DensePart.of(recipe), DensePart.of(race));
    assertEquals("good, 2 arms at once", ChangedName.of(recipe, race));
    assertEquals("good, one arm at once", ChangedName.of(race, recipe));
    assertEquals(
        race.withArmsAtOnce(3),
        race.withArmsAtOnce(3).withSeed(7).named("good").withBatchSize(64).withArms(race.arms()));
  }

  /** Each case replaces a piece of the good recipe, once, and expects a part of the message. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        // unknown keys, with the one that was meant
        "\"seed\" | \"arms-at-once\": 2, \"seed\" | arms-at-once (2) is no key here, did you mean"
            + " armsAtOnce?",
        "\"seed\" | \"armsAtOnce\": 0, \"seed\" | armsAtOnce is 0; allowed is a whole number from 1"
            + " to 16",
        "\"rho\": 0.1 | \"roh\": 0.1 | arms[0].optimizer.roh (0.1) is no key here, did you mean"
            + " rho?",
        "\"seed\" | \"Seed\" | Seed (7) is no key here, did you mean seed?",
        "\"labelNoise\" | \"labelnoise\" | data.labelnoise (0.25) is no key here, did you mean"
            + " labelNoise?",
        "\"widths\" | \"width\" | network.width ([8,16]) is no key here, did you mean widths?",
        "{\"fraction\": 0.5} | {\"fraction\": 0.5, \"scopes\": \"global\"} | prune.scopes"
            + " (\"global\") is no key here, did you mean scope?; allowed are method, fraction",
        "{\"fraction\": 0.5} | {\"fraction\": 0.5, \"scope\": \"global\"} | prune.scope is"
            + " \"global\"; with method magnitude-layer and structure weights allowed is method,"
            + " erk, uniform",
        "{\"fraction\": 0.5} | {\"fraction\": 0.6, \"structure\": \"2:4\"} | prune.fraction is 0.6,"
            + " but structure 2:4 leaves no choice; allowed is 0.5",
        "{\"fraction\": 0.5} | {\"fraction\": 0.5, \"structure\": \"channels-l1\", \"method\":"
            + " \"snip\"} | prune.method is \"snip\", but whole channels go by their weights",
        "{\"fraction\": 0.5} | {\"fraction\": 0.5, \"method\": \"random\", \"inverted\": true} |"
            + " prune.inverted has no effect on a random draw",
        "{\"fraction\": 0.5} | {\"fraction\": 0.5, \"method\": \"movement\"} | arms[0] is pruned by"
            + " movement, which is gathered while it trains",
        "\"start\": \"pruned\", | \"start\": \"pruned\", \"when\": {\"name\": \"gradual\"}, |"
            + " arms[0].start is \"pruned\"; with when gradual allowed is initial or dense",
        "\"start\": \"dense\", | \"start\": \"dense\", \"when\": {\"name\": \"rigl\"}, |"
            + " arms[1].start is \"dense\"; with when rigl allowed is pruned",
        "\"start\": \"dense\", | \"start\": \"dense\", \"when\": {\"name\": \"iterative\", \"to\":"
            + " 5}, | arms[1].when.to has no effect",
        "\"lr\": 0.05, \"rho\": 0.1 | \"lr\": 0.05, \"rho\": 0.1, \"eta\": 1 |"
            + " arms[0].optimizer.eta (1) is no key here",
        "\"epochs\": 3}, | \"epochs\": 3, \"start\": \"dense\"}, | dense.start (\"dense\") is no"
            + " key here",
        // missing ones
        "\"seed\": 7, | `` | seed is missing; allowed is a whole number from"
            + " -9,223,372,036,854,775,808",
        ", \"rho\": 0.1 | `` | arms[0].optimizer.rho is missing; allowed is a number from 0 to"
            + " 1000",
        "\"start\": \"pruned\", | `` | arms[0].start is missing; allowed is initial, dense, pruned",
        "\"name\": \"good\", | `` | name is missing; allowed is text",
        "\"gradients\": 10, | `` | arms[1].epochs is missing; allowed is a whole number from 1 to"
            + " 10,000, or gradients",
        "{\"fraction\": 0.5} | {} | prune.fraction is missing; allowed is a number from 0 to 1",
        "\"set\": \"mnist-10k\", | `` | data.set is missing; allowed is mnist-10k, fashion-10k",
        // wrong types
        "\"batchSize\": 64 | \"batchSize\": \"64\" | batchSize is \"64\"; allowed is a whole number"
            + " from 1 to 4,096",
        "\"batchSize\": 64 | \"batchSize\": 64.0 | batchSize is 64.0; allowed is a whole number",
        "\"batchSize\": 64 | \"batchSize\": null | batchSize is null; allowed is a whole number",
        "\"batchSize\": 64 | \"batchSize\": true | batchSize is true; allowed is a whole number",
        "\"seed\": 7 | \"seed\": 9223372036854775808 | seed is 9223372036854775808; allowed is a"
            + " whole number",
        "\"name\": \"good\" | \"name\": 7 | name is 7; allowed is text",
        "\"batchSize\": 64 | \"batchSize\": 64, \"shuffle\": 1 | shuffle is 1; allowed is true or"
            + " false",
        "[8, 16] | 8 | network.widths is 8; allowed is a list",
        "[8, 16] | [8] | network.widths is [8]; allowed is a list of 2 whole numbers",
        "[8, 16] | [8, 16, 32] | network.widths is [8,16,32]; allowed is a list",
        "[8, 16] | [8, 16.5] | network.widths[1] is 16.5; allowed is a whole number from 1 to"
            + " 4,096",
        "{\"fraction\": 0.5} | 0.5 | prune is 0.5; allowed is an object",
        "\"rho\": 0.1 | \"rho\": \"0.1\" | arms[0].optimizer.rho is \"0.1\"; allowed is a number"
            + " from 0 to 1000",
        "\"gradients\": 10 | \"gradients\": 10, \"keepMask\": \"no\" | arms[1].keepMask is \"no\";"
            + " allowed is true or false",
        "\"gradients\": 10 | \"gradients\": 10, \"faults\": \"x\" | arms[1].faults is \"x\";"
            + " allowed is a list",
        // out of range
        "\"batchSize\": 64 | \"batchSize\": 0 | batchSize is 0; allowed is a whole number from 1 to"
            + " 4,096",
        "\"batchSize\": 64 | \"batchSize\": 4097 | batchSize is 4097; allowed",
        "\"epochs\": 3} | \"epochs\": 0} | dense.epochs is 0; allowed is a whole number from 1 to"
            + " 10,000",
        "\"epochs\": 3} | \"epochs\": 10001} | dense.epochs is 10001; allowed",
        "\"gradients\": 10 | \"gradients\": 0 | arms[1].gradients is 0; allowed is a whole number"
            + " from 1",
        "\"rho\": 0.1 | \"rho\": -0.1 | arms[0].optimizer.rho is -0.1; allowed is a number from 0"
            + " to 1000",
        "\"rho\": 0.1 | \"rho\": 1e999 | arms[0].optimizer.rho is",
        "\"momentum\": 0.9 | \"momentum\": 1 | dense.optimizer.momentum is 1; allowed is a number"
            + " from 0 to 0.999999",
        "\"momentum\": 0.9 | \"nesterov\": true | dense.optimizer.nesterov is true; allowed is"
            + " false while momentum is 0",
        "\"fraction\": 0.5 | \"fraction\": 1.01 | prune.fraction is 1.01; allowed is a number from"
            + " 0 to 1",
        "0.25 | 1.5 | data.labelNoise is 1.5; allowed is a number from 0 to 1",
        "[8, 16] | [0, 16] | network.widths[0] is 0; allowed is a whole number from 1 to 4,096",
        // other choices
        "\"sam\" | \"sma\" | arms[0].optimizer.name is \"sma\"; allowed is sgd, adamw, sam, usam,"
            + " asam, sam-on, m-sam, gsam, looksam, friendly-sam, cram, random-sam, batchnorm; did"
            + " you mean sam?",
        "\"mnist-10k\" | \"mnist10k\" | data.set is \"mnist10k\"; allowed is mnist-10k,"
            + " fashion-10k, mnist, fashion-mnist, cifar10, cifar100; did you mean mnist-10k?",
        "\"classifier\" | \"vgg\" | network.architecture is \"vgg\"; allowed is classifier,"
            + " lenet-300-100, lenet-5, resnet, layers",
        "\"fraction\": 0.5 | \"fraction\": 0.5, \"method\": \"global\" | prune.method is"
            + " \"global\"; allowed is magnitude-layer, magnitude-global, random",
        "\"gradients\": 10 | \"gradients\": 10, \"faults\": [\"frozen\"] | arms[1].faults[0] is"
            + " \"frozen\"; allowed are foreign-parameters, recomputed-epsilon, each once",
        // what would have no effect, or no meaning
        "\"gradients\": 10 | \"gradients\": 10, \"epochs\": 3 | arms[1].epochs is 3; allowed is a"
            + " whole number from 1 to 10,000, or gradients in its place: one of the two",
        "\"gradients\": 10 | \"gradients\": 10, \"faults\": [\"recomputed-epsilon\"] |"
            + " arms[1].faults has \"recomputed-epsilon\", which is a fault of SAM's second step",
        "\"gradients\": 10 | \"gradients\": 10, \"prune\": {\"fraction\": 0.5} | arms[1].prune has"
            + " no effect, because the arm starts \"dense\"",
        "\"rho\": 0.1 | \"rho\": 0.1, \"from\": 4 | arms[0].optimizer.from is 4, but it trains 3"
            + " epochs",
        "\"rho\": 0.1 | \"rho\": 0.1, \"rhoFollowsLr\": true | arms[0].optimizer.rhoFollowsLr has"
            + " no effect, because no schedule moves",
        "\"rho\": 0.1 | \"rho\": 0.1, \"base\": \"adam\" | arms[0].optimizer.base is \"adam\";"
            + " allowed is sgd, adamw; did you mean adamw?",
        "\"momentum\": 0.9 | \"base\": \"sgd\" | dense.optimizer.base (\"sgd\") is no key here",
        "\"gradients\": 10 | \"gradients\": 10, \"schedule\": {\"name\": \"cosin\"} |"
            + " arms[1].schedule.name is \"cosin\"; allowed is constant, step, cosine; did you"
            + " mean",
        "\"gradients\": 10 | \"gradients\": 10, \"schedule\": {\"name\": \"step\", \"milestones\":"
            + " [0.5, 0.4]} | arms[1].schedule.milestones is [0.5,0.4]; allowed is a list of 1 to"
            + " 10 rising numbers",
        "\"gradients\": 10 | \"gradients\": 10, \"keepMask\": false | arms[1].keepMask is false,"
            + " but an arm that starts \"dense\" has no mask",
        "\"gradients\": 10 | \"gradients\": 10, \"compact\": true | arms[1].compact is true, but no"
            + " whole channels go before it trains",
        "\"epochs\": 3, \"opt | \"epochs\": 3, \"compact\": true, \"keepMask\": false, \"prune\":"
            + " {\"fraction\": 0.5, \"structure\": \"channels-l1\"}, \"opt | arms[0].compact is"
            + " true, but without keepMask what is cut out would grow back",
        "\"epochs\": 3, \"opt | \"gradients\": 1, \"opt | arms[0].gradients is 1, but one step"
            + " computes 2",
        "{\"name\": \"sgd\", \"lr\": 0.05}} | {\"name\": \"batchnorm\"}} | arms[1].gradients is 10,"
            + " but recalibrating BatchNorm computes no gradient; give epochs",
        "\"prune\": {\"fraction\": 0.5}, | `` | arms[0].start is \"pruned\", but neither the arm"
            + " nor the recipe says how to prune",
        // names
        "\"name\": \"B\" | \"name\": \"A\" | arms[1].name is \"A\", which arms[0] has already;"
            + " every arm needs a name of its own",
        "\"name\": \"B\" | \"name\": \"dense\" | arms[1].name is \"dense\", which is how a network"
            + " that is no arm is called",
        "\"name\": \"B\" | \"name\": \"pruned (k)\" | arms[1].name is \"pruned (k)\", which is how"
            + " pruned networks are called",
        "\"name\": \"B\" | \"name\": \" \" | arms[1].name is \" \"; allowed are 1 to 60 printable"
            + " characters",
        "\"name\": \"B\" | \"name\": \"a\\nb\" | arms[1].name is",
        // no JSON
        "\"seed\": 7, | \"seed\": 7, \"seed\": 8, | the key \"seed\" for the second time",
        "\"seed\": 7, | \"seed\": NaN, | is no JSON: ",
        "\"seed\": 7, | \"seed\": 07, | is no JSON: ",
        "\"seed\": 7, | // seven | is no JSON: ",
      })
  void a_refusal_names_the_key_the_value_and_what_is_allowed(
      String piece, String replacement, String expected) {
    assertTrue(GOOD.contains(piece), piece);
    String json = GOOD.replaceFirst(Pattern.quote(piece), Matcher.quoteReplacement(replacement));
    assertTrue(refusal(json).contains(expected), refusal(json));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "null",
        "[]",
        "7",
        "\"recipe\"",
        "{",
        "{}}",
        "{} {}",
        "nonsense",
        "\u0000"
      })
  void what_is_no_recipe_at_all_is_refused(String json) {
    refusal(json);
  }

  @Test
  void a_dense_start_needs_a_dense_phase() {
    String json =
        GOOD.replaceFirst("\"dense\": \\{.*\\},", "")
            .replace("\"start\": \"pruned\"", "\"start\": \"initial\"");
    assertEquals(
        "r.json: arms[1].start is \"dense\", but the recipe's dense is null; allowed here is"
            + " \"initial\"",
        refusal(json));
  }

  @Test
  void too_many_arms_are_refused() {
    List<String> arms = new ArrayList<>();
    for (int i = 0; i < 65; i++) {
      arms.add(
          String.format(
              Locale.ROOT,
              """
              {"name": "A%d", "start": "initial", "epochs": 1, "optimizer": {"name": "batchnorm"}}
              """,
              i));
    }
    String json =
        GOOD.replaceFirst("(?s)\"arms\": \\[.*]", "\"arms\": [" + String.join(",", arms) + "]");
    assertTrue(refusal(json).contains("arms is a list of 65; allowed is a list […] of up to 64"));
  }

  @Test
  void hostile_text_ends_in_a_short_sentence() {
    refusal("[".repeat(100_000));
    refusal("{\"a\":".repeat(100_000));
    refusal("{\"" + "x".repeat(100_000) + "\": 1}");
    refusal(GOOD.replace("\"good\"", "\"" + "x".repeat(100_000) + "\""));
    refusal(GOOD.replace("mnist-10k", "x".repeat(100_000)));
    refusal(GOOD.replace("\"seed\": 7", "\"seed\": " + "9".repeat(5_000)));
    refusal(GOOD.replace("0.25", "0." + "1".repeat(5_000) + "e-400000000"));
  }

  /**
   * Cut or changed anywhere, a recipe is read or refused in a sentence; nothing else may escape.
   */
  @Test
  void any_damage_is_read_or_refused() {
    SplittableRandom random = new SplittableRandom(5);
    int refused = 0;
    for (int i = 0; i < 3000; i++) {
      StringBuilder damaged = new StringBuilder(GOOD);
      int at = random.nextInt(GOOD.length());
      switch (random.nextInt(3)) {
        case 0 -> damaged.setLength(at);
        case 1 -> damaged.setCharAt(at, (char) random.nextInt(32, 127));
        default -> damaged.delete(at, Math.min(GOOD.length(), at + random.nextInt(1, 20)));
      }
      try {
        RecipeReader.parse("r.json", damaged.toString());
      } catch (RecipeException _) {
        refusal(damaged.toString());
        refused++;
      }
    }
    assertTrue(refused > 2000, refused + " refused");
  }

  @Test
  void what_is_written_is_read_back_equal() throws RecipeException {
    SplittableRandom random = new SplittableRandom(11);
    for (int i = 0; i < 300; i++) {
      Recipe recipe = any(random);
      String json = RecipeWriter.write(recipe);
      assertEquals(recipe, RecipeReader.parse("round trip", json));
      assertEquals(json, RecipeWriter.write(RecipeReader.parse("round trip", json)));
    }
  }

  private static Recipe any(SplittableRandom random) {
    Pruning prune =
        new Pruning(
            METHODS.get(random.nextInt(METHODS.size())),
            random.nextDouble(),
            random.nextBoolean(),
            random.nextBoolean());
    List<Arm> arms = new ArrayList<>();
    int count = random.nextInt(6);
    for (int i = 0; i < count; i++) {
      arms.add(anyArm(random, "arm \"" + i + "\", ρ é", prune));
    }
    return new Recipe(
        "any",
        "what \\ \" ever",
        anyData(random),
        FAMILIES.get(random.nextInt(FAMILIES.size())).standard(),
        random.nextLong(),
        random.nextInt(1, Recipe.MAX_BATCH + 1),
        random.nextBoolean(),
        new Dense(anyOptimizer(random), random.nextInt(1, Budget.MAX_EPOCHS + 1)),
        random.nextBoolean() ? prune : null,
        arms);
  }

  private static Data anyData(SplittableRandom random) {
    Augmentation augmentation =
        random.nextBoolean()
            ? Augmentation.NONE
            : new Augmentation(random.nextInt(5), random.nextBoolean(), random.nextInt(20));
    DataChoice choice =
        random.nextBoolean()
            ? new DataChoice.Named(random.nextBoolean() ? "mnist" : "fashion-10k")
            : OwnData.KIND.make(
                OwnData.KIND
                    .standard()
                    .with(OwnData.PATH, "some \"where\" é")
                    .with(OwnData.FINGERPRINT, "12ab")
                    .with(OwnData.WIDTH, random.nextLong(4000))
                    .with(OwnData.SPLIT_SEED, random.nextLong())
                    .with(OwnData.LEAVE_OUT, List.of("a", "b, c"))
                    .with(OwnData.COLOURS, OwnData.Colours.GREY)
                    .with(OwnData.MEAN, List.of(0.25))
                    .with(OwnData.DEVIATION, List.of(random.nextDouble(0.1, 2))));
    return new Data(choice, random.nextDouble(), augmentation);
  }

  private static Arm anyArm(SplittableRandom random, String name, Pruning prune) {
    boolean pruned = random.nextBoolean();
    Optimizer optimizer = anyOptimizer(random);
    boolean gradients = random.nextBoolean() && optimizer.gradientsPerStep() > 0;
    return new Arm(
        name,
        pruned ? Start.PRUNED : Start.DENSE,
        pruned ? prune : null,
        optimizer,
        gradients ? new Gradients(random.nextInt(2, 1000)) : new Epochs(random.nextInt(1, 1000)),
        !pruned || random.nextBoolean(),
        optimizer.gradientsPerStep() == 2 && random.nextBoolean()
            ? Set.of(Fault.RECOMPUTED_EPSILON, Fault.FOREIGN_PARAMETERS)
            : Set.of());
  }

  @Test
  void what_climbs_in_batch_norm_needs_one() {
    String json =
        GOOD.replace("\"sam\"", "\"sam-on\"")
            .replace("\"classifier\", \"widths\": [8, 16]", "\"lenet-5\"");
    assertTrue(
        refusal(json).contains("climbs in BatchNorm's γ and β, but lenet-5 [20, 50, 500] has none"),
        refusal(json));
  }

  private static Optimizer anyOptimizer(SplittableRandom random) {
    double momentum = random.nextBoolean() ? 0 : random.nextDouble(1e-300, 0.99);
    Sgd sgd =
        new Sgd(
            random.nextDouble(),
            momentum,
            momentum > 0 && random.nextBoolean(),
            random.nextDouble());
    return switch (random.nextInt(4)) {
      case 0 -> sgd;
      case 1 -> new Sam(sgd, random.nextDouble());
      case 2 -> new Asam(sgd, random.nextDouble(), random.nextDouble());
      default -> new BatchNormOnly();
    };
  }

  @Test
  void files_that_cannot_be_read_say_why(@TempDir Path folder) throws IOException {
    Path missing = folder.resolve("missing.json");
    Path binary = Files.write(folder.resolve("binary.json"), new byte[] {(byte) 0xC3, 0x28});
    Path big = Files.write(folder.resolve("big.json"), new byte[2_000_000]);
    assertEquals(
        missing + " does not exist",
        Refusal.of(IOException.class, () -> RecipeReader.read(missing)));
    assertEquals(
        binary + " is no text in UTF-8 or UTF-16",
        Refusal.of(IOException.class, () -> RecipeReader.read(binary)));
    assertEquals(
        big + " is no recipe: it has 2000000 bytes, a recipe at most 1048576",
        Refusal.of(RecipeException.class, () -> RecipeReader.read(big)));
    String directory = Refusal.of(IOException.class, () -> RecipeReader.read(folder));
    assertTrue(directory.startsWith(folder + " cannot be read: "), directory);
  }

  @Test
  void a_file_is_named_in_its_refusal(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("mine.json");
    Files.writeString(file, GOOD.replace("0.1}", "-1}"), StandardCharsets.UTF_8);
    assertEquals(
        file + ": arms[0].optimizer.rho is -1; allowed is a number from 0 to 1000",
        Refusal.of(RecipeException.class, () -> RecipeReader.read(file)));
  }
}
