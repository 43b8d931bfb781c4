package sparsam.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sparsam.experiment.Experiment;
import sparsam.experiment.FastNetworks;
import sparsam.plot.OnScreen;
import sparsam.plot.contour.Contour;
import sparsam.plot.contour.Hills;
import sparsam.plot.lines.LineChart;
import sparsam.plot.picture.Limits;
import sparsam.plot.screen.PictureView;
import sparsam.plot.surface.Place;
import sparsam.recipe.RecipeReader;
import sparsam.result.Environment;
import sparsam.result.Monitor;
import sparsam.store.RunFolder;
import sparsam.train.Control;
import sparsam.ui.flatness.FlatnessModel;
import sparsam.ui.flatness.Sight;

/** The workspace Flatness, from no run at all to the landscape of one. */
@OnScreen
class FlatnessFlowTest {
  private static final String RECIPE =
      """
      {
        "name": "small",
        "data": {"set": "mnist-10k"},
        "network": {"architecture": "classifier", "widths": [4, 8]},
        "seed": 3,
        "batchSize": 32,
        "dense": {"optimizer": {"name": "sgd", "lr": 0.1, "momentum": 0.9}, "epochs": 3},
        "prune": {"fraction": 0.5},
        "arms": [
          {"name": "SGD", "start": "pruned", "epochs": 2,
           "optimizer": {"name": "sgd", "lr": 0.1, "momentum": 0.9}},
          {"name": "SAM", "start": "pruned", "epochs": 1,
           "optimizer": {"name": "sam", "lr": 0.1, "rho": 0.1}},
          {"name": "explodes", "start": "dense", "epochs": 1,
           "optimizer": {"name": "sgd", "lr": 10, "weightDecay": 1000}}
        ]
      }
      """;

  @TempDir Path folder;

  private Path run() throws Exception {
    Path run = folder.resolve("runs").resolve("small");
    try (RunFolder made = RunFolder.create(run, RecipeReader.parse("small", RECIPE))) {
      new Experiment(
              made,
              LabFixture.digits(160),
              new FastNetworks(1),
              Environment.here("fast", 1),
              new Monitor(),
              new Control())
          .run();
    }
    return run;
  }

  private static boolean isDone(FlatnessModel model, String places) {
    String told = model.told().get();
    return told.startsWith(places) && told.contains("in evaluation mode");
  }

  private static <T> void set(javafx.beans.property.Property<T> property, T value) {
    LabFixture.onScreen(
        () -> {
          property.setValue(value);
          return value;
        });
  }

