package sparsam.nn.fast;

import java.util.Arrays;
import sparsam.nn.fast.Activations.Layout;
import sparsam.nn.team.Lane;
import sparsam.nn.team.Pass;

/** The mean of each channel over an image. */
public final class GlobalAverage implements Layer {
  private final Activations input;
  private final Activations output;
  private final int channels;

  GlobalAverage(Activations input, int capacity, int channels) {
    this(input, Activations.of(Layout.IMAGES, channels, capacity), channels);
  }

  public GlobalAverage(Activations input, Activations output, int channels) {
    this.input = input;
    this.output = output;
    this.channels = channels;
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
    float share = (float) channels / input.features();
    for (int image = lane.from(count); image < lane.to(count); image++) {
      int to = image * channels;
      int end = (image + 1) * input.features();
      Arrays.fill(y, to, to + channels, 0);
      for (int pixel = image * input.features(); pixel < end; pixel += channels) {
        for (int c = 0; c < channels; c++) {
          y[to + c] += x[pixel + c];
        }
      }
      for (int c = to; c < to + channels; c++) {
        y[c] *= share;
      }
    }
  }

  @Override
  public void backward(Pass pass) {
    pass.add(this::backward);
  }

  private void backward(Lane lane, int count) {
    float[] dx = input.gradients();
    float[] dy = output.gradients();
    float share = (float) channels / input.features();
    for (int image = lane.from(count); image < lane.to(count); image++) {
      int from = image * channels;
      int end = (image + 1) * input.features();
      for (int pixel = image * input.features(); pixel < end; pixel += channels) {
        for (int c = 0; c < channels; c++) {
          dx[pixel + c] = dy[from + c] * share;
        }
      }
    }
  }
}
