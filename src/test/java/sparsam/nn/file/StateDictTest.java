package sparsam.nn.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static sparsam.nn.Refusals.assertRefused;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import sparsam.nn.Architecture;
import sparsam.nn.Architecture.Family;
import sparsam.nn.Engine;
import sparsam.nn.Input;
import sparsam.nn.Network;
import sparsam.nn.Parameters;
import sparsam.nn.Samples;

/** PyTorch's {@code state_dict} as people save it. */
@Isolated("ND4J changes the number of BLAS threads")
class StateDictTest {
  private static final Architecture CLASSIFIER = new Architecture(Family.CLASSIFIER, List.of(3, 5));

  private static Safetensors network(Architecture architecture) {
    try (Network network = Engine.FAST.create(architecture, 1, 1, 1)) {
      Samples.scramble(network.parameters(), 2);
      return Safetensors.of(network.parameters());
    }
  }

  private static StateDict open(OtherFiles file) throws IOException {
    return StateDict.of(Safetensors.of("the test's", file.bytes()));
  }

  private static OtherFiles f32(Architecture architecture, String prefix) {
    return OtherFiles.of(network(architecture), "F32", prefix);
  }

  @Test
  void theLayoutIsThatOfTheEngines() {
    for (Engine engine : Engine.values()) {
      for (Architecture architecture : Samples.architectures()) {
        Map<String, List<Integer>> shapes = new HashMap<>();
        try (Network network = engine.create(architecture, 1, 1, 1)) {
          for (Parameters.Slice slice : network.parameters().slices()) {
            shapes.put(slice.name(), slice.shape());
          }
        }
        assertEquals(shapes, Layout.of(architecture).shapes());
      }
    }
  }

  @Test
  void aNetworkThatWasCutSaysWhereItsShortcutsEnd() throws IOException {
    Architecture cut = new Architecture(Samples.CUT, Input.STANDARD);
    Safetensors file = Safetensors.of(cut, Parameters.of(cut.blueprint()));
    assertEquals(Optional.of(cut), StateDict.of(file).architecture(Input.STANDARD));
    file.metadata().put("before", "many");
    assertEquals(Optional.empty(), StateDict.of(file).architecture(Input.STANDARD));
  }

  /** What wrappers write before the names, and counters beside the weights. */
  @ParameterizedTest
  @ValueSource(
      strings = {"", "module.", "model.", "_orig_mod.", "module._orig_mod.", "net.fc.", "0."})
  void everyNetworkIsKnownAndComesOutBitByBit(String prefix) throws IOException {
    for (Architecture architecture : Samples.architectures()) {
      Safetensors saved = network(architecture);
      StateDict opened =
          open(
              OtherFiles.of(saved, "F32", prefix)
                  .counter(prefix + "bn.num_batches_tracked", 4690)
                  .counter("n_averaged", 3));
      assertEquals(
          Optional.of(architecture)
              .filter(known -> known.family() != Family.LAYERS && known.design() != Samples.CUT),
          opened.architecture(Input.STANDARD));
      Safetensors weights = opened.weights(architecture);
      assertEquals(
          List.copyOf(Layout.of(architecture).shapes().keySet()),
          List.copyOf(weights.tensors().keySet()));
      for (String name : weights.tensors().keySet()) {
        List<Integer> shape = saved.find(name).orElseThrow().shape();
        assertArrayEquals(saved.floats(name, shape), weights.floats(name, shape), name);
      }
      Safetensors again = Safetensors.of("the test's", weights.toBytes());
      assertArrayEquals(weights.toBytes(), StateDict.of(again).weights(architecture).toBytes());
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"F64", "F16", "BF16"})
  void otherTypesAreOpenedAndWrittenAsF32(Dtype type) throws IOException {
    Safetensors saved = network(CLASSIFIER);
    Safetensors weights = open(OtherFiles.of(saved, type.name(), "")).weights(CLASSIFIER);
    double tolerance = type == Dtype.F64 ? 0 : type == Dtype.F16 ? 1e-3 : 1e-2;
    for (Map.Entry<String, Tensor> tensor : weights.tensors().entrySet()) {
      assertEquals(Dtype.F32, tensor.getValue().dtype());
      float[] exact = saved.floats(tensor.getKey(), tensor.getValue().shape());
      float[] read = weights.floats(tensor.getKey(), tensor.getValue().shape());
      for (int i = 0; i < exact.length; i++) {
        assertEquals(exact[i], read[i], tolerance * Math.abs(exact[i]) + tolerance / 1000);
      }
    }
  }