  @Test
  void aRunsNetworksAreLookedAt() throws Exception {
    Path run = run();
    try (LabFixture lab = new LabFixture(folder.resolve("runs"), LabFixture.digits(160))) {
      FlatnessModel model = lab.window.shell().flatness();
      set(model.fine(), false);
      lab.robot.clickOn("#rail-flatness");
      lab.until(() -> isDone(model, "882"));
      Contour left = (Contour) model.pictures().left().get();
      Contour right = (Contour) model.pictures().right().get();
      assertEquals("Around SGD, seed 1", left.title());
      assertEquals("Around SAM, seed 1", right.title());
      assertEquals(left.value(), right.value(), "one scale of colours");
      assertEquals(0, left.trails().getFirst().stops().getFirst().distance());
      assertTrue(model.told().get().endsWith("in evaluation mode"), "measured now");
      lab.keep("flatness-plane");
      lab.robot.clickOn("#flatness-solid");
      PictureView surface = lab.find("#flatness-left-picture", PictureView.class);
      Place held = surface.places().plot().middle();
      lab.robot
          .moveTo(LabFixture.onScreen(() -> surface.localToScreen(held.x(), held.y())))
          .press(MouseButton.PRIMARY)
          .moveBy(50, 10)
          .release(MouseButton.PRIMARY);
      Hills turned = (Hills) model.pictures().left().get();
      assertTrue(turned.turn() < Hills.TURN - 10 && turned.tilt() > Hills.TILT, turned::toString);
      assertEquals(turned.turn(), ((Hills) model.pictures().right().get()).turn(), "both");
      lab.robot.type(KeyCode.LEFT);
      assertEquals(turned.turn() + 5, ((Hills) model.pictures().left().get()).turn(), 1e-9);
      lab.keep("flatness-surface");
      Path file = folder.resolve("surface.svg");
      lab.savesTo = Optional.of(file);
      lab.robot.clickOn("#flatness-left-export").clickOn("#export-svg");
      lab.robot.clickOn("#export-save");
      lab.until(() -> lab.text("#export-message").startsWith("Saved "));
      assertTrue(Files.readString(file).contains("Around SGD, seed 1"));
      lab.robot.type(KeyCode.ESCAPE);
      lab.robot.clickOn("#flatness-solid");
      LabFixture.onScreen(
          () -> {
            lab.window.view().appearance().choice().set(Appearance.Choice.DARK);
            return lab;
          });
      lab.keep("flatness-plane-dark");

      set(model.part(), new Limits(-0.4, 0.4, -0.3, 0.5));
      lab.until(() -> isDone(model, "1,764"));
      Contour zoomed = (Contour) model.pictures().left().get();
      assertEquals(-0.4, zoomed.fields().getLast().xFrom());
      lab.keep("flatness-part");
      lab.robot.clickOn("#flatness-seed-next");
      lab.until(() -> model.pictures().left().get().title().endsWith("seed 2"));
      assertEquals(-0.4, model.part().get().xFrom(), "the same part of another plane");

      lab.robot.clickOn("#flatness-sight-through");
      lab.until(() -> isDone(model, "441"));
      Contour through = (Contour) model.pictures().left().get();
      assertEquals(
          List.of("dense", "SGD", "SAM"),
          through.trails().getFirst().stops().stream().map(stop -> stop.title()).toList());
      lab.keep("flatness-through-dark");

      LabFixture.onScreen(
          () -> {
            lab.window.view().appearance().choice().set(Appearance.Choice.LIGHT);
            return lab;
          });
      lab.robot.clickOn("#flatness-sight-line");
      lab.until(() -> !model.pictures().barrier().get().isEmpty());
      assertEquals(2, ((LineChart) model.pictures().lineLoss().get()).series().size());
      lab.keep("flatness-line");

      lab.robot.clickOn("#flatness-sight-spectrum");
      lab.until(() -> model.study().progress().get() > 0);
      lab.keep("flatness-spectrum-going");
      lab.until(() -> model.study().told().get().endsWith("kept with the run."));
      String verdict = lab.find("#flatness-verdict", Label.class).getText();
      assertTrue(verdict.contains("λ₁") || verdict.contains("trace"), verdict);
      lab.keep("flatness-spectrum");
      lab.robot.clickOn("#flatness-layers-trace");
      lab.robot.clickOn("#flatness-sight-rise");
      lab.until(() -> model.study().told().get().endsWith("kept with the run."));
      assertEquals(2, ((LineChart) model.study().pictures().rise().get()).series().size());
      lab.keep("flatness-rise");
      lab.robot.clickOn("#flatness-sight-slices");
      lab.until(() -> model.study().told().get().endsWith("kept with the run."));
      lab.keep("flatness-slices");
      LabFixture.onScreen(
          () -> {
            lab.window.view().appearance().choice().set(Appearance.Choice.DARK);
            lab.stage.setWidth(1024);
            lab.stage.setHeight(640);
            return lab;
          });
      String kept = Files.readString(run.resolve("flatness.json"));
      lab.robot.clickOn("#flatness-sight-spectrum");
      lab.robot.clickOn("#flatness-every");
      lab.until(() -> model.study().told().get().endsWith("kept with the run."));
      lab.keep("flatness-spectrum-1024-dark");
      lab.robot.clickOn("#flatness-sight-rise");
      lab.until(() -> model.study().told().get().endsWith("kept with the run."));
      lab.keep("flatness-rise-1024-dark");
      assertEquals(kept, Files.readString(run.resolve("flatness.json")), "nothing is found twice");
      LabFixture.onScreen(
          () -> {
            lab.window.view().appearance().choice().set(Appearance.Choice.LIGHT);
            return lab;
          });
      lab.robot.clickOn("#flatness-sight-plane");
      LabFixture.onScreen(
          () -> {
            lab.stage.setWidth(1024);
            lab.stage.setHeight(640);
            return lab;
          });
      lab.until(() -> isDone(model, "882"));
      lab.keep("flatness-1024");

      Path broken = folder.resolve("broken.safetensors");
      Files.writeString(broken, "not a network");
      lab.opens = Optional.of(broken);
      lab.robot.clickOn("#flatness-file");
      lab.until(() -> model.pictures().right().get().empty().contains("cannot be used"));
      lab.until(() -> !model.pictures().left().get().isEmpty());
      lab.until(() -> isDone(model, "441"));
      lab.keep("flatness-broken");
    }
    try (Stream<Path> kept = Files.list(run.resolve("landscapes"))) {
      for (Path file : kept.filter(one -> one.toString().contains("-seed-1-21-")).toList()) {
        String text = Files.readString(file);
        Files.writeString(file, text.replaceFirst("\"loss\": \\[ \\[ [^,]+", "\"loss\": [ [ 777"));
      }
    }
    try (LabFixture lab = new LabFixture(folder.resolve("runs"), LabFixture.digits(160))) {
      FlatnessModel model = lab.window.shell().flatness();
      set(model.fine(), false);
      lab.robot.clickOn("#rail-flatness");
      lab.until(() -> isDone(model, "882"));
      Contour left = (Contour) model.pictures().left().get();
      assertEquals(777, left.fields().getFirst().values()[0], "nothing is measured twice");
      assertTrue(model.told().get().contains("The run’s folder had the whole"), "and that is said");
      lab.keep("flatness-kept");
      set(model.sight(), Sight.LINE);
      lab.until(() -> model.told().get().endsWith("had the line: it was not measured again."));
    }
  }

