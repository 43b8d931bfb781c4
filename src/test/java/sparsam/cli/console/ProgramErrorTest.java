package sparsam.cli.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sparsam.result.Environment;

/** An error of the program itself names the file with what is needed to report it. */
class ProgramErrorTest {
  private static final LocalDateTime NOON = LocalDateTime.of(2026, 11, 28, 12, 0);

  @TempDir private Path folder;

  private String told(Path logs, String... args) {
    StringWriter said = new StringWriter();
    new ProgramError(new IllegalStateException("of the program"), List.of(args))
        .tell(logs, NOON, new PrintWriter(said, true));
    return said.toString();
  }

  @Test
  void a_file_holds_version_command_stack_and_recipes() throws Exception {
    Path recipe = Files.writeString(folder.resolve("mine.sparsam"), "{\"name\": \"of a file\"}");
    Path run = Files.createDirectories(folder.resolve("a run"));
    Files.writeString(run.resolve("recipe.sparsam"), "{\"name\": \"of a run\"}");
    Path logs = folder.resolve("logs");
    String said = told(logs, "run", recipe.toString(), "--out=" + run, "quick", "gone.sparsam");
    Path file = logs.resolve("sparsam-error-2026-11-28-120000-000.txt");
    assertTrue(
        said.startsWith(
            "sparsam: an error in the program itself: java.lang.IllegalStateException: of the"),
        said);
    assertTrue(said.contains("send " + file + ":") && said.contains("Nothing was sent."), said);
    assertFalse(said.contains("\tat "), said);
    String text = Files.readString(file);
    assertTrue(text.startsWith("Sparsam " + Environment.VERSION + "\nJava: "), text);
    assertTrue(text.contains("sparsam run "), text);
    assertTrue(text.contains("IllegalStateException: of the program\n    at sparsam."), text);
    for (String name : List.of("of a file", "of a run", "quick")) {
      assertTrue(text.contains("\"name\": \"" + name + "\""), name + " in " + text);
    }
  }

  @Test
  void what_cannot_be_written_is_printed() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "");
    String said = told(file.resolve("logs"), "bench");
    assertTrue(said.contains("could not be written to " + file.resolve("logs")), said);
    assertTrue(said.contains("    at sparsam."), said);
    assertEquals("", Files.readString(file));
  }
}
