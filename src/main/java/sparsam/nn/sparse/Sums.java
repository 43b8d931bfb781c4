package sparsam.nn.sparse;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;

/**
 * Adds weighted inputs to an output row, up to {@value #MOST} in one pass: so the row is loaded and
 * stored once for all of them.
 *
 * <p>Each row is an array of its own and indexed alike: so the JVM sees that a store to one row
 * does not change what is loaded from another later, and vectorises. More than eight in a pass it
 * does not. The passes are called through references of one type, for where all of them were
 * inlined into one method the JVM would vectorise none.
 */
final class Sums {
  /** Inputs of one pass. */
  static final int MOST = 8;

  /**
   * Whether the processor multiplies and adds in one; elsewhere the JVM would do it in software.
   */
  private static final boolean FUSED = isFused();

  private static final Pass[] PASSES = {
    (_, _, _, _, _, _, _) -> {},
    Sums::add1,
    Sums::add2,
    Sums::add3,
    Sums::add4,
    Sums::add5,
    Sums::add6,
    Sums::add7,
    Sums::add8
  };

  /** So many weights' products. */
  @FunctionalInterface
  private interface Pass {
    void add(
        float[] row, float[][] in, int patch, int[] offsets, float[] weights, int k, int count);
  }

  private Sums() {}

  /**
   * row = row + Σ weights[k] · in[patch + offsets[k]], k from {@code from} to below {@code to}; in
   * passes of almost the same size, so that none is short.
   *
   * @param count values of a row
   */
  static void add(
      float[] row,
      float[][] in,
      int patch,
      int[] offsets,
      float[] weights,
      int from,
      int to,
      int count) {
    int passes = (to - from + MOST - 1) / MOST;
    int k = from;
    for (int left = passes; left > 0; left--) {
      int size = (to - k + left - 1) / left;
      PASSES[size].add(row, in, patch, offsets, weights, k, count);
      k += size;
    }
  }

  private static boolean isFused() {
    try {
      HotSpotDiagnosticMXBean jvm =
          ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
      return Boolean.parseBoolean(jvm.getVMOption("UseFMA").getValue());
    } catch (IllegalArgumentException _) {
      return false; // Another JVM.
    }
  }

  /** weight · input + sum. */
  private static float sum(float weight, float input, float sum) {
    return FUSED ? Math.fma(weight, input, sum) : sum + weight * input;
  }

  private static void add1(
      float[] row, float[][] in, int patch, int[] offsets, float[] weights, int k, int count) {
    float[] a = in[patch + offsets[k]];
    float s = weights[k];
    for (int i = 0; i < count; i++) {
      row[i] = sum(s, a[i], row[i]);
    }
  }

  private static void add2(
      float[] row, float[][] in, int patch, int[] offsets, float[] weights, int k, int count) {
    float[] a = in[patch + offsets[k]];
    float[] b = in[patch + offsets[k + 1]];
    float s = weights[k];
    float t = weights[k + 1];
    for (int i = 0; i < count; i++) {
      row[i] = sum(t, b[i], sum(s, a[i], row[i]));
    }
  }

  private static void add3(
      float[] row, float[][] in, int patch, int[] offsets, float[] weights, int k, int count) {
    float[] a = in[patch + offsets[k]];
    float[] b = in[patch + offsets[k + 1]];
    float[] c = in[patch + offsets[k + 2]];
    float s = weights[k];
    float t = weights[k + 1];
    float u = weights[k + 2];
    for (int i = 0; i < count; i++) {
      row[i] = sum(u, c[i], sum(t, b[i], sum(s, a[i], row[i])));
    }
  }

  private static void add4(
      float[] row, float[][] in, int patch, int[] offsets, float[] weights, int k, int count) {
    float[] a = in[patch + offsets[k]];
    float[] b = in[patch + offsets[k + 1]];
    float[] c = in[patch + offsets[k + 2]];
    float[] d = in[patch + offsets[k + 3]];
    float s = weights[k];
    float t = weights[k + 1];
    float u = weights[k + 2];
    float v = weights[k + 3];
    for (int i = 0; i < count; i++) {
      row[i] = sum(v, d[i], sum(u, c[i], sum(t, b[i], sum(s, a[i], row[i]))));
    }
  }