  @Test
  void withoutARunItSaysWhatToDoAndBallsRollOnTheToy() throws Exception {
    try (LabFixture lab = new LabFixture(folder.resolve("runs"), LabFixture.digits(160))) {
      FlatnessModel model = lab.window.shell().flatness();
      lab.robot.clickOn("#rail-flatness");
      lab.until(() -> lab.window.shell().workspace().get().equals("flatness"));
      assertTrue(model.pictures().left().get().isEmpty());
      assertTrue(
          model.pictures().left().get().empty().contains("Press Run in the lab"),
          model.pictures().left().get().empty());
      assertEquals("", lab.find("#flatness-told", Label.class).getText());
      set(model.sight(), Sight.LINE);
      assertFalse(model.pictures().lineLoss().get().empty().isEmpty());
      lab.keep("flatness-empty");
      assertNull(
          LabFixture.onScreen(() -> lab.stage.getScene().lookup("#toy-plane-picture")),
          "a ground that nobody looks at is not laid");
      lab.robot.clickOn("#flatness-sight-toy");
      lab.settle();
      lab.keep("flatness-toy-start");
      Contour before = (Contour) model.toy().plane().get();
      lab.robot.clickOn("#toy-step");
      for (int i = 0; i < 10; i++) {
        lab.robot.clickOn("#toy-steps");
      }
      Contour plane = (Contour) model.toy().plane().get();
      assertEquals(before.fields(), plane.fields(), "the ground is laid once");
      assertEquals(-0.9, plane.trails().get(0).stops().getLast().x(), 0.05, "SGD stays");
      assertTrue(plane.trails().get(1).stops().getLast().x() > -0.6, "SAM leaves");
      assertTrue(model.toy().told().get().startsWith("After 201 steps"), model.toy().told().get());
      assertTrue(model.toy().told().get().contains("it stays"), model.toy().told().get());
      lab.keep("flatness-toy");
      set(model.toy().rho(), 0.05);
      lab.robot.clickOn("#toy-steps").clickOn("#toy-steps").clickOn("#toy-steps");
      set(model.toy().largest(), true);
      LineChart curve = (LineChart) model.toy().curve().get();
      assertTrue(curve.series().getLast().points().xs()[0] > 0, "a smaller ρ lets SAM roll on");
      set(model.toy().rho(), 0.6);
      LabFixture.onScreen(
          () -> {
            lab.window.view().appearance().choice().set(Appearance.Choice.DARK);
            return lab;
          });
      lab.keep("flatness-toy-dark");
      PictureView view = lab.find("#toy-plane-picture", PictureView.class);
      Place middle = view.places().plot().middle();
      lab.robot.clickOn(LabFixture.onScreen(() -> view.localToScreen(middle.x(), middle.y())));
      lab.until(() -> model.toy().told().get().startsWith("After 0 steps"));
    }
  }
}
