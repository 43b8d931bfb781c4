package sparsam.optim.step;

import static sparsam.optim.step.Flat.TINY;

import java.util.List;
import sparsam.optim.FriendlySam;
import sparsam.optim.step.Part.Quantity;

/** Friendly SAM's climb, along the gradient less the running mean of those before. */
final class Friendly implements Ascent {
  private final Flat flat;
  private final float[] saved;
  private final float[] mean;
  private final FriendlySam numbers;
  private final double rho;
  private final boolean first;
  private double specialNorm;
  private double meanNorm;

  /**
   * @param saved where w is kept
   * @param mean m, from step to step
   * @param rho ρ of this step
   * @param first whether no gradient went before
   */
  Friendly(Flat flat, float[] saved, float[] mean, FriendlySam numbers, double rho, boolean first) {
    this.flat = flat;
    this.saved = saved;
    this.mean = mean;
    this.numbers = numbers;
    this.rho = rho;
    this.first = first;
  }

  @Override
  public double climb(double gradientNorm) {
    float[] w = flat.w;
    float[] g = flat.g;
    float sigma = first ? 0 : (float) numbers.sigma();
    float memory = first ? 0 : (float) numbers.lambda();
    float fresh = first ? 1 : (float) (1 - numbers.lambda());
    float[] special = saved;
    specialNorm =
        flat.measure(
            special,
            (_, from, to) -> {
              for (int i = from; i < to; i++) {
                special[i] = g[i] - sigma * mean[i];
              }
            });
    float scale = (float) (rho / (specialNorm + TINY));
    meanNorm =
        flat.measure(
            mean,
            (_, from, to) -> {
              for (int i = from; i < to; i++) {
                float step = scale * special[i];
                saved[i] = w[i];
                w[i] += step;
                mean[i] = memory * mean[i] + fresh * g[i];
              }
            });
    return rho * specialNorm / (specialNorm + TINY);
  }

  @Override
  public List<Part> parts() {
    return List.of(new Part(Quantity.SPECIAL, specialNorm), new Part(Quantity.MEAN, meanNorm));
  }
}
