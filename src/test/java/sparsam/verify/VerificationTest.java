package sparsam.verify;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import sparsam.nn.Engine;
import sparsam.nn.file.Safetensors;

/** Every trace that PyTorch computed, on both engines and several threads. */
class VerificationTest {
  private static final Path TRACES = Path.of("src/test/resources/traces");

  static List<Path> traces() throws IOException {
    try (Stream<Path> files = Files.list(TRACES)) {
      return files.sorted().toList();
    }
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

  @ParameterizedTest
  @MethodSource("traces")
  void dl4jAgrees(Path trace) throws IOException {
    assertPassed(Verification.of(trace, Engine.DL4J, 1));
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

  private static void assertPassed(Verification verification) {
    assertTrue(verification.passed(), verification::toString);
  }
}
