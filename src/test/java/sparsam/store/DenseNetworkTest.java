package sparsam.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sparsam.InMemory;
import sparsam.experiment.TinyRun;
import sparsam.recipe.Dials;
import sparsam.recipe.Presets;
import sparsam.recipe.Recipe;
import sparsam.recipe.RecipeReader;
import sparsam.recipe.Refusal;
import sparsam.result.DenseFrom.Trained;
import sparsam.result.Environment;
import sparsam.result.Monitor;
import sparsam.result.Run;
import sparsam.result.Run.State;
import sparsam.result.Track;
import sparsam.train.Control;

/** Runs that go on from a dense network that another run trained. */
class DenseNetworkTest {
  private static final int DENSE_PASSES = 3 * 8;

  @TempDir(factory = InMemory.class)
  static Path shared;

  private static Path source;
  private static Path trained;
  private static Recipe other;
  private static int trainedPasses;

  @TempDir(factory = InMemory.class)
  Path temp;

  /** The source, and a run with other arms that trains its own dense network. */
  @BeforeAll
  static void runBoth() throws Exception {
    source = shared.resolve("source");
    try (RunFolder folder = RunFolder.create(source, TinyRun.recipe())) {
      TinyRun.run(folder);
    }
    other =
        RecipeReader.override(
            TinyRun.recipe(),
            List.of("name=other", "arms[1].optimizer.rho=0.2", "prune.fraction=0.8"));
    trained = shared.resolve("trained");
    AtomicInteger passes = new AtomicInteger();
    try (RunFolder folder = RunFolder.create(trained, other)) {
      TinyRun.run(folder, new Monitor(), new Control(), passes::incrementAndGet);
    }
    trainedPasses = passes.get();
  }

  private static Map<String, String> withoutOrigin(Path folder) throws IOException {
    Map<String, String> contents = TinyRun.contents(folder);
    contents.computeIfPresent(
        "run.json", (_, text) -> text.replaceFirst("(?s)  \"denseFrom\": \\{.*?\n  },\n", ""));
    return contents;
  }

  @Test
  void everything_but_the_dense_training_is_done_and_comes_out_bit_by_bit() throws Exception {
    Path taken = temp.resolve("taken");
    AtomicInteger passes = new AtomicInteger();
    Monitor monitor = new Monitor();
    Run run;
    try (RunFolder folder = RunFolder.create(taken, other, DenseNetwork.of(source))) {
      run = TinyRun.run(folder, monitor, new Control(), passes::incrementAndGet);
    }
    assertEquals(State.FINISHED, run.state());
    assertEquals(trainedPasses - DENSE_PASSES, passes.get());
    assertEquals(new Trained("source", TinyRun.ENVIRONMENT), run.denseFrom());
    assertEquals(run, PastRun.open(taken).run());
    assertEquals(TinyRun.contents(trained), withoutOrigin(taken));
    assertEquals(1, monitor.fraction());
    assertEquals(3, monitor.track("dense").orElseThrow().epochs().size());
    assertTrue(monitor.weights("dense").isPresent());
  }

  @Test
  void where_it_came_from_is_kept_when_the_run_is_resumed_or_taken_from_again() throws Exception {
    Path taken = temp.resolve("taken");
    Control control = new Control();
    AtomicInteger passes = new AtomicInteger();
    try (RunFolder folder = RunFolder.create(taken, other, DenseNetwork.of(source))) {
      TinyRun.run(
          folder,
          new Monitor(),
          control,
          () -> {
            if (passes.incrementAndGet() == 12) {
              control.stop();
            }
          });
    }
    Run resumed;
    try (RunFolder folder = RunFolder.resume(taken)) {
      resumed = TinyRun.run(folder);
    }
    Trained origin = new Trained("source", TinyRun.ENVIRONMENT);
    assertEquals(origin, resumed.denseFrom());
    assertEquals(TinyRun.contents(trained), withoutOrigin(taken));
    assertEquals(origin, DenseNetwork.of(taken).origin());
    assertNull(PastRun.open(trained).run().denseFrom());
  }

  /** A run with a dense control, another fraction of it, and that with everything trained. */
  private record Controlled(Path first, Recipe second, Map<String, String> whole, int passes) {}

  private Controlled controlled() throws Exception {
    Recipe first = RecipeReader.override(TinyRun.recipe(), List.of("arms[0].start=dense"));
    Path folder = temp.resolve("first run");
    try (RunFolder open = RunFolder.create(folder, first)) {
      TinyRun.run(open);
    }
    Recipe second = RecipeReader.override(first, List.of("name=other", "prune.fraction=0.8"));
    Path whole = temp.resolve("whole");
    AtomicInteger passes = new AtomicInteger();
    try (RunFolder open = RunFolder.create(whole, second, DenseNetwork.of(folder))) {
      TinyRun.run(open, new Monitor(), new Control(), passes::incrementAndGet);
    }
    return new Controlled(folder, second, withoutOrigin(whole), passes.get());
  }

