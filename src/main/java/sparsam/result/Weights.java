package sparsam.result;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import sparsam.nn.Architecture;
import sparsam.nn.Parameters;
import sparsam.nn.Parameters.Kind;
import sparsam.nn.Parameters.Slice;
import sparsam.nn.Size;
import sparsam.nn.file.Safetensors;
import sparsam.nn.file.Tensor.Floats;

/** A copy of a network's weights at some moment: PyTorch's names, shapes and order. */
public record Weights(List<Tensor> tensors) {
  /** One named tensor. */
  public record Tensor(String name, List<Integer> shape, Kind kind, float[] values) {}

  public Weights {
    tensors = List.copyOf(tensors);
  }

  public static Weights of(Parameters parameters) {
    List<Tensor> tensors = new ArrayList<>();
    for (Slice slice : parameters.slices()) {
      tensors.add(new Tensor(slice.name(), slice.shape(), slice.kind(), parameters.read(slice)));
    }
    return new Weights(tensors);
  }

  /** Those of a file, as far as they are single-precision numbers. */
  public static Weights of(Safetensors file) {
    List<Tensor> tensors = new ArrayList<>();
    for (var entry : file.tensors().entrySet()) {
      if (entry.getValue() instanceof Floats floats) {
        String name = entry.getKey();
        tensors.add(new Tensor(name, floats.shape(), kind(name, floats.shape()), floats.values()));
      }
    }
    return new Weights(tensors);
  }

  /**
   * These weights as one vector.
   *
   * @param layout of a network, whose order the vector has, see {@link Parameters#values()}
   * @throws IllegalArgumentException with one sentence where they are another network's
   */
  public float[] vector(Parameters layout) {
    float[] vector = new float[layout.values().length];
    for (Slice slice : layout.slices()) {
      Tensor tensor =
          find(slice.name())
              .filter(own -> own.shape().equals(slice.shape()))
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "these weights are another network's: they lack \"%s\" %s"
                              .formatted(slice.name(), slice.shape())));
      layout.write(slice, tensor.values(), vector);
    }
    return vector;
  }

  /** PyTorch's names say what a tensor is. */
  private static Kind kind(String name, List<Integer> shape) {
    if (name.contains("running_")) {
      return Kind.STATISTIC;
    }
    if (name.endsWith(".weight")) {
      return shape.size() >= 2 ? Kind.WEIGHT : Kind.SCALE;
    }
    return Kind.BIAS;
  }

  /**
   * Sets a network's parameters and statistics.
   *
   * @return the first of them that is not here, with its shape; empty where all are
   */
  public Optional<String> copyTo(Parameters parameters) {
    for (Slice slice : parameters.slices()) {
      Optional<Tensor> own =
          find(slice.name()).filter(tensor -> tensor.shape().equals(slice.shape()));
      if (own.isEmpty()) {
        return Optional.of("\"%s\" %s".formatted(slice.name(), slice.shape()));
      }
      parameters.write(slice, own.get().values());
    }
    return Optional.empty();
  }

  /** How large a network is with these weights; empty where they are another one's. */
  public Optional<Size> size(Architecture architecture) {
    Parameters parameters = Parameters.of(architecture.blueprint());
    return copyTo(parameters).isPresent()
        ? Optional.empty()
        : Optional.of(Size.of(architecture, parameters));
  }

  public Optional<Tensor> find(String name) {
    return tensors.stream().filter(tensor -> tensor.name().equals(name)).findFirst();
  }

  /** The tensors that pruning takes from: weights of rank ≥ 2. */
  public List<Tensor> prunable() {
    return tensors.stream().filter(tensor -> tensor.kind() == Kind.WEIGHT).toList();
  }

  /** How many values of one kind there are. */
  public long count(Kind kind) {
    return tensors.stream().filter(t -> t.kind() == kind).mapToLong(t -> t.values().length).sum();
  }

  /** How many values of one kind are zero. */
  public long zeros(Kind kind) {
    long zeros = 0;
    for (Tensor tensor : tensors) {
      if (tensor.kind() == kind) {
        for (float value : tensor.values()) {
          if (value == 0) {
            zeros++;
          }
        }
      }
    }
    return zeros;
  }
}
