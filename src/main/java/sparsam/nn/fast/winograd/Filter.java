package sparsam.nn.fast.winograd;

import java.util.Arrays;

/**
 * Winograd's minimal filtering of one side, F(4, r): four outputs of r taps from 3 + r products
 * (Lavin and Gray 2016), each transform in place over six rows.
 *
 * <p>The polynomials meet at 0, ±a, ±b and infinity; for two taps at all but 0, whose row is then
 * unused. At these a and b the transforms' entries are of like size, and filtering along both sides
 * rounds half as much as at Lavin and Gray's 1 and 2 (Barabasz et al. 2020 look for such points).
 *
 * <p>Each row is an array of its own and all are indexed alike: so the JVM vectorises the loops. It
 * does so with sums that are written out and in an order that it takes: a sum that two rows share,
 * or another row first, has cost them their vectors, so whoever changes a loop measures it.
 */
public enum Filter {
  TWO(2, -3 / 8f, -5 / 4f),
  THREE(3, -5 / 8f, -3 / 2f);

  /** How many rows are put out. */
  public static final int OUT = 4;

  /** Where they are put out; and where they are taken in going back. */
  private static final int[] PLACES = {0, 2, 3, 4};

  /** Rows there is room for. */
  public static final int ROWS = 6;

  private final int taps;
  private final float a;
  private final float b;

  Filter(int taps, float a, float b) {
    this.taps = taps;
    this.a = a;
    this.b = b;
  }

  public int taps() {
    return taps;
  }

  /** The first row of products, and of what is taken in. */
  public int first() {
    return THREE.taps - taps;
  }

  /**
   * Bᵀ·d: of rows of pixels.
   *
   * @param rows every {@code step}-th from {@code start} on is one of the six
   */
  public void input(float[][] rows, int start, int step, int from, int to) {
    float[] t = rows[start];
    float[] u = rows[start + step];
    float[] v = rows[start + 2 * step];
    float[] w = rows[start + 3 * step];
    float[] x = rows[start + 4 * step];
    float[] y = rows[start + 5 * step];
    if (this == THREE) {
      gather(t, v, x, a * a * b * b, -(a * a + b * b), 1, from, to);
    }
    takeIn(u, v, w, x, y, a, b, from, to);
  }

  private static void takeIn(
      float[] u, float[] v, float[] w, float[] x, float[] y, float a, float b, int from, int to) {
    float aa = a * a;
    float bb = b * b;
    float sum = aa + bb;
    float product = aa * bb;
    float aab = aa * b;
    float abb = a * bb;
    for (int i = from; i < to; i++) {
      float d = u[i];
      float e = v[i];
      float f = w[i];
      float g = x[i];
      y[i] = y[i] + product * d - sum * f;
      u[i] = g - bb * e + a * f - abb * d;
      v[i] = g - bb * e - a * f + abb * d;
      w[i] = g - aa * e + b * f - aab * d;
      x[i] = g - aa * e - b * f + aab * d;
    }
  }

  /** The row that an output is put out in. */
  public static int place(int output) {
    return PLACES[output];
  }

  /** Aᵀ·m: of rows of products, four rows, each in its {@link #place}. */
  public void output(float[][] rows, int start, int step, int from, int to) {
    float[] t = rows[start];
    float[] u = rows[start + step];
    float[] v = rows[start + 2 * step];
    float[] w = rows[start + 3 * step];
    float[] x = rows[start + 4 * step];
    float[] y = rows[start + 5 * step];
    if (this == TWO) {
      Arrays.fill(t, from, to, 0);
    }
    putOut(t, u, v, w, x, y, a, b, from, to);
  }

  private static void putOut(
      float[] t,
      float[] u,
      float[] v,
      float[] w,
      float[] x,
      float[] y,
      float a,
      float b,
      int from,
      int to) {
    float aa = a * a;
    float bb = b * b;
    float aaa = a * a * a;
    float bbb = b * b * b;
    for (int i = from; i < to; i++) {
      float p = u[i] + v[i];
      float q = u[i] - v[i];
      float r = w[i] + x[i];
      float s = w[i] - x[i];
      x[i] = y[i] + aaa * q + bbb * s;
      v[i] = a * q + b * s;
      t[i] = t[i] + p + r;
      w[i] = aa * p + bb * r;
    }
  }

  /** A·y, the adjoint of {@link #output}. */
  public void outputAdjoint(float[][] rows, int start, int step, int from, int to) {
    float[] t = rows[start];
    float[] u = rows[start + step];
    float[] v = rows[start + 2 * step];
    float[] w = rows[start + 3 * step];
    float[] x = rows[start + 4 * step];
    float[] y = rows[start + 5 * step];
    takeBackEven(t, u, w, a * a, b * b, from, to);
    System.arraycopy(x, from, y, from, to - from);
    takeBackOdd(v, x, a, b, from, to);
    sumAndDiffer(u, v, w, x, from, to);
  }

