package sparsam.nn.exact;

/**
 * ReLU and LeakyReLU.
 *
 * @param slope of the negative side
 */
record Rectifier(Values input, Values output, double slope) implements ExactLayer {
  private double factor(int i) {
    return input.plain()[i] > 0 ? 1 : slope;
  }

  @Override
  public void forward(boolean tangents) {
    for (int i = 0; i < input.plain().length; i++) {
      output.plain()[i] = factor(i) * input.plain()[i];
      if (tangents) {
        output.moved()[i] = factor(i) * input.moved()[i];
      }
    }
  }

  @Override
  public void backward(boolean tangents) {
    for (int i = 0; i < input.plain().length; i++) {
      input.gradient()[i] += factor(i) * output.gradient()[i];
      if (tangents) {
        input.turned()[i] += factor(i) * output.turned()[i];
      }
    }
  }
}
