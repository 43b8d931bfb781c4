package sparsam;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the program does when nobody takes what it says. */
@Timeout(120)
class OutputTest {
  /** One of the commands trains. */
  private static final String COMPILED = "-XX:TieredStopAtLevel=4";

  private static final File FULL = new File("/dev/full");

  @TempDir Path folder;

  private Started.Way way() {
    return new Started.Way(folder, Map.of("LC_ALL", "C.UTF-8"), List.of(COMPILED));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "presets quick",
        "--version",
        "run --help",
        "run quick --json --set network.widths=[2,2] --set dense.epochs=1 --set arms=[] --out run"
      })
  void aFullDiskIsSaidAndFails(String command) throws Exception {
    assumeTrue(FULL.exists(), "only Linux has a device that is always full");
    Started started = Started.with(way(), Redirect.to(FULL), command.split(" "));
    assertEquals(1, started.code(), started.err());
    assertTrue(
        started
            .err()
            .endsWith(
                "sparsam: standard output cannot be written: No space left on device"
                    + System.lineSeparator()),
        started.err());
  }

  @Test
  void aReaderWhoLeavesIsNoFailure() throws Exception {
    Process process = Started.builder(way(), "presets", "quick").start();
    try {
      process.getInputStream().close();
      assertEquals("", new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8));
      assertEquals(0, process.waitFor());
    } finally {
      process.destroyForcibly();
    }
  }
}
