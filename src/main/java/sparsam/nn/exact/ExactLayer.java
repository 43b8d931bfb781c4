package sparsam.nn.exact;

/** A layer that also knows how its results change with the parameters. */
sealed interface ExactLayer permits Affine, Norm, Rectifier, Picked, Mean, Sum, Turn {
  Values output();

  /**
   * From the input's values: the output's.
   *
   * @param tangents whether their tangents too
   */
  void forward(boolean tangents);

  /** From the gradient of the output: adds to the input's, and to the parameters'. */
  void backward(boolean tangents);
}
