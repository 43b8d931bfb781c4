package sparsam.nn;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import sparsam.Jvm;
import sparsam.nn.fast.FastNetwork;

class NativesTest {
  /** Every processor of its family has what these need, and none takes them by itself today. */
  private static final String KERNELS = "Nehalem";

  /** A program that asks nothing of {@link Engine}. */
  public static final class Program {
    private Program() {}

    public static void main(String[] args) {
      System.out.print(FastNetwork.description());
    }
  }

  @Test
  @EnabledOnOs(value = OS.LINUX, architectures = "amd64")
  void the_kernels_are_those_that_are_named_whoever_asks_first() throws Exception {
    Process process =
        Jvm.of(Program.class, List.of("-Dsparsam.openblas.coretype=" + KERNELS)).start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(said.contains(KERNELS), said);
  }
}
