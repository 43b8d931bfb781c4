package sparsam.nn.file;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import sparsam.nn.file.Tensor.Floats;
import sparsam.nn.file.Tensor.Ints;
import sparsam.system.PlainText;

/**
 * Weights without their zeros, as PyTorch's {@code sparse_csr_tensor} takes them: in place of a
 * tensor {@code fc.weight} its {@code fc.weight.values} row after row, their columns in {@code
 * fc.weight.col_indices}, where each row begins and the last one ends in {@code
 * fc.weight.crow_indices}, and its {@code fc.weight.shape}. A row is what one output takes: a
 * convolution's [out, in, height, width] is a matrix of [out, in · height · width]. A tensor stays
 * as it is where that takes no more bytes.
 */
public final class SparseTensors {
  private static final String VALUES = ".values";
  private static final String COLUMNS = ".col_indices";
  private static final String ROWS = ".crow_indices";
  private static final String SHAPE = ".shape";

  /** The key and value in a file's metadata that say that it is such a file. */
  private static final String LAYOUT = "layout";

  private static final String CSR = "sparse_csr";

  private SparseTensors() {}

  /** The same tensors without the zeros of those that are smaller so. */
  public static Safetensors pack(Safetensors dense) {
    Safetensors packed = new Safetensors();
    packed.metadata().putAll(dense.metadata());
    packed.metadata().put(LAYOUT, CSR);
    for (Map.Entry<String, Tensor> entry : dense.tensors().entrySet()) {
      if (entry.getValue() instanceof Floats floats && isSmallerSparse(floats)) {
        pack(packed, entry.getKey(), floats);
      } else {
        packed.tensors().put(entry.getKey(), entry.getValue());
      }
    }
    return packed;
  }

  private static boolean isSmallerSparse(Floats tensor) {
    if (tensor.shape().size() < 2) {
      return false;
    }
    long kept = 0;
    for (float value : tensor.values()) {
      kept += value != 0 ? 1 : 0;
    }
    return 2 * kept + tensor.shape().getFirst() + 1 + tensor.shape().size() < tensor.length();
  }

  private static void pack(Safetensors packed, String name, Floats tensor) {
    int rows = tensor.shape().getFirst();
    int width = tensor.length() / rows;
    int[] begins = new int[rows + 1];
    float[] values = new float[tensor.length()];
    int[] columns = new int[tensor.length()];
    int kept = 0;
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < width; column++) {
        float value = tensor.values()[row * width + column];
        if (value != 0) {
          values[kept] = value;
          columns[kept] = column;
          kept++;
        }
      }
      begins[row + 1] = kept;
    }
    put(packed, name + ROWS, begins);
    put(packed, name + COLUMNS, Arrays.copyOf(columns, kept));
    packed.put(name + VALUES, List.of(kept), Arrays.copyOf(values, kept));
    put(packed, name + SHAPE, tensor.shape().stream().mapToInt(Integer::intValue).toArray());
  }

  private static void put(Safetensors file, String name, int[] values) {
    file.tensors().put(name, new Ints(List.of(values.length), values));
  }

  /**
   * The same tensors with all zeros; a file that is none of such is returned as it is.
   *
   * @throws IOException with one sentence where a tensor's parts do not fit together
   */
  static Safetensors unpack(Safetensors file) throws IOException {
    if (!CSR.equals(file.metadata().get(LAYOUT))) {
      return file;
    }
    Safetensors dense = new Safetensors(file.origin());
    dense.metadata().putAll(file.metadata());
    dense.metadata().remove(LAYOUT);
    for (Map.Entry<String, Tensor> entry : file.tensors().entrySet()) {
      String name = entry.getKey();
      if (name.endsWith(ROWS)) {
        String own = name.substring(0, name.length() - ROWS.length());
        try {
          dense.tensors().put(own, unpack(file, own));
        } catch (IOException e) {
          throw new IOException(
              "%s cannot be used: its sparse tensor \"%s\" %s"
                  .formatted(file.origin(), PlainText.quoted(own), e.getMessage()),
              e);
        }
      } else if (!isPart(file, name)) {
        dense.tensors().put(name, entry.getValue());
      }
    }
    return dense;
  }

  private static boolean isPart(Safetensors file, String name) {
    int dot = name.lastIndexOf('.');
    return dot > 0
        && List.of(VALUES, COLUMNS, SHAPE).contains(name.substring(dot))
        && file.tensors().containsKey(name.substring(0, dot) + ROWS);
  }

  private static Floats unpack(Safetensors file, String name) throws IOException {
    int[] begins = ints(file, name + ROWS);
    int[] columns = ints(file, name + COLUMNS);
    List<Integer> shape = new ArrayList<>();
    for (int size : ints(file, name + SHAPE)) {
      shape.add(size);
    }
    if (!(file.tensors().get(name + VALUES) instanceof Floats values)) {
      throw new IOException("has no values");
    }
    long length = Tensor.elements(shape);
    if (shape.isEmpty()
        || shape.stream().anyMatch(size -> size < 1)
        || length > Integer.MAX_VALUE - 8) {
      throw new IOException("has a shape of " + PlainText.quoted(shape.toString()));
    }
    SafetensorsReader.requireRoom(length * Float.BYTES);
    int rows = shape.getFirst();
    int width = (int) length / rows;
    requireFitting(begins, columns, rows, values.length());
    float[] all = new float[(int) length];
    for (int row = 0; row < rows; row++) {
      for (int i = begins[row]; i < begins[row + 1]; i++) {
        if (columns[i] < 0 || columns[i] >= width) {
          throw new IOException(
              String.format(
                  Locale.ROOT, "has a value in column %d of %d", (long) columns[i] + 1, width));
        }
        all[row * width + columns[i]] = values.values()[i];
      }
    }
    return new Floats(shape, all);
  }

  private static int[] ints(Safetensors file, String name) throws IOException {
    if (file.tensors().get(name) instanceof Ints ints && ints.shape().size() == 1) {
      return ints.values();
    }
    throw new IOException("has no %s of I32".formatted(name.substring(name.lastIndexOf('.') + 1)));
  }

  private static void requireFitting(int[] begins, int[] columns, int rows, int values)
      throws IOException {
    boolean fits =
        begins.length == rows + 1
            && columns.length == values
            && begins[0] == 0
            && begins[rows] == values;
    for (int row = 0; row < rows && fits; row++) {
      fits = begins[row] <= begins[row + 1];
    }
    if (!fits) {
      throw new IOException("has rows that do not lie one after another over its values");
    }
  }
}