  @Test
  void a_dense_control_is_trained_once_for_every_fraction() throws Exception {
    Controlled runs = controlled();
    String control = runs.second().arms().getFirst().name();
    Path taken = temp.resolve("taken");
    AtomicInteger passes = new AtomicInteger();
    Monitor monitor = new Monitor();
    Run run;
    DenseNetwork shared = DenseNetwork.of(runs.first()).sharing(runs.second(), TinyRun.ENVIRONMENT);
    try (RunFolder folder = RunFolder.create(taken, runs.second(), shared)) {
      run = TinyRun.run(folder, monitor, new Control(), passes::incrementAndGet);
    }
    assertTrue(passes.get() < runs.passes(), passes + " of " + runs.passes());
    assertEquals(
        new Trained("first run", TinyRun.ENVIRONMENT, Map.of(control, "first run")),
        run.denseFrom());
    assertEquals(run, PastRun.open(taken).run());
    assertEquals(runs.whole(), withoutOrigin(taken));
    assertEquals(1, monitor.fraction());
    // Taken over once more, it still says who trained it.
    DenseNetwork again = DenseNetwork.of(taken).sharing(runs.second(), TinyRun.ENVIRONMENT);
    assertEquals(Map.of(control, "first run"), again.origin().controls());
  }

  @Test
  void a_control_is_trained_again_where_anything_might_differ() throws Exception {
    Controlled runs = controlled();
    DenseNetwork dense = DenseNetwork.of(runs.first());
    String arm = "arms[0].optimizer.";
    for (String change : List.of(arm + "lr=0.01", "arms[0].name=else")) {
      Recipe changed = RecipeReader.override(runs.second(), List.of(change));
      assertEquals(
          Map.of(), dense.sharing(changed, TinyRun.ENVIRONMENT).origin().controls(), change);
    }
    Environment other = Environment.here("another engine", TinyRun.ENVIRONMENT.threads());
    assertEquals(Map.of(), dense.sharing(runs.second(), other).origin().controls());
    String name = runs.second().arms().getFirst().name();
    // The number of threads makes no difference.
    assertEquals(
        Map.of(name, "first run"),
        dense.sharing(runs.second(), TinyRun.ENVIRONMENT.with(7)).origin().controls());
    Files.delete(RunFolder.look(runs.first()).stepsFile(name));
    assertEquals(Map.of(), dense.sharing(runs.second(), TinyRun.ENVIRONMENT).origin().controls());
  }

  @Test
  void killed_while_it_is_taken_over_the_run_trains_its_own() throws Exception {
    Path killed = temp.resolve("killed");
    RunFolder.create(killed, other, DenseNetwork.of(source)).close();
    Files.delete(killed.resolve("run.json"));
    Files.delete(killed.resolve("predictions.csv"));
    try (RunFolder folder = RunFolder.resume(killed)) {
      TinyRun.run(folder);
    }
    assertEquals(TinyRun.contents(trained), TinyRun.contents(killed));
  }

  @Test
  void it_shows_its_weights_answers_and_training() throws Exception {
    DenseNetwork dense = DenseNetwork.of(source);
    PastRun past = PastRun.open(source);
    assertEquals(past.run().result("dense").orElseThrow(), dense.result());
    assertArrayEquals(
        past.weights("dense").find("fc.weight").orElseThrow().values(),
        dense.weights().find("fc.weight").orElseThrow().values());
    assertArrayEquals(past.monitor().answers().labels(), dense.answers().labels());
    Track track = past.monitor().track("dense").orElseThrow();
    assertEquals(track.epochs(), dense.track().epochs());
    assertEquals(track.stepsPerEpoch(), dense.track().stepsPerEpoch());
    assertEquals(track.plannedSteps(), dense.track().plannedSteps());
  }

  @Test
  void another_recipes_network_is_refused_by_the_first_key_that_differs() throws Exception {
    DenseNetwork dense = DenseNetwork.of(source);
    Path folder = temp.resolve("never");
    for (List<String> change :
        List.of(
            List.of("seed=4", "seed is 3 there and 4 here"),
            List.of("data.labelNoise=0", "data.labelNoise is 0.1 there and 0.0 here"),
            List.of("network.widths=[2,2]", "network.widths[0] is 64 there and 2 here"),
            List.of("batchSize=8", "batchSize is 16 there and 8 here"),
            List.of("shuffle=false", "shuffle is true there and false here"),
            List.of("dense.epochs=4", "dense.epochs is 3 there and 4 here"),
            List.of("dense.optimizer.lr=1", "dense.optimizer.lr is 0.3 there and 1.0 here"))) {
      Recipe recipe = RecipeReader.override(other, change.subList(0, 1));
      assertEquals(
          "the dense network of source is another than this recipe's: " + change.getLast(),
          Refusal.of(IOException.class, () -> RunFolder.create(folder, recipe, dense)));
    }
    assertFalse(Files.exists(folder));
  }

