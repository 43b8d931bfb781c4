package sparsam.nn.exact;

import sparsam.nn.layer.Layer.MaxPool;
import sparsam.nn.layer.Shape;
import sparsam.nn.layer.Step;

/** The largest of windows, the first of several: tangents come from, and go to, where it is. */
final class Picked implements ExactLayer {
  private final Values input;
  private final Values output;
  private final Shape in;
  private final Shape out;
  private final MaxPool pool;
  private final int[] from;

  Picked(Values input, Step step, MaxPool pool, int count, boolean tangents) {
    this.input = input;
    this.in = step.in();
    this.out = step.out();
    this.pool = pool;
    this.output = Values.of(out.size(), count, tangents);
    this.from = new int[output.plain().length];
  }

  @Override
  public Values output() {
    return output;
  }

  @Override
  public void forward(boolean tangents) {
    for (int i = 0; i < from.length; i++) {
      from[i] = largest(i);
      output.plain()[i] = input.plain()[from[i]];
      if (tangents) {
        output.moved()[i] = input.moved()[from[i]];
      }
    }
  }

  private int largest(int i) {
    int channel = i % out.channels();
    int column = i / out.channels() % out.width();
    int row = i / out.channels() / out.width() % out.height();
    int image = i / out.size() * in.size();
    int best = -1;
    for (int y = row * pool.stride(); y < row * pool.stride() + pool.size(); y++) {
      for (int x = column * pool.stride(); x < column * pool.stride() + pool.size(); x++) {
        int at = image + (y * in.width() + x) * in.channels() + channel;
        best = best < 0 || input.plain()[at] > input.plain()[best] ? at : best;
      }
    }
    return best;
  }

  @Override
  public void backward(boolean tangents) {
    for (int i = 0; i < from.length; i++) {
      input.gradient()[from[i]] += output.gradient()[i];
      if (tangents) {
        input.turned()[from[i]] += output.turned()[i];
      }
    }
  }
}
