package sparsam.optim.step;

import static sparsam.optim.step.Flat.TINY;

/**
 * SAM's climb, along the gradient.
 *
 * @param saved where w is kept
 * @param rho ρ of this step
 * @param normalised whether ε is ρ long; else it is ρ times the gradient, as USAM's
 */
record Straight(Flat flat, float[] saved, double rho, boolean normalised) implements Ascent {
  @Override
  public double climb(double gradientNorm) {
    float scale = (float) again(gradientNorm);
    float[] w = flat.w;
    float[] g = flat.g;
    flat.divide(
        (_, from, to) -> {
          for (int i = from; i < to; i++) {
            saved[i] = w[i];
            w[i] += scale * g[i];
          }
        });
    return normalised ? rho * gradientNorm / (gradientNorm + TINY) : rho * gradientNorm;
  }

  @Override
  public double again(double norm) {
    return normalised ? rho / (norm + TINY) : rho;
  }
}
