package sparsam.nn.file;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import sparsam.nn.Architecture;
import sparsam.nn.Architecture.Family;
import sparsam.nn.Design;
import sparsam.nn.Design.Plain;
import sparsam.nn.Design.ResNet;
import sparsam.nn.Input;
import sparsam.nn.layer.Layer.Tensor;

/**
 * The tensors that PyTorch's {@code state_dict} of an architecture has, by name, with their shapes
 * and in their order; without BatchNorm's count of batches. No network is built for it.
 */
record Layout(Architecture architecture, Map<String, List<Integer>> shapes) {
  /** The families whose networks can be told from their tensors alone. */
  static final List<Family> TOLD =
      List.of(Family.CLASSIFIER, Family.LENET_300_100, Family.LENET_5, Family.RESNET);

  static Layout of(Architecture architecture) {
    Map<String, List<Integer>> shapes = new LinkedHashMap<>();
    for (Tensor tensor : architecture.blueprint().tensors()) {
      shapes.put(tensor.name(), tensor.shape());
    }
    return new Layout(architecture, shapes);
  }

  /**
   * The one whose tensors are exactly these; empty where no family of ours has them.
   *
   * @param input what it is for
   */
  static Optional<Layout> of(Map<String, List<Integer>> shapes, Input input) {
    for (Family family : TOLD) {
      try {
        Optional<Layout> found =
            design(family, shapes).map(design -> of(new Architecture(design, input)));
        if (found.isPresent() && found.get().shapes.equals(shapes)) {
          return found;
        }
      } catch (IllegalArgumentException _) {
        // Another family's tensors, or images that its layers do not fit.
      }
    }
    return Optional.empty();
  }

  /** By what the layers put out. */
  private static Optional<Design> design(Family family, Map<String, List<Integer>> shapes) {
    if (family == Family.RESNET) {
      return resnet(shapes);
    }
    List<Integer> outputs = new ArrayList<>();
    shapes.values().stream()
        .filter(shape -> shape.size() > 1)
        .forEach(shape -> outputs.add(shape.getFirst()));
    return outputs.size() == family.defaultWidths().size() + 1
        ? Optional.of(new Plain(family, outputs.subList(0, outputs.size() - 1)))
        : Optional.empty();
  }

  private static Optional<Design> resnet(Map<String, List<Integer>> shapes) {
    int blocks = 0;
    while (shapes.containsKey("layer1." + blocks + ".conv1.weight")) {
      blocks++;
    }
    List<Integer> widths = new ArrayList<>();
    for (int stage = 1; stage <= Family.RESNET.defaultWidths().size(); stage++) {
      List<Integer> shape = shapes.getOrDefault("layer" + stage + ".0.conv1.weight", List.of());
      widths.add(shape.isEmpty() ? 0 : shape.getFirst());
    }
    return blocks == 0 ? Optional.empty() : Optional.of(new ResNet(blocks, widths));
  }
}
