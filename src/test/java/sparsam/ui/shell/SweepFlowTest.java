package sparsam.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sparsam.plot.OnScreen;
import sparsam.plot.axes.Layout;
import sparsam.plot.heatmap.HeatMap;
import sparsam.plot.screen.PictureView;
import sparsam.plot.surface.Place;
import sparsam.report.sweep.Shade;
import sparsam.sweep.finding.Quantity;
import sparsam.ui.sweep.SweepModel;

/** The workspace Sweep, from nothing to a map that says something. */
@OnScreen
class SweepFlowTest {
  private static final String SWEEP =
      """
      {
        "recipe": {
          "name": "small",
          "description": "SGD against SAM, by what is pruned and how far SAM climbs",
          "data": {"set": "mnist-10k"},
          "network": {"architecture": "classifier", "widths": [2, 4]},
          "seed": 3,
          "batchSize": 32,
          "dense": {"optimizer": {"name": "sgd", "lr": 0.1, "momentum": 0.9}, "epochs": 1},
          "prune": {"fraction": 0.5},
          "arms": [
            {"name": "SGD", "start": "pruned", "epochs": 2,
             "optimizer": {"name": "sgd", "lr": 0.1, "momentum": 0.9}},
            {"name": "SAM", "start": "pruned", "epochs": 1,
             "optimizer": {"name": "sam", "lr": 0.1, "rho": 0.1}}
          ],
          "flatness": {"every": 2, "examples": 20},
          "compare": ["SGD", "SAM"]
        },
        "axes": [
          {"key": "fraction", "values": [0.5, 0.9]},
          {"key": "rho of SAM", "from": 0.01, "to": 0.5, "count": 2, "scale": "log"}
        ],
        "seeds": 2
      }
      """;

  @TempDir Path folder;

  private static void appear(LabFixture lab, Appearance.Choice choice) {
    LabFixture.onScreen(
        () -> {
          lab.window.view().appearance().choice().set(choice);
          return choice;
        });
  }

  private static void choose(SweepModel model, Shade shade) {
    LabFixture.onScreen(
        () -> {
          assertTrue(model.map().measures().get().contains(shade));
          model.map().measure().set(shade);
          return model;
        });
  }

  private static void keys(LabFixture lab, KeyCode... arrows) {
    lab.robot.press(KeyCode.ALT);
    for (KeyCode arrow : arrows) {
      lab.robot.push(arrow);
    }
    lab.robot.release(KeyCode.ALT);
  }

  /** The sweep's own pictures over the window, also those of a page that is not seen. */
  private static void presents(LabFixture lab) throws Exception {
    lab.robot.push(KeyCode.F11);
    lab.until(() -> lab.find("#present-sweep-map", Node.class) != null);
    lab.robot.clickOn("#present-sweep-map");
    lab.keep("sweep-presented-dark");
    assertTrue(lab.text("#present-answer").startsWith("Highest on"), lab.text("#present-answer"));
    lab.robot.push(KeyCode.ESCAPE);
    assertTrue(lab.find("#sweep-points-view", Node.class).isVisible(), "where one was");
  }

