package sparsam.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import sparsam.Jvm;

class LogSettingsTest {
  @TempDir private Path folder;

  /** A program with these settings that logs as we and as libraries do. */
  static final class Program {
    private Program() {}

    public static void main(String[] args) {
      LogSettings.install();
      if (args.length > 0) {
        LogFiles.open(Path.of(args[0]), System.err::println);
      }
      for (String name : List.of("sparsam.Ours", "org.nd4j.Theirs")) {
        LoggerFactory.getLogger(name).info("told by {}", name);
        LoggerFactory.getLogger(name).warn("warned by {}", name);
        LoggerFactory.getLogger(name).error("failed in {}", name);
      }
      Logger.getLogger("javafx").warning("warned by javafx");
    }
  }

  private static List<String> errorStream(String... args) throws Exception {
    Process process = Jvm.of(Program.class, List.of(), args).start();
    try {
      List<String> lines = process.errorReader().readAllLines();
      assertEquals(0, process.waitFor(), lines::toString);
      return messages(lines);
    } finally {
      process.destroyForcibly();
    }
  }

  private static List<String> messages(List<String> lines) {
    return lines.stream().map(line -> line.substring(line.indexOf("] ") + 2)).toList();
  }

  @Test
  @Timeout(60)
  void errors_alone_reach_the_error_stream_and_the_files_have_more() throws Exception {
    List<String> errors =
        List.of("Ours: failed in sparsam.Ours", "Theirs: failed in org.nd4j.Theirs");
    assertEquals(errors, errorStream());
    assertEquals(errors, errorStream(folder.toString()));
    Path file = folder.resolve("sparsam-0.0.log");
    assertTrue(Files.exists(file));
    assertEquals(
        List.of(
            "Ours: told by sparsam.Ours",
            "Ours: warned by sparsam.Ours",
            "Ours: failed in sparsam.Ours",
            "Theirs: warned by org.nd4j.Theirs",
            "Theirs: failed in org.nd4j.Theirs",
            "javafx: warned by javafx"),
        messages(Files.readAllLines(file)));
  }
}
