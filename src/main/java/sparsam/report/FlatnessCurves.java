package sparsam.report;

import java.util.List;
import sparsam.plot.axes.Axis;
import sparsam.plot.lines.Series;
import sparsam.plot.lines.Series.Stroke;
import sparsam.report.flatness.FlatnessTrace;
import sparsam.text.Strings;

/**
 * How flat the places are that trainings come by, as curves.
 *
 * @param largest whether λ₁ with the edges of stability, or else the sharpness
 */
record FlatnessCurves(Strings strings, boolean largest) {
  /** The key of the chart's title. */
  String title() {
    return largest ? "curves.largest" : "curves.sharpness";
  }

  /**
   * What is measured.
   *
   * @param radius within which the loss rises
   */
  Axis axis(Axis.Kind kind, double radius) {
    return largest
        ? Axis.of(kind, strings.get("curves.largest.y"))
        : Axis.of(kind, strings.get("curves.sharpness.y", strings.number(radius)))
            .withUnit(strings.get("loss.unit"));
  }

  /** Adds those of some trainings; edges those of the run itself alone. */
  void add(List<Trace> traces, List<Series> series, Hand hand) {
    int arm = 0;
    for (Trace trace : traces) {
      int colour = hand.colour(trace, arm);
      String name = hand.name(strings, trace);
      FlatnessTrace seen = trace.flatness();
      if (largest && hand.isOwn()) {
        series.add(
            new Series(strings.get("curves.edge", name), seen.edge(), colour, Stroke.DASHED));
        series.add(
            new Series(strings.get("curves.samEdge", name), seen.samEdge(), colour, Stroke.DOTTED));
      }
      series.add(
          new Series(
              name, largest ? seen.largest() : seen.rise(), colour, hand.stroke(trace, arm)));
      arm += Hand.isDense(trace) ? 0 : 1;
    }
  }
}
