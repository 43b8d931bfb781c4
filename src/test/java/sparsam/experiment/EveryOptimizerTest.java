package sparsam.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import sparsam.InMemory;
import sparsam.nn.Architecture.Family;
import sparsam.optim.Optimizer;
import sparsam.optim.Optimizers;
import sparsam.recipe.Dials;
import sparsam.recipe.Recipe;
import sparsam.recipe.arm.Arm;
import sparsam.recipe.arm.Budget;
import sparsam.recipe.arm.Start;
import sparsam.result.Adjustment;
import sparsam.result.Monitor;
import sparsam.result.Series;
import sparsam.result.Track;
import sparsam.settings.Kind;
import sparsam.settings.Values;
import sparsam.store.RunFolder;
import sparsam.train.Control;

/** What a run promises of every optimiser that there is, with momentum where it has any. */
class EveryOptimizerTest {
  private static final String ARM = "arm";
  private static final Dials OTHER =
      new Dials(OptionalDouble.empty(), OptionalDouble.of(0.7), OptionalDouble.of(0.02));

  @TempDir(factory = InMemory.class)
  Path temp;

  static List<Kind<? extends Optimizer>> kinds() {
    return Stream.concat(
            Optimizers.ALL.all().stream(),
            Optimizers.ALL.variants().stream()
                .filter(kind -> kind.title().equals("LookSAM over AdamW")))
        .toList();
  }

  private static Recipe recipe(Kind<? extends Optimizer> kind) {
    Map<String, Object> values = new LinkedHashMap<>(kind.standard().plain());
    values.computeIfPresent("momentum", (_, _) -> 0.9);
    Optimizer optimizer = kind.make(new Values(values));
    Arm arm = new Arm(ARM, Start.INITIAL, null, optimizer, new Budget.Epochs(3), true, Set.of());
    return new Recipe(
        "one",
        "",
        new Recipe.Data("mnist-10k", 0),
        Family.CLASSIFIER.standard(),
        3,
        16,
        true,
        null,
        null,
        List.of(arm));
  }

  private static Monitor run(RunFolder folder, Control control, Runnable beforePass)
      throws Exception {
    Monitor monitor = new Monitor();
    try (folder) {
      TinyRun.run(folder, monitor, control, beforePass);
    }
    return monitor;
  }

  /** Turns the dials in a pass of the second of three epochs. */
  private static Runnable turnsIn(int pass, Control control, Runnable more) {
    AtomicInteger passes = new AtomicInteger();
    return () -> {
      if (passes.incrementAndGet() == pass) {
        control.adjust(ARM, OTHER::apply);
      }
      more.run();
    };
  }

  /** Of so many first steps. */
  private static int passes(Recipe recipe, int steps) {
    long gradients = recipe.arms().getFirst().optimizer().gradients(steps, 8);
    return (int) Math.max(steps, gradients);
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void killedAtAnyTimeItGoesOnToTheSameBytes(Kind<? extends Optimizer> kind) throws Exception {
    Recipe recipe = recipe(kind);
    Path whole = temp.resolve("whole");
    List<Path> killed = new ArrayList<>();
    run(
        RunFolder.create(whole, recipe),
        new Control(),
        () -> {
          Path copy = temp.resolve("killed-" + killed.size());
          TinyRun.copy(whole, copy);
          killed.add(copy);
        });
    Map<String, String> expected = TinyRun.contents(whole);
    assertEquals(passes(recipe, 3 * 8), killed.size());
    int apart = killed.size() > 3 * 8 ? 11 : 5; // The first and the second halves of steps.
    for (int i = 2; i < killed.size(); i += apart) {
      run(RunFolder.resume(killed.get(i)), new Control(), () -> {});
      assertEquals(expected, TinyRun.contents(killed.get(i)), "killed before pass " + i);
    }
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void aDialThatIsTurnedCountsFromTheNextStepOnAlsoAfterAKill(Kind<? extends Optimizer> kind)
      throws Exception {
    Recipe recipe = recipe(kind);
    Optimizer before = recipe.arms().getFirst().optimizer();
    Optimizer after = OTHER.apply(before);
    Series plain = steps(run(RunFolder.create(temp.resolve("p"), recipe), new Control(), () -> {}));
    Path whole = temp.resolve("whole");
    Path killed = temp.resolve("killed");
    AtomicInteger seen = new AtomicInteger();
    int late = passes(recipe, 22);
    Control control = new Control();
    // In the last pass of the tenth step.
    Runnable turns =
        turnsIn(
            passes(recipe, 10),
            control,
            () -> {
              if (seen.incrementAndGet() == late) {
                TinyRun.copy(whole, killed);
              }
            });
    Monitor turned = run(RunFolder.create(whole, recipe), control, turns);
    boolean moved = !after.equals(before);
    assertEquals(moved ? List.of(new Adjustment(ARM, 10, after)) : List.of(), turned.adjustments());
    assertEquals(Dials.rho(after).isPresent() || Dials.rate(after).isPresent(), moved, kind.name());
    Series with = steps(turned);
    for (int i = 0; i <= 10; i++) {
      assertEquals(plain.get(i, Track.LOSS), with.get(i, Track.LOSS), "step " + (i + 1));
    }
    assertEquals(moved, plain.get(11, Track.LOSS) != with.get(11, Track.LOSS));
    if (Dials.rho(after).isPresent()) {
      assertNotEquals(plain.get(10, Track.EPSILON_NORM), with.get(10, Track.EPSILON_NORM));
    }
    assertTrue(Files.exists(killed));
    run(RunFolder.resume(killed), new Control(), () -> {});
    assertEquals(TinyRun.contents(whole), TinyRun.contents(killed));
  }

  private static Series steps(Monitor monitor) {
    return monitor.track(ARM).orElseThrow().steps();
  }
}
