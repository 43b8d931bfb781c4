package sparsam.flatness.curvature;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Random signs z, and what zᵀHz says of a matrix's trace. What is known of the matrix is taken off
 * before: a matrix A = Σ {@link Krylov.Seen} of any size, whose trace is certain, so that chance
 * only has the rest, tr A + zᵀ(H − A)z (Meyer, Musco, Musco and Woodruff 2021, "Hutch++"; theirs is
 * a projection). That is right on the average whatever A is, as long as it is not made from z.
 */
final class Probes {
  private final Symmetric matrix;
  private final List<String> names;

  /** By coordinate, which part it belongs to; the last place is nobody's. */
  private final int[] owners;

  private final SplittableRandom random;
  private final List<Krylov.Seen> known = new ArrayList<>();

  /** The known matrix's trace, by part. */
  private final double[] certain;

  private final List<Probe> probes = new ArrayList<>();

  /**
   * @param seed its signs are made from this again where they are needed, and take no room
   * @param rest zᵀ(H − A)z, by part
   */
  private record Probe(long seed, double[] rest) {}

  /** A mean and its standard error. */
  private record Estimate(double mean, double error) {}

  /**
   * @param parts by name, the numbers of the coordinates of parts
   */
  Probes(Symmetric matrix, Map<String, int[]> parts, SplittableRandom random) {
    this.matrix = matrix;
    this.names = List.copyOf(parts.keySet());
    this.random = random;
    this.owners = new int[matrix.size()];
    this.certain = new double[names.size() + 1];
    Arrays.fill(owners, names.size());
    int part = 0;
    for (int[] numbers : parts.values()) {
      for (int i : numbers) {
        owners[i] = part;
      }
      part++;
    }
  }

  int count() {
    return probes.size();
  }

  /** Makes some more, all multiplied at once. */
  void add(int count) {
    long[] seeds = random.longs(count).toArray();
    float[][] signs = new float[count][];
    Arrays.setAll(signs, k -> signs(seeds[k]));
    double[][] products = new double[count][matrix.size()];
    matrix.multiply(signs, products);
    for (int k = 0; k < count; k++) {
      double[] rest = new double[certain.length];
      for (int i = 0; i < owners.length; i++) {
        rest[owners[i]] += signs[k][i] * products[k][i];
      }
      for (Krylov.Seen seen : known) {
        takeOff(seen, signs[k], rest);
      }
      probes.add(new Probe(seeds[k], rest));
    }
  }

  private float[] signs(long seed) {
    return Vectors.signs(matrix.size(), new SplittableRandom(seed));
  }

  /** From now on chance has less. */
  void know(Krylov.Seen seen) {
    known.add(seen);
    for (int i = 0; i < owners.length; i++) {
      certain[owners[i]] +=
          seen.q()[i] * (seen.own() * seen.q()[i] + 2 * seen.beside() * seen.next()[i]);
    }
    for (Probe probe : probes) {
      takeOff(seen, signs(probe.seed), probe.rest);
    }
  }

  private void takeOff(Krylov.Seen seen, float[] signs, double[] rest) {
    double[] own = dots(seen.q(), signs);
    double[] next = dots(seen.next(), signs);
    double along = Arrays.stream(own).sum();
    double beside = Arrays.stream(next).sum();
    for (int part = 0; part < rest.length; part++) {
      rest[part] -=
          seen.own() * along * own[part]
              + seen.beside() * (beside * own[part] + along * next[part]);
    }
  }

  /** By part. */
  private double[] dots(float[] vector, float[] signs) {
    double[] dots = new double[certain.length];
    for (int i = 0; i < owners.length; i++) {
      dots[owners[i]] += (double) vector[i] * signs[i];
    }
    return dots;
  }

  /** Whether the standard error is no more than this part of the trace. */
  boolean isWithin(double target) {
    Estimate whole = whole();
    return whole.error <= target * Math.abs(whole.mean);
  }

  private Estimate whole() {
    double[] values =
        probes.stream().mapToDouble(probe -> Arrays.stream(probe.rest).sum()).toArray();
    return estimate(Arrays.stream(certain).sum(), values);
  }

  private static Estimate estimate(double certain, double[] values) {
    double mean = Arrays.stream(values).average().orElse(0);
    double squares = Arrays.stream(values).map(value -> (value - mean) * (value - mean)).sum();
    int n = values.length;
    return new Estimate(certain + mean, n < 2 ? 0 : Math.sqrt(squares / (n - 1) / n));
  }

  /** What they say together. */
  Trace trace() {
    List<Trace.Part> parts = new ArrayList<>();
    for (int part = 0; part < names.size(); part++) {
      int place = part;
      Estimate own =
          estimate(
              certain[part], probes.stream().mapToDouble(probe -> probe.rest[place]).toArray());
      parts.add(new Trace.Part(names.get(part), own.mean, own.error));
    }
    Estimate whole = whole();
    return new Trace(whole.mean, whole.error, probes.size(), parts);
  }
}
