package sparsam.report;

import java.util.ArrayList;
import java.util.List;
import sparsam.plot.axes.Axis;
import sparsam.plot.lines.LineChart;
import sparsam.plot.lines.PointBuffer;
import sparsam.plot.lines.Series;
import sparsam.plot.lines.Smoothing;
import sparsam.recipe.Phase;
import sparsam.recipe.Recipe;
import sparsam.recipe.arm.Start;
import sparsam.result.Monitor;
import sparsam.result.Track;
import sparsam.text.Strings;

/** How long the gradient was, and SAM's climb, at every step of a run's trainings. */
final class Norms {
  private static final double SPAN = 25;

  private final Strings strings;
  private final Recipe recipe;
  private final List<Track> tracks;

  Norms(Strings strings, Recipe recipe, Monitor monitor) {
    this.strings = strings;
    this.recipe = recipe;
    this.tracks = monitor.tracks();
  }

  /** ‖g‖, smoothed, the raw values behind. */
  LineChart gradient() {
    return chart(
        "report.gradient.title",
        Axis.of(Axis.Kind.LOG, strings.get("report.gradient.y")),
        Track.GRADIENT_NORM);
  }

  /** ‖ε‖ of the trainings that climb. */
  LineChart epsilon() {
    return chart(
        "report.epsilon.title",
        Axis.of(Axis.Kind.LINEAR, strings.get("report.epsilon.y")).between(0, Double.NaN),
        Track.EPSILON_NORM);
  }

  private LineChart chart(String title, Axis y, int column) {
    List<Series> ghosts = new ArrayList<>();
    List<Series> lines = new ArrayList<>();
    int arm = 0;
    for (Track track : tracks) {
      boolean dense = track.phase() == Phase.DENSE;
      double[] values = track.steps().column(column, 0);
      if (anyAboveZero(values)) {
        int colour = dense ? Palette.DENSE : Palette.colour(arm);
        String name = dense ? strings.get("arm.dense") : track.name();
        PointBuffer raw = new PointBuffer();
        Smoothing smooth = new Smoothing(SPAN);
        double start = start(track);
        for (int i = 0; i < values.length; i++) {
          raw.add(start + i + 1, values[i]);
          smooth.add(start + i + 1, values[i]);
        }
        ghosts.add(Series.ghost(name, raw.points(), colour));
        lines.add(
            new Series(
                name, smooth.points(), colour, dense ? Series.Stroke.SOLID : Palette.stroke(arm)));
      }
      arm += dense ? 0 : 1;
    }
    ghosts.addAll(lines);
    return new LineChart(
        strings.get(title),
        Axis.of(Axis.Kind.WHOLE, strings.get("curves.step")),
        y,
        ghosts,
        List.of(),
        "");
  }

  private static boolean anyAboveZero(double[] values) {
    for (double value : values) {
      if (value > 0) {
        return true;
      }
    }
    return false;
  }

  /** An arm's steps go on where dense training ended, unless it begins anew. */
  private double start(Track track) {
    boolean continues =
        recipe.arms().stream()
            .anyMatch(
                arm ->
                    track.phase() == Phase.ARM
                        && arm.name().equals(track.name())
                        && arm.start() != Start.INITIAL);
    return tracks.stream()
        .filter(other -> continues && other.phase() == Phase.DENSE)
        .mapToLong(Track::plannedSteps)
        .findFirst()
        .orElse(0);
  }
}
