package sparsam.ui.lab.step;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import sparsam.experiment.ScriptedRun;
import sparsam.optim.BatchNormOnly;
import sparsam.optim.Cram;
import sparsam.optim.Gsam;
import sparsam.optim.LookSam;
import sparsam.optim.MSam;
import sparsam.optim.Optimizer;
import sparsam.optim.Radius;
import sparsam.optim.Sam;
import sparsam.optim.Sgd;
import sparsam.optim.step.Part;
import sparsam.optim.step.Part.Quantity;
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

  private StepModel.Reading at(Optimizer optimizer, int gradients, double lr, Part... parts) {
    run.at(
        new Moment(
            "SAM",
            optimizer,
            1,
            7,
            Place.DESCENDED,
            0.1,
            1.5,
            gradients == 2 ? 0.05 : 0,
            0.2,
            gradients,
            lr,
            List.of(parts)));
    model.poll(recipe, monitor, false);
    return model.reading().get();
  }

  private static String particulars(StepModel.Reading reading) {
    return reading.particulars().stream()
        .map(one -> one.symbol() + " " + one.value())
        .collect(Collectors.joining(", "));
  }

  @Test
  void whatIsParticularToAnOptimiserIsSaid() {
    Sgd base = Sgd.of(0.05);
    StepModel.Reading gsam =
        at(
            new Gsam(base, 0.05, 0.4),
            2,
            0.05,
            new Part(Quantity.ALONG, 1.25),
            new Part(Quantity.ACROSS, 0.5));
    assertEquals("g along gₛ 1.250, g across gₛ 0.5000", particulars(gsam));
    assertEquals("w ← w − lr · (gₛ − α · g⊥)", gsam.formula());
    LookSam look = new LookSam(base, 0.05, 0.7, 5);
    StepModel.Reading kept =
        at(look, 1, 0.02, new Part(Quantity.KEPT, 0.25), new Part(Quantity.AGE, 3));
    assertEquals("‖v‖ 0.2500, age of v 3", particulars(kept));
    assertEquals("w ← w − lr · (g + α · ‖g‖/‖v‖ · v)", kept.formula());
    assertEquals("—", kept.epsilonNorm());
    assertTrue(kept.words().startsWith("One gradient only"), kept.words());
    assertTrue(kept.words().endsWith("The schedule has lr at 0.0200."), kept.words());
    StepModel.Reading cram =
        at(
            new Cram(base, 0.05, 0.9, true),
            2,
            0.05,
            new Part(Quantity.ZEROS, 0.9),
            new Part(Quantity.COMPRESSED, 3));
    assertEquals("zero at C 90.0\u00a0%, compressed off 3.000", particulars(cram));
    assertTrue(cram.words().contains("compressed point"), cram.words());
    StepModel.Reading groups =
        at(
            new MSam(base, 0.05, 32),
            2,
            0.05,
            new Part(Quantity.GROUP, 2),
            new Part(Quantity.GROUP, 1));
    assertEquals("groups 2, their ‖g‖ 1.000 to 2.000", particulars(groups));
    assertEquals("", particulars(at(SAM, 2, 0.05)));
    StepModel.Reading late = at(new Sam(base, new Radius(0.05, 3, false)), 1, 0.05);
    assertTrue(late.words().startsWith("It does not climb yet"), late.words());
    assertEquals("w ← w − lr · g,  g = ∇L(w)", late.formula());
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
