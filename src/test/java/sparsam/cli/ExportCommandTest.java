package sparsam.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated("ND4J changes the number of BLAS threads")
class ExportCommandTest {
  /** A run from an older version, as a person may have kept it. */
  private static final Path RUN = Path.of("src/test/resources/runs/first-version/killed");

  @TempDir private Path folder;
  private final StringWriter err = new StringWriter();

  private int export(String name, Path out) {
    return CommandLineTool.run(
        new String[] {"export", RUN.toString(), name, "--out", out.toString()},
        new PrintWriter(new StringWriter()),
        new PrintWriter(err));
  }

  @Test
  void weightsComeOutAsTheRunHasThem() throws Exception {
    Path out = folder.resolve("dense.safetensors");
    assertEquals(0, export("dense", out), err::toString);
    assertArrayEquals(
        Files.readAllBytes(RUN.resolve("weights/dense.safetensors")), Files.readAllBytes(out));
  }

  @Test
  void aModelForDl4jComesOut() throws Exception {
    Path out = folder.resolve("dense.zip");
    assertEquals(0, export("dense", out), err::toString);
    byte[] bytes = Files.readAllBytes(out);
    assertEquals("PK", new String(bytes, 0, 2, java.nio.charset.StandardCharsets.US_ASCII));
  }

  @Test
  void whatCannotBeIsSaid() {
    assertEquals(2, export("dense", folder.resolve("dense.onnx")));
    assertTrue(
        err.toString().contains("a name that ends with .safetensors or .zip"), err::toString);
    assertEquals(1, export("nobody", folder.resolve("nobody.zip")));
    assertTrue(err.toString().contains("no weights of nobody"), err::toString);
  }
}
