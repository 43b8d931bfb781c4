package sparsam.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sparsam.InMemory;
import sparsam.recipe.Recipe;
import sparsam.recipe.RecipeReader;
import sparsam.recipe.Refusal;
import sparsam.result.Comparison;
import sparsam.result.Monitor;
import sparsam.result.Run;
import sparsam.result.Run.State;
import sparsam.store.RunFolder;
import sparsam.train.Control;

class ResumeTest {
  @TempDir(factory = InMemory.class)
  static Path shared;

  private static Path whole;
  private static Map<String, String> expected;
  private static final List<Path> SNAPSHOTS = new ArrayList<>();

  @TempDir(factory = InMemory.class)
  Path temp;

  /** One undisturbed run, and the folder as a kill before every single pass would have left it. */
  @BeforeAll
  static void runUndisturbed() throws Exception {
    whole = shared.resolve("whole");
    try (RunFolder folder = RunFolder.create(whole, TinyRun.recipe())) {
      TinyRun.run(
          folder,
          new Monitor(),
          new Control(),
          () -> {
            Path snapshot = shared.resolve("snapshot-" + SNAPSHOTS.size());
            TinyRun.copy(whole, snapshot);
            SNAPSHOTS.add(snapshot);
          });
    }
    expected = TinyRun.contents(whole);
  }

  private Run resume(Path folder) throws Exception {
    try (RunFolder open = RunFolder.resume(folder, TinyRun.recipe())) {
      return TinyRun.run(open);
    }
  }

  @Test
  void killed_before_any_pass_it_resumes_to_the_same_bytes() throws Exception {
    assertTrue(SNAPSHOTS.size() > 140, SNAPSHOTS.size() + " passes");
    for (int i = 0; i < SNAPSHOTS.size(); i += 9) {
      Path killed = temp.resolve("killed-" + i);
      TinyRun.copy(SNAPSHOTS.get(i), killed);
      resume(killed);
      assertEquals(expected, TinyRun.contents(killed), "killed before pass " + i);
    }
  }

  @Test
  void killed_between_the_files_of_an_epoch_it_resumes_to_the_same_bytes() throws Exception {
    List<String> order =
        List.of(
            "distributions/sam.csv",
            "steps/sam.csv",
            "metrics.csv",
            "checkpoint.safetensors",
            "predictions.csv");
    int mixed = 0;
    for (int i = 1; i < SNAPSHOTS.size(); i++) {
      Path before = SNAPSHOTS.get(i - 1);
      Path after = SNAPSHOTS.get(i);
      if (!changed(before, after, "steps/sam.csv")) {
        continue;
      }
      for (int written = 1; written < order.size(); written++) {
        Path killed = temp.resolve("mixed-" + i + "-" + written);
        TinyRun.copy(before, killed);
        for (String file : order.subList(0, written)) {
          if (Files.exists(after.resolve(file))) {
            Files.copy(
                after.resolve(file), killed.resolve(file), StandardCopyOption.REPLACE_EXISTING);
          }
        }
        Files.writeString(killed.resolve("run.json.tmp"), "{\"results\": [");
        resume(killed);
        Files.deleteIfExists(killed.resolve("run.json.tmp"));
        assertEquals(expected, TinyRun.contents(killed), "epoch ending before pass " + i);
        mixed++;
      }
    }
    assertEquals(8, mixed);
  }

  private static boolean changed(Path before, Path after, String file) throws IOException {
    if (!Files.exists(after.resolve(file))) {
      return false;
    }
    return !Files.exists(before.resolve(file))
        || Files.mismatch(before.resolve(file), after.resolve(file)) >= 0;
  }