  private Path damaged(String file, String old, String changed) throws IOException {
    Path folder = temp.resolve(file.replace('/', '-'));
    TinyRun.copy(source, folder);
    String text = Files.readString(folder.resolve(file));
    assertTrue(text.contains(old), file);
    Files.writeString(folder.resolve(file), text.replace(old, changed));
    return folder;
  }

  @Test
  void a_network_that_is_not_whole_is_refused() throws Exception {
    Path torn = temp.resolve("torn");
    TinyRun.copy(source, torn);
    Path weights = torn.resolve("weights/dense.safetensors");
    byte[] bytes = Files.readAllBytes(weights);
    Files.write(weights, Arrays.copyOf(bytes, bytes.length - 4));
    assertTrue(refusal(torn).startsWith(weights + " cannot be used: "));
    Files.delete(weights);
    assertEquals(weights + " does not exist", refusal(torn));
    String answers = refusal(damaged("predictions.csv", "\n0,", "\n0,9,0,0,0,0,0,0,0,0,0\n0,"));
    assertTrue(answers.contains("predictions.csv is damaged: "), answers);
    Path swapped = temp.resolve("swapped");
    TinyRun.copy(source, swapped);
    Path table = swapped.resolve("predictions.csv");
    Files.writeString(
        table, Files.readString(table).replace("label,dense,pruned", "label,pruned,dense"));
    String wrong = refusal(swapped);
    assertTrue(wrong.contains("predictions.csv is damaged: of 60 answers "), wrong);
    String metrics = refusal(damaged("metrics.csv", "dense,3,", "SAM,9,"));
    assertTrue(metrics.contains("lacks epochs of dense"), metrics);
    Path unfinished = temp.resolve("unfinished");
    RunFolder.create(unfinished, other).close();
    assertEquals(unfinished.resolve("run.json") + " does not exist", refusal(unfinished));
    String failed = refusal(damaged("run.json", "\"name\": \"dense\"", "\"name\": \"sparse\""));
    assertTrue(failed.endsWith("has no dense network that was trained to its end"), failed);
  }

  private static String refusal(Path folder) {
    return Refusal.of(IOException.class, () -> DenseNetwork.of(folder));
  }

  private Path adjusted(Path folder) throws Exception {
    Control control = new Control();
    AtomicInteger passes = new AtomicInteger();
    Dials lower =
        new Dials(OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.of(0.01));
    try (RunFolder open = RunFolder.create(folder, TinyRun.recipe())) {
      TinyRun.run(
          open,
          new Monitor(),
          control,
          () -> {
            if (passes.incrementAndGet() == 10) {
              control.adjust("dense", lower::apply);
            }
          });
    }
    return folder;
  }

  @Test
  void a_network_that_was_changed_by_hand_is_not_its_recipes() throws Exception {
    String message = refusal(adjusted(temp.resolve("adjusted")));
    assertTrue(message.contains("was changed by hand while it trained"), message);
  }

  @Test
  void the_newest_run_that_has_it_whole_is_found_and_the_program_itself_last() throws Exception {
    Path runs = temp.resolve("runs");
    DenseStore store = new DenseStore(new History(runs, Clock.systemUTC()));
    assertTrue(store.find(other).isEmpty());
    assertEquals("shipped fair", store.find(Presets.load("notebook")).orElseThrow().origin().run());
    TinyRun.copy(source, runs.resolve("2026-01-01-000000-oldest"));
    assertEquals("2026-01-01-000000-oldest", store.find(other).orElseThrow().origin().run());
    TinyRun.copy(source, runs.resolve("2026-01-02-000000-newer"));
    adjusted(runs.resolve("2026-01-03-000000-adjusted"));
    Path torn = runs.resolve("2026-01-04-000000-torn");
    TinyRun.copy(source, torn);
    Files.delete(torn.resolve("weights/dense.safetensors"));
    RunFolder.create(runs.resolve("2026-01-05-000000-new"), other).close();
    Files.createDirectory(runs.resolve("2026-01-06-000000-nothing"));
    assertEquals("2026-01-02-000000-newer", store.find(other).orElseThrow().origin().run());
    assertTrue(store.find(RecipeReader.override(other, List.of("seed=9"))).isEmpty());
    assertTrue(store.find(Presets.load("label-noise")).isEmpty());
  }
}
