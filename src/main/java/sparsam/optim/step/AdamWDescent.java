package sparsam.optim.step;

import java.util.Arrays;
import java.util.List;
import sparsam.nn.Parameters.Slice;
import sparsam.optim.AdamW;
import sparsam.optim.Base;

/**
 * AdamW's update, term by term as PyTorch's. It divides a gradient by its own size, so what is
 * rounding alone would walk as fast as what is not: it is zero here, as it is in the mathematics.
 *
 * @param idle the slices whose gradient is rounding alone
 * @param mean of the directions, not corrected
 * @param square of their squares, not corrected
 */
record AdamWDescent(Flat flat, List<Slice> idle, float[] mean, float[] square) implements Descent {
  @Override
  public void along(Base base, double lr, long step, float[] start, boolean unmasked) {
    AdamW adam = (AdamW) base;
    double meanCorrection = 1 - Math.pow(adam.beta1(), step + 1.0);
    double squareCorrection = Math.sqrt(1 - Math.pow(adam.beta2(), step + 1.0));
    float left = (float) (1 - lr * adam.weightDecay());
    float size = (float) (lr / meanCorrection);
    float root = (float) squareCorrection;
    float beta1 = (float) adam.beta1();
    float rest1 = (float) (1 - adam.beta1());
    float beta2 = (float) adam.beta2();
    float rest2 = (float) (1 - adam.beta2());
    float floor = (float) adam.epsilon();
    float[] w = flat.w;
    float[] g = flat.g;
    for (Slice slice : idle) {
      Arrays.fill(g, slice.offset(), slice.end(), 0);
    }
    flat.divide(
        (_, from, to) -> {
          if (unmasked) {
            flat.mask(from, to);
          }
          for (int i = from; i < to; i++) {
            float d = g[i];
            float m = beta1 * mean[i] + rest1 * d;
            float v = beta2 * square[i] + rest2 * d * d;
            mean[i] = m;
            square[i] = v;
            w[i] = left * start[i] - size * (m / ((float) Math.sqrt(v) / root + floor));
          }
        });
  }
}
