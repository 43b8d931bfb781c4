package sparsam.ui.curves;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import sparsam.experiment.Monitor;
import sparsam.experiment.Phase;
import sparsam.experiment.Presets;
import sparsam.experiment.Recipe;
import sparsam.experiment.RecipeException;
import sparsam.experiment.ScriptedRun;
import sparsam.plot.LineChart;
import sparsam.plot.Picture;
import sparsam.plot.Points;
import sparsam.plot.Series;
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
    assertEquals(226, points(loss(), "dense").xs()[225]);
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
    assertEquals(227, points(loss(), "SGD").xs()[0]);
    assertEquals(List.of(new LineChart.Mark(2, "pruned 80 %")), accuracy().marks());
    assertEquals(4, accuracy().x().max());
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
