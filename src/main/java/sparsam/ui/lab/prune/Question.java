package sparsam.ui.lab.prune;

import org.jspecify.annotations.Nullable;
import sparsam.experiment.PruningProbe.Setting;
import sparsam.prune.Pruning;
import sparsam.result.Weights;

/**
 * What is to be found out: what a pruning would do to some weights.
 *
 * @param pruning null leaves every weight
 * @param seed the recipe's
 */
record Question(Setting setting, Weights weights, @Nullable Pruning pruning, long seed) {
  /** Whether both ask about the same network: what is known of it still holds. */
  boolean sameNetwork(@Nullable Question other) {
    return other != null
        && other.setting.equals(setting)
        && other.weights.equals(weights)
        && other.seed == seed;
  }

  /** Whether both lie on the same curve of accuracy against fraction. */
  boolean sameCurve(@Nullable Question other) {
    return sameNetwork(other)
        && other != null
        && (pruning == null
            ? other.pruning == null
            : other.pruning != null && at(pruning, other.pruning.fraction()).equals(other.pruning));
  }

  /** The same way of pruning at another fraction. */
  static Pruning at(Pruning pruning, double fraction) {
    return new Pruning(pruning.method(), fraction, pruning.batchNorm(), pruning.offByOne());
  }
}
