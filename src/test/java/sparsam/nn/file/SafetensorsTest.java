package sparsam.nn.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static sparsam.nn.Refusals.assertRefused;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import sparsam.nn.Architecture;
import sparsam.nn.Engine;
import sparsam.nn.Network;
import sparsam.nn.Parameters;
import sparsam.nn.Parameters.Slice;
import sparsam.nn.Samples;
import sparsam.nn.file.Tensor.Ints;

@Isolated("ND4J changes the number of BLAS threads")
class SafetensorsTest {
  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource
  void everyNetworkComesBackByteForByte(Engine engine) throws IOException {
    for (Architecture architecture : Samples.architectures()) {
      Parameters saved = parameters(engine, architecture, 1);
      byte[] bytes = Safetensors.of(saved).toBytes();
      Safetensors file = read(bytes);
      assertArrayEquals(bytes, file.toBytes());

      Parameters opened = parameters(Engine.FAST, architecture, 2);
      file.copyTo(opened);
      for (Slice slice : saved.slices()) {
        assertArrayEquals(
            saved.read(slice), opened.read(opened.find(slice.name()).orElseThrow()), slice.name());
      }
    }
  }

  @Test
  void awkwardNamesShapesAndValuesComeBackByteForByte() throws IOException {
    Safetensors file = new Safetensors();
    file.metadata().put("note", "ρ = 0.05, \"quoted\",\n\tA\\B, \uD83D\uDE00");
    file.put("empty", List.of(2, 0, 3), new float[0]);
    file.put(
        "α \"β\"\n",
        List.of(7),
        new float[] {
          Float.NaN,
          Float.NEGATIVE_INFINITY,
          -0f,
          Float.MIN_VALUE,
          -Float.MAX_VALUE,
          1e-40f,
          Float.intBitsToFloat(0x7fc12345)
        });
    file.put("scalar", List.of(), new float[] {3});
    file.tensors().put("ints", new Ints(List.of(1, 3), new int[] {-1, 0, Integer.MIN_VALUE}));
    file.put("rank 8", List.of(1, 1, 1, 1, 2, 1, 1, 1), new float[] {1, 2});
    byte[] bytes = file.toBytes();
    Safetensors opened = read(bytes);
    assertArrayEquals(bytes, opened.toBytes());
    assertEquals(file.metadata(), opened.metadata());
    assertEquals(
        List.of("empty", "α \"β\"\n", "scalar", "ints", "rank 8"),
        List.copyOf(opened.tensors().keySet()));
    assertArrayEquals(new byte[] {2, 0, 0, 0, 0, 0, 0, 0, '{', '}'}, trimmed(new Safetensors()));
  }

  /** Reads the bytes as the format's description says, with none of the reader's code. */
  @Test
  void theLayoutIsTheFormats() {
    Parameters parameters = parameters(Engine.FAST, Samples.architectures().getFirst(), 3);
    byte[] bytes = Safetensors.of(parameters).toBytes();
    long length = 0;
    for (int i = 0; i < 8; i++) {
      length |= (bytes[i] & 0xffL) << (8 * i);
    }
    int data = 8 + Math.toIntExact(length);
    String header = new String(bytes, 8, data - 8, StandardCharsets.UTF_8);
    assertTrue(header.startsWith("{\"__metadata__\":{\"format\":\"pt\"},"), header);
    int at = 0;
    for (Slice slice : parameters.slices()) {
      Matcher entry =
          Pattern.compile(
                  "\"%s\":\\{\"dtype\":\"F32\",\"shape\":\\[([0-9,]+)],\"data_offsets\":\\[(\\d+),(\\d+)]}"
                      .formatted(Pattern.quote(slice.name())))
              .matcher(header);
      assertTrue(entry.find(), slice.name());
      assertEquals(
          slice.shape().stream().map(String::valueOf).collect(Collectors.joining(",")),
          entry.group(1));
      assertEquals(at, Integer.parseInt(entry.group(2)));
      float[] values = parameters.read(slice);
      for (float value : values) {
        int bits = 0;
        for (int i = 0; i < 4; i++) {
          bits |= (bytes[data + at + i] & 0xff) << (8 * i);
        }
        assertEquals(Float.floatToRawIntBits(value), bits, slice.name());
        at += 4;
      }
      assertEquals(at, Integer.parseInt(entry.group(3)));
    }
    assertEquals(bytes.length, data + at);
  }

