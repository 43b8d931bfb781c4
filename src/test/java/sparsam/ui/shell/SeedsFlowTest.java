package sparsam.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sparsam.plot.OnScreen;
import sparsam.plot.lines.LineChart;
import sparsam.recipe.Recipe;
import sparsam.recipe.RecipeReader;
import sparsam.store.PastRun;
import sparsam.ui.lab.result.ArmRow;
import sparsam.ui.lab.run.RunModel;
import sparsam.ui.lab.seeds.SeedsModel;

/** Someone doubts one seed: asks for three, then for a fourth, and reads what the methods do. */
@OnScreen
class SeedsFlowTest {
  @TempDir private Path folder;

  private static void small(LabFixture lab) {
    LabFixture.onScreen(
        () -> {
          Recipe now = lab.window.model().recipe().recipe().get();
          Recipe after =
              RecipeReader.override(
                  now, List.of("network.widths=[2,2]", "dense.epochs=2", "arms[*].epochs=2"));
          lab.window.model().recipe().edit("small", _ -> after);
          return lab;
        });
  }

  private static void wholeOf(LabFixture lab, int seeds) {
    SeedsModel model = lab.window.model().seeds();
    lab.until(
        () ->
            !model.working().get()
                && model.findings().get() != null
                && model.findings().get().seeds() == seeds);
    lab.settle();
  }

  private static ArmRow row(LabFixture lab, String name) {
    return lab.window.model().result().rows().get().stream()
        .filter(row -> row.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static LineChart accuracy(LabFixture lab) {
    return (LineChart) lab.window.model().curves().accuracy().get();
  }

  @Test
  void aRunUnderSeveralSeedsSpeaksOfMethodsAndMoreCanBeAdded() throws Exception {
    try (LabFixture lab = new LabFixture(folder.resolve("runs"), LabFixture.digits(320))) {
      SeedsModel seeds = lab.window.model().seeds();
      small(lab);
      lab.settle();
      lab.keep("seeds-1-one");
      lab.doubleClick("#seed-count").write("none").push(KeyCode.ENTER);
      lab.settle();
      lab.keep("seeds-2-refused");
      assertTrue(seeds.error().get().contains("is no number of seeds"), seeds.error().get());
      lab.doubleClick("#seed-count").write("3").push(KeyCode.ENTER);
      lab.settle();
      assertTrue(seeds.status().get().startsWith("Run trains the recipe, then"));
      lab.robot.clickOn("#run");
      RunModel run = lab.window.model().runs();
      lab.until(() -> seeds.working().get());
      lab.settle();
      lab.keep("seeds-3-working");
      wholeOf(lab, 3);
      lab.keep("seeds-4-three");
      assertTrue(lab.text("#headline").startsWith("Over 3 seeds "), lab.text("#headline"));
      assertFalse(lab.text("#headline").contains("two networks (seed"), lab.text("#headline"));
      assertEquals("mean of 3 seeds", row(lab, "SAM").note());
      assertEquals(3, accuracy(lab).bands().size());
      assertEquals("SAM, mean of 3 seeds", accuracy(lab).series().getLast().name());
      lab.resize(1024, 640);
      lab.settle();
      lab.keep("seeds-5-1024");
      List<String> cut = new ArrayList<>(lab.cutTexts());
      cut.remove(run.session().orElseThrow().recipe().name()); // as long as a person makes it
      assertEquals(List.of(), cut);
      assertEquals(List.of(), lab.outside());

      lab.resize(1000, 900);
      lab.doubleClick("#seed-count").write("4").push(KeyCode.ENTER);
      lab.until(() -> seeds.ready().get());
      lab.robot.clickOn("#seeds-train");
      wholeOf(lab, 4);
      LabFixture.onScreen(
          () -> {
            lab.window.view().appearance().choice().set(Appearance.Choice.DARK);
            return lab;
          });
      lab.settle();
      lab.keep("seeds-6-four-dark");
      assertTrue(lab.text("#headline").startsWith("Over 4 seeds "), lab.text("#headline"));

      Path place = run.session().orElseThrow().folder();
      assertTrue(Files.isRegularFile(place.resolve("seeds/sweep.sparsam")));
      String said = lab.text("#headline");
      PastRun past = PastRun.open(place);
      LabFixture.onScreen(
          () -> {
            lab.window.model().rewind();
            lab.window.model().show(past, "the same");
            return lab;
          });
      wholeOf(lab, 4);
      assertEquals(said, lab.text("#headline"), "it is there when the run is shown again");
      assertFalse(seeds.ready().get(), "nothing is left to train");
    }
  }
}
