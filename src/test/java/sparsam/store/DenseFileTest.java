package sparsam.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sparsam.InMemory;
import sparsam.data.DataSet;
import sparsam.data.Digest;
import sparsam.data.Examples;
import sparsam.experiment.Experiment;
import sparsam.experiment.TinyRun;
import sparsam.nn.Engine;
import sparsam.nn.Network;
import sparsam.nn.Samples;
import sparsam.nn.file.OtherFiles;
import sparsam.nn.file.Safetensors;
import sparsam.recipe.Recipe;
import sparsam.recipe.RecipeReader;
import sparsam.recipe.Refusal;
import sparsam.result.DenseFrom.Brought;
import sparsam.result.Monitor;
import sparsam.result.Run;
import sparsam.result.Run.State;
import sparsam.train.Control;

/** Runs whose dense network is a file that somebody brought. */
class DenseFileTest {
  @TempDir(factory = InMemory.class)
  Path temp;

  /** PyTorch's file of some network that fits the recipe, beside its weights. */
  private Path file(String prefix) throws Exception {
    Safetensors network;
    try (Network made = Engine.FAST.create(recipe().network(), 99, 1, 1)) {
      network = Safetensors.of(made.parameters());
    }
    Files.write(temp.resolve("exact"), network.toBytes());
    return Files.write(
        temp.resolve("net.safetensors"),
        OtherFiles.of(network, "F32", prefix)
            .counter(prefix + "bn.num_batches_tracked", 7)
            .bytes());
  }

  private static Recipe recipe() throws Exception {
    return RecipeReader.override(TinyRun.recipe(), List.of("network.widths=[2,3]"));
  }

  private static Run run(RunFolder folder, Control control) throws Exception {
    return new Experiment(
            folder,
            _ -> images(),
            (architecture, seed, batch) -> Engine.FAST.create(architecture, seed, batch, 1),
            TinyRun.ENVIRONMENT,
            new Monitor(),
            control)
        .run();
  }

  private static DataSet images() {
    return new DataSet("mnist-10k", images(1, 48), images(2, 20), images(3, 20));
  }

  private static Examples images(long seed, int count) {
    Samples.Batch batch = Samples.batch(seed, count);
    return new Examples(batch.inputs(), batch.labels());
  }

  private static Run run(RunFolder folder) throws Exception {
    return run(folder, new Control());
  }

  @Test
  void it_is_tested_and_gone_on_from_and_stays_bit_by_bit() throws Exception {
    Path file = file("model.");
    Brought origin = new Brought("net.safetensors", Digest.sha256(file));
    Path whole = temp.resolve("whole");
    Run run;
    try (RunFolder folder = RunFolder.create(whole, recipe(), GivenDense.of(file))) {
      run = run(folder);
    }
    assertEquals(State.FINISHED, run.state());
    assertEquals(origin, run.denseFrom());
    assertEquals(0, run.result("dense").orElseThrow().gradients());
    assertArrayEquals(
        Files.readAllBytes(temp.resolve("exact")),
        Files.readAllBytes(whole.resolve("weights/dense.safetensors")));
    PastRun past = PastRun.open(whole);
    assertEquals(run, past.run());
    assertTrue(past.monitor().answers().of("dense").isPresent());
    assertEquals(1, past.monitor().fraction());

    Path broken = temp.resolve("broken");
    Control control = new Control();
    control.stop();
    Run half;
    try (RunFolder folder = RunFolder.create(broken, recipe(), GivenDense.of(file))) {
      half = run(folder, control);
    }
    assertEquals(State.STOPPED, half.state());
    Files.delete(file);
    try (RunFolder folder = RunFolder.resume(broken)) {
      assertEquals(origin, run(folder).denseFrom());
    }
    assertEquals(TinyRun.contents(whole), TinyRun.contents(broken));
  }

  /** Killed before it was tested: nothing but what the start wrote is there. */
  @Test
  void a_run_that_was_killed_at_once_goes_on_with_it_and_never_trains_another() throws Exception {
    Path file = file("");
    Path killed = temp.resolve("killed");
    RunFolder.create(killed, recipe(), GivenDense.of(file)).close();
    Path torn = temp.resolve("torn");
    TinyRun.copy(killed, torn);
    Files.delete(torn.resolve("weights/dense.safetensors"));
    try (RunFolder folder = RunFolder.resume(killed)) {
      assertTrue(run(folder).denseFrom() instanceof Brought);
    }
    assertArrayEquals(
        Files.readAllBytes(temp.resolve("exact")),
        Files.readAllBytes(killed.resolve("weights/dense.safetensors")));
    try (RunFolder folder = RunFolder.resume(torn)) {
      String refusal = Refusal.of(IOException.class, () -> run(folder));
      assertTrue(refusal.endsWith("dense.safetensors does not exist"), refusal);
    }
  }

  @Test
  void what_no_recipe_trains_is_never_found_for_one_but_can_be_named() throws Exception {
    Path runs = temp.resolve("runs");
    Path run = runs.resolve("2026-01-01-000000-brought");
    try (RunFolder folder = RunFolder.create(run, recipe(), GivenDense.of(file("")))) {
      run(folder);
    }
    DenseStore store = new DenseStore(new History(runs, Clock.systemUTC()));
    assertTrue(store.find(recipe()).isEmpty());
    String refusal = Refusal.of(IOException.class, () -> DenseNetwork.of(run));
    assertTrue(refusal.contains("is from the file net.safetensors"), refusal);
    assertEquals("net.safetensors", ((Brought) GivenDense.of(run).origin()).name());
  }

  @Test
  void what_does_not_fit_is_said() throws Exception {
    GivenDense dense = GivenDense.of(file("_orig_mod."));
    for (Map.Entry<String, List<String>> change :
        Map.of(
                "so set network.architecture=classifier and network.widths=[2,3]",
                List.of("network.widths=[2,2]"))
            .entrySet()) {
      Recipe other = RecipeReader.override(recipe(), change.getValue());
      String refusal = Refusal.of(IOException.class, () -> dense.requireFor(other));
      assertTrue(refusal.contains(change.getKey()), refusal);
    }
  }
}
