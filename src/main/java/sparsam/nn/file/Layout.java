package sparsam.nn.file;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import sparsam.nn.Architecture;
import sparsam.nn.Architecture.Family;
import sparsam.nn.dl4j.Configurations;

/**
 * The tensors that PyTorch's {@code state_dict} of an architecture has, by name, with their shapes
 * and in their order; without BatchNorm's count of batches. No network is built for it.
 */
record Layout(Architecture architecture, Map<String, List<Integer>> shapes) {
  private static final String WEIGHT = ".weight";
  private static final String BIAS = ".bias";

  static Layout of(Architecture architecture) {
    Map<String, List<Integer>> shapes = new LinkedHashMap<>();
    for (Layer layer : Configurations.layers(architecture)) {
      String name = layer.getLayerName();
      switch (layer) {
        case ConvolutionLayer convolution -> {
          int[] kernel = convolution.getKernelSize();
          shapes.put(
              name + WEIGHT,
              List.of(
                  (int) convolution.getNOut(), (int) convolution.getNIn(), kernel[0], kernel[1]));
          shapes.put(name + BIAS, List.of((int) convolution.getNOut()));
        }
        case BatchNormalization norm -> {
          for (String part : List.of(WEIGHT, BIAS, ".running_mean", ".running_var")) {
            shapes.put(name + part, List.of((int) norm.getNIn()));
          }
        }
        case FeedForwardLayer dense -> {
          shapes.put(name + WEIGHT, List.of((int) dense.getNOut(), (int) dense.getNIn()));
          shapes.put(name + BIAS, List.of((int) dense.getNOut()));
        }
        default -> {}
      }
    }
    return new Layout(architecture, shapes);
  }

  /** The one whose tensors are exactly these; empty where no network of ours has them. */
  static Optional<Layout> of(Map<String, List<Integer>> shapes) {
    for (Family family : Family.values()) {
      Layout standard = of(family.standard());
      if (standard.shapes.keySet().equals(shapes.keySet())) {
        Optional<Layout> found = widths(standard, shapes).map(Layout::of);
        if (found.isPresent() && found.get().shapes.equals(shapes)) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  /** What every layer with weights puts out, but for the last one. */
  private static Optional<Architecture> widths(Layout standard, Map<String, List<Integer>> shapes) {
    List<Integer> outputs = new ArrayList<>();
    for (Map.Entry<String, List<Integer>> tensor : standard.shapes.entrySet()) {
      List<Integer> shape = shapes.getOrDefault(tensor.getKey(), List.of());
      if (tensor.getValue().size() > 1) {
        if (shape.size() != tensor.getValue().size()
            || shape.getFirst() < 1
            || shape.getFirst() > Architecture.MAX_WIDTH) {
          return Optional.empty();
        }
        outputs.add(shape.getFirst());
      }
    }
    return Optional.of(
        new Architecture(standard.architecture.family(), outputs.subList(0, outputs.size() - 1)));
  }
}
