package sparsam.nn;

/**
 * How large a network is, as ShrinkBench counts it (Blalock et al. 2020): all that is trained, and
 * what its weights ask of a processor; each with its zeros and without.
 *
 * @param parameters values that are trained: weights, biases, BatchNorm's γ and β
 * @param nonZeroParameters how many of them are not zero
 * @param multiplyAdds an image, with all weights
 * @param nonZeroMultiplyAdds an image, with those that are not zero
 */
public record Size(
    long parameters, long nonZeroParameters, long multiplyAdds, long nonZeroMultiplyAdds) {
  /**
   * The size at the present values of the parameters.
   *
   * @param parameters the architecture's, of any engine
   */
  public static Size of(Architecture architecture, Parameters parameters) {
    Cost cost = Cost.of(architecture, parameters);
    long nonZeros = 0;
    for (int i = 0; i < parameters.trainable(); i++) {
      nonZeros += parameters.values()[i] != 0 ? 1 : 0;
    }
    return new Size(
        parameters.trainable(), nonZeros, cost.multiplyAdds(), cost.nonZeroMultiplyAdds());
  }

  /** The compression ratio: all parameters over those that are not zero; 1 for a dense network. */
  public double compression() {
    return (double) parameters / nonZeroParameters;
  }

  /** The theoretical speed-up: all multiply-adds over those of the weights that are not zero. */
  public double theoreticalSpeedup() {
    return (double) multiplyAdds / nonZeroMultiplyAdds;
  }
}
