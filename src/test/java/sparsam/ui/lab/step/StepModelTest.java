package sparsam.ui.lab.step;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import sparsam.experiment.ScriptedRun;
import sparsam.optim.Optimizer;
import sparsam.optim.Optimizer.BatchNormOnly;
import sparsam.optim.Optimizer.Sam;
import sparsam.optim.Optimizer.Sgd;
import sparsam.plot.lines.LineChart;
import sparsam.plot.lines.Series;
import sparsam.plot.picture.Picture;
import sparsam.recipe.Presets;
import sparsam.recipe.Recipe;
import sparsam.recipe.RecipeException;
import sparsam.result.Moment;
import sparsam.result.Moment.Place;
import sparsam.result.Monitor;
import sparsam.text.Strings;

class StepModelTest {
  private static final Sam SAM = new Sam(Sgd.of(0.05), 0.05);

  private final StepModel model = new StepModel(new Strings());
  private final Monitor monitor = new Monitor();
  private Recipe recipe;
  private ScriptedRun run;

  @BeforeEach
  void begin() throws RecipeException {
    recipe = Presets.load("notebook");
    run = new ScriptedRun(recipe, monitor);
  }

  private StepModel.Reading at(String name, Optimizer optimizer, Place place, double up) {
    run.at(new Moment(name, optimizer, 1, 7, place, 0.123456, 1.5, 0.05, up));
    model.poll(recipe, monitor, false);
    return model.reading().get();
  }

  @Test
  void beforeAStepItSaysWhatOneIsAndNothingIsKnown() {
    model.poll(recipe, monitor, false);
    assertTrue(model.reading().get().words().startsWith("Take one step"));
    assertEquals("—", model.reading().get().loss());
    assertTrue(model.picture().get().isEmpty());
    assertFalse(model.above().get());
  }

  @Test
  void onTopOfTheClimbTheLossUpThereIsNotKnownYet() {
    StepModel.Reading reading = at("SAM", SAM, Place.CLIMBED, Double.NaN);
    assertTrue(reading.words().startsWith("Climbed: 0.05 away"), reading.words());
    assertEquals("ε = ρ · g / ‖g‖,  g = ∇L(w)", reading.formula());
    assertEquals(
        List.of("0.1235", "1.500", "0.0500", "—"),
        List.of(
            reading.loss(),
            reading.gradientNorm(),
            reading.epsilonNorm(),
            reading.perturbedLoss()));
    assertTrue(model.above().get());
    reading = at("SAM", SAM, Place.DESCENDED, 0.2);
    assertEquals("0.2000", reading.perturbedLoss());
    assertEquals("w ← w − lr · ∇L(w + ε)", reading.formula());
    assertFalse(model.above().get());
  }

  @Test
  void sgdDoesNotClimbAndBatchNormHasNoGradient() {
    StepModel.Reading sgd = at("SGD", Sgd.of(0.05), Place.DESCENDED, 0.123456);
    assertEquals("—", sgd.epsilonNorm());
    assertEquals("—", sgd.perturbedLoss());
    assertEquals("1.500", sgd.gradientNorm());
    run.failed("SGD", "another one trains now");
    StepModel.Reading none = at("BatchNorm", new BatchNormOnly(), Place.DESCENDED, 0.1);
    assertEquals("—", none.gradientNorm());
    assertEquals("", none.formula());
  }

  @Test
  void theNotebooksFaultsAreSaid() {
    assertTrue(
        at("notebook SGD", Sgd.of(0.05), Place.DESCENDED, 0.1)
            .words()
            .contains("another network’s parameters"));
    run.failed("notebook SGD", "another one trains now");
    assertTrue(at("notebook SAM", SAM, Place.DESCENDED, 0.1).words().contains("computed anew"));
  }

  @Test
  void theLastStepsAreDrawnAndOneOfTheTwoPairsIsChosen() {
    run.steps("SAM", 500, 1, 0.5, 0.05);
    at("SAM", SAM, Place.DESCENDED, 0.2);
    LineChart losses = (LineChart) model.picture().get();
    assertEquals(List.of("L(w)", "L(w + ε)"), losses.series().stream().map(Series::name).toList());
    assertEquals(201, losses.series().getFirst().points().xs()[0]);
    assertEquals(500, losses.x().max());
    model.shown().set(StepModel.Shown.NORMS);
    LineChart norms = (LineChart) model.picture().get();
    assertEquals(List.of("‖g‖", "‖ε‖"), norms.series().stream().map(Series::name).toList());
    model.clear();
    assertTrue(model.picture().get().isEmpty());
  }

  @Test
  void halvesThatPassAreNotShown() {
    String whole = at("SAM", SAM, Place.DESCENDED, 0.2).words();
    run.at(new Moment("SAM", SAM, 1, 8, Place.CLIMBED, 0.1, 1.5, 0.05, Double.NaN));
    model.poll(recipe, monitor, true);
    assertEquals(whole, model.reading().get().words());
    assertFalse(model.above().get());
    model.poll(recipe, monitor, false);
    assertTrue(model.above().get());
  }

  @Test
  void nothingIsDrawnAgainForTheSameMoment() {
    run.steps("SGD", 5, 1, 0.5);
    at("SGD", Sgd.of(0.05), Place.DESCENDED, 0.1);
    Picture before = model.picture().get();
    model.poll(recipe, monitor, false);
    assertSame(before, model.picture().get());
    assertEquals(1, ((LineChart) before).series().size());
  }
}
