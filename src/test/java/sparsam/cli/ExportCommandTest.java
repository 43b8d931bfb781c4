package sparsam.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import sparsam.recipe.Recipe;
import sparsam.store.DenseFile;
import sparsam.store.PastRun;
import sparsam.store.file.FileSize;

@Isolated("ND4J changes the number of BLAS threads")
class ExportCommandTest {
  /** A run from an older version, as a person may have kept it. */
  private static final Path RUN = Path.of("src/test/resources/runs/first-version/killed");

  @TempDir private Path folder;
  private final StringWriter said = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int export(String name, Path out) {
    return CommandLineTool.run(
        new String[] {"export", RUN.toString(), name, "--out", out.toString()},
        new PrintWriter(said),
        new PrintWriter(err));
  }

  @Test
  void weightsComeOutAsTheRunHasThem() throws Exception {
    Path out = folder.resolve("dense.safetensors");
    assertEquals(0, export("dense", out), err::toString);
    assertArrayEquals(
        Files.readAllBytes(RUN.resolve("weights/dense.safetensors")), Files.readAllBytes(out));
    assertTrue(said.toString().contains("%s, %s".formatted(out, FileSize.of(out))), said::toString);
  }

  @Test
  void weightsWithoutZerosComeBackAsTheRunHasThem() throws Exception {
    Path dense = folder.resolve("pruned.safetensors");
    Path sparse = folder.resolve("pruned.sparse.safetensors");
    assertEquals(0, export("pruned", dense), err::toString);
    assertEquals(0, export("pruned", sparse), err::toString);
    Recipe recipe = PastRun.open(RUN).recipe();
    assertArrayEquals(
        DenseFile.open(dense).weights(recipe).toBytes(),
        DenseFile.open(sparse).weights(recipe).toBytes());
  }

  @Test
  void anOnnxFileSaysWhatItIs() throws Exception {
    Path out = folder.resolve("dense.onnx");
    assertEquals(0, export("dense", out), err::toString);
    String text = Files.readString(out, StandardCharsets.ISO_8859_1);
    assertTrue(text.contains("[\"0\",\"1\",\"2\""), "its classes");
    assertTrue(text.contains("[0.1307]") && text.contains("[0.3081]"), "how images are normalised");
  }

  @Test
  void aModelForDl4jComesOut() throws Exception {
    Path out = folder.resolve("dense.zip");
    assertEquals(0, export("dense", out), err::toString);
    byte[] bytes = Files.readAllBytes(out);
    assertEquals("PK", new String(bytes, 0, 2, StandardCharsets.US_ASCII));
  }

  @Test
  void whatCannotBeIsSaid() {
    assertEquals(2, export("dense", folder.resolve("dense.pt")));
    assertTrue(
        err.toString()
            .contains(
                "a name that ends with .safetensors, .sparse.safetensors, .compact.safetensors,"
                    + " .onnx, .compact.onnx, .zip or .compact.zip"),
        err::toString);
    assertEquals(1, export("nobody", folder.resolve("nobody.zip")));
    assertTrue(err.toString().contains("no weights of nobody"), err::toString);
    assertEquals(1, export("pruned", folder.resolve("small.compact.zip")));
    assertTrue(
        err.toString().contains("no whole channel of pruned in " + RUN + " is gone: compact it is"),
        err::toString);
  }
}
