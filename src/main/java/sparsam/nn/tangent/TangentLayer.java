package sparsam.nn.tangent;

import sparsam.nn.team.Pass;

/**
 * A layer that also knows how its results change with the parameters. A lane works on its own
 * images only; what they say of the parameters it adds to {@link sparsam.nn.team.Lane#gradient()}.
 */
sealed interface TangentLayer permits Affine, Largest, Linear, Norm, Rectified {
  Values output();

  void forward(Pass pass);

  /**
   * From the gradient of the output: the input's, where a layer below has parameters.
   *
   * @param learn whether the parameters' gradient is wanted too
   */
  void backward(Pass pass, boolean learn);

  /** From the input's tangent, after {@link #forward}: the output's. */
  void tangentForward(Pass pass);

  /**
   * From the tangent of the output's gradient, after {@link #backward}: that of the parameters'
   * gradient, and of the input's where a layer below has parameters.
   */
  void tangentBackward(Pass pass);
}
