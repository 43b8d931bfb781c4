package sparsam.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sparsam.plot.OnScreen;
import sparsam.plot.lines.LineChart;
import sparsam.plot.lines.Series;
import sparsam.recipe.Recipe;
import sparsam.recipe.RecipeReader;
import sparsam.result.Moment;
import sparsam.result.Monitor;
import sparsam.train.Control;
import sparsam.ui.lab.run.RunModel;

/** A class sees SGD and SAM race: the recipe's form, both arms' steps, sliders, the end. */
@OnScreen
class RaceFlowTest {
  @TempDir Path folder;

  @Test
  void twoArmsTrainAtOnceUnderOneHand() throws Exception {
    try (LabFixture lab = new LabFixture(folder.resolve("runs"), LabFixture.digits(320))) {
      lab.resize(1280, 900);
      lab.robot.clickOn("#settings");
      lab.doubleClick("#recipe-armsAtOnce").write("2").push(KeyCode.ENTER);
      lab.settle();
      lab.keep("race-1-form");
      assertEquals(2, lab.window.model().recipe().recipe().get().armsAtOnce());
      lab.robot.push(KeyCode.ESCAPE);
      longer(lab);
      lab.robot.push(KeyCode.F8);
      RunModel run = lab.window.model().runs();
      lab.until(() -> run.session().isPresent());
      Monitor monitor = run.session().orElseThrow().monitor();
      Control control = run.session().orElseThrow().control();
      lab.until(() -> monitor.results().size() == 2 && control.paused() && control.waiting());
      lab.robot.push(KeyCode.F7);
      lab.until(() -> monitor.underWay().size() == 2 && control.paused() && control.waiting());
      List<String> names = monitor.underWay().stream().map(Moment::name).toList();
      assertEquals(List.of("SGD", "SAM"), names);
      lab.robot.push(KeyCode.F8);
      lab.until(() -> monitor.track("SGD").orElseThrow().epochs().size() == 1);
      lab.until(() -> control.paused() && control.waiting());
      lab.until(() -> lab.text("#activity").startsWith("Paused. SGD: epoch 1, step "));
      assertTrue(lab.text("#activity").contains(" · "), lab.text("#activity"));
      assertEquals("SGD", lab.window.model().step().moment().orElseThrow().name());
      assertEquals("moves SGD · SAM now", lab.text("#lr-note"));
      assertEquals("moves SAM now", lab.text("#rho-note"));
      lab.keep("race-2-under-way");
      lab.until(() -> drawn(lab).containsAll(names));
      lab.robot.clickOn("#pause");
      lab.until(() -> run.state().get() == RunModel.State.ENDED);
      lab.settle();
      lab.keep("race-3-end");
      assertEquals("", run.error().get());
      assertEquals("recipe: 0.05", lab.text("#lr-note"));
    }
  }

  /** One epoch for the dense network and two for each arm, so that both train for a while. */
  private static void longer(LabFixture lab) {
    List<String> epochs = List.of("dense.epochs=1", "arms[*].epochs=2");
    LabFixture.onScreen(
        () -> {
          Recipe now = lab.window.model().recipe().recipe().get();
          Recipe after = RecipeReader.override(now, epochs);
          lab.window.model().recipe().edit("longer", _ -> after);
          return lab;
        });
  }

  private static List<String> drawn(LabFixture lab) {
    LineChart chart = (LineChart) lab.window.model().curves().accuracy().get();
    return chart.series().stream().map(Series::name).toList();
  }
}
