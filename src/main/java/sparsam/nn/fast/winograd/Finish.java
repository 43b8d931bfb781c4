package sparsam.nn.fast.winograd;

import org.jspecify.annotations.Nullable;

/**
 * What is done to values by channel where they are put out: max(z, slope·z) of z = factor·x +
 * shift.
 *
 * @param factors [tiles, channels]; null for 1
 * @param shifts [tiles, channels]
 * @param slope of the negative side, 0 to 1; 1 where nothing is rectified
 */
public record Finish(float @Nullable [] factors, float[] shifts, float slope) {
  void on(float[] values, int length) {
    if (factors == null) {
      shift(values, shifts, slope, length);
    } else {
      scale(values, factors, shifts, slope, length);
    }
  }

  private static void shift(float[] values, float[] shifts, float slope, int length) {
    for (int i = 0; i < length; i++) {
      float z = values[i] + shifts[i];
      values[i] = Math.max(z, slope * z);
    }
  }

  private static void scale(
      float[] values, float[] factors, float[] shifts, float slope, int length) {
    for (int i = 0; i < length; i++) {
      float z = values[i] * factors[i] + shifts[i];
      values[i] = Math.max(z, slope * z);
    }
  }
}
