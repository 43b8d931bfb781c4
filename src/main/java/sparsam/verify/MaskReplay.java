package sparsam.verify;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import sparsam.nn.Parameters;
import sparsam.nn.Parameters.Kind;
import sparsam.nn.Parameters.Slice;
import sparsam.nn.file.Safetensors;
import sparsam.nn.file.Tensor;
import sparsam.nn.file.Tensor.Floats;
import sparsam.prune.Mask;
import sparsam.prune.Pruner;
import sparsam.prune.Pruning;
import sparsam.prune.Pruning.Method;
import sparsam.verify.Verification.Collector;

/**
 * Masks for given weights at many fractions, compared bit by bit with those of PyTorch's pruning.
 */
final class MaskReplay {
  static final String FORMAT = "sparsam-masks/1";

  private static final String WEIGHTS = "weights.";

  private final Safetensors file;

  MaskReplay(Safetensors file) {
    this.file = file;
  }

  Verification run() throws IOException {
    Parameters parameters = parameters();
    Collector differences = new Collector();
    TreeSet<String> groups = new TreeSet<>();
    for (String name : file.tensors().keySet()) {
      if (!name.startsWith(WEIGHTS)) {
        groups.add(group(name));
      }
    }
    for (String group : groups) {
      Pruning pruning = pruning(group);
      Mask mask = Pruner.mask(pruning, parameters, 0);
      for (Slice slice : Pruner.prunable(pruning, parameters)) {
        differences.exact(
            "mask " + group.substring(0, group.indexOf('.')),
            file.floats(group + "." + slice.name(), slice.shape()),
            parameters.read(slice, mask.keep()));
      }
    }
    if (groups.isEmpty()) {
      throw new IOException("it holds no mask");
    }
    return differences.finish(
        String.format(
            Locale.ROOT, "%d masks over %d weights", groups.size(), parameters.trainable()));
  }

  private Parameters parameters() {
    Parameters.Builder builder = new Parameters.Builder();
    for (Map.Entry<String, Tensor> entry : file.tensors().entrySet()) {
      if (entry.getKey().startsWith(WEIGHTS)) {
        List<Integer> shape = entry.getValue().shape();
        String name = entry.getKey().substring(WEIGHTS.length());
        Kind kind =
            shape.size() > 1 ? Kind.WEIGHT : name.endsWith("weight") ? Kind.SCALE : Kind.BIAS;
        builder.add(name, kind, shape, null);
      }
    }
    Parameters parameters = builder.build();
    for (Slice slice : parameters.slices()) {
      if (file.tensors().get(WEIGHTS + slice.name()) instanceof Floats floats) {
        parameters.write(slice, floats.values());
      }
    }
    return parameters;
  }

  /** {@code layer.0.29.conv1.weight} belongs to the group {@code layer.0.29}. */
  private static String group(String name) {
    String[] parts = name.split("\\.", 4);
    if (parts.length < 4) {
      throw new IllegalArgumentException(
          "its tensor \"%s\" has no fraction and name".formatted(name));
    }
    return parts[0] + "." + parts[1] + "." + parts[2];
  }

  private static Pruning pruning(String group) {
    double fraction = Double.parseDouble(group.substring(group.indexOf('.') + 1));
    return switch (group.substring(0, group.indexOf('.'))) {
      case "layer" -> Pruning.byLayer(fraction);
      case "global" -> new Pruning(Method.MAGNITUDE_GLOBAL, fraction, false, false);
      case "notebook" -> Pruning.notebook(fraction);
      default ->
          throw new IllegalArgumentException(
              "its masks \"%s\" are of no known kind".formatted(group));
    };
  }
}
