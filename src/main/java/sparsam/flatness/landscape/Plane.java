package sparsam.flatness.landscape;

import java.util.Random;
import sparsam.nn.Parameters;

/**
 * A plane in the space of a network's weights: origin + x · first + y · second. Vectors are in the
 * order of {@link Parameters#values()} and as long.
 *
 * @param trainable how many of the first values are weights; lengths and places are told by them
 *     alone, not by BatchNorm's statistics
 */
public record Plane(float[] origin, float[] first, float[] second, int trainable) {
  /**
   * A place on the plane.
   *
   * @param distance of what lies there from the plane, in the space of weights
   */
  public record Place(double x, double y, double distance) {}

  public Plane {
    if (origin.length != first.length || origin.length != second.length) {
      throw new IllegalArgumentException("an origin and directions of different networks");
    }
  }

  /**
   * The plane through a network along two random directions, filter-normalised; pruned weights do
   * not move.
   *
   * @param origin the network's weights
   * @param seed of both directions
   */
  public static Plane random(Parameters parameters, float[] origin, long seed) {
    Random random = new Random(seed);
    var mask = Directions.zeros(parameters, origin);
    float[] first = Directions.normal(parameters, random);
    float[] second = Directions.normal(parameters, random);
    return new Plane(
        origin,
        Directions.normalised(parameters, origin, first, mask),
        Directions.normalised(parameters, origin, second, mask),
        parameters.trainable());
  }

  /**
   * The plane through three networks (Garipov et al. 2018): a lies at (0, 0), b at (1, 0), and a
   * step is as long upwards as to the right. Running statistics move with the weights.
   *
   * @throws IllegalArgumentException where the three lie on one line
   */
  public static Plane through(Parameters parameters, float[] a, float[] b, float[] c) {
    int n = parameters.trainable();
    float[] right = difference(b, a);
    float[] other = difference(c, a);
    double length = Math.sqrt(dot(right, right, n));
    double part = length == 0 ? 0 : dot(right, other, n) / (length * length);
    float[] up = new float[other.length];
    for (int i = 0; i < up.length; i++) {
      up[i] = (float) (other[i] - part * right[i]);
    }
    double height = Math.sqrt(dot(up, up, n));
    if (!(height > 1e-6 * length) || length == 0) {
      throw new IllegalArgumentException(
          "the three networks lie on one line, which no plane is drawn through");
    }
    for (int i = 0; i < up.length; i++) {
      up[i] = (float) (up[i] * (length / height));
    }
    return new Plane(a, right, up, n);
  }

  private static float[] difference(float[] one, float[] other) {
    float[] difference = new float[one.length];
    for (int i = 0; i < difference.length; i++) {
      difference[i] = one[i] - other[i];
    }
    return difference;
  }

  static double dot(float[] one, float[] other, int count) {
    double sum = 0;
    for (int i = 0; i < count; i++) {
      sum += (double) one[i] * other[i];
    }
    return sum;
  }

  /** The weights at a place of the plane. */
  public Point at(double x, double y) {
    return values -> {
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) (origin[i] + x * first[i] + y * second[i]);
      }
    };
  }

  /**
   * Where weights lie, seen from straight above: the nearest place of the plane, also where its
   * directions are not at right angles.
   */
  public Place place(float[] weights) {
    double ff = dot(first, first, trainable);
    double ss = dot(second, second, trainable);
    double fs = dot(first, second, trainable);
    float[] way = difference(weights, origin);
    double f = dot(first, way, trainable);
    double s = dot(second, way, trainable);
    double determinant = ff * ss - fs * fs;
    boolean flat = determinant <= 1e-12 * ff * ss;
    double x = flat ? (ff == 0 ? 0 : f / ff) : (f * ss - s * fs) / determinant;
    double y = flat ? 0 : (s * ff - f * fs) / determinant;
    double left = 0;
    for (int i = 0; i < trainable; i++) {
      double rest = way[i] - x * first[i] - y * second[i];
      left += rest * rest;
    }
    return new Place(x, y, Math.sqrt(left));
  }

  /** The cosine between both directions; filter-normalised ones are not quite at right angles. */
  public double cosine() {
    double lengths =
        Math.sqrt(dot(first, first, trainable)) * Math.sqrt(dot(second, second, trainable));
    return lengths == 0 ? 0 : dot(first, second, trainable) / lengths;
  }
}
