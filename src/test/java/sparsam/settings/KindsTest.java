package sparsam.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import sparsam.data.Augmentation;
import sparsam.data.OwnData;
import sparsam.nn.Architecture.Family;
import sparsam.nn.Refusals;
import sparsam.optim.AdamW;
import sparsam.optim.Asam;
import sparsam.optim.BatchNormOnly;
import sparsam.optim.Optimizer;
import sparsam.optim.Optimizers;
import sparsam.optim.Sam;
import sparsam.optim.Schedule;
import sparsam.optim.Schedules;
import sparsam.optim.Sgd;
import sparsam.prune.Pruning;
import sparsam.prune.schedule.Whens;
import sparsam.recipe.Recipe;
import sparsam.recipe.RecipeException;
import sparsam.recipe.RecipeReader;
import sparsam.recipe.RecipeWriter;
import sparsam.recipe.arm.Arm;
import sparsam.recipe.arm.Budget;
import sparsam.recipe.arm.Start;
import sparsam.recipe.watch.Watch;

/** Whatever kinds there are: what holds for each of them and each of their settings. */
class KindsTest {
  private static final long SEED = 3;

  static List<Kind<?>> kinds() {
    return Stream.of(
            Optimizers.ALL.variants(),
            List.of(Pruning.KIND, OwnData.KIND, Augmentation.KIND, Watch.KIND),
            Schedules.ALL.variants(),
            Whens.ALL.variants())
        .<Kind<?>>flatMap(List::stream)
        .toList();
  }

