package sparsam.report;

import sparsam.plot.lines.Series.Stroke;
import sparsam.recipe.Phase;
import sparsam.text.Strings;

/**
 * How the curves of one run are drawn.
 *
 * @param run the name of one that stands behind; empty for the run itself
 * @param behind the colour of all curves of one that stands behind
 */
record Hand(String run, int behind) {
  static final Hand OWN = new Hand("", 0);

  boolean isOwn() {
    return run.isEmpty();
  }

  /**
   * @param arm the training's number among the arms
   */
  int colour(Trace trace, int arm) {
    return isOwn() ? isDense(trace) ? Palette.DENSE : Palette.colour(arm) : behind;
  }

  /**
   * @param arm the training's number among the arms
   */
  Stroke stroke(Trace trace, int arm) {
    if (isDense(trace)) {
      return Stroke.SOLID;
    }
    return isOwn() ? Palette.stroke(arm) : Palette.behind(arm);
  }

  /** What a training's curve is called. */
  String name(Strings strings, Trace trace) {
    String name = isDense(trace) ? strings.get("arm.dense") : trace.track().name();
    return isOwn() ? name : strings.get("curves.overlay", run, name);
  }

  static boolean isDense(Trace trace) {
    return trace.track().phase() == Phase.DENSE;
  }
}
