package sparsam.nn.exact;

import java.util.Arrays;
import sparsam.nn.layer.Shape;
import sparsam.nn.layer.Step;

/** The mean of windows; of whole planes where there is one window. */
final class Mean implements ExactLayer {
  private final Values input;
  private final Values output;
  private final Shape in;
  private final Shape out;
  private final int count;
  private final int height;
  private final int width;
  private final int stride;

  /**
   * @param height of a window
   * @param width of a window
   */
  Mean(Values input, Step step, int height, int width, int stride, int count, boolean tangents) {
    this.input = input;
    this.in = step.in();
    this.out = step.out();
    this.count = count;
    this.height = height;
    this.width = width;
    this.stride = stride;
    this.output = Values.of(out.size(), count, tangents);
  }

  @Override
  public Values output() {
    return output;
  }

  @Override
  public void forward(boolean tangents) {
    down(input.plain(), output.plain());
    if (tangents) {
      down(input.moved(), output.moved());
    }
  }

  private void down(double[] x, double[] y) {
    Arrays.fill(y, 0);
    places((from, to) -> y[to] += x[from] / (height * width));
  }

  @Override
  public void backward(boolean tangents) {
    places((from, to) -> input.gradient()[from] += output.gradient()[to] / (height * width));
    if (tangents) {
      places((from, to) -> input.turned()[from] += output.turned()[to] / (height * width));
    }
  }

  @FunctionalInterface
  private interface Place {
    void on(int from, int to);
  }

  private void places(Place work) {
    for (int i = 0; i < count * out.size(); i++) {
      int channel = i % out.channels();
      int column = i / out.channels() % out.width();
      int row = i / out.channels() / out.width() % out.height();
      for (int y = row * stride; y < row * stride + height; y++) {
        for (int x = column * stride; x < column * stride + width; x++) {
          work.on(i / out.size() * in.size() + (y * in.width() + x) * in.channels() + channel, i);
        }
      }
    }
  }
}
