package sparsam.optim.step;

import sparsam.optim.Base;
import sparsam.optim.Sgd;

/**
 * SGD's update, term by term as PyTorch's.
 *
 * @param momentum its buffer; empty where it has none
 */
record SgdDescent(Flat flat, float[] momentum) implements Descent {
  @Override
  public void along(Base base, double lr, long step, float[] start, boolean unmasked) {
    Sgd sgd = (Sgd) base;
    flat.divide((_, from, to) -> along(sgd, (float) lr, start, unmasked, from, to));
  }

  private void along(Sgd sgd, float lr, float[] start, boolean unmasked, int from, int to) {
    float[] w = flat.w;
    float[] g = flat.g;
    if (unmasked) {
      flat.mask(from, to);
    }
    float decay = (float) sgd.weightDecay();
    if (decay > 0) {
      for (int i = from; i < to; i++) {
        g[i] += decay * start[i];
      }
    }
    float mu = (float) sgd.momentum();
    if (mu > 0) {
      boolean nesterov = sgd.nesterov();
      for (int i = from; i < to; i++) {
        momentum[i] = mu * momentum[i] + g[i];
        g[i] = nesterov ? g[i] + mu * momentum[i] : momentum[i];
      }
    }
    for (int i = from; i < to; i++) {
      w[i] = start[i] - lr * g[i];
    }
  }
}
