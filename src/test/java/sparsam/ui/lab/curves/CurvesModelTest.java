package sparsam.ui.lab.curves;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import sparsam.experiment.ScriptedRun;
import sparsam.optim.Sam;
import sparsam.optim.Sgd;
import sparsam.plot.axes.Axis;
import sparsam.plot.lines.LineChart;
import sparsam.plot.lines.Points;
import sparsam.plot.lines.Series;
import sparsam.plot.picture.Picture;
import sparsam.recipe.Phase;
import sparsam.recipe.Presets;
import sparsam.recipe.Recipe;
import sparsam.recipe.RecipeException;
import sparsam.report.Curves.Style;
import sparsam.report.Progression;
import sparsam.result.Monitor;
import sparsam.text.Strings;

class CurvesModelTest {
  private final CurvesModel model = new CurvesModel(new Strings());
  private final Monitor monitor = new Monitor();

  private ScriptedRun begin(String preset) throws RecipeException {
    Recipe recipe = Presets.load(preset);
    model.begin(recipe);
    ScriptedRun run = new ScriptedRun(recipe, monitor);
    model.poll(monitor);
    return run;
  }

  private LineChart accuracy() {
    return (LineChart) model.accuracy().get();
  }

  private LineChart loss() {
    return (LineChart) model.loss().get();
  }