  private static void add5(
      float[] row, float[][] in, int patch, int[] offsets, float[] weights, int k, int count) {
    float[] a = in[patch + offsets[k]];
    float[] b = in[patch + offsets[k + 1]];
    float[] c = in[patch + offsets[k + 2]];
    float[] d = in[patch + offsets[k + 3]];
    float[] e = in[patch + offsets[k + 4]];
    float s = weights[k];
    float t = weights[k + 1];
    float u = weights[k + 2];
    float v = weights[k + 3];
    float w = weights[k + 4];
    for (int i = 0; i < count; i++) {
      row[i] = sum(w, e[i], sum(v, d[i], sum(u, c[i], sum(t, b[i], sum(s, a[i], row[i])))));
    }
  }

  private static void add6(
      float[] row, float[][] in, int patch, int[] offsets, float[] weights, int k, int count) {
    float[] a = in[patch + offsets[k]];
    float[] b = in[patch + offsets[k + 1]];
    float[] c = in[patch + offsets[k + 2]];
    float[] d = in[patch + offsets[k + 3]];
    float[] e = in[patch + offsets[k + 4]];
    float[] f = in[patch + offsets[k + 5]];
    float s = weights[k];
    float t = weights[k + 1];
    float u = weights[k + 2];
    float v = weights[k + 3];
    float w = weights[k + 4];
    float x = weights[k + 5];
    for (int i = 0; i < count; i++) {
      row[i] =
          sum(
              x,
              f[i],
              sum(w, e[i], sum(v, d[i], sum(u, c[i], sum(t, b[i], sum(s, a[i], row[i]))))));
    }
  }

  private static void add7(
      float[] row, float[][] in, int patch, int[] offsets, float[] weights, int k, int count) {
    float[] a = in[patch + offsets[k]];
    float[] b = in[patch + offsets[k + 1]];
    float[] c = in[patch + offsets[k + 2]];
    float[] d = in[patch + offsets[k + 3]];
    float[] e = in[patch + offsets[k + 4]];
    float[] f = in[patch + offsets[k + 5]];
    float[] g = in[patch + offsets[k + 6]];
    float s = weights[k];
    float t = weights[k + 1];
    float u = weights[k + 2];
    float v = weights[k + 3];
    float w = weights[k + 4];
    float x = weights[k + 5];
    float y = weights[k + 6];
    for (int i = 0; i < count; i++) {
      row[i] =
          sum(
              y,
              g[i],
              sum(
                  x,
                  f[i],
                  sum(w, e[i], sum(v, d[i], sum(u, c[i], sum(t, b[i], sum(s, a[i], row[i])))))));
    }
  }

  private static void add8(
      float[] row, float[][] in, int patch, int[] offsets, float[] weights, int k, int count) {
    float[] a = in[patch + offsets[k]];
    float[] b = in[patch + offsets[k + 1]];
    float[] c = in[patch + offsets[k + 2]];
    float[] d = in[patch + offsets[k + 3]];
    float[] e = in[patch + offsets[k + 4]];
    float[] f = in[patch + offsets[k + 5]];
    float[] g = in[patch + offsets[k + 6]];
    float[] h = in[patch + offsets[k + 7]];
    float s = weights[k];
    float t = weights[k + 1];
    float u = weights[k + 2];
    float v = weights[k + 3];
    float w = weights[k + 4];
    float x = weights[k + 5];
    float y = weights[k + 6];
    float z = weights[k + 7];
    for (int i = 0; i < count; i++) {
      row[i] =
          sum(
              z,
              h[i],
              sum(
                  y,
                  g[i],
                  sum(
                      x,
                      f[i],
                      sum(
                          w,
                          e[i],
                          sum(v, d[i], sum(u, c[i], sum(t, b[i], sum(s, a[i], row[i]))))))));
    }
  }
}
