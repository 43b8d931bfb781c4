package sparsam.nn.exact;

import sparsam.nn.layer.Shape;

/**
 * A layer's output and what one further down put out, with zeros for channels that it lacks (option
 * A of He et al. 2016).
 *
 * @param lower what is added, of shape {@code from}
 * @param to the shape of input and output
 * @param before channels of zeros that come first
 */
record Sum(Values input, Values lower, Values output, Shape from, Shape to, int stride, int before)
    implements ExactLayer {
  @Override
  public void forward(boolean tangents) {
    add(input.plain(), output.plain(), lower.plain());
    if (tangents) {
      add(input.moved(), output.moved(), lower.moved());
    }
  }

  private void add(double[] x, double[] y, double[] below) {
    System.arraycopy(x, 0, y, 0, y.length);
    places((at, place) -> y[place] += below[at]);
  }

  @Override
  public void backward(boolean tangents) {
    spread(output.gradient(), input.gradient(), lower.gradient());
    if (tangents) {
      spread(output.turned(), input.turned(), lower.turned());
    }
  }

  private void spread(double[] dy, double[] dx, double[] below) {
    for (int i = 0; i < dy.length; i++) {
      dx[i] += dy[i];
    }
    places((at, place) -> below[at] += dy[place]);
  }

  @FunctionalInterface
  private interface Place {
    void on(int below, int above);
  }

  private void places(Place work) {
    for (int image = 0; image < output.plain().length / to.size(); image++) {
      for (int y = 0; y < to.height(); y++) {
        for (int x = 0; x < to.width(); x++) {
          int below =
              image * from.size() + (y * stride * from.width() + x * stride) * from.channels();
          int above = image * to.size() + (y * to.width() + x) * to.channels() + before;
          for (int c = 0; c < from.channels(); c++) {
            work.on(below + c, above + c);
          }
        }
      }
    }
  }
}
