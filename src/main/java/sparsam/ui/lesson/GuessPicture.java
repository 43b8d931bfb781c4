package sparsam.ui.lesson;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sparsam.lesson.Measured.Line;
import sparsam.lesson.Question;
import sparsam.lesson.Question.Cliff;
import sparsam.plot.axes.Axis;
import sparsam.plot.lines.LineChart;
import sparsam.plot.lines.Points;
import sparsam.plot.lines.Series;
import sparsam.plot.lines.Series.Stroke;
import sparsam.report.Palette;
import sparsam.text.Strings;

/** Draws the curve that is expected, and the one that was measured. */
final class GuessPicture {
  private final Strings strings;

  GuessPicture(Strings strings) {
    this.strings = strings;
  }

  /** What is drawn by now, with the point in hand. */
  LineChart drawing(GuessModel model) {
    boolean begun = model.guess().get() != null;
    Points points = points(model.places(), model.values());
    List<LineChart.Mark> marks = new ArrayList<>();
    int at = model.at().get();
    if (at >= 0) {
      double value = model.values().get(at);
      marks.add(
          new LineChart.Mark(
              model.places().get(at),
              strings.get(
                  "lesson.point",
                  place(model, at),
                  strings.percent(Math.rint(100 * value) / 100))));
    }
    return chart(
        model.question(),
        List.of(
            new Series(
                begun ? strings.get("lesson.expected") : "",
                points,
                Palette.KEPT,
                begun ? Stroke.DASHED : Stroke.GHOST)),
        marks);
  }

  private String place(GuessModel model, int at) {
    double place = model.places().get(at);
    return model.question() instanceof Cliff
        ? strings.percent(place)
        : strings.get("lesson.epoch", Math.round(place));
  }

  /** What was measured, over what was drawn. */
  LineChart both(Question question, List<Double> places, @Nullable List<Double> drawn, Line line) {
    List<Series> series = new ArrayList<>();
    if (drawn != null) {
      series.add(
          new Series(
              strings.get("lesson.expected"), points(places, drawn), Palette.KEPT, Stroke.DASHED));
    }
    series.add(
        Series.solid(
            strings.get("lesson.measured"), points(line.at(), line.values()), Palette.KEPT + 1));
    return chart(question, series, List.of());
  }

  private LineChart chart(Question question, List<Series> series, List<LineChart.Mark> marks) {
    boolean cliff = question instanceof Cliff;
    Axis x =
        cliff
            ? Axis.of(Axis.Kind.PERCENT, strings.get("prune.cliff.x")).between(0, 1)
            : Axis.of(Axis.Kind.WHOLE, strings.get("curves.epoch"));
    return new LineChart(
        strings.get("lesson.chart"),
        x,
        Axis.of(Axis.Kind.PERCENT, strings.get(cliff ? "prune.cliff.y" : "accuracy.y"))
            .between(0, 1),
        series,
        marks,
        "");
  }

  private static Points points(List<Double> at, List<Double> values) {
    return Points.of(
        at.stream().mapToDouble(Double::doubleValue).toArray(),
        values.stream().mapToDouble(Double::doubleValue).toArray());
  }
}
