package sparsam.ui.lab.prune;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sparsam.plot.axes.Axis;
import sparsam.plot.lines.LineChart;
import sparsam.plot.lines.PointBuffer;
import sparsam.plot.lines.Series;
import sparsam.plot.lines.Series.Stroke;
import sparsam.prune.Pruning;
import sparsam.prune.Pruning.Method;
import sparsam.report.Palette;
import sparsam.result.PruningEffect;
import sparsam.result.PruningEffect.Layer;
import sparsam.result.PruningEffect.ScoreCurve;
import sparsam.text.Strings;

/**
 * What a method says of the weights, on an axis of its own: each layer's scores in rising order,
 * and a ring where the threshold cuts them.
 */
final class ScorePicture {
  private ScorePicture() {}

  static LineChart of(Strings strings, @Nullable PruningEffect effect, @Nullable Pruning pruning) {
    List<Series> series = new ArrayList<>();
    if (effect != null && pruning != null && pruning.method() != Method.RANDOM) {
      int place = 0;
      for (ScoreCurve curve : effect.scores()) {
        String name = curve.layer().replaceFirst("\\.weight$", "");
        PointBuffer points = new PointBuffer();
        int parts = curve.quantiles().size() - 1;
        for (int i = 0; i <= parts; i++) {
          points.add((double) i / parts, curve.quantiles().get(i));
        }
        series.add(new Series(name, points.points(), Palette.colour(place), Palette.stroke(place)));
        for (Layer layer : effect.layers()) {
          if (layer.name().equals(curve.layer()) && layer.zeros() > 0 && layer.threshold() != 0) {
            PointBuffer cut = new PointBuffer();
            cut.add(layer.sparsity(), layer.threshold());
            series.add(new Series("", cut.points(), Palette.colour(place), Stroke.DOT, name));
          }
        }
        place++;
      }
    }
    boolean signed = pruning != null && pruning.method() == Method.GRASP;
    return new LineChart(
        strings.get("prune.scores.title"),
        Axis.of(Axis.Kind.PERCENT, strings.get("prune.scores.x")).between(0, 1),
        Axis.of(signed ? Axis.Kind.LINEAR : Axis.Kind.LOG, strings.get("prune.scores.y")),
        series,
        List.of(),
        "");
  }
}
