package sparsam.nn.onnx;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxModelMetadata;
import ai.onnxruntime.TensorInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import sparsam.nn.Architecture;
import sparsam.nn.Design.Chain;
import sparsam.nn.Engine;
import sparsam.nn.Input;
import sparsam.nn.Network;
import sparsam.nn.Parameters;
import sparsam.nn.Parameters.Kind;
import sparsam.nn.Samples;
import sparsam.nn.Samples.Batch;
import sparsam.nn.layer.Layer;
import sparsam.nn.layer.Layer.AveragePool;
import sparsam.nn.layer.Layer.BatchNorm;
import sparsam.nn.layer.Layer.Conv;
import sparsam.nn.layer.Layer.Dense;
import sparsam.nn.layer.Layer.Dropout;
import sparsam.nn.layer.Layer.Flatten;
import sparsam.nn.layer.Layer.GlobalAveragePool;
import sparsam.nn.layer.Layer.LeakyRelu;
import sparsam.nn.layer.Layer.MaxPool;
import sparsam.nn.layer.Layer.Relu;
import sparsam.nn.onnx.OnnxFile.About;
import sparsam.prune.Doubt;
import sparsam.prune.Pruning;
import sparsam.prune.Pruning.Method;
import sparsam.prune.Reach;
import sparsam.prune.Scope;
import sparsam.prune.Structure;
import sparsam.prune.channel.Channels;
import sparsam.prune.channel.Compact;
import sparsam.system.WholeFile;

/** What ONNX Runtime opens answers as the network that was written. */
@Isolated("ND4J changes the number of BLAS threads")
class OnnxFileTest {
  private static final int IMAGES = 5;
  private static final About ABOUT =
      new About("1.2.3", "A network.", "How an image comes in.", Map.of("classes", "[\"ä\"]"));

  private static final Pruning CHANNELS =
      new Pruning(
          Method.RANDOM,
          0.3,
          false,
          false,
          new Reach(Scope.METHOD, Structure.CHANNELS_L1, false, Reach.Origin.TRAINED),
          Doubt.NONE);

  @TempDir private Path folder;

  static List<Architecture> architectures() {
    return Stream.of(Samples.architectures(), Samples.onOtherImages())
        .flatMap(List::stream)
        .toList();
  }

  @ParameterizedTest
  @MethodSource("architectures")
  void everyFamilyAnswersTheSame(Architecture architecture) throws Exception {
    assertSame(architecture, 3);
  }

  @Test
  void anyChainAnswersTheSame() throws Exception {
    for (long seed = 0; seed < 20; seed++) {
      Architecture architecture = chain(new Random(seed));
      try {
        assertSame(architecture, seed);
      } catch (AssertionError e) {
        throw new AssertionError("seed " + seed + ": " + architecture, e);
      }
    }
  }

  /** Without a third of the channels, which nothing is left of. */
  @ParameterizedTest
  @MethodSource("architectures")
  void aCompactNetworkAnswersAsTheWholeOne(Architecture architecture) throws Exception {
    Path file = folder.resolve("compact.onnx");
    Input input = architecture.input();
    Batch batch = Samples.batch(4, IMAGES, input);
    float[] logits = new float[IMAGES * input.classes()];
    try (Network network = Engine.FAST.create(architecture, 4, IMAGES, 1)) {
      Parameters parameters = network.parameters();
      Samples.scramble(parameters, 4);
      Channels.mask(CHANNELS, architecture.blueprint(), parameters, null, 4).apply(parameters);
      network.logits(batch.inputs(), 0, IMAGES, logits);
      Compact compact = Compact.of(architecture, parameters);
      assertTrue(
          compact.architecture().blueprint().parameters() < architecture.blueprint().parameters(),
          compact::toString);
      write(compact.architecture(), compact.parameters(parameters), file);
    }
    try (OnnxRuntime runtime = new OnnxRuntime(file)) {
      assertNear(logits, runtime.logits(input, batch.inputs(), IMAGES));
    }
  }

  private void assertSame(Architecture architecture, long seed) throws Exception {
    Path file = folder.resolve("network.onnx");
    Input input = architecture.input();
    Batch batch = Samples.batch(seed, IMAGES, input);
    float[] logits = new float[IMAGES * input.classes()];
    try (Network network = Engine.FAST.create(architecture, seed, IMAGES, 1)) {
      Samples.scramble(network.parameters(), seed);
      prune(network.parameters(), new Random(seed));
      network.logits(batch.inputs(), 0, IMAGES, logits);
      write(architecture, network.parameters(), file);
    }
    try (OnnxRuntime runtime = new OnnxRuntime(file)) {
      assertNear(logits, runtime.logits(input, batch.inputs(), IMAGES));
      assertNear(
          Arrays.copyOf(logits, input.classes()),
          runtime.logits(input, Arrays.copyOf(batch.inputs(), input.features()), 1));
    }
  }

