package sparsam.optim.step;

import static sparsam.optim.step.Flat.TINY;

import java.util.List;
import sparsam.optim.step.Part.Quantity;

/** GSAM: SAM's gradient, less a part of what of g stands at right angles to it. */
final class Gap implements Ascent {
  private final Flat flat;
  private final Straight climb;
  private final float[] across;
  private final double alpha;
  private double alongNorm;
  private double acrossNorm;

  /**
   * @param across where g is kept while the gradient at w + ε is computed
   */
  Gap(Flat flat, Straight climb, float[] across, double alpha) {
    this.flat = flat;
    this.climb = climb;
    this.across = across;
    this.alpha = alpha;
  }

  @Override
  public double climb(double gradientNorm) {
    System.arraycopy(flat.g, 0, across, 0, flat.n);
    return climb.climb(gradientNorm);
  }

  @Override
  public boolean turn() {
    float[] up = flat.g;
    double upNorm = flat.maskedNorm();
    double share = flat.dot(across, up) / (upNorm * upNorm + TINY);
    float along = (float) share;
    float less = (float) alpha;
    acrossNorm =
        flat.measure(
            across,
            (_, from, to) -> {
              for (int i = from; i < to; i++) {
                across[i] -= along * up[i];
                up[i] -= less * across[i];
              }
            });
    alongNorm = Math.abs(share) * upNorm;
    return true;
  }

  @Override
  public List<Part> parts() {
    return List.of(new Part(Quantity.ALONG, alongNorm), new Part(Quantity.ACROSS, acrossNorm));
  }
}
