package sparsam.ui.lab.step;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static sparsam.plot.Toolkit.onScreen;

import java.util.List;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.layout.HBox;
import org.junit.jupiter.api.Test;
import sparsam.experiment.ScriptedRun;
import sparsam.optim.Cram;
import sparsam.optim.Gsam;
import sparsam.optim.LookSam;
import sparsam.optim.Optimizer;
import sparsam.optim.Sam;
import sparsam.optim.Sgd;
import sparsam.optim.step.Part;
import sparsam.optim.step.Part.Quantity;
import sparsam.plot.OnScreen;
import sparsam.recipe.Presets;
import sparsam.recipe.Recipe;
import sparsam.result.Moment;
import sparsam.result.Moment.Place;
import sparsam.result.Monitor;
import sparsam.text.Strings;
import sparsam.ui.chart.PictureExport;
import sparsam.ui.part.Shown;

/** What is particular to an optimiser fits the card of a step. */
@OnScreen
class StepPicturesTest {
  private static final double NARROW = 330;
  private static final Sgd BASE = new Sgd(0.05, 0.9, true, 0.0005);

  private final Strings strings = new Strings();

  private static List<Part> two(Quantity one, double first, Quantity other, double second) {
    return List.of(new Part(one, first), new Part(other, second));
  }

  @Test
  void itsNumbersAreWholeAndNothingElseIsPushedOut() throws Exception {
    for (boolean dark : new boolean[] {false, true}) {
      StepModel model = new StepModel(strings);
      Shown shown =
          Shown.of(
              theme ->
                  new StepView(
                          model,
                          () -> {},
                          new SimpleBooleanProperty(),
                          theme,
                          new PictureExport(),
                          strings)
                      .card()
                      .root(),
              NARROW,
              dark);
      show(shown, model, new Sam(BASE, 0.05), 2, List.of(), "sam", dark, 0);
      show(
          shown,
          model,
          new Gsam(BASE, 0.05, 0.4),
          2,
          two(Quantity.ALONG, 1.4142, Quantity.ACROSS, 0.5123),
          "gsam",
          dark,
          2);
      show(
          shown,
          model,
          new LookSam(BASE, 0.1, 0.7, 5),
          1,
          two(Quantity.KEPT, 0.8123, Quantity.AGE, 3),
          "looksam",
          dark,
          2);
      show(
          shown,
          model,
          new Cram(BASE, 0.05, 0.9, true),
          2,
          two(Quantity.ZEROS, 0.9, Quantity.COMPRESSED, 12.3456),
          "cram",
          dark,
          2);
    }
  }

  private void show(
      Shown shown,
      StepModel model,
      Optimizer optimizer,
      int gradients,
      List<Part> parts,
      String name,
      boolean dark,
      int expected)
      throws Exception {
    Recipe recipe = Presets.load("fair");
    Monitor monitor = new Monitor();
    ScriptedRun run = new ScriptedRun(recipe, monitor);
    run.steps("SAM", 100, 1, 0.5, 0.05);
    run.at(
        new Moment(
            "SAM",
            optimizer,
            1,
            100,
            Place.DESCENDED,
            0.4321,
            1.5041,
            0.05,
            0.5123,
            gradients,
            0.0123,
            parts));
    onScreen(
        () -> {
          model.poll(recipe, monitor, false);
          return model;
        });
    HBox particulars = shown.find("#step-particulars", HBox.class);
    assertEquals(expected, particulars.getChildren().size(), name);
    assertEquals(List.of(), shown.outside(), name);
    shown.keep("step-" + name + (dark ? "-dark" : "-light"));
  }
}
