package sparsam.nn.fast;

import java.util.Arrays;
import sparsam.nn.fast.Activations.Layout;

/**
 * The largest of every 2×2 window, stride 2; the gradient goes to the first of equals, row by row,
 * as in PyTorch.
 *
 * <p>The convolution below puts the windows' corners out one after another: an image is [4 corners,
 * windows, channels]. The loops are without branches, like {@link Rectifier}'s.
 */
final class MaxPool implements Layer {
  private static final int CORNERS = 4;

  private final Activations input;
  private final Activations output;
  private final Corners[] corners;

  /**
   * What a lane keeps of the image at hand, [windows, channels] each: only arrays with one index
   * between them are combined by the processor's vectors.
   *
   * @param a,b,c,d the corners, row by row, or their gradients
   * @param y the largest
   * @param dy its gradient
   */
  private record Corners(float[] a, float[] b, float[] c, float[] d, float[] y, float[] dy) {
    static Corners of(int length) {
      return new Corners(
          new float[length],
          new float[length],
          new float[length],
          new float[length],
          new float[length],
          new float[length]);
    }

    void read(float[] images, int image) {
      int at = CORNERS * image * y.length;
      for (float[] corner : new float[][] {a, b, c, d}) {
        System.arraycopy(images, at, corner, 0, corner.length);
        at += corner.length;
      }
    }

    void write(float[] images, int image) {
      int at = CORNERS * image * y.length;
      for (float[] corner : new float[][] {a, b, c, d}) {
        System.arraycopy(corner, 0, images, at, corner.length);
        at += corner.length;
      }
    }
  }

  MaxPool(Activations input, int capacity, int lanes) {
    this.input = input;
    this.output = Activations.of(Layout.IMAGES, input.features() / CORNERS, capacity);
    this.corners = new Corners[lanes];
    Arrays.setAll(corners, _ -> Corners.of(output.features()));
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
    Corners at = corners[lane.index()];
    int length = at.y.length;
    for (int image = lane.from(count); image < lane.to(count); image++) {
      at.read(input.values(), image);
      for (int i = 0; i < length; i++) {
        at.y[i] = Math.max(Math.max(at.a[i], at.b[i]), Math.max(at.c[i], at.d[i]));
      }
      System.arraycopy(at.y, 0, output.values(), image * length, length);
    }
  }

  @Override
  public void backward(Pass pass) {
    pass.add(this::backward);
  }

  private void backward(Lane lane, int count) {
    Corners at = corners[lane.index()];
    int length = at.y.length;
    for (int image = lane.from(count); image < lane.to(count); image++) {
      at.read(input.values(), image);
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
      at.write(input.gradients(), image);
    }
  }

  /** 0 where x is the largest, otherwise 1. */
  private static float differ(float largest, float x) {
    return Math.min((largest - x) * Rectifier.STEEP, 1);
  }
}
