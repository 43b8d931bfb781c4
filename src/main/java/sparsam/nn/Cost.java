package sparsam.nn;

import java.util.Optional;
import sparsam.nn.Parameters.Kind;
import sparsam.nn.Parameters.Slice;
import sparsam.nn.layer.Layer.Tensor;
import sparsam.nn.layer.Step;

/**
 * What the weights of a network ask of a processor, on paper: with all of them, and with those only
 * that are not zero.
 *
 * <p>A multiply-add is one weight at one position that it is applied at, an image's border
 * included. Biases, BatchNorm, rectifiers and pooling are not counted, as in ShrinkBench (Blalock
 * et al. 2020).
 *
 * @param weights of convolutions and dense layers
 * @param nonZeroWeights how many of them are not zero
 * @param multiplyAdds an image, with all weights
 * @param nonZeroMultiplyAdds an image, with those that are not zero
 */
public record Cost(long weights, long nonZeroWeights, long multiplyAdds, long nonZeroMultiplyAdds) {
  /**
   * The cost at the present values of the parameters.
   *
   * @param parameters the architecture's, of any engine
   */
  public static Cost of(Architecture architecture, Parameters parameters) {
    Cost cost = new Cost(0, 0, 0, 0);
    for (Step step : architecture.blueprint().steps()) {
      cost = cost.plus(of(step, parameters));
    }
    return cost;
  }

  /** The cost of a step of the architecture. */
  public static Cost of(Step step, Parameters parameters) {
    Cost cost = new Cost(0, 0, 0, 0);
    for (Tensor tensor : step.tensors()) {
      Optional<Slice> weight =
          parameters.find(tensor.name()).filter(slice -> slice.kind() == Kind.WEIGHT);
      if (weight.isPresent()) {
        long length = weight.get().length();
        long nonZeros = nonZeros(parameters.values(), weight.get());
        long positions = step.out().area();
        cost = cost.plus(new Cost(length, nonZeros, length * positions, nonZeros * positions));
      }
    }
    return cost;
  }

  /**
   * All multiply-adds over those of the non-zero weights: what a processor would gain that paid for
   * nothing else; infinite where no weight is left. Blalock et al. 2020 call it so.
   */
  public double theoreticalSpeedup() {
    return (double) multiplyAdds / nonZeroMultiplyAdds;
  }

  private static long nonZeros(float[] values, Slice slice) {
    long nonZeros = 0;
    for (int i = slice.offset(); i < slice.end(); i++) {
      nonZeros += values[i] != 0 ? 1 : 0;
    }
    return nonZeros;
  }

  private Cost plus(Cost more) {
    return new Cost(
        weights + more.weights,
        nonZeroWeights + more.nonZeroWeights,
        multiplyAdds + more.multiplyAdds,
        nonZeroMultiplyAdds + more.nonZeroMultiplyAdds);
  }
}
