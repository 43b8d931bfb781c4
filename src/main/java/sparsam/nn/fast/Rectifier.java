package sparsam.nn.fast;

import sparsam.nn.team.Lane;
import sparsam.nn.team.Pass;

/**
 * LeakyReLU, and ReLU with slope 0, in place: the sign of what comes out is the sign of what went
 * in.
 */
public final class Rectifier implements Layer {
  /** Lifts every positive normal number above 1. */
  static final float STEEP = Float.MAX_VALUE;

  private final Activations activations;
  private final float slope;

  /**
   * @param slope of the negative side, 0 to 1
   */
  public Rectifier(Activations activations, float slope) {
    this.activations = activations;
    this.slope = slope;
  }

  float slope() {
    return slope;
  }

  @Override
  public Activations output() {
    return activations;
  }

  @Override
  public void forward(Pass pass, Mode mode) {
    pass.add(this::forward);
  }

  private void forward(Lane lane, int count) {
    float[] values = activations.values();
    int to = activations.to(lane, count);
    for (int i = activations.from(lane, count); i < to; i++) {
      float x = values[i];
      values[i] = Math.max(x, slope * x);
    }
  }

  @Override
  public void backward(Pass pass) {
    pass.add(this::backward);
  }

  private void backward(Lane lane, int count) {
    float[] values = activations.values();
    float[] gradients = activations.gradients();
    int to = activations.to(lane, count);
    for (int i = activations.from(lane, count); i < to; i++) {
      gradients[i] *= Math.min(Math.max(values[i] * STEEP, slope), 1);
    }
  }
}
