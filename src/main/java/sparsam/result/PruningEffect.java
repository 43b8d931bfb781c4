package sparsam.result;

import java.util.List;
import java.util.Optional;
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
 * @param collapse the layer that is the first to lose every weight; empty where none is before the
 *     others, or that is not known
 */
public record PruningEffect(
    int correct, int count, List<Layer> layers, Cost cost, Optional<Collapse> collapse) {
  /**
   * A layer that loses every weight while others keep some.
   *
   * @param layer its tensor
   * @param fraction of all weights that are gone then
   */
  public record Collapse(String layer, double fraction) {}

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

  /** One of which nobody knows whether a layer collapses. */
  public PruningEffect(int correct, int count, List<Layer> layers, Cost cost) {
    this(correct, count, layers, cost, Optional.empty());
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
