package sparsam.optim.step;

import static sparsam.optim.step.Flat.TINY;

import java.util.List;
import sparsam.optim.step.Part.Quantity;

/** LookSAM: SAM's step that keeps a direction, and the steps after it that use it again. */
final class Look implements Ascent {
  private final Flat flat;
  private final Straight climb;
  private final float[] kept;
  private double keptNorm;

  /**
   * @param kept v, from step to step
   */
  Look(Flat flat, Straight climb, float[] kept) {
    this.flat = flat;
    this.climb = climb;
    this.kept = kept;
  }

  @Override
  public double climb(double gradientNorm) {
    System.arraycopy(flat.g, 0, kept, 0, flat.n);
    return climb.climb(gradientNorm);
  }

  @Override
  public boolean turn() {
    float[] up = flat.g;
    flat.divide((_, from, to) -> flat.mask(from, to));
    double norm = flat.norm(kept);
    float along = (float) (flat.dot(up, kept) / (norm * norm + TINY));
    keptNorm =
        flat.measure(
            kept,
            (_, from, to) -> {
              for (int i = from; i < to; i++) {
                kept[i] = up[i] - along * kept[i];
              }
            });
    return true;
  }

  @Override
  public List<Part> parts() {
    return List.of(new Part(Quantity.KEPT, keptNorm), new Part(Quantity.AGE, 0));
  }

  /**
   * Turns g, masked, into g + α·(‖g‖/‖v‖)·v.
   *
   * @param age how many steps ago v was found
   */
  static List<Part> reuse(Flat flat, float[] kept, double alpha, double gradientNorm, long age) {
    double norm = flat.norm(kept);
    float scale = (float) (alpha * gradientNorm / (norm + TINY));
    float[] g = flat.g;
    flat.divide(
        (_, from, to) -> {
          for (int i = from; i < to; i++) {
            g[i] += scale * kept[i];
          }
        });
    return List.of(new Part(Quantity.KEPT, norm), new Part(Quantity.AGE, age));
  }
}
