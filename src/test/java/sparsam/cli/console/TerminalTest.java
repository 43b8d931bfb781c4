package sparsam.cli.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class TerminalTest {
  private static Terminal terminal(Map<String, String> environment, OptionalInt asked) {
    return Terminal.of(true, false, environment, () -> asked);
  }

  private static boolean escapes(Map<String, String> environment) {
    return terminal(environment, OptionalInt.empty()).escapes();
  }

  @Test
  void onlyTerminalsThatUnderstandThemGetEscapeSequences() {
    assertTrue(escapes(Map.of("TERM", "xterm-256color")));
    assertTrue(escapes(Map.of("TERM", "xterm", "NO_COLOR", "")));
    assertFalse(escapes(Map.of("TERM", "dumb")));
    assertFalse(escapes(Map.of("TERM", "")));
    assertFalse(escapes(Map.of()));
    assertFalse(escapes(Map.of("TERM", "xterm", "NO_COLOR", "1")));
    assertTrue(Terminal.of(true, true, Map.of(), OptionalInt::empty).escapes());
    assertFalse(Terminal.of(false, true, Map.of("TERM", "xterm"), OptionalInt::empty).escapes());
  }

  @Test
  void theWidthIsTheTerminalsOwnOrWhatTheEnvironmentSays() {
    assertEquals(OptionalInt.of(40), Terminal.size("24 40\n"));
    assertEquals(OptionalInt.empty(), Terminal.size("0 0\n"));
    assertEquals(OptionalInt.empty(), Terminal.size("stty: no terminal"));
    assertEquals(40, terminal(Map.of("COLUMNS", "132"), OptionalInt.of(40)).width().get());
    assertEquals(132, terminal(Map.of("COLUMNS", "132"), OptionalInt.empty()).width().get());
    assertEquals(80, terminal(Map.of("COLUMNS", "wide"), OptionalInt.empty()).width().get());
  }
}