  private static void takeBackEven(
      float[] t, float[] u, float[] w, float aa, float bb, int from, int to) {
    for (int i = from; i < to; i++) {
      u[i] = t[i] + aa * w[i];
      w[i] = t[i] + bb * w[i];
    }
  }

  private static void takeBackOdd(float[] v, float[] x, float a, float b, int from, int to) {
    float aaa = a * a * a;
    float bbb = b * b * b;
    for (int i = from; i < to; i++) {
      float q = a * v[i] + aaa * x[i];
      x[i] = b * v[i] + bbb * x[i];
      v[i] = q;
    }
  }

  /** Sum and difference of u and v, of w and x. */
  private static void sumAndDiffer(float[] u, float[] v, float[] w, float[] x, int from, int to) {
    for (int i = from; i < to; i++) {
      float p = u[i];
      float r = w[i];
      u[i] = p + v[i];
      v[i] = p - v[i];
      w[i] = r + x[i];
      x[i] = r - x[i];
    }
  }

  /** G·g: of the first rows, the taps. */
  public void weights(float[][] rows, int start, int step, int from, int to) {
    float[] t = rows[start];
    float[] u = rows[start + step];
    float[] v = rows[start + 2 * step];
    float[] w = rows[start + 3 * step];
    float[] x = rows[start + 4 * step];
    float[] y = rows[start + 5 * step];
    float n = atA();
    float m = atB();
    if (this == TWO) {
      System.arraycopy(u, from, y, from, to - from);
      spread(t, v, x, n, m, from, to);
      spread(y, u, w, n * a, m * b, from, to);
    } else {
      System.arraycopy(v, from, y, from, to - from);
      spread(u, v, x, n * a, m * b, from, to);
      spread(t, u, w, n, m, from, to);
      addTo(y, u, w, n * a * a, m * b * b, from, to);
      scale(t, 1 / (a * a * b * b), from, to);
    }
    sumAndDiffer(u, v, w, x, from, to);
  }

  /** Gᵀ·u, the adjoint of {@link #weights}. */
  public void weightsAdjoint(float[][] rows, int start, int step, int from, int to) {
    float[] t = rows[start];
    float[] u = rows[start + step];
    float[] v = rows[start + 2 * step];
    float[] w = rows[start + 3 * step];
    float[] x = rows[start + 4 * step];
    float[] y = rows[start + 5 * step];
    float n = atA();
    float m = atB();
    sumAndDiffer(u, v, w, x, from, to);
    if (this == TWO) {
      combine(t, v, x, n, m, from, to);
      gather(y, u, w, 1, n * a, m * b, from, to);
      System.arraycopy(y, from, u, from, to - from);
    } else {
      gather(t, u, w, 1 / (a * a * b * b), n, m, from, to);
      gather(y, u, w, 1, n * a * a, m * b * b, from, to);
      combine(u, v, x, n * a, m * b, from, to);
      System.arraycopy(y, from, v, from, to - from);
    }
  }

  /** 1 over the product of a's distances from the other points. */
  private float atA() {
    float part = 1 / (2 * a * (a * a - b * b));
    return this == TWO ? part : part / a;
  }

  private float atB() {
    float part = 1 / (2 * b * (b * b - a * a));
    return this == TWO ? part : part / b;
  }

  private static void spread(
      float[] source, float[] u, float[] w, float n, float m, int from, int to) {
    for (int i = from; i < to; i++) {
      float value = source[i];
      u[i] = n * value;
      w[i] = m * value;
    }
  }

  private static void addTo(
      float[] source, float[] u, float[] w, float n, float m, int from, int to) {
    for (int i = from; i < to; i++) {
      float value = source[i];
      u[i] = u[i] + n * value;
      w[i] = w[i] + m * value;
    }
  }

  private static void gather(
      float[] target, float[] u, float[] w, float l, float n, float m, int from, int to) {
    for (int i = from; i < to; i++) {
      target[i] = l * target[i] + n * u[i] + m * w[i];
    }
  }

  private static void combine(
      float[] target, float[] u, float[] w, float n, float m, int from, int to) {
    for (int i = from; i < to; i++) {
      target[i] = n * u[i] + m * w[i];
    }
  }

  private static void scale(float[] values, float factor, int from, int to) {
    for (int i = from; i < to; i++) {
      values[i] = factor * values[i];
    }
  }
}
