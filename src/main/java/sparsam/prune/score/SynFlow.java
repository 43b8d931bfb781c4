package sparsam.prune.score;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import sparsam.nn.Parameters;
import sparsam.nn.Parameters.Slice;
import sparsam.nn.exact.ExactNetwork;
import sparsam.nn.exact.Objective.Total;
import sparsam.nn.layer.Blueprint;
import sparsam.prune.Mask;
import sparsam.prune.Pruner;
import sparsam.prune.Pruning;

/**
 * SynFlow (Tanaka et al. 2020): every parameter and statistic made absolute, an input of ones, R
 * the sum of the outputs, |w·∂R/∂w|; in rounds, for what is left carries another flow. In double
 * precision, for in deep networks the flow outgrows float.
 */
final class SynFlow {
  /** The paper's. */
  static final int ROUNDS = 100;

  private final Pruning pruning;
  private final Parameters parameters;
  private final ExactNetwork network;
  private final List<Slice> own;
  private final double[] ones;
  private final double[] whole;

  /**
   * @param parameters of any engine's network of this blueprint
   */
  SynFlow(Blueprint blueprint, Pruning pruning, Parameters parameters) {
    this.pruning = pruning;
    this.parameters = parameters;
    this.network = new ExactNetwork(blueprint, 1, false, false);
    network.take(parameters);
    double[] values = network.values();
    Arrays.setAll(values, i -> Math.abs(values[i]));
    this.whole = values.clone();
    this.own = Pruner.prunable(pruning, network.layout());
    this.ones = new double[blueprint.input().features()];
    Arrays.fill(ones, 1);
  }

  /** Of the weights as they are. */
  List<double[]> scores() {
    double[] gradient = network.gradient(ones, new Total());
    List<double[]> scores = new ArrayList<>();
    for (Slice slice : own) {
      double[] flow = new double[slice.length()];
      for (int i = 0; i < flow.length; i++) {
        flow[i] = network.values()[slice.offset() + i] * gradient[slice.offset() + i];
      }
      scores.add(flow);
    }
    return scores;
  }

  /**
   * After round k of n, n − round(n·d^(k/100)) of the weights are gone, where d is what is to stay.
   *
   * @param goOn asked before every round
   */
  Mask mask(@Nullable Mask within, BooleanSupplier goOn) {
    double left = 1 - pruning.fraction();
    Mask mask = within == null ? Pruner.masked(pruning, parameters, scores(), null, 1) : within;
    for (int round = 1; round <= ROUNDS; round++) {
      if (!goOn.getAsBoolean()) {
        throw new CancellationException("the scoring was stopped");
      }
      apply(mask);
      double stays = Math.pow(left, (double) round / ROUNDS);
      mask = Pruner.masked(pruning, parameters, scores(), mask, stays);
    }
    return mask;
  }

  private void apply(Mask mask) {
    for (Slice slice : own) {
      Slice theirs = parameters.find(slice.name()).orElseThrow();
      float[] keep = parameters.read(theirs, mask.keep());
      for (int i = 0; i < keep.length; i++) {
        int at = slice.offset() + i;
        network.values()[at] = keep[i] == 0 ? 0 : whole[at];
      }
    }
  }
}
