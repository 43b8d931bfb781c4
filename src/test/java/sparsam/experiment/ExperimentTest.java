package sparsam.experiment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sparsam.nn.Parameters.Kind;
import sparsam.recipe.Recipe;
import sparsam.recipe.RecipeReader;
import sparsam.recipe.Refusal;
import sparsam.result.Comparison;
import sparsam.result.EpochRow;
import sparsam.result.Monitor;
import sparsam.result.Result;
import sparsam.result.Result.Failed;
import sparsam.result.Result.Finished;
import sparsam.result.Run;
import sparsam.result.Run.State;
import sparsam.result.Track;
import sparsam.result.Weights;
import sparsam.store.RunFolder;
import sparsam.store.file.Csv;
import sparsam.train.Control;
import sparsam.train.LinearNetwork;

class ExperimentTest {
  @TempDir static Path shared;
  private static final Monitor MONITOR = new Monitor();
  private static Path folder;
  private static Run run;

  @TempDir Path temp;

  @BeforeAll
  static void runOnce() throws Exception {
    folder = shared.resolve("run");
    try (RunFolder open = RunFolder.create(folder, TinyRun.recipe())) {
      run = TinyRun.run(open, MONITOR, new Control(), () -> {});
    }
  }

  private Finished finished(String name) {
    return assertInstanceOf(Finished.class, run.result(name).orElseThrow());
  }

  private Weights weights(String name) throws Exception {
    try (RunFolder open = RunFolder.resume(folder)) {
      return open.weights(name);
    }
  }

  private static float[] values(Weights weights, String tensor) {
    return weights.find(tensor).orElseThrow().values();
  }

  @Test
  void every_network_has_its_row_in_the_recipes_order() {
    assertEquals(State.FINISHED, run.state());
    assertEquals(
        List.of(
            "dense",
            "pruned",
            "pruned (γ too, k − 1)",
            "SGD, longer",
            "SAM",
            "explodes",
            "notebook",
            "frozen",
            "BatchNorm",
            "fresh"),
        run.results().stream().map(Result::name).toList());
    assertEquals(run.results(), MONITOR.results());
    assertEquals(run.comparisons(), MONITOR.comparisons());
    assertEquals(1, MONITOR.fraction());
  }

  @Test
  void the_dense_network_has_learnt_and_pruning_cost_something() {
    assertTrue(finished("dense").testAccuracy() > 0.7, finished("dense").toString());
    double notebook = finished("pruned (γ too, k − 1)").testAccuracy();
    assertTrue(notebook < finished("dense").testAccuracy() - 0.1, "with γ pruned: " + notebook);
    assertTrue(notebook < finished("pruned").testAccuracy() - 0.1, "with γ pruned: " + notebook);
  }

  @Test
  void sparsity_is_what_the_weights_really_hold() throws Exception {
    assertEquals(0, finished("dense").sparsity());
    assertEquals(0.5, finished("pruned").sparsity());
    assertEquals(29 / 60.0, finished("pruned (γ too, k − 1)").sparsity());
    assertEquals(4, finished("pruned (γ too, k − 1)").scaleZeros());
    assertEquals(0.5, finished("SGD, longer").sparsity());
    assertEquals(0.5, finished("SAM").sparsity());
    assertEquals(0.5, finished("frozen").sparsity());
    assertEquals(0.5, finished("BatchNorm").sparsity());
    assertEquals(0, finished("notebook").sparsity(), "without its mask it grows back");
    assertEquals(30, weights("SAM").zeros(Kind.WEIGHT));
    assertArrayEquals(
        zeroPlaces(values(weights("pruned"), "fc.weight")),
        zeroPlaces(values(weights("SAM"), "fc.weight")));
  }

  private static int[] zeroPlaces(float[] values) {
    return IntStream.range(0, values.length).filter(i -> values[i] == 0).toArray();
  }

  @Test
  void each_fault_does_what_it_says() throws Exception {
    Weights pruned = weights("pruned");
    for (String name : List.of("frozen", "BatchNorm")) {
      assertArrayEquals(values(pruned, "fc.weight"), values(weights(name), "fc.weight"), name);
      assertArrayEquals(values(pruned, "bn.weight"), values(weights(name), "bn.weight"), name);
      assertFalse(
          Arrays.equals(
              values(pruned, "bn.running_mean"), values(weights(name), "bn.running_mean")),
          name);
    }
  }

  @Test
  void gradients_are_counted_and_budgets_kept() {
    assertEquals(24, finished("dense").gradients());
    assertEquals(0, finished("pruned").gradients());
    assertEquals(28, finished("SGD, longer").gradients());
    assertEquals(32, finished("SAM").gradients());
    assertEquals(0, finished("BatchNorm").gradients());
    Track longer = MONITOR.track("SGD, longer").orElseThrow();
    assertEquals(28, longer.steps().size());
    assertEquals(4, longer.plannedEpochs());
    assertEquals(
        List.of(8L, 16L, 24L, 28L), longer.epochs().stream().map(EpochRow::steps).toList());
  }

  @Test
  void an_arm_that_diverges_says_where_and_ends_no_other() {
    Failed failed = assertInstanceOf(Failed.class, run.result("explodes").orElseThrow());
    assertTrue(failed.reason().contains("at step "), failed.reason());
    assertTrue(failed.reason().contains("lr 10"), failed.reason());
    assertTrue(run.failed());
    assertInstanceOf(Finished.class, run.result("fresh").orElseThrow());
  }