  static List<Kind<? extends Optimizer>> optimizers() {
    return Optimizers.ALL.variants();
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void whatIsReadOfOneMakesItAgain(Kind<?> kind) {
    SplittableRandom random = new SplittableRandom(SEED);
    for (int i = 0; i < 100; i++) {
      roundTrip(kind, random);
    }
  }

  private static <T> void roundTrip(Kind<T> kind, SplittableRandom random) {
    Values values = any(kind, random);
    T made = kind.make(values);
    assertEquals(values, kind.read(made));
    assertEquals(made, kind.make(kind.read(made)));
    assertTrue(kind.type().isInstance(made));
  }

  @ParameterizedTest
  @MethodSource("optimizers")
  void whatARecipeWritesItReads(Kind<? extends Optimizer> kind) throws RecipeException {
    SplittableRandom random = new SplittableRandom(SEED);
    for (int i = 0; i < 30; i++) {
      Recipe recipe = recipe(kind.make(any(kind, random)));
      String written = RecipeWriter.write(recipe);
      assertEquals(recipe, RecipeReader.parse("round trip", written));
      assertEquals(written, RecipeWriter.write(RecipeReader.parse("round trip", written)));
    }
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void theEndsOfEveryRangeAreAllowedAndWhatLiesOutsideIsRefusedByItsKey(Kind<?> kind) {
    for (Setting<?> setting : kind.settings()) {
      switch (setting.range()) {
        case Range.Numbers(double min, double max) -> {
          takes(kind, setting, min);
          takes(kind, setting, max);
          refuses(kind, setting, Math.nextDown(min));
          refuses(kind, setting, Math.nextUp(max));
          refuses(kind, setting, Double.NaN);
        }
        case Range.Wholes(long min, long max) -> {
          takes(kind, setting, min);
          takes(kind, setting, max);
          if (min > Long.MIN_VALUE) {
            refuses(kind, setting, min - 1);
          }
          if (max < Long.MAX_VALUE) {
            refuses(kind, setting, max + 1);
          }
        }
        case Range.YesNo _ -> refuses(kind, setting, "yes");
        case Range.OneOf<?> choice -> {
          choice.names().forEach(name -> takes(kind, setting, name));
          refuses(kind, setting, "none of them");
        }
        case Range.WholeList list -> refuses(kind, setting, List.of(list.each().min()));
        case Range.Text text -> {
          takes(kind, setting, "x".repeat(text.max()));
          refuses(kind, setting, 7L);
          for (String wrong : List.of("x".repeat(text.max() + 1), "a\nb")) {
            assertThrows(
                IllegalArgumentException.class, () -> read(kind, with(kind, setting, wrong)));
          }
        }
        case Range.Several<?> list -> refuses(kind, setting, "no list");
        case Range.Shares _ -> {
          takes(kind, setting, List.of(Double.MIN_VALUE, Math.nextDown(1.0)));
          for (List<Double> wrong :
              List.of(
                  List.<Double>of(),
                  List.of(0.0),
                  List.of(1.0),
                  List.of(0.5, 0.5),
                  List.of(0.6, 0.5))) {
            refuses(kind, setting, wrong);
          }
        }
      }
    }
  }

  private static void takes(Kind<?> kind, Setting<?> setting, Object plain) {
    assertEquals(plain, read(kind, with(kind, setting, plain)).plain().get(setting.key()));
  }

  private static <T> Values read(Kind<T> kind, Values values) {
    return kind.read(kind.make(values));
  }

  /** Refused when it is made, and where a recipe says it, in the same words. */
  private static void refuses(Kind<?> kind, Setting<?> setting, Object plain) {
    assertNull(setting.range().from(plain));
    Refusals.assertRefused(
        IllegalArgumentException.class,
        () -> kind.make(with(kind, setting, plain)),
        setting.key() + " is " + plain,
        "allowed is " + setting.range().allowed());
  }

  private static Values with(Kind<?> kind, Setting<?> setting, Object plain) {
    Map<String, Object> values = new LinkedHashMap<>(kind.standard().plain());
    values.put(setting.key(), plain);
    return new Values(values);
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void everyKindSaysWhatItIs(Kind<?> kind) {
    assertTrue(kind.name().matches("[a-z]+(-[a-z]+)*"), kind.name());
    assertSentence(kind.help());
    assertFalse(kind.title().isBlank());
    Set<String> keys = new HashSet<>();
    for (Setting<?> setting : kind.settings()) {
      assertTrue(keys.add(setting.key()), setting.key());
      assertTrue(setting.key().matches("[a-z][a-zA-Z0-9]*"), setting.key());
      assertFalse(setting.title().isBlank(), setting.key());
      assertSentence(setting.help());
      assertNotNull(setting.range().from(defaultOf(setting)));
      assertFalse(setting.live() && !(setting.range() instanceof Range.Numbers), setting.key());
    }
  }

  private static <T> Object defaultOf(Setting<T> setting) {
    return setting.range().plain(setting.byDefault());
  }

  private static void assertSentence(String help) {
    assertTrue(Character.isUpperCase(help.codePointAt(0)) && help.endsWith("."), help);
  }

  @Test
  void anOptimizerSaysItsOwnNumbersBeforeItsBases() {
    Sgd base = new Sgd(0.1, 0.9, true, 0.0005);
    assertEquals("SGD, lr 0.1, momentum 0.9, Nesterov, λ 0.0005", Optimizers.ALL.words(base));
    assertEquals("SAM, ρ 0.05, lr 0.1", Optimizers.ALL.words(new Sam(Sgd.of(0.1), 0.05)));
    assertEquals(
        "ASAM, ρ 0.5, η 0.01, lr 0.1, momentum 0.9, Nesterov, λ 0.0005",
        Optimizers.ALL.words(new Asam(base, 0.5, 0.01)));
    assertEquals(
        "SAM over AdamW, ρ 0.05, lr 0.001, λ 0.1",
        Optimizers.ALL.words(new Sam(new AdamW(0.001, 0.9, 0.999, 1e-8, 0.1), 0.05)));
    assertEquals("BatchNorm only", Optimizers.ALL.words(new BatchNormOnly()));
    assertEquals("BatchNorm only", Optimizers.ALL.numbers(new BatchNormOnly()));
  }

  @ParameterizedTest
  @MethodSource("optimizers")
  void onlyWhatMayMoveIsMoved(Kind<? extends Optimizer> kind) {
    Optimizer made = kind.make(kind.standard());
    for (Setting<?> setting : Optimizers.ALL.settings()) {
      if (setting.range() instanceof Range.Numbers) {
        @SuppressWarnings("unchecked")
        Setting<Double> number = (Setting<Double>) setting;
        boolean has = kind.setting(number.key()).filter(Setting::live).isPresent();
        Optimizer moved = Optimizers.ALL.moved(made, number, 0.75);
        assertEquals(has, !moved.equals(made), kind.name() + " " + number.key());
        assertEquals(
            has ? 0.75 : Optimizers.ALL.number(made, number.key()).orElse(-1),
            Optimizers.ALL.number(moved, number.key()).orElse(-1));
      }
    }
  }

  private static Recipe recipe(Optimizer optimizer) {
    return new Recipe(
        "one",
        "",
        new Recipe.Data("mnist-10k", 0),
        Family.CLASSIFIER.standard(),
        1,
        64,
        false,
        null,
        null,
        List.of(
            new Arm(
                "arm",
                Start.INITIAL,
                null,
                optimizer,
                new Budget.Epochs(Budget.MAX_EPOCHS),
                true,
                Set.of(),
                optimizer instanceof BatchNormOnly
                    ? Schedules.CONSTANT
                    : new Schedule.Cosine(0.1))));
  }

  private static Values any(Kind<?> kind, SplittableRandom random) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (Setting<?> setting : kind.settings()) {
      values.put(setting.key(), any(setting, random));
    }
    for (Setting<?> setting : kind.settings()) {
      if (setting.isIdle(new Values(values))) {
        values.put(setting.key(), false);
      }
    }
    return new Values(values);
  }

  private static Object any(Setting<?> setting, SplittableRandom random) {
    return switch (setting.range()) {
      case Range.Numbers(double min, double max) ->
          random.nextInt(4) == 0 ? min : random.nextDouble(min, max);
      case Range.Wholes(long min, long max) -> random.nextLong(min, max);
      case Range.YesNo _ -> random.nextBoolean();
      case Range.Shares _ -> {
        double first = random.nextDouble(1e-9, 0.5);
        yield random.nextBoolean() ? List.of(first) : List.of(first, random.nextDouble(0.5, 1));
      }
      case Range.OneOf<?> choice -> choice.names().get(random.nextInt(choice.names().size()));
      case Range.Text text -> "x".repeat(random.nextInt(text.min(), text.max() + 1));
      case Range.Several<?> _ -> List.of();
      case Range.WholeList list ->
          Objects.requireNonNull(
              Stream.generate(() -> random.nextLong(list.each().min(), list.each().max()))
                  .limit(list.size())
                  .toList());
    };
  }
}
