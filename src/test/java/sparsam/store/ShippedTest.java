package sparsam.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sparsam.InMemory;
import sparsam.data.DataSet;
import sparsam.data.DataSets;
import sparsam.experiment.Experiment;
import sparsam.experiment.TinyRun;
import sparsam.nn.Engine;
import sparsam.nn.Network;
import sparsam.nn.Parameters.Slice;
import sparsam.recipe.DensePart;
import sparsam.recipe.Presets;
import sparsam.recipe.Recipe;
import sparsam.recipe.RecipeReader;
import sparsam.recipe.Refusal;
import sparsam.result.DenseFrom.Trained;
import sparsam.result.Monitor;
import sparsam.result.Result;
import sparsam.result.Result.Finished;
import sparsam.result.Run;
import sparsam.result.Run.State;
import sparsam.result.Weights;
import sparsam.train.Control;
import sparsam.train.Evaluation;
import sparsam.train.Evaluator;

class ShippedTest {
  @TempDir(factory = InMemory.class)
  Path temp;

  private DataSets sets() {
    return new DataSets(temp.resolve("no data"));
  }

  @Test
  void every_preset_with_a_dense_phase_finds_its_network_and_no_other_recipe_does()
      throws Exception {
    for (String preset : Presets.NAMES) {
      Recipe recipe = Presets.load(preset);
      boolean longer = List.of("resnet", "cifar").contains(preset); // Than one waits at a start.
      boolean trained = recipe.dense() != null && !longer;
      assertEquals(trained, Shipped.find(recipe).isPresent(), preset);
      Recipe other = RecipeReader.override(recipe, List.of("seed=77"));
      assertTrue(Shipped.find(other).isEmpty(), preset);
    }
    assertEquals(
        "shipped fair", Shipped.find(Presets.load("notebook")).orElseThrow().origin().run());
    Recipe seeded = RecipeReader.override(Presets.load("fair"), List.of("seed=2"));
    assertEquals(
        "the dense network of shipped fair is another than this recipe's:"
            + " seed is 1 there and 2 here",
        Refusal.of(IOException.class, () -> Shipped.require(seeded)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"quick", "fair"})
  void a_shipped_network_says_what_its_result_says(String preset) throws Exception {
    Recipe recipe = Presets.load(preset);
    DenseNetwork dense = Shipped.require(recipe);
    assertEquals(DensePart.of(recipe), DensePart.of(dense.recipe()));
    assertEquals(
        DensePart.of(recipe).orElseThrow().dense().epochs(), dense.track().epochs().size());
    DataSet set = sets().load(recipe.data().set(), null);
    Weights weights = dense.weights();
    try (Network network = Engine.FAST.create(recipe.network(), 0, 64, 2)) {
      for (Slice slice : network.parameters().slices()) {
        network.parameters().write(slice, weights.find(slice.name()).orElseThrow().values());
      }
      Evaluation test = new Evaluator(network).evaluate(set.test());
      assertEquals(dense.result().testCorrect(), test.correct());
      assertEquals(dense.result().testLoss(), test.loss(), 1e-5);
    }
    assertArrayEquals(set.test().labels(), dense.answers().labels());
  }

  private Run run(Path folder, Recipe recipe, boolean shipped) throws Exception {
    try (RunFolder open =
        shipped
            ? RunFolder.create(folder, recipe, Shipped.require(recipe))
            : RunFolder.create(folder, recipe)) {
      return new Experiment(
              open,
              name -> sets().load(name, null),
              (architecture, seed, batch) -> Engine.FAST.create(architecture, seed, batch, 1),
              TinyRun.ENVIRONMENT,
              new Monitor(),
              new Control())
          .run();
    }
  }

  @Test
  void trained_again_quick_comes_out_the_same_but_for_rounding() throws Exception {
    Recipe recipe = RecipeReader.override(Presets.load("quick"), List.of("arms=[]", "prune=null"));
    Finished again =
        assertInstanceOf(
            Finished.class,
            run(temp.resolve("again"), recipe, false).result("dense").orElseThrow());
    Finished shipped = Shipped.require(recipe).result();
    assertEquals(shipped.gradients(), again.gradients());
    // Another processor rounds otherwise, and 226 steps let that grow.
    assertEquals(shipped.testAccuracy(), again.testAccuracy(), 0.01);
    assertEquals(shipped.testLoss(), again.testLoss(), 0.02);
  }

  @Test
  void a_run_goes_on_from_it_with_pruning_at_once() throws Exception {
    Recipe recipe = RecipeReader.override(Presets.load("quick"), List.of("arms=[]"));
    Run run = run(temp.resolve("taken"), recipe, true);
    assertEquals(State.FINISHED, run.state());
    assertEquals("shipped quick", assertInstanceOf(Trained.class, run.denseFrom()).run());
    assertEquals(List.of("dense", "pruned"), run.results().stream().map(Result::name).toList());
    assertEquals(Shipped.require(recipe).result(), run.results().getFirst());
    assertEquals(0.8, assertInstanceOf(Finished.class, run.results().getLast()).sparsity(), 0.001);
  }
}