  @Test
  void stopped_in_mid_epoch_it_drops_that_epoch_and_resumes_to_the_same_bytes() throws Exception {
    Path folder = temp.resolve("stopped");
    Control control = new Control();
    AtomicInteger passes = new AtomicInteger();
    Monitor monitor = new Monitor();
    try (RunFolder open = RunFolder.create(folder, TinyRun.recipe())) {
      Run run =
          TinyRun.run(
              open,
              monitor,
              control,
              () -> {
                if (passes.incrementAndGet() == 20) {
                  control.stop();
                }
              });
      assertEquals(State.STOPPED, run.state());
      assertEquals(List.of(), run.results());
    }
    assertEquals(2, monitor.track("dense").orElseThrow().epochs().size());
    assertEquals(16, monitor.track("dense").orElseThrow().steps().size());
    assertEquals(20, passes.get());
    Monitor second = new Monitor();
    try (RunFolder open = RunFolder.resume(folder)) {
      Run run = TinyRun.run(open, second, new Control(), () -> {});
      assertEquals(State.FINISHED, run.state());
    }
    assertEquals(expected, TinyRun.contents(folder));
    assertEquals(24, second.track("dense").orElseThrow().steps().size());
  }

  @Test
  void a_resumed_run_trains_only_what_is_missing() throws Exception {
    AtomicInteger passes = new AtomicInteger();
    Path late = temp.resolve("late");
    TinyRun.copy(SNAPSHOTS.get(SNAPSHOTS.size() - 3), late);
    try (RunFolder open = RunFolder.resume(late)) {
      TinyRun.run(open, new Monitor(), new Control(), passes::incrementAndGet);
    }
    // The last arm is one epoch of eight steps, two passes each; nothing of it was finished.
    assertEquals(16, passes.get());
  }

  @Test
  void a_finished_run_resumes_to_itself_without_training() throws Exception {
    AtomicInteger passes = new AtomicInteger();
    Monitor monitor = new Monitor();
    Path done = temp.resolve("done");
    TinyRun.copy(whole, done);
    try (RunFolder open = RunFolder.resume(done)) {
      Run run = TinyRun.run(open, monitor, new Control(), passes::incrementAndGet);
      assertEquals(State.FINISHED, run.state());
      assertEquals(10, run.results().size());
    }
    assertEquals(0, passes.get());
    assertEquals(expected, TinyRun.contents(done));
    assertEquals(3, monitor.track("dense").orElseThrow().epochs().size());
    assertEquals(1, monitor.fraction());
  }

  @Test
  void damage_is_named_and_not_computed_with() throws Exception {
    Path damaged = SNAPSHOTS.get(SNAPSHOTS.size() / 2);
    String[][] damages = {
      {"checkpoint.safetensors", "nonsense"},
      {"run.json", "{\"results\": ["},
      {"metrics.csv", "name,epoch\nSAM"},
      {"predictions.csv", "image,label,dense\n0,1,2\n"},
      {"recipe.sparsam", "{}"}
    };
    for (String[] damage : damages) {
      Path copy = temp.resolve("damaged-" + damage[0]);
      TinyRun.copy(damaged, copy);
      Files.writeString(copy.resolve(damage[0]), damage[1]);
      String message = Refusal.of(IOException.class, () -> resume(copy));
      assertTrue(message.contains(damage[0]), message);
    }
  }

  @Test
  void a_folder_of_another_recipe_names_the_key_that_differs() throws Exception {
    Recipe other = RecipeReader.override(TinyRun.recipe(), List.of("arms[1].optimizer.rho=0.25"));
    String message = Refusal.of(IOException.class, () -> RunFolder.resume(whole, other));
    assertEquals(
        whole + " was made for another recipe: arms[1].optimizer.rho is 0.05 there and 0.25 here",
        message);
    RunFolder.resume(whole).close();
  }

  @Test
  void an_arm_may_be_called_like_a_column() throws Exception {
    Path folder = temp.resolve("columns");
    Recipe recipe =
        RecipeReader.override(
            TinyRun.recipe(), List.of("arms[1].name=label", "arms[6].name=image"));
    List<Comparison> first;
    try (RunFolder open = RunFolder.create(folder, recipe)) {
      first = TinyRun.run(open).comparisons();
    }
    try (RunFolder open = RunFolder.resume(folder)) {
      assertEquals(first, TinyRun.run(open).comparisons());
    }
  }
}
