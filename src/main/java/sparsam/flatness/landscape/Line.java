package sparsam.flatness.landscape;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Loss and accuracy on the straight line a + t (b − a) between two networks, and beyond both.
 *
 * @param ts the places, rising
 * @param interpolated with running statistics interpolated like the weights, those measured so far
 * @param adapted with running statistics estimated anew at every place; the same where the network
 *     has none
 */
public record Line(List<Double> ts, List<Value> interpolated, List<Value> adapted) {
  /** Where a line begins and ends. */
  public static final double FROM = -0.25;

  public static final double TO = 1.25;

  public Line {
    ts = List.copyOf(ts);
    interpolated = List.copyOf(interpolated);
    adapted = List.copyOf(adapted);
  }

  /**
   * Evenly spaced places that meet both networks.
   *
   * @param steps from a to b, a multiple of 4
   */
  public static List<Double> places(int steps) {
    if (steps < 4 || steps % 4 != 0) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "%d steps between two networks; allowed is a multiple of 4", steps));
    }
    List<Double> places = new ArrayList<>();
    for (int i = -steps / 4; i <= steps + steps / 4; i++) {
      places.add((double) i / steps);
    }
    return places;
  }

  /**
   * Measures every place, and tells what is known after each.
   *
   * @param goOn asked every few hundred images
   * @return empty where it was given up
   */
  public static Optional<Line> measure(
      Terrain terrain,
      float[] a,
      float[] b,
      List<Double> ts,
      BooleanSupplier goOn,
      Consumer<Line> told) {
    List<Value> plain = new ArrayList<>();
    List<Value> adapted = new ArrayList<>();
    for (double t : ts) {
      Point point = at(a, b, t);
      Optional<Value> value = terrain.measure(point, goOn);
      Optional<Value> anew =
          value.isPresent() && terrain.hasStatistics()
              ? terrain.measureAdapted(point, goOn)
              : value;
      if (anew.isEmpty()) {
        return Optional.empty();
      }
      plain.add(value.orElseThrow());
      adapted.add(anew.get());
      told.accept(new Line(ts, plain, adapted));
    }
    return Optional.of(new Line(ts, plain, adapted));
  }

  /** Exactly a at 0 and b at 1. */
  private static Point at(float[] a, float[] b, double t) {
    return values -> {
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) ((1 - t) * a[i] + t * b[i]);
      }
    };
  }

  /** Whether all places were measured. */
  public boolean done() {
    return adapted.size() == ts.size();
  }

  /**
   * The error barrier (Frankle et al. 2020): the largest error from a to b above the mean of both
   * ends'; about 0 where one can go from one network to the other without loss. Empty while places
   * between them, or an end, are missing.
   *
   * @param values of this line
   */
  public Optional<Barrier> barrier(List<Value> values) {
    int from = ts.indexOf(0.0);
    int to = ts.indexOf(1.0);
    if (from < 0 || to < 0 || values.size() <= to) {
      return Optional.empty();
    }
    int highest = from;
    for (int i = from; i <= to; i++) {
      if (values.get(i).error() > values.get(highest).error()) {
        highest = i;
      }
    }
    double ends = (values.get(from).error() + values.get(to).error()) / 2;
    return Optional.of(new Barrier(ts.get(highest), values.get(highest).error() - ends));
  }

  /**
   * How much worse it is between two networks than at them.
   *
   * @param at where it is worst
   * @param height in parts of the images
   */
  public record Barrier(double at, double height) {}
}
