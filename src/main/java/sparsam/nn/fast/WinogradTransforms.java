package sparsam.nn.fast;

/**
 * The transforms of Winograd's F(4, 3) as Lavin and Gray 2016 give them, each in place over six
 * rows.
 *
 * <p>Each row is an array of its own and all are indexed alike: so the JVM vectorises the loops.
 */
final class WinogradTransforms {
  /** Rows that are put out. */
  static final int OUT = 4;

  /** Rows that are taken. */
  static final int ROWS = 6;

  private WinogradTransforms() {}

  /** Bᵀ·d: of six rows of pixels. */
  static void input(float[][] rows, int from, int to) {
    input(rows[0], rows[1], rows[2], rows[3], rows[4], rows[5], from, to);
  }

  private static void input(
      float[] a, float[] b, float[] c, float[] d, float[] e, float[] f, int from, int to) {
    for (int i = from; i < to; i++) {
      float p = e[i] - 4 * c[i];
      float q = d[i] - 4 * b[i];
      float r = e[i] - c[i];
      float s = 2 * (d[i] - b[i]);
      a[i] = 4 * a[i] - 5 * c[i] + e[i];
      f[i] = 4 * b[i] - 5 * d[i] + f[i];
      b[i] = p + q;
      c[i] = p - q;
      d[i] = r + s;
      e[i] = r - s;
    }
  }

  /** Aᵀ·m: of six rows of products, four that are put out. */
  static void output(float[][] rows, int from, int to) {
    output(rows[0], rows[1], rows[2], rows[3], rows[4], rows[5], from, to);
  }

  private static void output(
      float[] a, float[] b, float[] c, float[] d, float[] e, float[] f, int from, int to) {
    for (int i = from; i < to; i++) {
      float p = b[i] + c[i];
      float q = b[i] - c[i];
      float r = d[i] + e[i];
      float s = d[i] - e[i];
      a[i] = a[i] + p + r;
      b[i] = q + 2 * s;
      c[i] = p + 4 * r;
      d[i] = q + 8 * s + f[i];
    }
  }

  /** A·y, the adjoint of {@link #output}. */
  static void outputAdjoint(float[][] rows, int from, int to) {
    outputAdjoint(rows[0], rows[1], rows[2], rows[3], rows[4], rows[5], from, to);
  }

  private static void outputAdjoint(
      float[] a, float[] b, float[] c, float[] d, float[] e, float[] f, int from, int to) {
    for (int i = from; i < to; i++) {
      float p = a[i] + c[i];
      float q = b[i] + d[i];
      float r = a[i] + 4 * c[i];
      float s = 2 * b[i] + 8 * d[i];
      f[i] = d[i];
      b[i] = p + q;
      c[i] = p - q;
      d[i] = r + s;
      e[i] = r - s;
    }
  }

  /** G·g: of three rows of weights, six. */
  static void weights(float[][] rows, int from, int to) {
    weights(rows[0], rows[1], rows[2], rows[3], rows[4], rows[5], from, to);
  }

  private static void weights(
      float[] a, float[] b, float[] c, float[] d, float[] e, float[] f, int from, int to) {
    for (int i = from; i < to; i++) {
      float p = (a[i] + c[i]) * (-1 / 6f);
      float q = b[i] * (-1 / 6f);
      float r = a[i] * (1 / 24f) + c[i] * (1 / 6f);
      float s = b[i] * (1 / 12f);
      f[i] = c[i];
      a[i] = a[i] * 0.25f;
      b[i] = p + q;
      c[i] = p - q;
      d[i] = r + s;
      e[i] = r - s;
    }
  }

  /** Gᵀ·u, the adjoint of {@link #weights}. */
  static void weightsAdjoint(float[][] rows, int from, int to) {
    weightsAdjoint(rows[0], rows[1], rows[2], rows[3], rows[4], rows[5], from, to);
  }

  private static void weightsAdjoint(
      float[] a, float[] b, float[] c, float[] d, float[] e, float[] f, int from, int to) {
    for (int i = from; i < to; i++) {
      float p = (b[i] + c[i]) * (-1 / 6f);
      float q = (b[i] - c[i]) * (-1 / 6f);
      float r = d[i] + e[i];
      float s = d[i] - e[i];
      a[i] = a[i] * 0.25f + p + r * (1 / 24f);
      b[i] = q + s * (1 / 12f);
      c[i] = p + r * (1 / 6f) + f[i];
    }
  }
}
