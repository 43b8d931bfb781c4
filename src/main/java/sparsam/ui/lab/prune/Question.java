package sparsam.ui.lab.prune;

import org.jspecify.annotations.Nullable;
import sparsam.experiment.PruningProbe.Setting;
import sparsam.prune.Pruning;
import sparsam.prune.Pruning.Method;
import sparsam.result.Weights;

/**
 * What is to be found out: what a pruning would do to some weights.
 *
 * @param pruning null leaves every weight
 * @param seed the recipe's
 * @param level the accuracy, 0 to 1, down to which a network is still good
 */
record Question(
    Setting setting, Weights weights, @Nullable Pruning pruning, long seed, double level) {
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

  /** The other way to choose by their size: of each layer, or of all. */
  static Pruning beside(Pruning pruning) {
    Method other =
        pruning.method() == Method.MAGNITUDE_LAYER
            ? Method.MAGNITUDE_GLOBAL
            : Method.MAGNITUDE_LAYER;
    return pruning.by(other);
  }

  /** The same way of pruning at another fraction. */
  static Pruning at(Pruning pruning, double fraction) {
    return pruning.at(fraction);
  }
}
