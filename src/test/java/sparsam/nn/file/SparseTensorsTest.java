package sparsam.nn.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sparsam.nn.Architecture;
import sparsam.nn.Parameters;
import sparsam.nn.Samples;
import sparsam.nn.file.Tensor.Floats;
import sparsam.nn.file.Tensor.Ints;

class SparseTensorsTest {
  private static Safetensors network(Architecture architecture, double fraction, long seed) {
    Random random = new Random(seed);
    Parameters parameters = Parameters.of(architecture.blueprint());
    for (Parameters.Slice slice : parameters.slices()) {
      float[] values = new float[slice.length()];
      for (int i = 0; i < values.length; i++) {
        values[i] = random.nextDouble() < fraction ? 0 : 1 + random.nextFloat();
      }
      parameters.write(slice, values);
    }
    return Safetensors.of(parameters);
  }

  private static Safetensors again(Safetensors file) throws IOException {
    return Safetensors.of("the test's", file.toBytes());
  }

  @Test
  void whatComesBackIsBitForBitWhatWentIn() throws IOException {
    long seed = 0;
    for (Architecture architecture : Samples.architectures()) {
      for (double fraction : new double[] {0, 0.3, 0.5, 0.8, 0.99, 1}) {
        Safetensors dense = network(architecture, fraction, seed++);
        Safetensors packed = SparseTensors.pack(dense);
        assertArrayEquals(
            StateDict.of(dense).weights(architecture).toBytes(),
            StateDict.of(again(packed)).weights(architecture).toBytes(),
            architecture + " at " + fraction);
        assertTrue(
            packed.tensors().values().stream().mapToLong(Tensor::length).sum()
                <= dense.tensors().values().stream().mapToLong(Tensor::length).sum());
      }
    }
  }

  @Test
  void theArraysArePyTorchsSparseCsr() throws IOException {
    Safetensors dense =
        new Safetensors()
            .put("conv.weight", List.of(3, 2, 1, 4), new float[24])
            .put("conv.bias", List.of(3), new float[] {0, 0, 7});
    float[] values = dense.floats("conv.weight", List.of(3, 2, 1, 4));
    values[1] = 5;
    values[7] = -6;
    values[16] = 8;
    Safetensors packed = again(SparseTensors.pack(dense));
    assertEquals("sparse_csr", packed.metadata().get("layout"));
    assertArrayEquals(new int[] {0, 2, 2, 3}, ints(packed, "conv.weight.crow_indices"));
    assertArrayEquals(new int[] {1, 7, 0}, ints(packed, "conv.weight.col_indices"));
    assertArrayEquals(new float[] {5, -6, 8}, packed.floats("conv.weight.values", List.of(3)));
    assertArrayEquals(new int[] {3, 2, 1, 4}, ints(packed, "conv.weight.shape"));
    assertArrayEquals(new float[] {0, 0, 7}, packed.floats("conv.bias", List.of(3)));
    assertEquals(5, packed.tensors().size());
  }

  private static int[] ints(Safetensors file, String name) {
    return ((Ints) file.find(name).orElseThrow()).values();
  }

  @Test
  void aFileThatDoesNotSayThatItIsSparseIsLeftAsItIs() throws IOException {
    Safetensors file = SparseTensors.pack(network(Samples.architectures().getFirst(), 0.9, 1));
    file.metadata().clear();
    assertSame(file, SparseTensors.unpack(file));
  }

  /** Damaged or hostile: every one is refused in a sentence before an array is made for it. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 2 1 3 | 1 7 0 | 3 | 3 8 | has rows that do not lie one after another over its values",
        "0 2 2 9 | 1 7 0 | 3 | 3 8 | has rows that do not lie one after another over its values",
        "1 2 2 3 | 1 7 0 | 3 | 3 8 | has rows that do not lie one after another over its values",
        "0 2 2 | 1 7 0 | 3 | 3 8 | has rows that do not lie one after another over its values",
        "0 2 2 3 | 1 7 | 3 | 3 8 | has rows that do not lie one after another over its values",
        "0 2 2 3 | 1 8 0 | 3 | 3 8 | has a value in column 9 of 8",
        "0 2 2 3 | 1 -1 0 | 3 | 3 8 | has a value in column 0 of 8",
        "0 2 2 3 | 1 7 0 | 3 | 3 0 | has a shape of [3, 0]",
        "0 2 2 3 | 1 7 0 | 3 | 2000000000 2000000000 | has a shape of [2000000000, 2000000000]",
        "0 2 2 3 | 1 7 0 | -1 | 3 8 | has no values",
      })
  void whatDoesNotFitTogetherIsSaid(
      String rows, String columns, int values, String shape, String sentence) {
    Safetensors file = new Safetensors();
    file.metadata().put("layout", "sparse_csr");
    file.tensors().put("w.crow_indices", numbers(rows));
    file.tensors().put("w.col_indices", numbers(columns));
    if (values >= 0) {
      file.tensors().put("w.values", new Floats(List.of(values), new float[values]));
    }
    file.tensors().put("w.shape", numbers(shape));
    IOException refusal = assertThrows(IOException.class, () -> SparseTensors.unpack(file));
    assertEquals(
        "the file cannot be used: its sparse tensor \"w\" " + sentence, refusal.getMessage());
  }

  private static Ints numbers(String text) {
    int[] values = Arrays.stream(text.strip().split(" ")).mapToInt(Integer::parseInt).toArray();
    return new Ints(List.of(values.length), values);
  }
}
