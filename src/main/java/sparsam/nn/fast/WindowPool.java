package sparsam.nn.fast;

import java.util.Arrays;
import sparsam.nn.fast.Activations.Layout;
import sparsam.nn.layer.Layer.AveragePool;
import sparsam.nn.layer.Layer.Pool;
import sparsam.nn.layer.Step;
import sparsam.nn.team.Pass;

/**
 * The largest or the mean of windows of any size and stride; the largest one's gradient goes to the
 * first of equals, row by row, as in PyTorch.
 */
public final class WindowPool implements Layer {
  private final Activations input;
  private final Activations output;
  private final Step step;
  private final Pool pool;
  private final boolean mean;

  WindowPool(Activations input, int capacity, Step step, Pool pool) {
    this(input, Activations.of(Layout.IMAGES, step.out().size(), capacity), step, pool);
  }

  public WindowPool(Activations input, Activations output, Step step, Pool pool) {
    this.input = input;
    this.output = output;
    this.step = step;
    this.pool = pool;
    this.mean = pool instanceof AveragePool;
  }

  @Override
  public Activations output() {
    return output;
  }

  @Override
  public void forward(Pass pass, Mode mode) {
    pass.add(
        (lane, count) -> {
          for (int image = lane.from(count); image < lane.to(count); image++) {
            forEachWindow(image, mean ? this::average : this::largest);
          }
        });
  }

  @Override
  public void backward(Pass pass) {
    pass.add(
        (lane, count) -> {
          Arrays.fill(input.gradients(), input.from(lane, count), input.to(lane, count), 0);
          for (int image = lane.from(count); image < lane.to(count); image++) {
            forEachWindow(image, mean ? this::spread : this::give);
          }
        });
  }

  /** What is done with a window: {@code x} its first pixel's place, {@code y} its value's. */
  @FunctionalInterface
  private interface Window {
    void at(int x, int y);
  }

  private void forEachWindow(int image, Window window) {
    int channels = step.in().channels();
    int y = image * output.features();
    for (int row = 0; row < step.out().height(); row++) {
      for (int column = 0; column < step.out().width(); column++, y += channels) {
        int pixel = row * pool.stride() * step.in().width() + column * pool.stride();
        window.at(image * input.features() + pixel * channels, y);
      }
    }
  }

  /** From a window's first pixel to another of it. */
  private int offset(int row, int column) {
    return (row * step.in().width() + column) * step.in().channels();
  }

  private void average(int x, int y) {
    float[] in = input.values();
    float[] out = output.values();
    int channels = step.in().channels();
    Arrays.fill(out, y, y + channels, 0);
    for (int row = 0; row < pool.size(); row++) {
      for (int column = 0; column < pool.size(); column++) {
        int pixel = x + offset(row, column);
        for (int c = 0; c < channels; c++) {
          out[y + c] += in[pixel + c];
        }
      }
    }
    float share = 1f / (pool.size() * pool.size());
    for (int c = 0; c < channels; c++) {
      out[y + c] *= share;
    }
  }

  private void spread(int x, int y) {
    float[] dx = input.gradients();
    float[] dy = output.gradients();
    int channels = step.in().channels();
    float share = 1f / (pool.size() * pool.size());
    for (int row = 0; row < pool.size(); row++) {
      for (int column = 0; column < pool.size(); column++) {
        int pixel = x + offset(row, column);
        for (int c = 0; c < channels; c++) {
          dx[pixel + c] += dy[y + c] * share;
        }
      }
    }
  }

  private void largest(int x, int y) {
    float[] in = input.values();
    float[] out = output.values();
    int channels = step.in().channels();
    System.arraycopy(in, x, out, y, channels);
    for (int row = 0; row < pool.size(); row++) {
      for (int column = row == 0 ? 1 : 0; column < pool.size(); column++) {
        int pixel = x + offset(row, column);
        for (int c = 0; c < channels; c++) {
          out[y + c] = Math.max(out[y + c], in[pixel + c]);
        }
      }
    }
  }

  private void give(int x, int y) {
    for (int c = 0; c < step.in().channels(); c++) {
      input.gradients()[best(x + c)] += output.gradients()[y + c];
    }
  }

  /** The place of the largest value of a channel's window. */
  private int best(int x) {
    float[] in = input.values();
    int best = x;
    for (int row = 0; row < pool.size(); row++) {
      for (int column = 0; column < pool.size(); column++) {
        int pixel = x + offset(row, column);
        best = in[pixel] > in[best] ? pixel : best;
      }
    }
    return best;
  }

  /**
   * What other values of the input's shape are where this input is largest.
   *
   * @param other as long as the input
   * @param chosen as long as the output
   */
  public void choose(Pass pass, float[] other, float[] chosen) {
    Window choice =
        (x, y) -> {
          for (int c = 0; c < step.in().channels(); c++) {
            chosen[y + c] = other[best(x + c)];
          }
        };
    pass.add(
        (lane, count) -> {
          for (int image = lane.from(count); image < lane.to(count); image++) {
            forEachWindow(image, choice);
          }
        });
  }
}
