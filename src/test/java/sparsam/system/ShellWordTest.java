package sparsam.system;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@SuppressWarnings("OrphanedFormatString") // what looks like a format is a word for a shell
class ShellWordTest {
  private static final List<String> WORDS =
      List.of(
          "runs/fair-90",
          "/tmp/my run",
          "it's mine",
          "a\"b",
          "$HOME",
          "`id`",
          "~",
          "*",
          "!!",
          "a\\b",
          "Größe/日本",
          "a;b&c|d>e",
          "#x",
          "-x",
          "");

  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void a_shell_takes_every_word_for_itself() throws IOException, InterruptedException {
    StringBuilder command = new StringBuilder("printf '%s\\n' --");
    WORDS.forEach(word -> command.append(' ').append(ShellWord.of(word)));
    Process shell =
        new ProcessBuilder("sh", "-c", command.toString()).redirectErrorStream(true).start();
    String out = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, shell.waitFor(), out);
    assertEquals("--\n" + String.join("\n", WORDS) + "\n", out);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '~',
      value = {
        "C:\\runs\\fair-90, C:\\runs\\fair-90",
        "C:\\my runs\\a, \"C:\\my runs\\a\"",
        "C:\\my runs\\, \"C:\\my runs\\\\\"",
        "Größe, \"Größe\"",
        "a&b, \"a&b\"",
        "100%x, \"100\"^%\"x\"",
        "~~, \"\""
      })
  void cmd_takes_every_word_for_itself(String word, String quoted) {
    assertEquals(quoted, ShellWord.of("Windows 11", word));
  }
}
