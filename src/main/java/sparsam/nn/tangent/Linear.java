package sparsam.nn.tangent;

import sparsam.nn.fast.Layer;
import sparsam.nn.fast.Layer.Mode;
import sparsam.nn.team.Pass;

/**
 * A layer without parameters that does to tangents what it does to values: means, sums.
 *
 * @param plain over the values
 * @param tangent the same over their tangents
 */
record Linear(Values output, Layer plain, Layer tangent) implements TangentLayer {
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
    tangent.forward(pass, Mode.EVALUATE);
  }

  @Override
  public void tangentBackward(Pass pass) {
    tangent.backward(pass);
  }
}
