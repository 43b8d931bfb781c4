package sparsam.nn.fast;

import sparsam.nn.layer.Layer.Residual;
import sparsam.nn.layer.Shape;
import sparsam.nn.team.Lane;
import sparsam.nn.team.Pass;

/**
 * Adds to a layer's output, in place, what a layer further down put out, with zeros for channels
 * that it lacks (option A of He et al. 2016).
 *
 * <p>The gradient goes back in the {@link Fork}, when all that lies between is through with the
 * lower layer's: this layer's output has kept it till then.
 */
public final class Shortcut implements Layer {
  private final Activations lower;
  private final Activations output;
  private final Shape from;
  private final Shape to;
  private final int stride;
  private final int before;

  /**
   * @param from the shape of {@code lower}
   * @param to the shape of {@code output}
   * @param sum which rows and columns are added, and where to
   */
  public Shortcut(Activations lower, Shape from, Activations output, Shape to, Residual sum) {
    this.lower = lower;
    this.output = output;
    this.from = from;
    this.to = to;
    this.stride = sum.stride();
    this.before = sum.before();
  }

  @Override
  public Activations output() {
    return output;
  }

  @Override
  public void forward(Pass pass, Mode mode) {
    pass.add((lane, count) -> add(lane, count, true));
  }

  @Override
  public void backward(Pass pass) {
    // The layers between come first; then the fork.
  }

  /** What stands right above the lower layer. */
  public Fork fork() {
    return new Fork(this);
  }

  private void add(Lane lane, int count, boolean up) {
    if (stride == 1 && from.channels() == to.channels()) {
      float[] y = up ? output.values() : lower.gradients();
      float[] x = up ? lower.values() : output.gradients();
      int end = output.to(lane, count);
      for (int i = output.from(lane, count); i < end; i++) {
        y[i] += x[i];
      }
      return;
    }
    for (int image = lane.from(count); image < lane.to(count); image++) {
      add(image, up);
    }
  }

  private void add(int image, boolean up) {
    int channels = from.channels();
    float[] y = up ? output.values() : lower.gradients();
    float[] x = up ? lower.values() : output.gradients();
    for (int row = 0; row < to.height(); row++) {
      for (int column = 0; column < to.width(); column++) {
        int high = image * output.features() + (row * to.width() + column) * to.channels() + before;
        int low = image * lower.features() + (row * from.width() + column) * stride * channels;
        int target = up ? high : low;
        int source = up ? low : high;
        for (int c = 0; c < channels; c++) {
          y[target + c] += x[source + c];
        }
      }
    }
  }

  /** Where a shortcut leaves the chain: nothing going forward; its gradient comes back here. */
  public static final class Fork implements Layer {
    private final Shortcut shortcut;

    private Fork(Shortcut shortcut) {
      this.shortcut = shortcut;
    }

    @Override
    public Activations output() {
      return shortcut.lower;
    }

    @Override
    public void forward(Pass pass, Mode mode) {
      // The shortcut takes its values where they lie.
    }

    @Override
    public void backward(Pass pass) {
      pass.add((lane, count) -> shortcut.add(lane, count, false));
    }
  }
}