  @Test
  void pairs_are_compared_once_and_pruned_networks_not() {
    int networks = 7;
    assertEquals(networks * (networks - 1) / 2, run.comparisons().size());
    for (Comparison comparison : run.comparisons()) {
      assertFalse(comparison.first().startsWith("pruned"));
      assertFalse(comparison.second().startsWith("pruned"));
      assertEquals(
          finished(comparison.first()).testCorrect() - finished(comparison.second()).testCorrect(),
          comparison.onlyFirst() - comparison.onlySecond());
      assertTrue(comparison.holm() >= comparison.p());
      assertEquals(60, comparison.count());
    }
  }

  @Test
  void the_same_recipe_gives_the_same_files_to_the_last_byte() throws Exception {
    Path second = temp.resolve("second");
    try (RunFolder open = RunFolder.create(second, TinyRun.recipe())) {
      TinyRun.run(open);
    }
    assertEquals(TinyRun.contents(folder), TinyRun.contents(second));
  }

  @Test
  void another_seed_gives_other_numbers() throws Exception {
    Path second = temp.resolve("second");
    Recipe other = RecipeReader.override(TinyRun.recipe(), List.of("seed=4"));
    try (RunFolder open = RunFolder.create(second, other)) {
      TinyRun.run(open);
    }
    assertNotEquals(
        TinyRun.contents(folder).get("metrics.csv"), TinyRun.contents(second).get("metrics.csv"));
  }

  @Test
  void the_monitor_holds_what_the_files_hold() throws Exception {
    List<List<String>> metrics = Csv.read(folder.resolve("metrics.csv"));
    int row = 1;
    for (Track track : MONITOR.tracks()) {
      for (EpochRow epoch : track.epochs()) {
        assertEquals(track.name(), metrics.get(row).getFirst());
        assertEquals(Double.toString(epoch.validationAccuracy()), metrics.get(row).get(7));
        row++;
      }
    }
    assertEquals(metrics.size(), row);
    assertArrayEquals(
        values(MONITOR.weights("dense").orElseThrow(), "fc.weight"),
        values(weights("dense"), "fc.weight"));
    assertArrayEquals(
        values(MONITOR.weights("pruned (γ too, k − 1)").orElseThrow(), "bn.weight"),
        values(weights("pruned (γ too, k − 1)"), "bn.weight"));
    assertTrue(Files.exists(folder.resolve("weights/pruned-2.safetensors")));
    assertTrue(Files.exists(folder.resolve("weights/sgd-longer.safetensors")));
  }

  @Test
  void weights_read_from_the_folder_know_their_kinds() throws Exception {
    Weights live = MONITOR.weights("dense").orElseThrow();
    Weights read = weights("dense");
    assertEquals(
        live.tensors().stream().map(t -> t.name() + t.shape() + t.kind()).toList(),
        read.tensors().stream().map(t -> t.name() + t.shape() + t.kind()).toList());
  }

  @Test
  void arms_see_the_same_batches() {
    // From the same weights, the first step of both has the same loss only on the same batch.
    double sgd = MONITOR.track("SGD, longer").orElseThrow().steps().get(0, Track.LOSS);
    double sam = MONITOR.track("SAM").orElseThrow().steps().get(0, Track.LOSS);
    assertEquals(sgd, sam);
  }

  @Test
  void what_cannot_be_recorded_is_refused_before_it_starts() throws Exception {
    Recipe endless =
        RecipeReader.override(
            TinyRun.recipe(), List.of("batchSize=1", "arms[0].gradients=20000000"));
    try (RunFolder open = RunFolder.create(temp.resolve("endless"), endless)) {
      assertEquals(
          "SGD, longer comes to 20,000,000 steps; allowed are up to 10,000,000, so give fewer"
              + " epochs or a larger batch",
          Refusal.of(IOException.class, () -> TinyRun.run(open)));
    }
  }

  @Test
  void a_network_beyond_memory_is_a_sentence() throws Exception {
    try (RunFolder open = RunFolder.create(temp.resolve("huge"), TinyRun.recipe())) {
      Experiment experiment =
          new Experiment(
              open,
              name -> LinearNetwork.blobs(),
              (architecture, seed, batchSize) -> {
                throw new OutOfMemoryError();
              },
              TinyRun.ENVIRONMENT,
              new Monitor(),
              new Control());
      String message = Refusal.of(IOException.class, experiment::run);
      assertTrue(
          message.startsWith("classifier [64, 128] with batches of 16 does not fit"), message);
    }
  }

  @Test
  void when_the_dense_phase_fails_only_what_needs_it_does() throws Exception {
    Recipe recipe =
        RecipeReader.override(
            TinyRun.recipe(), List.of("dense.optimizer.lr=10", "dense.optimizer.weightDecay=1000"));
    try (RunFolder open = RunFolder.create(temp.resolve("failing"), recipe)) {
      Run failing = TinyRun.run(open);
      assertEquals(State.FINISHED, failing.state());
      assertEquals(10, failing.results().size());
      Failed pruned = assertInstanceOf(Failed.class, failing.result("pruned").orElseThrow());
      assertEquals("it starts from dense, which has no result", pruned.reason());
      Failed sam = assertInstanceOf(Failed.class, failing.result("SAM").orElseThrow());
      assertEquals("it starts from pruned, which has no result", sam.reason());
      assertInstanceOf(Finished.class, failing.result("fresh").orElseThrow());
      assertEquals(List.of(), failing.comparisons());
    }
  }
}