  private static void write(Architecture architecture, Parameters parameters, Path file)
      throws IOException {
    WholeFile.<IOException>write(file, OnnxFile.of(architecture, parameters, ABOUT)::writeTo);
  }

  private static void assertNear(float[] expected, float[] said) {
    assertEquals(expected.length, said.length);
    for (int i = 0; i < expected.length; i++) {
      assertEquals(expected[i], said[i], 1e-5 * Math.max(1, Math.abs(expected[i])));
    }
  }

  /** Two weights of three are gone, as after pruning. */
  private static void prune(Parameters parameters, Random random) {
    for (Parameters.Slice slice : parameters.slices()) {
      if (slice.kind() == Kind.WEIGHT) {
        float[] values = parameters.read(slice);
        for (int i = 0; i < values.length; i++) {
          values[i] = random.nextInt(3) == 0 ? 2 * values[i] : 0;
        }
        parameters.write(slice, values);
      }
    }
  }

  /** A chain that fits its images: what does not fit is drawn again. */
  private static Architecture chain(Random random) {
    Input input =
        new Input(
            1 + random.nextInt(3),
            6 + random.nextInt(12),
            6 + random.nextInt(12),
            2 + random.nextInt(5));
    while (true) {
      List<Layer> layers = new ArrayList<>();
      for (int i = random.nextInt(7); i > 0; i--) {
        layers.add(image(random));
      }
      layers.add(random.nextInt(3) == 0 ? new GlobalAveragePool() : new Flatten());
      for (int i = random.nextInt(5); i > 0; i--) {
        layers.add(units(random));
      }
      layers.add(new Dense(input.classes(), random.nextBoolean()));
      if (random.nextInt(4) == 0) {
        layers.add(new Dropout(0.5));
      }
      Architecture architecture = new Architecture(new Chain(layers), input);
      try {
        architecture.blueprint();
        return architecture;
      } catch (IllegalArgumentException _) {
        // Drawn again.
      }
    }
  }

  private static Layer image(Random random) {
    int kernel = 1 + random.nextInt(4);
    return switch (random.nextInt(8)) {
      case 0, 1, 2 ->
          new Conv(
              1 + random.nextInt(5),
              kernel,
              1 + random.nextInt(3),
              random.nextInt(kernel),
              random.nextBoolean());
      case 3 -> new MaxPool(kernel, random.nextInt(4));
      case 4 -> new AveragePool(kernel, random.nextInt(4));
      default -> either(random);
    };
  }

  private static Layer units(Random random) {
    return switch (random.nextInt(3)) {
      case 0 -> new Dense(1 + random.nextInt(9), random.nextBoolean());
      case 1 -> new Flatten();
      default -> either(random);
    };
  }

  private static Layer either(Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> new BatchNorm();
      case 1 -> new Relu();
      case 2 -> new LeakyRelu(random.nextInt(3) / 10.0);
      default -> new Dropout(0.3);
    };
  }

  /** Two gigabytes, of which there is one part in memory. */
  @Test
  void whatNoReaderOpensIsNotWritten() throws Exception {
    byte[] part = new byte[1 << 20];
    Message model = new Message();
    for (int i = 0; i < 1 << 11; i++) {
      model.bytes(9, part);
    }
    Path file = Files.writeString(folder.resolve("network.onnx"), "mine");
    IOException refusal =
        assertThrows(
            IOException.class,
            () -> WholeFile.<IOException>write(file, new OnnxFile(model)::writeTo));
    assertEquals(
        file
            + " cannot be written: it would have 2,147,491,840 bytes, and ONNX files have up to"
            + " 2,147,483,647; safetensors has no such limit",
        refusal.getMessage());
    assertEquals("mine", Files.readString(file));
  }

  @Test
  void theFileSaysWhatItIs() throws Exception {
    Path file = folder.resolve("network.onnx");
    Architecture architecture = Samples.onOtherImages().getFirst();
    try (Network network = Engine.FAST.create(architecture, 1, 1, 1)) {
      write(architecture, network.parameters(), file);
    }
    try (OnnxRuntime runtime = new OnnxRuntime(file)) {
      OnnxModelMetadata said = runtime.session().getMetadata();
      assertEquals("Sparsam", said.getProducerName());
      assertEquals("classifier", said.getGraphName());
      assertEquals("A network.", said.getDescription());
      assertEquals(ABOUT.metadata(), said.getCustomMetadata());
      assertArrayEquals(
          new long[] {-1, 3, 30, 26}, shape(runtime.session().getInputInfo(), "input"));
      assertArrayEquals(new long[] {-1, 7}, shape(runtime.session().getOutputInfo(), "logits"));
    }
  }

  private static long[] shape(Map<String, NodeInfo> all, String name) {
    NodeInfo node = Objects.requireNonNull(all.get(name));
    return ((TensorInfo) node.getInfo()).getShape();
  }
}
