package sparsam.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sparsam.nn.file.Safetensors;
import sparsam.recipe.Phase;
import sparsam.recipe.Recipe;
import sparsam.recipe.RecipeReader;
import sparsam.result.EpochRow;
import sparsam.result.Monitor;
import sparsam.result.Result;
import sparsam.result.Result.Best;
import sparsam.result.Result.Finished;
import sparsam.result.Run;
import sparsam.store.PastRun;
import sparsam.store.RunFolder;
import sparsam.train.Control;

/** What a training had right after the epoch that was best on validation. */
class BestEpochTest {
  @TempDir Path temp;

  private static Recipe recipe() throws Exception {
    return RecipeReader.override(TinyRun.recipe(), List.of("dense.epochs=6"));
  }

  private Run run(Path folder, Control control, Monitor monitor, Runnable pass) throws Exception {
    try (RunFolder open =
        Files.exists(folder) ? RunFolder.resume(folder) : RunFolder.create(folder, recipe())) {
      return TinyRun.run(open, monitor, control, pass);
    }
  }

  @Test
  void itIsTheFirstOfTheHighestAndReadBackFromTheFolder() throws Exception {
    Monitor monitor = new Monitor();
    Run run = run(temp.resolve("run"), new Control(), monitor, () -> {});
    int early = 0;
    for (Result result : run.results()) {
      if (!(result instanceof Finished finished)) {
        continue;
      }
      Best best = finished.best();
      if (result.phase() == Phase.PRUNED) {
        assertNull(best, "no epoch made it");
        continue;
      }
      List<EpochRow> rows = monitor.track(result.name()).orElseThrow().epochs();
      double highest = rows.stream().mapToDouble(EpochRow::validationAccuracy).max().orElseThrow();
      EpochRow first =
          rows.stream().filter(row -> row.validationAccuracy() == highest).findFirst().get();
      assertNotNull(best, result.name());
      assertEquals(first.epoch(), best.epoch(), result.name());
      if (best.epoch() == rows.size()) {
        assertEquals(finished.testCorrect(), best.testCorrect());
      } else {
        early++;
      }
    }
    assertTrue(early > 0, "no training was best before its end");
    Run read = PastRun.open(temp.resolve("run")).run();
    assertEquals(run.results(), read.results());
  }

  /** The weights of an epoch that has long gone go on in the checkpoint. */
  @Test
  void aRunThatGoesOnKnowsTheWeightsOfAnEarlierEpoch() throws Exception {
    Run whole = run(temp.resolve("whole"), new Control(), new Monitor(), () -> {});
    Best expected = ((Finished) whole.result("dense").orElseThrow()).best();
    assertNotNull(expected);
    Path folder = temp.resolve("stopped");
    for (int pass = 13; ; pass += 11) {
      Control control = new Control();
      int[] left = {pass};
      run(
          folder,
          control,
          new Monitor(),
          () -> {
            if (--left[0] == 0) {
              control.stop();
            }
          });
      Run so = PastRun.open(folder).run();
      if (so.result("dense").isPresent()) {
        assertEquals(expected, ((Finished) so.result("dense").orElseThrow()).best());
        return;
      }
      Path checkpoint = folder.resolve("checkpoint.safetensors");
      if (Files.exists(checkpoint)) {
        assertTrue(Safetensors.read(checkpoint).metadata().containsKey("best"));
      }
    }
  }
}
