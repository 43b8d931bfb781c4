package sparsam.ui.lab.prune;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Which fractions are worth measuring next, so that the curve shows the cliff: first some all over,
 * the nearest to the present one first, then where it falls below a level that a person set, then
 * the middle of wherever it falls most.
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

  /**
   * Where a curve first falls below a level.
   *
   * @param kept the last fraction measured before it
   * @param lost the first one measured below
   */
  record Crossing(double kept, double lost) {}

  private Cliff() {}

  /** Where the curve first falls below a level; empty where it never does, or always is. */
  static Optional<Crossing> crossing(List<Point> known, double level) {
    for (int i = 1; i < known.size(); i++) {
      if (known.get(i).accuracy() < level) {
        return known.get(i - 1).accuracy() < level
            ? Optional.empty()
            : Optional.of(new Crossing(known.get(i - 1).fraction(), known.get(i).fraction()));
      }
    }
    return Optional.empty();
  }

  /**
   * The next fraction to measure; empty when the curve is fine enough.
   *
   * @param known in the fractions' order
   * @param present the fraction that a person looks at
   * @param level the accuracy whose place is looked for
   */
  static OptionalDouble next(List<Point> known, double present, double level) {
    OptionalDouble coarse =
        Arrays.stream(COARSE)
            .filter(fraction -> known.stream().noneMatch(point -> point.fraction() == fraction))
            .boxed()
            .min(Comparator.comparingDouble(fraction -> Math.abs(fraction - present)))
            .map(OptionalDouble::of)
            .orElse(OptionalDouble.empty());
    if (coarse.isPresent()) {
      return coarse;
    }
    OptionalDouble edge =
        crossing(known, level)
            .map(at -> middle(at.kept(), at.lost()))
            .orElse(OptionalDouble.empty());
    return edge.isPresent() || known.size() >= ENOUGH ? edge : steepest(known);
  }

  /** Between two fractions; empty where nothing is that a person would tell apart. */
  private static OptionalDouble middle(double left, double right) {
    double between = Math.rint((left + right) / 2 * FINEST) / FINEST;
    return between > left && between < right ? OptionalDouble.of(between) : OptionalDouble.empty();
  }

  private static OptionalDouble steepest(List<Point> known) {
    OptionalDouble middle = OptionalDouble.empty();
    double largest = -1;
    for (int i = 1; i < known.size(); i++) {
      Point left = known.get(i - 1);
      Point right = known.get(i);
      OptionalDouble between = middle(left.fraction(), right.fraction());
      double fall = Math.abs(left.accuracy() - right.accuracy());
      if (between.isPresent() && fall > largest) {
        largest = fall;
        middle = between;
      }
    }
    return middle;
  }
}
