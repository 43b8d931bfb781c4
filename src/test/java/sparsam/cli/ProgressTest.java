package sparsam.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sparsam.cli.console.Terminal;
import sparsam.result.Monitor;

class ProgressTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 12, 40, 60, 200})
  void theBarIsOneLineOnEveryTerminal(int columns) {
    Monitor monitor = new Monitor();
    monitor.activity("an arm with quite a long name: epoch 12 of 100");
    StringWriter out = new StringWriter();
    Terminal terminal = new Terminal(true, () -> columns);
    Progress progress = new Progress(monitor, new PrintWriter(out), terminal);
    progress.show();
    progress.close();
    String line = out.toString().split("\r\u001b\\[K", -1)[1];
    assertTrue(line.length() <= Math.max(columns - 1, 1), line);
    if (columns == 40) {
      assertEquals("[···········]   0 % an arm with quite …", line);
    }
  }

  @Test
  void aDumbTerminalGetsNoBar() {
    StringWriter out = new StringWriter();
    Progress progress =
        new Progress(new Monitor(), new PrintWriter(out), new Terminal(false, () -> 80));
    progress.show();
    progress.close();
    assertEquals("", out.toString());
  }
}
