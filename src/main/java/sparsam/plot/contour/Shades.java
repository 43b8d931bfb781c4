package sparsam.plot.contour;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javafx.scene.paint.Color;
import sparsam.plot.axes.Axis;
import sparsam.plot.axes.Range;
import sparsam.plot.axes.Ticks;

/**
 * Which colour a height has: bands between round levels, in the colours of viridis (Smith and van
 * der Walt 2015, CC0), which get lighter in even steps, so that they are right in greys and for the
 * colour-blind, on light ground and dark.
 */
final class Shades {
  private static final List<Color> VIRIDIS =
      List.of(
              "#440154", "#482475", "#414487", "#355f8d", "#2a788e", "#21918c", "#22a884",
              "#44bf70", "#7ad151", "#bddf26", "#fde725")
          .stream()
          .map(Color::web)
          .toList();

  /** Bands that can be told apart. */
  private static final int MOST = 16;

  private final Axis axis;
  private final Range range;
  private final boolean turned;
  private final double[] levels;
  private final int[] argb;

  /**
   * @param turned whether high values are dark, not low ones
   */
  Shades(Axis axis, Range range, boolean turned) {
    this.axis = axis;
    this.range = range;
    this.turned = turned;
    levels = axis.kind() == Axis.Kind.LOG ? decades() : steps();
    argb = new int[levels.length + 1];
    for (int band = 0; band < argb.length; band++) {
      double from = band == 0 ? range.min() : levels[band - 1];
      double to = band == levels.length ? range.max() : levels[band];
      argb[band] = argb(colour((part(from) + part(to)) / 2));
    }
  }

  Axis axis() {
    return axis;
  }

  Range range() {
    return range;
  }

  /** The heights between two colours, rising. */
  double[] levels() {
    return levels;
  }

  private double[] steps() {
    double step = Ticks.step(range.max() - range.min(), MOST, Axis.Kind.LINEAR);
    List<Double> found = new ArrayList<>();
    for (double i = Math.floor(range.min() / step) + 1; i * step < range.max(); i++) {
      if (i * step > range.min()) {
        found.add(i * step);
      }
    }
    return found.stream().mapToDouble(Double::doubleValue).toArray();
  }

  /** Round numbers, as many a decade as there is room for. */
  private double[] decades() {
    for (double[] factors :
        new double[][] {
          {1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8}, {1, 1.5, 2, 3, 5, 7}, {1, 2, 5}, {1, 3}, {1}
        }) {
      double[] found = multiples(factors);
      if (found.length <= MOST) {
        return found.length < 3 ? steps() : found;
      }
    }
    double[] all = multiples(1);
    int every = Math.ceilDiv(all.length, MOST);
    double[] some = new double[Math.ceilDiv(all.length, every)];
    Arrays.setAll(some, i -> all[i * every]);
    return some;
  }

  private double[] multiples(double... factors) {
    List<Double> found = new ArrayList<>();
    int last = (int) Math.ceil(Math.log10(range.max()));
    for (int power = (int) Math.floor(Math.log10(range.min())); power <= last; power++) {
      for (double factor : factors) {
        double value = factor * Math.pow(10, power);
        if (value > range.min() && value < range.max()) {
          found.add(value);
        }
      }
    }
    return found.stream().mapToDouble(Double::doubleValue).toArray();
  }

  /** Where a value lies between both ends, 0 to 1 and beyond; NaN where it has no place. */
  double part(double value) {
    if (!axis.shows(value)) {
      return value == 0 && axis.kind() == Axis.Kind.LOG ? 0 : Double.NaN;
    }
    return (height(value) - height(range.min())) / (height(range.max()) - height(range.min()));
  }

  /** The scale on which bands are as wide as they are seen: logarithms, or values themselves. */
  double height(double value) {
    return axis.kind() == Axis.Kind.LOG ? Math.log(value) : value;
  }

  /** The band's colour, opaque; 0 where there is no height. */
  int argb(double height) {
    if (Double.isNaN(height)) {
      return 0;
    }
    int low = 0;
    int high = levels.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (height(levels[middle]) <= height) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return argb[low];
  }

  /** The band's colour at a value; a grey where it has none. */
  Color at(double value, Color none) {
    double height =
        axis.shows(value)
            ? height(value)
            : part(value) == 0 ? Double.NEGATIVE_INFINITY : Double.NaN;
    return Double.isNaN(height) ? none : of(height);
  }

  /** The band's colour at a height, which is not NaN. */
  Color of(double height) {
    int found = argb(height);
    return Color.rgb(found >> 16 & 255, found >> 8 & 255, found & 255);
  }

  /** The colour of a part of the whole, even in lightness. */
  private Color colour(double part) {
    double at = Math.clamp(turned ? 1 - part : part, 0, 1) * (VIRIDIS.size() - 1);
    int below = (int) Math.min(VIRIDIS.size() - 2, Math.floor(at));
    return VIRIDIS.get(below).interpolate(VIRIDIS.get(below + 1), at - below);
  }

  private static int argb(Color colour) {
    return 255 << 24
        | (int) Math.round(255 * colour.getRed()) << 16
        | (int) Math.round(255 * colour.getGreen()) << 8
        | (int) Math.round(255 * colour.getBlue());
  }
}
