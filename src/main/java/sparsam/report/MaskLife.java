package sparsam.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import sparsam.plot.axes.Axis;
import sparsam.plot.lines.LineChart;
import sparsam.plot.lines.PointBuffer;
import sparsam.plot.lines.Points;
import sparsam.plot.lines.Series;
import sparsam.plot.lines.Series.Stroke;
import sparsam.prune.schedule.When;
import sparsam.result.MaskChange;
import sparsam.text.Strings;

/**
 * The life of an arm's mask: which part of each layer is pruned, step by step, and what came back.
 */
public final class MaskLife {
  /** Points of a schedule's curve. */
  private static final int POINTS = 200;

  private final Strings strings;

  public MaskLife(Strings strings) {
    this.strings = strings;
  }

  /**
   * What an arm's mask is to become, and what became of it so far.
   *
   * @param fraction that is to be pruned in the end
   * @param steps of the whole training
   * @param changes of this arm, in their order
   */
  public LineChart of(
      String arm, When when, double fraction, long steps, List<MaskChange> changes) {
    List<Series> series = new ArrayList<>();
    series.add(new Series(planned(), schedule(when, fraction, steps), Palette.DENSE, Stroke.GHOST));
    Map<String, List<MaskChange>> layers = new LinkedHashMap<>();
    for (MaskChange change : changes) {
      if (change.tensor().endsWith("weight")) {
        layers.computeIfAbsent(change.tensor(), _ -> new ArrayList<>()).add(change);
      }
    }
    int place = 0;
    for (Map.Entry<String, List<MaskChange>> layer : layers.entrySet()) {
      String name = layer.getKey().replaceFirst("\\.weight$", "");
      series.add(
          new Series(
              name, pruned(layer.getValue(), steps), Palette.colour(place), Palette.stroke(place)));
      if (layer.getValue().stream().anyMatch(change -> change.back() > 0)) {
        series.add(
            new Series(
                strings.get("mask.back", name),
                back(layer.getValue()),
                Palette.colour(place),
                Stroke.DOT));
      }
      place++;
    }
    return new LineChart(
        strings.get("mask.title", arm),
        Axis.of(Axis.Kind.WHOLE, strings.get("curves.step")).between(0, (double) steps),
        Axis.of(Axis.Kind.PERCENT, strings.get("mask.y")).between(0, 1),
        series,
        List.of(),
        strings.get("mask.empty"));
  }

  private String planned() {
    return strings.get("mask.planned");
  }

  private static Points schedule(When when, double fraction, long steps) {
    PointBuffer points = new PointBuffer();
    for (int i = 0; i <= POINTS; i++) {
      long step = Math.round((double) i / POINTS * steps);
      points.add((double) step, when.at(fraction, step, steps));
    }
    return points.points();
  }

  /** Steps as a stair: what is pruned stays so until the next change. */
  private static Points pruned(List<MaskChange> changes, long steps) {
    PointBuffer points = new PointBuffer();
    MaskChange first = changes.getFirst();
    double last = (double) (first.pruned() - first.gone() + first.back()) / first.weights();
    points.add(0, last);
    for (MaskChange change : changes) {
      points.add((double) change.step(), last);
      last = (double) change.pruned() / change.weights();
      points.add((double) change.step(), last);
    }
    points.add((double) steps, last);
    return points.points();
  }

  /** Of the layer's weights that are left those that came back. */
  private static Points back(List<MaskChange> changes) {
    PointBuffer points = new PointBuffer();
    for (MaskChange change : changes) {
      int left = change.weights() - change.pruned();
      points.add((double) change.step(), left == 0 ? 0 : (double) change.back() / left);
    }
    return points.points();
  }
}
