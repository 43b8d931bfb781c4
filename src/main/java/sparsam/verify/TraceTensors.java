package sparsam.verify;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import sparsam.nn.Input;
import sparsam.nn.Parameters;
import sparsam.nn.Parameters.Slice;
import sparsam.nn.file.Safetensors;
import sparsam.nn.file.Tensor;
import sparsam.nn.file.Tensor.Ints;
import sparsam.prune.Mask;

/** What files of several formats have in common: images, labels, parameters, masks. */
record TraceTensors(Safetensors file) {
  float[] inputs(int images, Input input) throws IOException {
    return file.floats("inputs", List.of(images, input.channels(), input.height(), input.width()));
  }

  int[] labels(int images, int classes) throws IOException {
    int[] labels = labels();
    if (labels.length != images) {
      throw new IOException(String.format(Locale.ROOT, "it has no %d labels of type I32", images));
    }
    for (int label : labels) {
      if (label < 0 || label >= classes) {
        throw new IOException("it has a label of " + label);
      }
    }
    return labels;
  }

  /** As many labels as the file has; none where they are of another type. */
  int[] labels() {
    return file.find("labels").orElse(null) instanceof Ints ints ? ints.values() : new int[0];
  }

  /** Every parameter and statistic that a trace begins with. */
  void start(Parameters parameters) throws IOException {
    float[] values = network("init", parameters);
    System.arraycopy(values, 0, parameters.values(), 0, values.length);
  }

  /** A network whose tensors are called {@code name.P}, BatchNorm's statistics too. */
  float[] network(String name, Parameters parameters) throws IOException {
    float[] values = new float[parameters.values().length];
    for (Slice slice : parameters.slices()) {
      parameters.write(slice, file.floats(name + "." + slice.name(), slice.shape()), values);
    }
    return values;
  }

  /** The trainable part of a vector whose tensors are called {@code name.P}. */
  float[] vector(String name, Parameters parameters) throws IOException {
    float[] vector = new float[parameters.trainable()];
    for (Slice slice : parameters.slices()) {
      if (slice.trainable()) {
        parameters.write(slice, file.floats(name + "." + slice.name(), slice.shape()), vector);
      }
    }
    return vector;
  }

  /** A row of numbers, as long as it is. */
  float[] row(String name) throws IOException {
    int length = file.find(name).map(Tensor::length).orElse(0);
    return file.floats(name, List.of(length));
  }

  double scalar(String name) throws IOException {
    return file.floats(name, List.of(1))[0];
  }

  /** Null where nothing is pruned. */
  @Nullable Mask mask(Parameters parameters) throws IOException {
    float[] keep = new float[parameters.trainable()];
    Arrays.fill(keep, 1);
    boolean any = false;
    for (Slice slice : parameters.slices()) {
      String name = "mask." + slice.name();
      if (slice.trainable() && file.find(name).isPresent()) {
        parameters.write(slice, file.floats(name, slice.shape()), keep);
        any = true;
      }
    }
    return any ? new Mask(keep) : null;
  }
}