  private static Points points(LineChart chart, String name) {
    return chart.series().stream()
        .filter(series -> series.name().equals(name))
        .map(Series::points)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void beforeARunASentenceSaysWhatWillBeThere() {
    assertTrue(accuracy().isEmpty() && loss().isEmpty());
    assertTrue(accuracy().empty().startsWith("Press Run"), accuracy().empty());
  }

  @Test
  void aRunThatHasBegunDoesNotAskToPressRun() throws RecipeException {
    begin("quick");
    assertEquals("The first epoch is under way …", accuracy().empty());
  }

  @Test
  void curvesGrowWithTheirTracks() throws RecipeException {
    ScriptedRun run = begin("quick");
    run.steps("dense", 113, 2, 0.5).epoch("dense", 0.9);
    model.poll(monitor);
    assertEquals(1, points(accuracy(), "dense").count());
    assertEquals(113, points(loss(), "dense").count());
    run.steps("dense", 113, 0.5, 0.3).epoch("dense", 0.93);
    model.poll(monitor);
    Points points = points(accuracy(), "dense");
    assertEquals(2, points.count());
    assertEquals(2, points.xs()[1]);
    assertEquals(0.93, points.ys()[1]);
    assertEquals(2, points(loss(), "dense").xs()[225], 1e-12);
    model.style().set(along(Progression.STEP));
    assertEquals(226, points(loss(), "dense").xs()[225]);
    assertEquals(226, points(accuracy(), "dense").xs()[1]);
  }

  @Test
  void armsBeginWhereAndAsGoodAsTheNetworkTheyStartFrom() throws RecipeException {
    ScriptedRun run = begin("quick");
    run.steps("dense", 226, 2, 0.3).epoch("dense", 0.9).epoch("dense", 0.93);
    run.finished("dense", Phase.DENSE, 1860, 0.93, 0, 226);
    run.finished("pruned", Phase.PRUNED, 1500, 0.75, 0.8, 0);
    run.steps("SGD", 113, 0.5, 0.3).epoch("SGD", 0.92);
    model.poll(monitor);
    Points sgd = points(accuracy(), "SGD");
    assertEquals(List.of(2.0, 3.0), List.of(sgd.xs()[0], sgd.xs()[1]));
    assertEquals(List.of(0.75, 0.92), List.of(sgd.ys()[0], sgd.ys()[1]));
    assertEquals(2 + 1 / 113.0, points(loss(), "SGD").xs()[0], 1e-12);
    assertEquals(List.of(new LineChart.Mark(2, "pruned 80 %")), accuracy().marks());
    assertEquals(4, accuracy().x().max());
  }

  private static Style along(Progression along) {
    return new Style(along, false, 25, false, true);
  }

  @Test
  void alongGradientsAStepOfSamIsTwoAndAllCurvesBeginBehindTheDenseOne() throws RecipeException {
    ScriptedRun run = begin("quick");
    run.steps("dense", 226, 2, 0.3).steps("SAM", 3, 1, 1).steps("SGD", 3, 1, 1);
    model.poll(monitor);
    model.style().set(along(Progression.GRADIENTS));
    assertEquals(232, points(loss(), "SAM").xs()[2]);
    assertEquals(229, points(loss(), "SGD").xs()[2]);
    assertEquals(452, loss().x().max());
    assertEquals("gradient evaluations", loss().x().label());
  }

  @Test
  void trainingAccuracyIsDrawnOnRequestInTheSameColourDashed() throws RecipeException {
    begin("quick").steps("dense", 113, 2, 0.5).epoch("dense", 0.9);
    model.poll(monitor);
    assertEquals(1, accuracy().series().size());
    model.style().set(new Style(Progression.EPOCH, true, 25, false, true));
    assertEquals(
        List.of("dense, training", "dense"),
        accuracy().series().stream().map(Series::name).toList());
    assertEquals(Series.Stroke.DASHED, accuracy().series().getFirst().stroke());
    assertEquals(accuracy().series().get(1).colour(), accuracy().series().getFirst().colour());
  }

  @Test
  void withoutSmoothingThereIsNoGhost() throws RecipeException {
    begin("quick").steps("dense", 50, 2, 1);
    model.poll(monitor);
    model.style().set(new Style(Progression.EPOCH, false, 1, false, false));
    assertEquals(List.of("dense"), loss().series().stream().map(Series::name).toList());
    assertEquals(Axis.Kind.LINEAR, loss().y().kind());
  }

  @Test
  void aChangeByHandIsMarkedWhereItTookEffect() throws RecipeException {
    ScriptedRun run = begin("quick").steps("dense", 226, 2, 0.3).steps("SAM", 30, 1, 1);
    run.adjusted("SAM", 20, new Sam(Sgd.of(0.05), 0.2))
        .adjusted("SAM", 25, new Sam(Sgd.of(0.1), 0.2));
    model.poll(monitor);
    model.style().set(along(Progression.STEP));
    assertEquals(
        List.of(
            new LineChart.Mark(226, "pruned 80 %"),
            new LineChart.Mark(246, "ρ → 0.2", LineChart.Mark.Kind.CHANGE),
            new LineChart.Mark(251, "lr → 0.1", LineChart.Mark.Kind.CHANGE)),
        loss().marks());
  }

  @Test
  void anotherRunStandsBehindUnderItsName() throws RecipeException {
    begin("quick").steps("dense", 113, 2, 0.5).epoch("dense", 0.9);
    model.poll(monitor);
    Recipe other = Presets.load("fair");
    Monitor past = new Monitor();
    ScriptedRun before = new ScriptedRun(other, past);
    before.steps("dense", 113, 2, 0.5).epoch("dense", 0.8);
    before.steps("SGD", 113, 2, 0.5).epoch("SGD", 0.8);
    before.steps("SAM", 113, 2, 0.5).epoch("SAM", 0.8);
    model.overlay(List.of(new CurvesModel.Overlay("yesterday", other, past)));
    assertEquals(
        List.of("yesterday: dense", "yesterday: SGD", "yesterday: SAM", "dense"),
        accuracy().series().stream().map(Series::name).toList());
    List<Series> behind = accuracy().series().subList(0, 3);
    assertEquals(1, behind.stream().map(Series::colour).distinct().count(), "a colour a run");
    assertEquals(3, behind.stream().map(Series::stroke).distinct().count(), "a dash an arm");
    assertFalse(
        List.of(0, 1, 6).contains(behind.getFirst().colour()), "none of the shown run's colours");
    model.overlay(List.of());
    assertEquals(1, accuracy().series().size());
  }

  @Test
  void armsFromScratchBeginAtZeroAndNothingIsMarked() throws RecipeException {
    ScriptedRun run = begin("label-noise");
    run.steps("SGD", 113, 2, 1).epoch("SGD", 0.8);
    model.poll(monitor);
    assertEquals(1, points(accuracy(), "SGD").xs()[0]);
    assertTrue(accuracy().marks().isEmpty());
    assertEquals(20, accuracy().x().max());
  }

  @Test
  void anArmPrunedInItsOwnWayBeginsAtItsOwnAccuracy() throws RecipeException {
    ScriptedRun run = begin("notebook");
    run.finished("pruned", Phase.PRUNED, 1900, 0.95, 0.5, 0);
    run.finished("pruned (γ too, k − 1)", Phase.PRUNED, 1800, 0.9, 0.5, 0);
    run.steps("notebook SAM", 5, 1, 1).steps("SAM", 5, 1, 1);
    model.poll(monitor);
    assertEquals(0.9, points(accuracy(), "notebook SAM").ys()[0]);
    assertEquals(0.95, points(accuracy(), "SAM").ys()[0]);
  }

  @Test
  void nothingIsDrawnAgainWhileNothingIsNew() throws RecipeException {
    ScriptedRun run = begin("quick");
    run.steps("dense", 10, 2, 1);
    model.poll(monitor);
    Picture before = model.loss().get();
    model.poll(monitor);
    assertSame(before, model.loss().get());
    run.steps("dense", 1, 1, 1);
    model.poll(monitor);
    assertNotSame(before, model.loss().get());
  }

  @Test
  void rawValuesStandBehindTheSmoothOnesWithoutALegendEntry() throws RecipeException {
    begin("quick").steps("dense", 50, 2, 1);
    model.poll(monitor);
    assertEquals(List.of("", "dense"), loss().series().stream().map(Series::name).toList());
    assertEquals(Series.Stroke.GHOST, loss().series().getFirst().stroke());
  }

  @Test
  void anotherRunBeginsWithoutTheOldCurves() throws RecipeException {
    begin("quick").steps("dense", 50, 2, 1);
    model.poll(monitor);
    model.begin(Presets.load("fair"));
    assertTrue(loss().isEmpty());
    model.clear();
    assertTrue(loss().empty().startsWith("Press Run"));
  }
}
