package sparsam.nn.tangent;

import sparsam.nn.fast.Activations;
import sparsam.nn.fast.Layer.Mode;
import sparsam.nn.fast.WindowPool;
import sparsam.nn.layer.Layer.MaxPool;
import sparsam.nn.layer.Step;
import sparsam.nn.team.Pass;

/** The largest of windows: tangents come from, and go to, where the largest value is. */
final class Largest implements TangentLayer {
  private final Values input;
  private final Values output;
  private final WindowPool plain;
  private final WindowPool down;

  Largest(Values input, int capacity, Step step, MaxPool pool) {
    this.input = input;
    this.output = Values.of(step.out().size(), capacity);
    this.plain = new WindowPool(input.plain(), output.plain(), step, pool);
    this.down = new WindowPool(withTangents(input), withTangents(output), step, pool);
  }

  /** The values, with the tangents of their gradients. */
  private static Activations withTangents(Values values) {
    Activations plain = values.plain();
    return new Activations(
        plain.layout(), plain.features(), plain.values(), values.tangent().gradients());
  }

  @Override
  public Values output() {
    return output;
  }

  @Override
  public void forward(Pass pass) {
    plain.forward(pass, Mode.EVALUATE);
  }

  @Override
  public void backward(Pass pass, boolean learn) {
    plain.backward(pass);
  }

  @Override
  public void tangentForward(Pass pass) {
    plain.choose(pass, input.tangent().values(), output.tangent().values());
  }

  @Override
  public void tangentBackward(Pass pass) {
    down.backward(pass);
  }
}
