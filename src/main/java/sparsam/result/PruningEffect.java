package sparsam.result;

import java.util.ArrayList;
import java.util.Arrays;
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
 * @param scores by which weights went, of each of these layers; none where single weights have none
 */
public record PruningEffect(
    int correct,
    int count,
    List<Layer> layers,
    Cost cost,
    Optional<Collapse> collapse,
    List<ScoreCurve> scores) {
  /**
   * What the method says of a layer's weights, in rising order.
   *
   * @param layer its tensor
   * @param quantiles at even parts of its weights, from the lowest to the highest
   */
  public record ScoreCurve(String layer, List<Double> quantiles) {
    /** Parts that the weights are divided into. */
    private static final int PARTS = 100;

    /**
     * @param scores not changed
     */
    public static ScoreCurve of(String layer, double[] scores) {
      double[] sorted = scores.clone();
      Arrays.sort(sorted);
      List<Double> quantiles = new ArrayList<>();
      for (int i = 0; i <= PARTS; i++) {
        quantiles.add(sorted[(int) ((long) i * (sorted.length - 1) / PARTS)]);
      }
      return new ScoreCurve(layer, List.copyOf(quantiles));
    }
  }

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
   * @param threshold the largest magnitude, or score, that goes from it, 0 where nothing goes; NaN
   *     where neither decides
   */
  public record Layer(String name, List<Integer> shape, int weights, int zeros, double threshold) {
    /** The part that is zero, 0 to 1. */
    public double sparsity() {
      return (double) zeros / weights;
    }
  }

  public PruningEffect {
    layers = List.copyOf(layers);
    scores = List.copyOf(scores);
  }

  /** One of which nobody knows whether a layer collapses. */
  public PruningEffect(int correct, int count, List<Layer> layers, Cost cost) {
    this(correct, count, layers, cost, Optional.empty(), List.of());
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
