package sparsam.ui.export;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import sparsam.plot.axes.Axis;
import sparsam.plot.histogram.Bins;
import sparsam.plot.histogram.Histogram;
import sparsam.plot.lines.LineChart;
import sparsam.plot.lines.Points;
import sparsam.plot.lines.Series;
import sparsam.plot.matrix.Matrix;
import sparsam.plot.picture.Picture;
import sparsam.ui.chart.PictureExport;
import sparsam.ui.part.Dialogs;

/** A window's charts, without the window. */
final class ExportFixture {
  private ExportFixture() {}

  /** Somebody who is asked for files and folders, and nothing else. */
  interface Person extends Dialogs {
    @Override
    default Optional<Path> openRecipe() {
      throw new AssertionError();
    }

    @Override
    default Optional<Path> openLesson() {
      throw new AssertionError();
    }

    @Override
    default Optional<Path> openWeights() {
      throw new AssertionError();
    }

    @Override
    default Optional<Path> openData() {
      throw new AssertionError();
    }

    @Override
    default Optional<Path> saveRecipe(String name) {
      throw new AssertionError();
    }

    @Override
    default boolean confirm(Question question) {
      throw new AssertionError(question);
    }
  }

  record Shown(String caption, Supplier<Optional<Told>> made) implements ExportModel.Source {
    @Override
    public Optional<Told> report() {
      return made.get();
    }
  }

  static PictureExport charts() {
    PictureExport charts = new PictureExport();
    offer(charts, "accuracy", lines("Accuracy"));
    offer(charts, "loss", lines("Training loss"));
    offer(
        charts,
        "weights",
        new Histogram(
            "Weights",
            "weight",
            "count",
            Histogram.Counts.LINEAR,
            List.of(
                new Histogram.Bars(
                    "dense", new Bins(1, new int[] {3, 4}, 0, 0), 0, Histogram.Fill.SOLID, "")),
            List.of(),
            ""));
    offer(
        charts,
        "answers",
        new Matrix(
            "Answers", "true", "read as", "", List.of("0"), List.of("0"), new int[1], true, "no"));
    return charts;
  }

  private static void offer(PictureExport charts, String id, Picture picture) {
    charts.offer(new PictureExport.Chart(id, () -> picture));
  }

  static LineChart lines(String title) {
    return new LineChart(
        title,
        Axis.of(Axis.Kind.WHOLE, "epoch"),
        Axis.of(Axis.Kind.PERCENT, "accuracy"),
        List.of(
            Series.solid(
                "SAM", Points.of(new double[] {0, 1, 2}, new double[] {0.5, 0.9, 0.95}), 0)),
        List.of(),
        "");
  }
}
