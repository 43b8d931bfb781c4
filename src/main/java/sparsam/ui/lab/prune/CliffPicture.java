package sparsam.ui.lab.prune;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import sparsam.plot.axes.Axis;
import sparsam.plot.lines.LineChart;
import sparsam.plot.lines.PointBuffer;
import sparsam.plot.lines.Points;
import sparsam.plot.lines.Series;
import sparsam.plot.lines.Series.Stroke;
import sparsam.prune.Pruning;
import sparsam.report.Palette;
import sparsam.result.PruningEffect;
import sparsam.text.Strings;

/** Draws accuracy against the fraction pruned, and reads off it. */
final class CliffPicture {
  private static final int LEVEL = 100;

  private final Strings strings;

  CliffPicture(Strings strings) {
    this.strings = strings;
  }

  /**
   * @param present null where nothing is pruned
   * @param asked the question that counts; {@code now} may answer an older one
   */
  LineChart of(@Nullable Findings now, @Nullable Pruning present, @Nullable Question asked) {
    if (now == null || present == null || now.cliff().isEmpty()) {
      return chart(present, List.of(), List.of());
    }
    List<Series> series = new ArrayList<>();
    PruningEffect unpruned = now.dense();
    if (unpruned != null) {
      series.add(new Series("", level(unpruned.accuracy()), Palette.DENSE, Stroke.GHOST));
    }
    boolean same = now.question().sameCurve(asked);
    if (same && !now.beside().isEmpty()) {
      String beside = Question.beside(present).method().title();
      series.add(new Series(beside, points(now.beside()), Palette.DENSE, Stroke.DASHED));
    }
    series.add(
        new Series(
            present.method().title(),
            points(now.cliff()),
            Palette.DENSE,
            same ? Stroke.SOLID : Stroke.GHOST));
    PruningEffect effect = now.effect();
    if (now.question().equals(asked) && effect != null) {
      series.add(
          Series.solid(
              "",
              points(List.of(new Cliff.Point(present.fraction(), effect.accuracy()))),
              Palette.KEPT));
    }
    return chart(
        present,
        series,
        List.of(new LineChart.Mark(present.fraction(), strings.percent(present.fraction()))));
  }

  /** Down to where both ways keep the level asked for, a line each. */
  List<Reading> readings(
      @Nullable Findings now, @Nullable Pruning present, @Nullable Question asked) {
    if (now == null || present == null || asked == null || !now.question().sameCurve(asked)) {
      return List.of();
    }
    return List.of(
        reading(present, now.cliff(), asked.level()),
        reading(Question.beside(present), now.beside(), asked.level()));
  }

  private Reading reading(Pruning way, List<Cliff.Point> known, double level) {
    String place;
    if (known.size() < 2) {
      place = strings.get("prune.unknown");
    } else if (known.getFirst().accuracy() < level) {
      place = strings.get("prune.level.never");
    } else {
      place =
          Cliff.crossing(known, level)
              .map(at -> strings.get("prune.level.upTo", strings.percent(at.kept())))
              .orElseGet(() -> strings.get("prune.level.always"));
    }
    return new Reading(way.method().title(), place);
  }

  /** A level line, of so many points that none is drawn as a dot. */
  private static Points level(double accuracy) {
    return points(
        IntStream.rangeClosed(0, LEVEL)
            .mapToObj(i -> new Cliff.Point((double) i / LEVEL, accuracy))
            .toList());
  }

  static Points points(List<Cliff.Point> from) {
    PointBuffer buffer = new PointBuffer();
    from.forEach(point -> buffer.add(point.fraction(), point.accuracy()));
    return buffer.points();
  }

  private LineChart chart(
      @Nullable Pruning present, List<Series> series, List<LineChart.Mark> marks) {
    return new LineChart(
        strings.get("prune.cliff.title"),
        Axis.of(Axis.Kind.PERCENT, strings.get("prune.cliff.x")).between(0, 1),
        Axis.of(Axis.Kind.PERCENT, strings.get("prune.cliff.y")).between(0, 1),
        series,
        marks,
        strings.get(present == null ? "prune.cliff.none" : "prune.cliff.empty"));
  }
}
