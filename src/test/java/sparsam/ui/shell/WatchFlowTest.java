package sparsam.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sparsam.plot.OnScreen;
import sparsam.plot.contour.Contour;
import sparsam.plot.contour.Trail;
import sparsam.plot.lines.LineChart;
import sparsam.plot.lines.Series;
import sparsam.recipe.Recipe;
import sparsam.recipe.RecipeReader;
import sparsam.report.Curves.Quantity;
import sparsam.ui.flatness.FlatnessModel;
import sparsam.ui.lab.curves.CurvesModel;
import sparsam.ui.lab.run.RunModel;

/** A training is watched: λ₁ below its edge beside the accuracy, while it trains and after. */
@OnScreen
class WatchFlowTest {
  private static final List<String> SMALL =
      List.of(
          "network.widths=[4,8]", "arms[*].epochs=3", "flatness.examples=60", "flatness.weights=1");

  @TempDir Path folder;

  private static <T> T with(Callable<T> work) {
    return LabFixture.onScreen(work);
  }

  @Test
  void flatnessIsSeenWhileItTrains() throws Exception {
    try (LabFixture lab = new LabFixture(folder.resolve("runs"), LabFixture.digits(320))) {
      CurvesModel curves = lab.window.model().curves();
      lab.resize(1280, 900);
      assertFalse(curves.watched().get());
      with(() -> edit(lab));
      lab.robot.clickOn("#settings");
      lab.settle();
      with(
          () -> {
            Node scrolled = lab.find("#recipe-every", Node.class);
            while (!(scrolled instanceof ScrollPane pane)) {
              scrolled = scrolled.getParent();
            }
            pane.setVvalue(1);
            return lab;
          });
      lab.settle();
      lab.doubleClick("#recipe-every").write("1").push(KeyCode.ENTER);
      lab.settle();
      lab.keep("watch-1-form");
      assertEquals(1, lab.window.model().recipe().recipe().get().watch().every());
      lab.robot.push(KeyCode.ESCAPE);
      lab.robot.clickOn("#run");
      lab.until(() -> curves.watched().get());
      with(
          () -> {
            curves.first().set(Quantity.LARGEST);
            curves.second().set(Quantity.SHARPNESS);
            return lab;
          });
      lab.keep("watch-2-begun");
      RunModel run = lab.window.model().runs();
      lab.until(() -> run.state().get() == RunModel.State.ENDED);
      lab.settle();
      assertEquals("", run.error().get());
      lab.keep("watch-3-end");
      LineChart left = (LineChart) curves.left().get();
      assertEquals(
          List.of(
              "dense, edge", "dense", "SGD, edge", "SGD", "SAM, edge", "SAM, SAM’s edge", "SAM"),
          left.series().stream().map(Series::name).toList());
      assertEquals(4, left.series().get(3).points().count());
      FlatnessModel flatness = lab.window.shell().flatness();
      with(
          () -> {
            flatness.fine().set(false);
            flatness.path().set(true);
            return lab;
          });
      lab.robot.clickOn("#rail-flatness");
      lab.until(() -> flatness.told().get().endsWith("in evaluation mode"));
      Contour sgd = (Contour) flatness.pictures().left().get();
      assertEquals("Path of SGD", sgd.title());
      Trail path = sgd.trails().getFirst();
      assertTrue(path.joined());
      assertEquals(
          List.of("epoch 0", "epoch 1", "epoch 2", "epoch 3"),
          path.stops().stream().map(Trail.Stop::title).toList());
      lab.keep("watch-5-path");
      lab.robot.clickOn("#rail-lab");
      with(
          () -> {
            lab.window.view().appearance().choice().set(Appearance.Choice.DARK);
            curves.second().set(Quantity.LOSS);
            return lab;
          });
      lab.resize(1024, 640);
      lab.settle();
      lab.keep("watch-4-dark");
    }
  }

  private static Recipe edit(LabFixture lab) throws Exception {
    Recipe now = lab.window.model().recipe().recipe().get();
    Recipe after = RecipeReader.override(now, SMALL);
    lab.window.model().recipe().edit("small", _ -> after);
    return after;
  }
}
