package sparsam.nn.file;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
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

  /**
   * The metadata of a residual network that was cut: its second and third stage's own channels
   * before those that the shortcut carries over.
   */
  static final String BEFORE = "before";

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
   * @param before what {@link #BEFORE} says of it; empty where nothing is said
   */
  static Optional<Layout> of(Map<String, List<Integer>> shapes, Input input, String before) {
    for (Family family : TOLD) {
      try {
        Optional<Layout> found =
            design(family, shapes, before).map(design -> of(new Architecture(design, input)));
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
  private static Optional<Design> design(
      Family family, Map<String, List<Integer>> shapes, String before) {
    if (family == Family.RESNET) {
      return resnet(shapes, before);
    }
    List<Integer> outputs = new ArrayList<>();
    shapes.values().stream()
        .filter(shape -> shape.size() > 1)
        .forEach(shape -> outputs.add(shape.getFirst()));
    return outputs.size() == family.defaultWidths().size() + 1
        ? Optional.of(new Plain(family, outputs.subList(0, outputs.size() - 1)))
        : Optional.empty();
  }

  /** A network that was cut has to say where its shortcuts end: no shape does. */
  private static Optional<Design> resnet(Map<String, List<Integer>> shapes, String before) {
    int blocks = 0;
    while (shapes.containsKey("layer1." + blocks + ".conv1.weight")) {
      blocks++;
    }
    if (blocks == 0) {
      return Optional.empty();
    }
    List<Integer> widths = new ArrayList<>();
    List<Integer> inner = new ArrayList<>();
    for (int stage = 1; stage <= Family.RESNET.defaultWidths().size(); stage++) {
      widths.add(outputs(shapes, "layer" + stage + ".0.conv2.weight"));
      for (int block = 0; block < blocks; block++) {
        inner.add(outputs(shapes, "layer" + stage + "." + block + ".conv1.weight"));
      }
    }
    return Optional.of(
        before.isEmpty()
            ? new ResNet(blocks, widths)
            : new ResNet(blocks, widths, inner, numbers(before)));
  }

  private static int outputs(Map<String, List<Integer>> shapes, String name) {
    List<Integer> shape = shapes.getOrDefault(name, List.of());
    return shape.isEmpty() ? 0 : shape.getFirst();
  }

  private static List<Integer> numbers(String words) {
    return Arrays.stream(words.split(",", -1)).map(word -> Integer.valueOf(word.strip())).toList();
  }

  /** What a file's metadata say of a network that its shapes do not. */
  static Map<String, String> metadata(Architecture architecture) {
    return architecture.design() instanceof ResNet net && !net.isUsual()
        ? Map.of(
            BEFORE, net.before().stream().map(String::valueOf).collect(Collectors.joining(",")))
        : Map.of();
  }
}
