package sparsam.nn.fast;

import java.util.Arrays;
import sparsam.nn.fast.Activations.Layout;
import sparsam.nn.team.Lane;
import sparsam.nn.team.Pass;

/**
 * The largest of every 2×2 window, stride 2; the gradient goes to the first of equals, row by row,
 * as in PyTorch.
 *
 * <p>The convolution below puts the windows' corners out one after another: an image is [4 corners,
 * windows, channels]. The loops are without branches, like {@link Rectifier}'s.
 */
final class CornerPool implements Layer {
  static final int SIDE = 2;

  private static final int CORNERS = SIDE * SIDE;

  private final Activations input;
  private final Activations output;
  private final Windows[] windows;

  /**
   * What a thread keeps of the image at hand, [windows, channels] each: only arrays with one index
   * between them are combined by the processor's vectors.
   *
   * @param corners the four, row by row, or their gradients
   * @param y the largest
   * @param dy its gradient
   */
  private record Windows(float[][] corners, float[] y, float[] dy) {
    static Windows of(int length) {
      return new Windows(new float[CORNERS][length], new float[length], new float[length]);
    }

    void read(float[] images, int image) {
      int at = CORNERS * image * y.length;
      for (int k = 0; k < CORNERS; k++) {
        System.arraycopy(images, at + k * y.length, corners[k], 0, y.length);
      }
    }

    void write(float[] images, int image) {
      int at = CORNERS * image * y.length;
      for (int k = 0; k < CORNERS; k++) {
        System.arraycopy(corners[k], 0, images, at + k * y.length, y.length);
      }
    }
  }

  CornerPool(Activations input, int capacity, int threads) {
    this.input = input;
    this.output = Activations.of(Layout.IMAGES, input.features() / CORNERS, capacity);
    this.windows = new Windows[threads];
    Arrays.setAll(windows, _ -> Windows.of(output.features()));
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
    Windows own = windows[lane.thread()];
    float[] a = own.corners[0];
    float[] b = own.corners[1];
    float[] c = own.corners[2];
    float[] d = own.corners[3];
    float[] y = own.y;
    for (int image = lane.from(count); image < lane.to(count); image++) {
      own.read(input.values(), image);
      for (int i = 0; i < y.length; i++) {
        y[i] = Math.max(Math.max(a[i], b[i]), Math.max(c[i], d[i]));
      }
      System.arraycopy(y, 0, output.values(), image * y.length, y.length);
    }
  }

  @Override
  public void backward(Pass pass) {
    pass.add(this::backward);
  }

  private void backward(Lane lane, int count) {
    Windows own = windows[lane.thread()];
    float[] a = own.corners[0];
    float[] b = own.corners[1];
    float[] c = own.corners[2];
    float[] d = own.corners[3];
    float[] y = own.y;
    float[] dy = own.dy;
    for (int image = lane.from(count); image < lane.to(count); image++) {
      own.read(input.values(), image);
      System.arraycopy(output.values(), image * y.length, y, 0, y.length);
      System.arraycopy(output.gradients(), image * y.length, dy, 0, y.length);
      for (int i = 0; i < y.length; i++) {
        float behindA = dy[i] * differ(y[i], a[i]);
        float behindB = behindA * differ(y[i], b[i]);
        float behindC = behindB * differ(y[i], c[i]);
        a[i] = dy[i] - behindA;
        b[i] = behindA - behindB;
        c[i] = behindB - behindC;
        d[i] = behindC;
      }
      own.write(input.gradients(), image);
    }
  }

  /** 0 where x is the largest, otherwise 1. */
  private static float differ(float largest, float x) {
    return Math.min((largest - x) * Rectifier.STEEP, 1);
  }
}
