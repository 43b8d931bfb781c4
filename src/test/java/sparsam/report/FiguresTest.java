package sparsam.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sparsam.data.DataException;
import sparsam.data.DataSet;
import sparsam.data.Examples;
import sparsam.plot.gallery.Gallery;
import sparsam.plot.histogram.Histogram;
import sparsam.plot.intervals.Intervals;
import sparsam.plot.lines.LineChart;
import sparsam.plot.lines.Points;
import sparsam.plot.lines.Series;
import sparsam.plot.matrix.Matrix;
import sparsam.recipe.Phase;
import sparsam.recipe.Recipe;
import sparsam.result.Comparison;
import sparsam.result.Inquiry;
import sparsam.result.Monitor;
import sparsam.result.Result;
import sparsam.result.Track;
import sparsam.system.Slug;
import sparsam.text.Strings;

class FiguresTest {
  @TempDir private static Path folder;
  private static ToldRun told;
  private static List<Figure> figures;

  @BeforeAll
  static void run() throws Exception {
    told = ToldRun.make(folder.resolve("run"));
    figures = told.report().figures();
  }

  private static Figure figure(String id) {
    return figures.stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow();
  }

  @Test
  void everyPictureOfTheRunIsThereAndSaysWhatItIs() {
    assertEquals(
        List.of(
            "comparison",
            "accuracy",
            "loss",
            "weights-b-sgd-b-co",
            "weights-sam-mask-not-kept",
            "weights-explodes",
            "weights-fresh",
            "gradient-norm",
            "epsilon-norm",
            "confusion-dense",
            "confusion-b-sgd-b-co",
            "confusion-sam-mask-not-kept",
            "confusion-fresh",
            "misread-sam-mask-not-kept",
            "disagreement",
            "only-b-sgd-b-co",
            "only-sam-mask-not-kept"),
        figures.stream().map(Figure::id).toList());
    for (Figure figure : figures) {
      assertFalse(figure.picture().isEmpty(), figure.id());
      assertFalse(figure.picture().title().isEmpty(), figure.id());
      assertTrue(
          figure
              .caption()
              .contains("mnist-10k with 10 % wrong labels · classifier [64, 128] · seed 3"),
          figure.caption());
      assertTrue(
          figure.caption().contains("pruned: 50 %, smallest of each layer"), figure.caption());
      assertTrue(
          figure.caption().contains("SAM, ρ 0.05, lr 0.3\u00a0· 3 epochs"), figure.caption());
      assertTrue(figure.caption().contains("60 test images · Sparsam "), figure.caption());
    }
  }

  @Test
  void aRunThatHasNotBegunHasNoPictures() {
    Recipe recipe = told.run().recipe();
    assertEquals(List.of(), Figures.of(new Strings(), recipe, new Monitor(), null));
  }

  @Test
  void theAxisOfAccuracyFollowsTheArms() {
    LineChart accuracy = (LineChart) figure("accuracy").picture();
    double lowest = 1;
    for (Series series : accuracy.series()) {
      boolean dense = series.colour() == Palette.DENSE;
      int from = dense ? series.points().count() - 1 : 0;
      for (int i = from; i < series.points().count(); i++) {
        lowest = Math.min(lowest, series.points().ys()[i]);
      }
    }
    assertTrue(
        accuracy.y().min() <= lowest && accuracy.y().min() > lowest - 0.2, accuracy.y() + "");
  }

  @Test
  void theComparisonIsTheResultsOwn() {
    Intervals picture = (Intervals) figure("comparison").picture();
    List<Result.Finished> finished =
        told.run().results().stream()
            .filter(Result.Finished.class::isInstance)
            .map(Result.Finished.class::cast)
            .toList();
    assertEquals(5, finished.size(), "one of the four arms has no result");
    for (int i = 0; i < finished.size(); i++) {
      Intervals.Row row = picture.rows().get(i);
      assertEquals(finished.get(i).name(), row.name());
      assertEquals(finished.get(i).testAccuracy(), row.value());
      assertEquals(finished.get(i).testInterval().low(), row.low());
      assertEquals(finished.get(i).testInterval().high(), row.high());
    }
    assertEquals(Palette.DENSE, picture.rows().getFirst().colour());
    assertEquals(Palette.colour(3), picture.rows().getLast().colour());
  }

