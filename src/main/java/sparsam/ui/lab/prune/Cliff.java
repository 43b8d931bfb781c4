package sparsam.ui.lab.prune;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Which fractions are worth measuring next, so that the curve shows the cliff: first some all over,
 * the nearest to the present one first, then the middle of wherever it falls most.
 */
final class Cliff {
  /** Pruning hardly hurts at first and then at once, so the last tenth has points of its own. */
  private static final double[] COARSE = {0, .1, .2, .3, .4, .5, .6, .7, .8, .9, .95, .98, .99, 1};

  /** A curve of so many points is fine enough. */
  private static final int ENOUGH = 25;

  /** Fractions are thousandths, as far as a person would tell them apart. */
  private static final double FINEST = 1000;

  /** A fraction and the accuracy just after pruning it, both 0 to 1. */
  record Point(double fraction, double accuracy) {}

  private Cliff() {}

  /**
   * The next fraction to measure; empty when the curve is fine enough.
   *
   * @param known in the fractions' order
   * @param present the fraction that a person looks at
   */
  static OptionalDouble next(List<Point> known, double present) {
    OptionalDouble coarse =
        Arrays.stream(COARSE)
            .filter(fraction -> known.stream().noneMatch(point -> point.fraction() == fraction))
            .boxed()
            .min(Comparator.comparingDouble(fraction -> Math.abs(fraction - present)))
            .map(OptionalDouble::of)
            .orElse(OptionalDouble.empty());
    return coarse.isPresent() || known.size() >= ENOUGH ? coarse : steepest(known);
  }

  private static OptionalDouble steepest(List<Point> known) {
    OptionalDouble middle = OptionalDouble.empty();
    double largest = -1;
    for (int i = 1; i < known.size(); i++) {
      Point left = known.get(i - 1);
      Point right = known.get(i);
      double between = Math.rint((left.fraction() + right.fraction()) / 2 * FINEST) / FINEST;
      double fall = Math.abs(left.accuracy() - right.accuracy());
      if (between > left.fraction() && between < right.fraction() && fall > largest) {
        largest = fall;
        middle = OptionalDouble.of(between);
      }
    }
    return middle;
  }
}
