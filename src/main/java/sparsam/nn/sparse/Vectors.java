package sparsam.nn.sparse;

/**
 * Arithmetic over rows, each the same value of many images, in loops that the JVM vectorises.
 *
 * <p>Each row is an array of its own and indexed alike: so the JVM sees that a store to one row
 * does not change what is loaded from another later.
 */
final class Vectors {
  private Vectors() {}

  /**
   * Four neighbouring columns of a matrix, as rows: a line of the cache is fetched once for all.
   *
   * @param at the first column's first value
   * @param width of the matrix
   */
  static void turn(
      float[] a, float[] b, float[] c, float[] d, float[] matrix, int at, int width, int count) {
    int place = at;
    for (int i = 0; i < count; i++) {
      a[i] = matrix[place];
      b[i] = matrix[place + 1];
      c[i] = matrix[place + 2];
      d[i] = matrix[place + 3];
      place += width;
    }
  }

  /** A column of a matrix as a row. */
  static void turn(float[] y, float[] matrix, int at, int width, int count) {
    int place = at;
    for (int i = 0; i < count; i++) {
      y[i] = matrix[place];
      place += width;
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

  /** The rectified largest of four; NaN where one is. */
  static void largest(
      float[] y, float[] a, float[] b, float[] c, float[] d, float slope, int count) {
    for (int i = 0; i < count; i++) {
      float most = Math.max(Math.max(a[i], b[i]), Math.max(c[i], d[i]));
      y[i] = Math.max(most, slope * most);
    }
  }

  /** The rectifier of a slope from 0 to 1. */
  static void rectify(float[] y, float slope, int count) {
    for (int i = 0; i < count; i++) {
      y[i] = Math.max(y[i], slope * y[i]);
    }
  }
}
