package sparsam.nn.fast;

import sparsam.nn.fast.Activations.Layout;

/**
 * The largest of every 2×2 window, stride 2; the gradient goes to the first of equals, row by row,
 * as in PyTorch.
 *
 * <p>An image's windows are taken apart into four arrays, one for each corner: so the loops over
 * them are long, and, like {@link Rectifier}'s, without branches.
 */
final class MaxPool implements Layer {
  private final Activations input;
  private final Activations output;
  private final int side;
  private final int channels;
  private final Windows[] windows;

  /**
   * What a lane keeps of the image at hand, [windows, channels] each.
   *
   * @param a,b,c,d the corners, row by row
   * @param y the largest
   * @param dy its gradient
   */
  private record Windows(float[] a, float[] b, float[] c, float[] d, float[] y, float[] dy) {
    static Windows of(int length) {
      return new Windows(
          new float[length],
          new float[length],
          new float[length],
          new float[length],
          new float[length],
          new float[length]);
    }
  }

  /**
   * @param side height and width of the input, even
   */
  MaxPool(Activations input, int side, int channels, int capacity, int lanes) {
    this.input = input;
    this.side = side;
    this.channels = channels;
    this.output = Activations.of(Layout.IMAGES, (side / 2) * (side / 2) * channels, capacity);
    this.windows = new Windows[lanes];
    for (int i = 0; i < lanes; i++) {
      windows[i] = Windows.of(output.features());
    }
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
    Windows at = windows[lane.index()];
    for (int image = lane.from(count); image < lane.to(count); image++) {
      takeApart(input.values(), image, at);
      for (int i = 0; i < at.y.length; i++) {
        at.y[i] = Math.max(Math.max(at.a[i], at.b[i]), Math.max(at.c[i], at.d[i]));
      }
      System.arraycopy(at.y, 0, output.values(), image * at.y.length, at.y.length);
    }
  }

  @Override
  public void backward(Pass pass) {
    pass.add(this::backward);
  }

  private void backward(Lane lane, int count) {
    Windows at = windows[lane.index()];
    int length = at.y.length;
    for (int image = lane.from(count); image < lane.to(count); image++) {
      takeApart(input.values(), image, at);
      System.arraycopy(output.values(), image * length, at.y, 0, length);
      System.arraycopy(output.gradients(), image * length, at.dy, 0, length);
      for (int i = 0; i < length; i++) {
        float largest = at.y[i];
        float left = at.dy[i];
        float behindA = left * differ(largest, at.a[i]);
        float behindB = behindA * differ(largest, at.b[i]);
        float behindC = behindB * differ(largest, at.c[i]);
        at.a[i] = left - behindA;
        at.b[i] = behindA - behindB;
        at.c[i] = behindB - behindC;
        at.d[i] = behindC;
      }
      putTogether(at, input.gradients(), image);
    }
  }

  private void takeApart(float[] images, int image, Windows at) {
    int row = side * channels;
    int i = 0;
    for (int top = image * side * row; i < at.y.length; top += 2 * row) {
      for (int from = top; from < top + row; from += 2 * channels, i += channels) {
        System.arraycopy(images, from, at.a, i, channels);
        System.arraycopy(images, from + channels, at.b, i, channels);
        System.arraycopy(images, from + row, at.c, i, channels);
        System.arraycopy(images, from + row + channels, at.d, i, channels);
      }
    }
  }

  private void putTogether(Windows at, float[] images, int image) {
    int row = side * channels;
    int i = 0;
    for (int top = image * side * row; i < at.y.length; top += 2 * row) {
      for (int to = top; to < top + row; to += 2 * channels, i += channels) {
        System.arraycopy(at.a, i, images, to, channels);
        System.arraycopy(at.b, i, images, to + channels, channels);
        System.arraycopy(at.c, i, images, to + row, channels);
        System.arraycopy(at.d, i, images, to + row + channels, channels);
      }
    }
  }

  /** 0 where x is the largest, otherwise 1. */
  private static float differ(float largest, float x) {
    return Math.min((largest - x) * Rectifier.STEEP, 1);
  }
}
