package sparsam.result;

import java.util.List;
import sparsam.recipe.Phase;
import sparsam.result.Weights.Tensor;

/**
 * How a network's prunable weights were spread at some moment.
 *
 * @param name of the training or of the pruned network, as in {@link Result#name()}
 * @param epoch of the training, 0 for what it starts from; 0 for a pruned network
 * @param layers a distribution for each tensor of rank ≥ 2
 */
public record Snapshot(String name, Phase phase, int epoch, List<Distribution> layers) {
  public Snapshot {
    layers = List.copyOf(layers);
  }

  public static Snapshot of(String name, Phase phase, int epoch, Weights weights) {
    return new Snapshot(
        name,
        phase,
        epoch,
        weights.prunable().stream()
            .map((Tensor tensor) -> Distribution.of(tensor.name(), tensor.values()))
            .toList());
  }
}