  @Test
  void theDataBeginsAtAMultipleOfEightBytesWhateverTheHeader() {
    Safetensors file = new Safetensors().put("a", List.of(1), new float[1]);
    for (String note : List.of("", "1", "12", "123", "ρ", "ρρ", "ρρρ", "12345", "123456")) {
      file.metadata().put("note", note);
      assertEquals(4, file.toBytes().length % 8, note);
    }
  }

  @Test
  void tensorsMayLieInAnotherOrderThanTheirNames() throws IOException {
    byte[] bytes =
        HostileSafetensorsTest.file(
            "{\"b\":{\"dtype\":\"I32\",\"shape\":[1],\"data_offsets\":[4,8]},"
                + "\"a\":{\"dtype\":\"I32\",\"shape\":[],\"data_offsets\":[0,4]}}   ",
            new byte[] {1, 0, 0, 0, 0, 0, 0, -128});
    Safetensors file = read(bytes);
    assertArrayEquals(new int[] {1}, ints(file, "a"));
    assertArrayEquals(new int[] {Integer.MIN_VALUE}, ints(file, "b"));
  }

  @Test
  void aTensorIsAsLongAsItsShape() {
    assertRefused(
        IllegalArgumentException.class,
        () -> new Safetensors().put("w", List.of(2, 3), new float[5]),
        "5 values",
        "[2, 3]");
    assertRefused(
        IllegalArgumentException.class,
        () -> new Ints(List.of(65536, 65536, 65536, 65536), new int[0]),
        "0 values");
  }

  @Test
  void refusesWhatDoesNotFitANetworkAndChangesNothing() {
    assertUnfit(file -> file.tensors().remove("bn.running_mean"), "no tensor \"bn.running_mean\"");
    assertUnfit(
        file -> file.put("bn.num", List.of(1), new float[1]), "\"bn.num\" is none of this network");
    assertUnfit(
        file -> file.put("fc.bias", List.of(2, 5), new float[10]),
        "\"fc.bias\" is F32 [2, 5]",
        "F32 [10]");
    assertUnfit(
        file -> file.tensors().put("fc.bias", new Ints(List.of(10), new int[10])),
        "\"fc.bias\" is I32 [10]",
        "F32 [10]");
    for (float value : new float[] {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY}) {
      assertUnfit(
          file -> file.floats("bn.running_var", List.of(5))[4] = value,
          "\"bn.running_var\" holds " + value);
    }
    assertUnfit(
        file -> file.floats("bn.running_var", List.of(5))[2] = -1e-9f,
        "\"bn.running_var\" holds -1.0E-9",
        "variance");
  }

  /** Something done to a file's tensors. */
  private interface Change {
    void apply(Safetensors file) throws IOException;
  }

  private void assertUnfit(Change change, String... parts) {
    Parameters parameters = parameters(Engine.FAST, Samples.architectures().getFirst(), 4);
    float[] before = parameters.values().clone();
    Consumer<Safetensors> attempt =
        file ->
            assertRefused(
                IOException.class,
                () -> {
                  change.apply(file);
                  file.copyTo(parameters);
                },
                parts);
    Safetensors memory =
        Safetensors.of(parameters(Engine.FAST, Samples.architectures().getFirst(), 5));
    attempt.accept(memory);
    assertArrayEquals(before, parameters.values());

    Path path = folder.resolve("unfit.safetensors");
    assertRefused(
        IOException.class,
        () -> {
          Files.write(path, memory.toBytes());
          Safetensors.read(path).copyTo(parameters);
        },
        path.toString(),
        parts[0]);
    assertArrayEquals(before, parameters.values());
  }

  private static int[] ints(Safetensors file, String name) {
    return assertInstanceOf(Ints.class, file.find(name).orElseThrow()).values();
  }

  private Safetensors read(byte[] bytes) throws IOException {
    return Safetensors.read(Files.write(folder.resolve("some.safetensors"), bytes));
  }

  /** Without the header's padding. */
  private static byte[] trimmed(Safetensors file) {
    byte[] bytes = file.toBytes();
    int end = bytes.length;
    while (bytes[end - 1] == ' ') {
      end--;
    }
    bytes = Arrays.copyOf(bytes, end);
    bytes[0] = (byte) (end - 8);
    return bytes;
  }

  private static Parameters parameters(Engine engine, Architecture architecture, long seed) {
    try (Network network = engine.create(architecture, seed, 1, 1)) {
      Samples.scramble(network.parameters(), seed);
      return network.parameters();
    }
  }
}
