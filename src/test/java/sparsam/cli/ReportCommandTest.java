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
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sparsam.Jvm;
import sparsam.Sparsam;
import sparsam.plot.OnScreen;

/** Reports from the command line, on a machine without a screen. */
@OnScreen
class ReportCommandTest {
  @TempDir private Path folder;

  private List<String> tiny(Path report) {
    return List.of(
        "run",
        "quick",
        "--set",
        "network.widths=[2,2]",
        "--set",
        "dense.epochs=1",
        "--threads",
        "1",
        "--out",
        folder.resolve("run").toString(),
        "--report",
        report.toString());
  }

  /** The whole program, in a process of its own: it must end although it started the toolkit. */
  @Test
  void aRunWritesItsReportWithoutAScreenAndTheProgramEnds() throws Exception {
    Path report = folder.resolve("report");
    ProcessBuilder builder =
        Jvm.of(
            Sparsam.class,
            List.of("--enable-native-access=ALL-UNNAMED", "-XX:TieredStopAtLevel=4"),
            tiny(report).toArray(String[]::new));
    builder.environment().remove("DISPLAY");
    builder.environment().remove("WAYLAND_DISPLAY");
    Path output = folder.resolve("output");
    Process process = builder.redirectErrorStream(true).redirectOutput(output.toFile()).start();
    try {
      assertTrue(process.waitFor(5, TimeUnit.MINUTES), "it ends by itself");
    } finally {
      process.destroyForcibly();
    }
    String said = Files.readString(output);
    assertEquals(0, process.exitValue(), said);
    assertFalse(said.contains("WARNING"), said);
    assertTrue(said.contains("Report: " + report.resolve("report.html")), said);
    try (Stream<Path> pictures = Files.list(report.resolve("pictures"))) {
      assertTrue(pictures.anyMatch(file -> file.endsWith("comparison.png")), "no pictures");
    }
    assertEquals(
        Files.readString(folder.resolve("run").resolve("recipe.sparsam")),
        Files.readString(report.resolve("recipe.json")));

    Path again = folder.resolve("again");
    StringWriter out = new StringWriter();
    assertEquals(
        0, call(out, "report", folder.resolve("run").toString(), "--out", again.toString()));
    assertEquals("Report: " + again.resolve("report.html"), out.toString().strip());
    assertEquals(numbers(report), numbers(again), "the past run tells the same");
  }

  private static Map<String, String> numbers(Path report) throws IOException {
    Map<String, String> numbers = new TreeMap<>();
    try (Stream<Path> files = Files.list(report.resolve("data"))) {
      for (Path file : files.toList()) {
        numbers.put(String.valueOf(file.getFileName()), Files.readString(file));
      }
    }
    assertTrue(numbers.size() >= 2 * 7, numbers.keySet().toString());
    return numbers;
  }

  private static int call(StringWriter said, String... args) {
    return CommandLineTool.run(args, new PrintWriter(said), new PrintWriter(said));
  }

  @Test
  void whatIsNoRunIsOneSentence() {
    StringWriter said = new StringWriter();
    Path nothing = folder.resolve("nothing");
    Path out = folder.resolve("report");
    assertEquals(1, call(said, "report", nothing.toString(), "--out", out.toString()));
    assertTrue(said.toString().startsWith("sparsam: "), said.toString());
    assertEquals(1, said.toString().lines().count());
    assertFalse(Files.exists(out));
  }

  @Test
  void aFolderThatCannotBeUsedIsSaidBeforeTheRun() throws IOException {
    Path report = Files.createDirectory(folder.resolve("full"));
    Files.writeString(report.resolve("thesis.tex"), "mine");
    StringWriter err = new StringWriter();
    assertEquals(1, call(err, tiny(report).toArray(String[]::new)));
    assertTrue(
        err.toString().startsWith("sparsam: " + report + " holds other files"), err.toString());
    assertEquals(1, err.toString().lines().count());
    assertFalse(Files.exists(folder.resolve("run")), "nothing ran");
  }
}
