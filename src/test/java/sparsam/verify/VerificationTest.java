package sparsam.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import sparsam.nn.Engine;
import sparsam.nn.file.Safetensors;

/** Every trace that PyTorch computed, on several threads; {@link Dl4jVerificationTest} has DL4J. */
class VerificationTest {
  private static final Path TRACES = Path.of("src/test/resources/traces");
  private static final Path SCORES = Path.of("src/test/resources/scores");
  private static final Path LANDSCAPES = Path.of("src/test/resources/landscapes");

  static List<Path> traces() throws IOException {
    List<Path> all = new ArrayList<>();
    for (Path folder : List.of(TRACES, LANDSCAPES, SCORES)) {
      try (Stream<Path> files = Files.list(folder)) {
        files.sorted().forEach(all::add);
      }
    }
    return all;
  }

  @ParameterizedTest
  @MethodSource("traces")
  void fastEngineAgreesOnOneThread(Path trace) throws IOException {
    assertPassed(Verification.of(trace, Engine.FAST, 1));
  }

  @ParameterizedTest
  @MethodSource("traces")
  void fastEngineAgreesOnThreeThreads(Path trace) throws IOException {
    assertPassed(Verification.of(trace, Engine.FAST, 3));
  }

  static List<Path> flatness() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("src/test/resources/flatness"))) {
      return files.sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("flatness")
  void flatnessAgrees(Path file) throws IOException {
    // The trace is a product for every coordinate: of one file here, of all on the command line.
    boolean whole = file.endsWith("flatness-masked.safetensors");
    assertPassed(new FlatnessReplay(Safetensors.read(file)).run(2, whole));
  }

  @Test
  void aDifferenceFromANegativeNumberIsOne() {
    Verification.Collector found = new Verification.Collector();
    found.within("sharpness", 0.5, -1, Verification.Rule.CURVATURE);
    assertFalse(found.finish("one").passed());
  }

  @Test
  void aWrongNumberIsFound(@TempDir Path folder) throws IOException {
    Safetensors trace = Safetensors.read(TRACES.resolve("sam.safetensors"));
    float[] bias = trace.floats("step3.fc.bias", List.of(10));
    bias[4] += 1e-3f;
    Path broken = folder.resolve("broken.safetensors");
    Files.write(broken, trace.toBytes());

    assertFalse(Verification.of(broken, Engine.FAST, 1).passed());
  }

  /** One wrong place of a plane, of a line, of a direction. */
  @ParameterizedTest
  @ValueSource(strings = {"grid.loss", "line.loss", "direction2.fc.weight", "barrier"})
  void aWrongPlaceOfALandscapeIsFound(String tensor, @TempDir Path folder) throws IOException {
    Safetensors landscape =
        Safetensors.read(LANDSCAPES.resolve("landscape-classifier.safetensors"));
    float[] values = landscape.floats(tensor, landscape.find(tensor).orElseThrow().shape());
    values[values.length / 2] += 2e-2f;
    Path broken = folder.resolve("broken.safetensors");
    Files.write(broken, landscape.toBytes());

    assertFalse(Verification.of(broken, Engine.FAST, 1).passed());
  }

  /** What is not built yet must not look as if it agreed, or disagreed. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"name\": \"sam\" | {\"name\": \"bsam\", \"alpha\": 1 | its optimizer is \"bsam\"",
        "{\"name\": \"sam\" | {\"name\": \"sam\", \"m\": 8 | its optimizer \"sam\" has \"m\"",
        "{\"name\": \"sgd\" | {\"name\": \"rmsprop\" | its base is \"rmsprop\"",
        "\"schedule\": null | \"schedule\": {\"name\": \"linear\"} | its schedule is \"linear\"",
        "\"classifier\" | \"vgg\" | its network is \"vgg\"",
        "\"name\": \"classifier\" | \"name\": \"layers\", \"layers\": [{\"layer\": \"x\"}] | its"
            + " layer is \"x\"",
        "\"name\": \"classifier\" | \"name\": \"layers\", \"layers\": [{\"layer\": \"relu\", \"q\":"
            + " 1}] | its layer \"relu\" has \"q\"",
      })
  void whatThisVersionDoesNotKnowIsSaid(
      String piece, String other, String expected, @TempDir Path folder) throws IOException {
    String trace =
        """
        {"model": {"name": "classifier", "widths": [4, 8], "input": [1, 28, 28], "classes": 10},
         "optimizer": {"name": "sam", "rho": 0.05, "base": {"name": "sgd", "lr": 0.05}},
         "schedule": null, "prune": null, "batchSize": 16, "steps": 5, "seed": 11}
        """;
    assertTrue(trace.contains(piece), piece);
    Path file = folder.resolve("trace.safetensors");
    Safetensors tensors = new Safetensors();
    tensors.metadata().put("format", "sparsam-trace/2");
    tensors.metadata().put("trace", trace.replace(piece, other));
    Files.write(file, tensors.toBytes());
    String message =
        assertThrows(IOException.class, () -> Verification.of(file, Engine.FAST, 1)).getMessage();
    assertEquals(
        file + " cannot be replayed: " + expected + ", which this version does not know", message);
  }

  static void assertPassed(Verification verification) {
    assertTrue(verification.passed(), verification::toString);
  }
}
