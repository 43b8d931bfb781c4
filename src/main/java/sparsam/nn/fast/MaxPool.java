package sparsam.nn.fast;

import sparsam.nn.fast.Activations.Layout;

/**
 * The largest of every 2×2 window, stride 2; the gradient goes to the first of equals, row by row,
 * as in PyTorch.
 *
 * <p>Written without branches, like {@link Rectifier}.
 */
final class MaxPool implements Layer {
  private final Activations input;
  private final Activations output;
  private final int side;
  private final int channels;

  /**
   * @param side height and width of the input, even
   */
  MaxPool(Activations input, int side, int channels, int capacity) {
    this.input = input;
    this.side = side;
    this.channels = channels;
    this.output = Activations.of(Layout.IMAGES, (side / 2) * (side / 2) * channels, capacity);
  }

  @Override
  public Activations output() {
    return output;
  }

  @Override
  public void forward(Pass pass, Mode mode) {
    pass.add(this::forward);
  }

  private void forward(Lane lane, int count) {
    float[] x = input.values();
    float[] y = output.values();
    int half = side / 2;
    for (int window = lane.from(count) * half * half;
        window < lane.to(count) * half * half;
        window++) {
      int a = corner(window);
      int b = a + channels;
      int c = a + side * channels;
      int d = c + channels;
      int out = window * channels;
      for (int i = 0; i < channels; i++) {
        y[out + i] = Math.max(Math.max(x[a + i], x[b + i]), Math.max(x[c + i], x[d + i]));
      }
    }
  }

  @Override
  public void backward(Pass pass) {
    pass.add(this::backward);
  }

  private void backward(Lane lane, int count) {
    float[] x = input.values();
    float[] y = output.values();
    float[] dx = input.gradients();
    float[] dy = output.gradients();
    int half = side / 2;
    for (int window = lane.from(count) * half * half;
        window < lane.to(count) * half * half;
        window++) {
      int a = corner(window);
      int b = a + channels;
      int c = a + side * channels;
      int d = c + channels;
      int out = window * channels;
      for (int i = 0; i < channels; i++) {
        float largest = y[out + i];
        float left = dy[out + i];
        float behindA = left * differ(largest, x[a + i]);
        dx[a + i] = left - behindA;
        float behindB = behindA * differ(largest, x[b + i]);
        dx[b + i] = behindA - behindB;
        float behindC = behindB * differ(largest, x[c + i]);
        dx[c + i] = behindB - behindC;
        dx[d + i] = behindC;
      }
    }
  }

  /** The index of a window's first value. */
  private int corner(int window) {
    int half = side / 2;
    int row = window / half;
    int column = window - row * half;
    return 2 * (row * side + column) * channels;
  }

  /** 0 where x is the largest, otherwise 1. */
  private static float differ(float largest, float x) {
    return Math.min((largest - x) * Rectifier.STEEP, 1);
  }
}
