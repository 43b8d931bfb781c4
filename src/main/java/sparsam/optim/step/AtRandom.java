package sparsam.optim.step;

import java.util.SplittableRandom;

/**
 * A climb of SAM's length in a direction of its own.
 *
 * @param saved where w is kept
 * @param rho ρ of this step
 * @param seed of this step's direction
 */
record AtRandom(Flat flat, float[] saved, double rho, long seed) implements Ascent {
  @Override
  public double climb(double gradientNorm) {
    float[] z = flat.g; // is computed anew at w + ε
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < flat.n; i++) {
      z[i] = (float) random.nextGaussian();
    }
    return new Straight(flat, saved, rho, true).climb(flat.maskedNorm());
  }
}
