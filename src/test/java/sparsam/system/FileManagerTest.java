package sparsam.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "plays file managers with a shell")
class FileManagerTest {
  @TempDir private Path folder;

  private static FileManager played(String script) {
    return new FileManager(List.of("sh", "-c", script, "sh"), true);
  }

  @Test
  void a_folder_that_is_not_there_yet_is_made_and_shown() throws IOException {
    Path logs = folder.resolve("state").resolve("logs");
    Path seen = folder.resolve("seen");
    played("test -d \"$1\" && echo \"$1\" > " + seen).show(logs);
    assertEquals(logs.toString(), Files.readString(seen).strip());
  }

  @Test
  void what_went_wrong_is_a_reason() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "in the way");
    assertEquals("sh finds no file manager", reason(played("exit 3"), folder));
    assertEquals(
        "this system has no no-such-program",
        reason(new FileManager(List.of("no-such-program"), true), folder));
    assertEquals(
        "it is not there and cannot be made", reason(played("exit 0"), file.resolve("logs")));
  }

  private static String reason(FileManager manager, Path of) {
    return String.valueOf(assertThrows(IOException.class, () -> manager.show(of)).getMessage());
  }

  @Test
  void a_program_whose_exit_code_says_nothing_is_believed() throws IOException {
    new FileManager(List.of("sh", "-c", "exit 1"), false).show(folder);
    assertTrue(Files.isDirectory(folder));
  }
}
