package sparsam.ui.lab.weights;

import java.util.List;
import org.jspecify.annotations.Nullable;
import sparsam.report.Palette;
import sparsam.result.Distribution;
import sparsam.result.Weights;

/**
 * One set of weights in the histogram.
 *
 * @param name what the legend calls it: {@code SAM, epoch 2 of 3}
 * @param colour index into the theme's series
 * @param layers how the weights of each prunable tensor are spread
 * @param prunable the weights themselves, where the slider's pruning would take from these; null
 *     shows them as they are
 */
public record Shown(
    String name, int colour, List<Distribution> layers, @Nullable Weights prunable) {
  public Shown {
    layers = List.copyOf(layers);
  }

  /** Weights that the slider's pruning would take from. */
  public static Shown prunable(String name, Weights weights) {
    return new Shown(name, Palette.DENSE, distributions(weights), weights);
  }

  static List<Distribution> distributions(Weights weights) {
    return weights.prunable().stream()
        .map(tensor -> Distribution.of(tensor.name(), tensor.values()))
        .toList();
  }
}
