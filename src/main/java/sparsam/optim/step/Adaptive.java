package sparsam.optim.step;

import static sparsam.optim.step.Flat.TINY;

import java.util.List;
import sparsam.nn.Parameters.Slice;

/**
 * ASAM's climb, measured by each weight's own size.
 *
 * @param saved where w is kept
 * @param rho ρ of this step
 * @param floor η
 */
record Adaptive(Flat flat, float[] saved, double rho, double floor) implements Ascent {
  /** What is done with the part of a tensor from an index to below another. */
  @FunctionalInterface
  private interface SliceWork {
    void on(boolean adaptive, int from, int to);
  }

  @Override
  public double climb(double gradientNorm) {
    float eta = (float) floor;
    float[] w = flat.w;
    float[] g = flat.g;
    float[] scaled = saved;
    double scaledNorm =
        measure(
            scaled,
            (adaptive, from, to) -> {
              for (int i = from; i < to; i++) {
                scaled[i] = adaptive ? (Math.abs(w[i]) + eta) * g[i] : g[i];
              }
            });
    float scale = (float) (rho / (scaledNorm + TINY));
    float[] epsilon = g; // is computed anew at w + ε
    return measure(
        epsilon,
        (adaptive, from, to) -> {
          for (int i = from; i < to; i++) {
            float t = adaptive ? Math.abs(w[i]) + eta : 1;
            epsilon[i] = scale * t * t * g[i];
            saved[i] = w[i];
            w[i] += epsilon[i];
          }
        });
  }

  /** Does the work on every tensor; returns the norm of the vector that it leaves. */
  private double measure(float[] vector, SliceWork work) {
    List<Slice> slices = flat.parameters().slices();
    return flat.measure(
        vector,
        (_, from, to) -> {
          for (Slice slice : slices) {
            work.on(
                slice.name().endsWith(".weight"),
                Math.max(from, slice.offset()),
                Math.min(to, slice.end()));
          }
        });
  }

  @Override
  public double again(double norm) {
    return rho / (norm + TINY);
  }
}
