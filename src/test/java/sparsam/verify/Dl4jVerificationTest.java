package sparsam.verify;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import sparsam.nn.Engine;

/** Every trace that PyTorch computed, on DL4J. */
@Isolated("ND4J changes the number of BLAS threads")
class Dl4jVerificationTest {
  @ParameterizedTest
  @MethodSource("sparsam.verify.VerificationTest#traces")
  void agrees(Path trace) throws IOException {
    VerificationTest.assertPassed(Verification.of(trace, Engine.DL4J, 1));
  }
}
