package sparsam.nn.exact;

import sparsam.nn.layer.Shape;

/** Planes become units, in PyTorch's order: channel, row, column. */
record Turn(Values input, Values output, Shape in) implements ExactLayer {
  @Override
  public void forward(boolean tangents) {
    for (int i = 0; i < input.plain().length; i++) {
      output.plain()[place(i)] = input.plain()[i];
      if (tangents) {
        output.moved()[place(i)] = input.moved()[i];
      }
    }
  }

  /** Where a value goes that lies channels last. */
  private int place(int i) {
    int inside = i % in.size();
    return i - inside + inside % in.channels() * in.area() + inside / in.channels();
  }

  @Override
  public void backward(boolean tangents) {
    for (int i = 0; i < input.plain().length; i++) {
      input.gradient()[i] += output.gradient()[place(i)];
      if (tangents) {
        input.turned()[i] += output.turned()[place(i)];
      }
    }
  }
}
