package sparsam.nn.file;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import sparsam.nn.Architecture;
import sparsam.nn.Parameters;
import sparsam.nn.file.Tensor.Floats;
import sparsam.system.PlainText;

/**
 * Named tensors in the safetensors format (Hugging Face): eight bytes of little-endian header
 * length, a JSON header of names, types, shapes and offsets, raw little-endian data. PyTorch's
 * loader reads what is written here.
 *
 * <p>A tensor is read as what {@link Dtype} makes of it; a file that lies about itself is refused
 * before anything is allocated by its word.
 */
public final class Safetensors {
  /** What messages call it. */
  private final String origin;

  private final Map<String, String> metadata = new LinkedHashMap<>();
  private final Map<String, Tensor> tensors = new LinkedHashMap<>();

  /** An empty file in memory. */
  public Safetensors() {
    this("the file");
  }

  Safetensors(String origin) {
    this.origin = origin;
  }

  String origin() {
    return origin;
  }

  /** Free text by name; a reader may ignore it. */
  public Map<String, String> metadata() {
    return metadata;
  }

  /** The tensors in the order in which they are written. */
  public Map<String, Tensor> tensors() {
    return tensors;
  }

  public Optional<Tensor> find(String name) {
    return Optional.ofNullable(tensors.get(name));
  }

  /** Adds a tensor of single-precision values. */
  public Safetensors put(String name, List<Integer> shape, float[] values) {
    tensors.put(name, new Floats(shape, values));
    return this;
  }

  /**
   * A tensor of single-precision values and a given shape.
   *
   * @throws IOException naming the tensor, where it is missing or of another kind
   */
  public float[] floats(String name, List<Integer> shape) throws IOException {
    Tensor tensor = tensors.get(name);
    if (tensor == null) {
      throw new IOException("it has no tensor \"%s\"".formatted(name));
    }
    if (!(tensor instanceof Floats floats) || !tensor.shape().equals(shape)) {
      throw new IOException(
          "its tensor \"%s\" is %s %s where F32 %s is needed"
              .formatted(name, tensor.dtype(), tensor.shape(), shape));
    }
    return floats.values();
  }

  /** All parameters and statistics of a network, under PyTorch's names, in its shapes and order. */
  public static Safetensors of(Parameters parameters) {
    Safetensors file = new Safetensors();
    file.metadata.put("format", "pt");
    for (Parameters.Slice slice : parameters.slices()) {
      file.put(slice.name(), slice.shape(), parameters.read(slice));
    }
    return file;
  }

  /** The same, with what shapes do not say of a network that was cut: it is known by its file. */
  public static Safetensors of(Architecture architecture, Parameters parameters) {
    Safetensors file = of(parameters);
    file.metadata.putAll(Layout.metadata(architecture));
    return file;
  }

  /**
   * Sets a network's parameters and statistics from this file, all or none.
   *
   * @throws IOException with one sentence that names the file, where a tensor is missing, has
   *     another shape, is not finite or a negative variance; or where the file holds others besides
   */
  public void copyTo(Parameters parameters) throws IOException {
    List<float[]> values;
    try {
      values = fitting(parameters);
    } catch (IOException e) {
      throw new IOException(origin + " does not fit this network: " + e.getMessage(), e);
    }
    for (int i = 0; i < values.size(); i++) {
      parameters.write(parameters.slices().get(i), values.get(i));
    }
  }

  /** A tensor for every slice, in their order. */
  private List<float[]> fitting(Parameters parameters) throws IOException {
    List<float[]> values = new ArrayList<>();
    for (Parameters.Slice slice : parameters.slices()) {
      values.add(floats(slice.name(), slice.shape()));
      requireUsable(slice.name(), values.getLast());
    }
    for (String name : tensors.keySet()) {
      if (parameters.find(name).isEmpty()) {
        throw new IOException(
            "its tensor \"%s\" is none of this network's".formatted(PlainText.quoted(name)));
      }
    }
    return values;
  }

  /**
   * @throws IOException naming the tensor, where no network can compute with a value of it
   */
  static void requireUsable(String name, float[] values) throws IOException {
    boolean variance = name.endsWith(".running_var");
    for (float value : values) {
      if (!Float.isFinite(value) || (variance && value < 0)) {
        throw new IOException(
            "its tensor \"%s\" holds %s; allowed is %s"
                .formatted(
                    name, value, variance ? "a variance, 0 or more" : "any number that is finite"));
      }
    }
  }

  /** The whole file as bytes; what was not F32 but is read as such becomes it. */
  public byte[] toBytes() {
    return SafetensorsWriter.write(metadata, tensors);
  }

  /**
   * Reads a file.
   *
   * @throws IOException with one sentence that names the file and what is wrong with it
   */
  public static Safetensors read(Path path) throws IOException {
    return SafetensorsReader.read(path);
  }

  /**
   * Reads a file that is in memory.
   *
   * @param origin what messages call it
   * @throws IOException with one sentence that names it and what is wrong with it
   */
  public static Safetensors of(String origin, byte[] bytes) throws IOException {
    return SafetensorsReader.read(origin, bytes);
  }
}
