package sparsam.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sparsam.recipe.Recipe;
import sparsam.recipe.arm.Arm;
import sparsam.result.Monitor;
import sparsam.result.Result.Finished;
import sparsam.result.Run;
import sparsam.store.PastRun;
import sparsam.store.RunFolder;
import sparsam.train.Control;

/** Whatever people call their arms: the run is written, broken off, gone on with and read. */
class NamesTest {
  private static final List<String> NAMES =
      List.of("SAM+", "SAM−", "Базовый, \"новый\"", "日本語", "👩‍🔬 😀", "Dense", "con");

  @TempDir Path temp;

  @Test
  void a_run_of_any_names_is_kept_whole() throws Exception {
    Recipe tiny = TinyRun.recipe();
    List<Arm> arms = new ArrayList<>();
    for (int i = 0; i < NAMES.size(); i++) {
      arms.add(tiny.arms().get(i).named(NAMES.get(i)));
    }
    Recipe recipe = tiny.withArms(arms);
    Path whole = temp.resolve("whole");
    AtomicInteger passes = new AtomicInteger();
    Run run;
    try (RunFolder folder = RunFolder.create(whole, recipe)) {
      run = TinyRun.run(folder, new Monitor(), new Control(), passes::incrementAndGet);
    }
    Path broken = temp.resolve("broken");
    Control control = new Control();
    AtomicInteger left = new AtomicInteger(passes.get() * 3 / 4);
    try (RunFolder folder = RunFolder.create(broken, recipe)) {
      TinyRun.run(
          folder,
          new Monitor(),
          control,
          () -> {
            if (left.decrementAndGet() == 0) {
              control.stop();
            }
          });
    }
    try (RunFolder folder = RunFolder.resume(broken, recipe)) {
      TinyRun.run(folder);
    }
    assertEquals(TinyRun.contents(whole), TinyRun.contents(broken));
    PastRun past = PastRun.open(whole);
    assertEquals(run.results().toString(), past.run().results().toString());
    for (String name : NAMES) {
      if (past.run().result(name).orElseThrow() instanceof Finished) {
        past.weights(name);
      }
      assertTrue(past.monitor().track(name).isPresent(), name);
    }
    try (Stream<Path> files = Files.list(whole.resolve("weights"))) {
      assertEquals(
          List.of(
              "arm-4.safetensors",
              "arm-5.safetensors",
              "arm-con.safetensors",
              "arm-dense.safetensors",
              "dense.safetensors",
              "pruned-2.safetensors",
              "pruned.safetensors",
              "sam-2.safetensors",
              "sam.safetensors"),
          files.map(file -> file.getFileName().toString()).sorted().toList());
    }
  }
}