  @Test
  void aMapFillsAndSaysWhatItSays() throws Exception {
    Path file = folder.resolve("small.sparsam");
    Files.writeString(file, SWEEP);
    try (LabFixture lab = new LabFixture(folder.resolve("runs"), LabFixture.digits(96))) {
      lab.robot.clickOn("#rail-sweep");
      SweepModel model = LabFixture.onScreen(lab.window.shell()::sweep);
      lab.until(() -> model.plan().ready().get());
      lab.keep("sweep-empty");

      Path halved = folder.resolve("halved.sparsam");
      String keys = "\"halving\": {\"keep\": 2, \"rungs\": 2}, \"seeds\": 2";
      Files.writeString(halved, SWEEP.replace("\"seeds\": 2", keys));
      lab.opens = Optional.of(halved);
      lab.robot.clickOn("#sweep-open");
      lab.until(() -> model.plan().trouble().get().startsWith("halved.sparsam is halved as"));
      lab.keep("sweep-halved");

      lab.opens = Optional.of(file);
      lab.robot.clickOn("#sweep-open");
      lab.until(() -> model.plan().ready().get() && model.plan().rows().size() == 2);
      assertTrue(lab.text("#sweep-outlook").contains("8 points"), lab.text("#sweep-outlook"));
      LabFixture.onScreen(
          () -> {
            model.plan().rows().getFirst().values().set("0.5, 2");
            return model;
          });
      lab.until(() -> !model.plan().rows().getFirst().error().get().isEmpty());
      assertFalse(model.plan().ready().get());
      lab.keep("sweep-refused");
      LabFixture.onScreen(
          () -> {
            model.plan().rows().getFirst().values().set("0.5, 0.9");
            return model;
          });
      lab.until(() -> model.plan().ready().get());
      lab.robot.clickOn("#sweep-run");
      lab.until(() -> model.sight().get().isPresent());
      lab.until(() -> !model.sight().get().get().outcomes().isEmpty());
      lab.keep("sweep-running");
      lab.until(() -> !model.running().get());
      assertEquals("", model.trouble().get());
      lab.until(() -> lab.find("#sweep-told", Label.class).getText().startsWith("All 14"));
      HeatMap map = (HeatMap) model.map().map().get();
      assertEquals(4, map.cells().stream().filter(Optional::isPresent).count());
      assertFalse(model.said().get().isEmpty());
      lab.keep("sweep-ended");
      Shade accuracy = Objects.requireNonNull(model.map().measure().get());
      choose(model, new Shade(Quantity.LARGEST, true, "SAM"));
      lab.keep("sweep-curvature");
      choose(model, new Shade(Quantity.RISE, false, "SAM"));
      lab.keep("sweep-sharpness");
      choose(model, accuracy);

      PictureView view = lab.find("#sweep-map-picture", PictureView.class);
      Place cell = view.places().place(new Layout.Cell(1, 1)).middle();
      lab.robot.clickOn(LabFixture.onScreen(() -> view.localToScreen(cell.x(), cell.y())));
      assertEquals(List.of("0.9", "0.5"), model.chosen().get().iterator().next());
      lab.until(() -> model.looked().trainings().get().size() == 4);
      appear(lab, Appearance.Choice.DARK);
      lab.keep("sweep-chosen-dark");
      lab.robot.clickOn("#sweep-page-training");
      lab.until(() -> !model.looked().curves().get().isEmpty());
      lab.keep("sweep-training-dark");
      appear(lab, Appearance.Choice.LIGHT);
      lab.robot.clickOn("#sweep-page-points");
      PictureView lines = lab.find("#sweep-parallel-picture", PictureView.class);
      Place top =
          LabFixture.onScreen(
              () -> new Place(lines.places().x().position(2), lines.places().y().position(0.98)));
      Place half =
          LabFixture.onScreen(
              () -> new Place(lines.places().x().position(2), lines.places().y().position(0.5)));
      lab.robot
          .moveTo(LabFixture.onScreen(() -> lines.localToScreen(top.x(), top.y())))
          .press(MouseButton.PRIMARY)
          .moveTo(LabFixture.onScreen(() -> lines.localToScreen(half.x(), half.y())))
          .release(MouseButton.PRIMARY);
      lab.until(() -> model.chosen().get().size() == 2);
      lab.keep("sweep-brushed");
      lab.robot.push(KeyCode.ESCAPE);
      lab.until(() -> model.chosen().get().isEmpty());
      keys(lab, KeyCode.LEFT, KeyCode.LEFT, KeyCode.LEFT, KeyCode.UP);
      lab.until(() -> model.chosen().get().size() == 2);
      keys(lab, KeyCode.RIGHT, KeyCode.DOWN);
      lab.until(() -> model.chosen().get().size() == 1);
      assertEquals(List.of("0.9", "0.01"), model.chosen().get().iterator().next());
      appear(lab, Appearance.Choice.DARK);
      lab.keep("sweep-keys-dark");
      lab.robot.push(KeyCode.ESCAPE).push(KeyCode.ESCAPE);
      lab.until(() -> model.chosen().get().isEmpty());
      presents(lab);
      appear(lab, Appearance.Choice.LIGHT);
      lab.resize(1024, 640);
      lab.keep("sweep-points-small");
      assertEquals(List.of(), lab.outside());
      lab.robot.push(KeyCode.F1);
      lab.until(() -> lab.find("#shortcuts", Node.class) != null);
      LabFixture.onScreen(
          () -> {
            lab.find("#shortcuts .scroll-pane", ScrollPane.class).setVvalue(1);
            return lab;
          });
      lab.keep("sweep-key-list");
    }
  }
}
