package sparsam.result;

import java.util.List;
import sparsam.nn.Cost;
import sparsam.result.statistics.Statistics;
import sparsam.result.statistics.Statistics.Interval;

/**
 * What a pruning does to a network before it is trained any further.
 *
 * @param correct how many of the images it still reads correctly
 * @param count the images it was asked about
 * @param layers the tensors that the pruning may touch, in PyTorch's order
 * @param cost of what is left
 */
public record PruningEffect(int correct, int count, List<Layer> layers, Cost cost) {
  /**
   * One tensor after pruning.
   *
   * @param name PyTorch's
   * @param shape PyTorch's
   * @param weights how many values it has
   * @param zeros how many of them are zero now, whether pruned or zero before
   * @param threshold the largest magnitude that goes from it, 0 where nothing goes; NaN where
   *     magnitudes do not decide
   */
  public record Layer(String name, List<Integer> shape, int weights, int zeros, double threshold) {
    /** The part that is zero, 0 to 1. */
    public double sparsity() {
      return (double) zeros / weights;
    }
  }

  public PruningEffect {
    layers = List.copyOf(layers);
  }

  /** The part that is read correctly, 0 to 1. */
  public double accuracy() {
    return (double) correct / count;
  }

  /** Its 95 % interval by Wilson. */
  public Interval interval() {
    return Statistics.wilson(correct, count);
  }
}
