package sparsam.nn.tangent;

import sparsam.nn.fast.Activations;
import sparsam.nn.fast.Layer.Mode;
import sparsam.nn.fast.Rectifier;
import sparsam.nn.team.Pass;

/**
 * A rectifier, in place. Its slope at a value is constant around it, so tangents are multiplied by
 * it as gradients are.
 */
final class Rectified implements TangentLayer {
  private final Values output;
  private final Rectifier plain;
  private final Rectifier up;
  private final Rectifier down;

  /**
   * @param slope of the negative side, 0 to 1
   */
  Rectified(Values output, float slope) {
    this.output = output;
    this.plain = new Rectifier(output.plain(), slope);
    this.up = new Rectifier(withSlopesOf(output, output.tangent().values()), slope);
    this.down = new Rectifier(withSlopesOf(output, output.tangent().gradients()), slope);
  }

  /** What is multiplied as a gradient would be. */
  private static Activations withSlopesOf(Values values, float[] multiplied) {
    Activations plain = values.plain();
    return new Activations(plain.layout(), plain.features(), plain.values(), multiplied);
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
    up.backward(pass);
  }

  @Override
  public void tangentBackward(Pass pass) {
    down.backward(pass);
  }
}