  @Test
  void weightsAreThoseBeforeJustAfterPruningAndAtTheEnd() {
    Histogram kept = (Histogram) figure("weights-b-sgd-b-co").picture();
    Histogram grown = (Histogram) figure("weights-sam-mask-not-kept").picture();
    assertEquals(List.of("dense", "<b>SGD</b> & co", "pruned"), kept.names());
    int total = kept.bars().getFirst().bins().total();
    for (Histogram.Bars bars : kept.bars()) {
      assertEquals(total, bars.bins().total(), bars.name());
      assertEquals(
          grown.bars().getFirst().bins().limit(), bars.bins().limit(), "one scale for all");
    }
    assertEquals(0, kept.bars().get(0).bins().zeros());
    assertEquals(total / 2, kept.bars().get(2).bins().zeros());
    assertEquals(total / 2, kept.bars().get(1).bins().zeros());
    assertTrue(grown.bars().get(1).bins().zeros() < total / 2, "without a mask they grow back");
    assertEquals(
        List.of("freshly initialised", "fresh"),
        ((Histogram) figure("weights-fresh").picture()).names());
  }

  @Test
  void normsAreTheStepsOwnAndArmsGoOnWhereDenseTrainingEnded() {
    LineChart epsilon = (LineChart) figure("epsilon-norm").picture();
    assertEquals(List.of("SAM, mask not kept", "fresh"), epsilon.names());
    Series raw = epsilon.series().getFirst();
    assertEquals("SAM, mask not kept", raw.owner());
    Track sam = told.monitor().track("SAM, mask not kept").orElseThrow();
    Track dense = told.monitor().track("dense").orElseThrow();
    assertEquals(Phase.DENSE, dense.phase());
    Points points = raw.points();
    assertEquals(sam.plannedSteps(), points.count());
    assertEquals(dense.plannedSteps() + 1.0, points.xs()[0]);
    assertEquals(
        Arrays.toString(sam.steps().column(Track.EPSILON_NORM, 0)),
        Arrays.toString(Arrays.copyOf(points.ys(), points.count())));
    Series fresh = epsilon.series().get(1);
    assertEquals(1, fresh.points().xs()[0], "it began anew");
  }

  @Test
  void answersAreThoseOfTheRun() {
    List<Result.Finished> best = Verdicts.bestFirst(told.run().results());
    for (Result.Finished one : best) {
      Matrix matrix = (Matrix) figure("confusion-" + Slug.of(one.name())).picture();
      int right = IntStream.range(0, 10).map(i -> matrix.count(i, i)).sum();
      assertEquals(one.testCorrect(), right, one.name());
    }
    Result.Finished first = best.get(0);
    Gallery misread = (Gallery) figure("misread-" + Slug.of(first.name())).picture();
    int wrong = 60 - first.testCorrect();
    assertEquals(Math.min(24, wrong), misread.tiles().size());
    assertTrue(
        figure("misread-" + Slug.of(first.name()))
            .caption()
            .startsWith("Misread test images, " + misread.tiles().size() + " of " + wrong + ","));
    Comparison pair = Inquiry.of(told.run()).getFirst().pair();
    Matrix table = (Matrix) figure("disagreement").picture();
    assertEquals(
        List.of(pair.first(), pair.second()), List.of(table.rowAxis(), table.columnAxis()));
    assertEquals(pair.discordant(), table.count(0, 1) + table.count(1, 0));
    Gallery only = (Gallery) figure("only-" + Slug.of(pair.first())).picture();
    assertEquals(table.count(0, 1), only.tiles().size());
  }

  @Test
  void withoutTheTestImagesOrWithOthersOnlyTheCountsAreThere() {
    List<String> with = figures.stream().map(Figure::id).toList();
    List<String> counts =
        with.stream().filter(id -> !id.startsWith("misread-") && !id.startsWith("only-")).toList();
    assertTrue(counts.size() < with.size());
    Report none =
        told.report(
            _ -> {
              throw new DataException("not here");
            });
    assertEquals(counts, none.figures().stream().map(Figure::id).toList());
    Examples other = new Examples(new float[4 * 60], new int[60]);
    Report others = told.report(choice -> new DataSet(choice.name(), other, other, other));
    assertEquals(counts, others.figures().stream().map(Figure::id).toList());
  }

  @Test
  void idsNameFilesAndAreEachTheirOwn() {
    assertThrows(
        IllegalArgumentException.class, () -> new Figure("../x", figure("loss").picture(), ""));
    Report report = told.report();
    assertThrows(
        IllegalArgumentException.class, () -> report.with(List.of(report.figures().getFirst())));
    assertEquals(
        "more",
        report
            .with(List.of(new Figure("more", figure("loss").picture(), "")))
            .figures()
            .getLast()
            .id());
  }
}
