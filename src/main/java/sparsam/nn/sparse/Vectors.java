package sparsam.nn.sparse;

/**
 * Arithmetic over rows, each the same value of many images, in loops that the JVM vectorises.
 *
 * <p>Each row is an array of its own and indexed alike: so the JVM sees that a store to one row
 * does not change what is loaded from another later. Several weights at once save loads and stores
 * of the sum; more than four gain nothing more.
 */
final class Vectors {
  private Vectors() {}

  /** y = bias + u·a. */
  static void start(float[] y, float bias, float[] a, float u, int count) {
    for (int i = 0; i < count; i++) {
      y[i] = bias + u * a[i];
    }
  }

  /** y = bias + u·a + v·b. */
  static void start(float[] y, float bias, float[] a, float u, float[] b, float v, int count) {
    for (int i = 0; i < count; i++) {
      y[i] = bias + u * a[i] + v * b[i];
    }
  }

  /** y = bias + u·a + v·b + w·c. */
  static void start(
      float[] y,
      float bias,
      float[] a,
      float u,
      float[] b,
      float v,
      float[] c,
      float w,
      int count) {
    for (int i = 0; i < count; i++) {
      y[i] = bias + u * a[i] + v * b[i] + w * c[i];
    }
  }

  /** y = y + t·a + u·b + v·c + w·d. */
  static void add(
      float[] y,
      float[] a,
      float t,
      float[] b,
      float u,
      float[] c,
      float v,
      float[] d,
      float w,
      int count) {
    for (int i = 0; i < count; i++) {
      y[i] = y[i] + t * a[i] + u * b[i] + v * c[i] + w * d[i];
    }
  }

  /** y = y + u·x. */
  static void add(float[] y, float[] x, float u, int count) {
    for (int i = 0; i < count; i++) {
      y[i] = y[i] + u * x[i];
    }
  }

  /** y = u·y + bias. */
  static void scale(float[] y, float u, float bias, int count) {
    for (int i = 0; i < count; i++) {
      y[i] = u * y[i] + bias;
    }
  }

  /** The larger of y and x; NaN where one is. */
  static void keepLarger(float[] y, float[] x, int count) {
    for (int i = 0; i < count; i++) {
      y[i] = Math.max(y[i], x[i]);
    }
  }

  /** The rectifier of a slope from 0 to 1. */
  static void rectify(float[] y, float slope, int count) {
    for (int i = 0; i < count; i++) {
      y[i] = Math.max(y[i], slope * y[i]);
    }
  }
}
