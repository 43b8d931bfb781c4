package sparsam.flatness.curvature;

import java.util.SplittableRandom;

/** Arithmetic over vectors, summed in double precision. */
public final class Vectors {
  private Vectors() {}

  public static double dot(float[] a, double[] b) {
    double even = 0;
    double odd = 0;
    int i = 0;
    for (; i < b.length - 1; i += 2) {
      even += a[i] * b[i];
      odd += a[i + 1] * b[i + 1];
    }
    return i < b.length ? even + odd + a[i] * b[i] : even + odd;
  }

  public static double norm(double[] a) {
    double sum = 0;
    for (double x : a) {
      sum += x * x;
    }
    return Math.sqrt(sum);
  }

  /** b += factor · a. */
  static void add(double factor, float[] a, double[] b) {
    for (int i = 0; i < b.length; i++) {
      b[i] += factor * a[i];
    }
  }

  /** factor · a. */
  static float[] scaled(double factor, double[] a) {
    float[] scaled = new float[a.length];
    for (int i = 0; i < a.length; i++) {
      scaled[i] = (float) (factor * a[i]);
    }
    return scaled;
  }

  /** +1 or −1 at every place, each as likely. */
  static float[] signs(int size, SplittableRandom random) {
    float[] signs = new float[size];
    for (int i = 0; i < size; i++) {
      signs[i] = random.nextInt() < 0 ? -1 : 1;
    }
    return signs;
  }

  /** A direction, each as likely: normal numbers over their norm. */
  public static double[] direction(int size, SplittableRandom random) {
    double[] direction = new double[size];
    for (int i = 0; i < size; i++) {
      direction[i] = random.nextGaussian();
    }
    double norm = norm(direction);
    for (int i = 0; i < size && norm > 0; i++) {
      direction[i] /= norm;
    }
    return direction;
  }
}
