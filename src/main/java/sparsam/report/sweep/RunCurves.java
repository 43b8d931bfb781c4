package sparsam.report.sweep;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import sparsam.plot.axes.Axis;
import sparsam.plot.axes.Axis.Kind;
import sparsam.plot.lines.LineChart;
import sparsam.plot.lines.PointBuffer;
import sparsam.plot.lines.Series;
import sparsam.report.Palette;
import sparsam.result.EpochRow;
import sparsam.result.Track;
import sparsam.text.Strings;

/** How the trainings behind one set of values went: validation accuracy, epoch by epoch. */
public final class RunCurves {
  private RunCurves() {}

  /**
   * A line a training, in its arm's colour; an arm's trainings under several seeds come and go
   * together.
   *
   * @param arms in the recipe's order
   * @param tracks of the trainings, named by their arms
   * @param empty the sentence while there is nothing
   */
  public static LineChart of(
      Strings strings, String title, List<String> arms, List<Track> tracks, String empty) {
    Set<String> named = new HashSet<>();
    List<Series> series =
        tracks.stream()
            .filter(track -> !track.epochs().isEmpty())
            .map(
                track -> {
                  PointBuffer points = new PointBuffer();
                  for (EpochRow row : track.epochs()) {
                    points.add(
                        (double) row.steps() / track.stepsPerEpoch(), row.validationAccuracy());
                  }
                  int arm = Math.max(0, arms.indexOf(track.name()));
                  boolean first = named.add(track.name());
                  return new Series(
                      first ? track.name() : "",
                      points.points(),
                      Palette.colour(arm),
                      Palette.stroke(arm),
                      first ? "" : track.name());
                })
            .toList();
    return new LineChart(
        title,
        Axis.of(Kind.WHOLE, strings.get("curves.epoch")),
        Axis.of(Kind.PERCENT, strings.get("accuracy.y")),
        series,
        List.of(),
        empty,
        List.of());
  }
}
