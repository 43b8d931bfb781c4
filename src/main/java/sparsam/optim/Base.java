package sparsam.optim;

/** An optimiser that steps along a direction it is given; alone it takes the gradient at w. */
public sealed interface Base extends Optimizer permits Sgd, AdamW {
  /** The learning rate, ≥ 0, before a schedule lowers it. */
  double lr();

  /**
   * What a step does with a direction, as a formula.
   *
   * @param direction its sign
   */
  String descent(String direction);

  @Override
  default int gradientsPerStep() {
    return 1;
  }

  @Override
  default Base base() {
    return this;
  }
}