  private static void assertUnfit(OtherFiles file, Architecture architecture, String sentence) {
    assertRefused(IOException.class, () -> open(file).weights(architecture), sentence);
  }

  @Test
  void whatDoesNotFitIsSaid() throws IOException {
    assertUnfit(
        f32(new Architecture(Family.CLASSIFIER, List.of(3, 6)), "module."),
        CLASSIFIER,
        "its tensor \"conv2.weight\" is F32 [6, 3, 4, 4] where [5, 3, 4, 4] is needed");
    assertUnfit(
        f32(new Architecture(Family.LENET_300_100, List.of(4, 3)), ""),
        CLASSIFIER,
        "it lacks \"conv1.weight\", \"conv1.bias\", \"conv2.weight\" and 7 more; \"fc1.weight\","
            + " \"fc1.bias\", \"fc2.weight\" and 3 more are none of the network's");
    assertUnfit(
        f32(CLASSIFIER, "").put("head\\u001b.bias", "F32", List.of(1), new float[1]),
        CLASSIFIER,
        "\"head\uFFFD.bias\" is none of the network's");
    assertUnfit(
        f32(CLASSIFIER, "").counter("step", 3), CLASSIFIER, "\"step\" is none of the network's");
    Safetensors lacking = network(CLASSIFIER);
    lacking.tensors().remove("bn.running_mean");
    assertUnfit(
        OtherFiles.of(lacking, "F32", "model."), CLASSIFIER, "it lacks \"bn.running_mean\"");
    assertTrue(open(OtherFiles.of(lacking, "F32", "")).architecture(Input.STANDARD).isEmpty());
  }

  @ParameterizedTest
  @EnumSource(names = {"I64", "I32"})
  void integersAreNoWeights(Dtype type) {
    Safetensors file = network(CLASSIFIER);
    file.tensors().remove("fc.bias");
    assertUnfit(
        OtherFiles.of(file, "F32", "").put("fc.bias", type.name(), List.of(10), new float[10]),
        CLASSIFIER,
        "its tensor \"fc.bias\" is %s [10] where F32 [10] is needed".formatted(type));
  }

  /** The largest double is no single-precision number. */
  @Test
  void whatIsNotFiniteIsRefused() throws IOException {
    for (float wrong : new float[] {Float.NaN, Float.NEGATIVE_INFINITY}) {
      for (String type : List.of("F64", "F32", "F16", "BF16")) {
        Safetensors file = network(CLASSIFIER);
        file.floats("fc.bias", List.of(10))[9] = wrong;
        assertUnfit(
            OtherFiles.of(file, type, ""), CLASSIFIER, "its tensor \"fc.bias\" holds " + wrong);
      }
    }
    Safetensors file = network(CLASSIFIER);
    file.floats("bn.running_var", List.of(5))[1] = -1;
    assertUnfit(OtherFiles.of(file, "F64", ""), CLASSIFIER, "variance, 0 or more");
  }

  @Test
  void anEmptyFileAndOneOfStrangersAreNoNetwork() throws IOException {
    assertTrue(open(new OtherFiles()).architecture(Input.STANDARD).isEmpty());
    assertUnfit(new OtherFiles(), CLASSIFIER, "it lacks \"conv1.weight\"");
    OtherFiles huge =
        new OtherFiles()
            .put("fc1.weight", "F16", List.of(0, 784), new byte[0])
            .put("fc1.bias", "F16", List.of(0), new byte[0])
            .put("fc2.weight", "F16", List.of(2147483647, 0), new byte[0])
            .put("fc2.bias", "F16", List.of(0), new byte[0])
            .put("fc3.weight", "F16", List.of(10, 0), new byte[0])
            .put("fc3.bias", "F16", List.of(), new byte[2]);
    assertTrue(open(huge).architecture(Input.STANDARD).isEmpty());
  }
}
