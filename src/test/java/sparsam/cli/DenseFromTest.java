package sparsam.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code run --dense-from} as a person types it. */
class DenseFromTest {
  @TempDir private Path folder;

  private record Outcome(int code, String out, String err) {}

  /** Runs the preset quick up to its pruned network. */
  private Outcome quick(Path out, String... more) {
    StringWriter printed = new StringWriter();
    StringWriter failed = new StringWriter();
    String[] args =
        Stream.concat(
                Stream.of("run", "quick", "--set", "arms=[]", "--threads", "1", "--out", out + ""),
                Stream.of(more))
            .toArray(String[]::new);
    int code =
        CommandLineTool.run(args, new PrintWriter(printed, true), new PrintWriter(failed, true));
    return new Outcome(code, printed.toString(), failed.toString());
  }

  @Test
  void aDenseNetworkIsTakenOverFromInsideAndFromARun() throws IOException {
    Path first = folder.resolve("first");
    Outcome shipped = quick(first, "--dense-from", "shipped");
    assertEquals(0, shipped.code(), shipped.err());
    assertTrue(shipped.out().contains("taken over from shipped quick"), shipped.out());
    String weights = "weights/dense.safetensors";
    assertEquals(
        -1, Files.mismatch(Path.of("assets/networks/quick", weights), first.resolve(weights)));

    Path second = folder.resolve("second");
    Outcome run = quick(second, "--set", "prune.fraction=0.9", "--dense-from", first.toString());
    assertEquals(0, run.code(), run.err());
    assertTrue(run.out().contains("taken over from shipped quick"), run.out());
    assertTrue(run.out().contains("90.0 %"), run.out());
  }

  @Test
  void oneThatDoesNotFitIsOneSentenceAndNoFolder() {
    Path out = folder.resolve("never");
    for (List<String> wrong :
        List.of(
            List.of("5", "shipped", "seed is 0 there and 5 here"),
            List.of("0", folder.toString(), "is no run's folder: it holds no recipe.sparsam"))) {
      Outcome outcome = quick(out, "--seed", wrong.get(0), "--dense-from", wrong.get(1));
      assertEquals(1, outcome.code());
      assertEquals(1, outcome.err().lines().count(), outcome.err());
      assertTrue(outcome.err().strip().endsWith(wrong.get(2)), outcome.err());
    }
    assertFalse(Files.exists(out));
    Outcome resumed = quick(out, "--resume", "--dense-from", "shipped");
    assertEquals(2, resumed.code());
    assertTrue(resumed.err().contains("leave --dense-from away"), resumed.err());
  }
}
