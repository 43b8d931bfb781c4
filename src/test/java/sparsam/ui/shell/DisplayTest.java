package sparsam.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DisplayTest {
  @ParameterizedTest
  @CsvSource({
    "Linux, '', '', '', true",
    "Linux, ' ', '', '', true",
    "Linux, :0, '', '', false",
    "Linux, '', wayland-0, '', false",
    "Linux, '', '', Headless, false",
    "Linux, '', '', gtk, true",
    "Windows 11, '', '', '', false",
    "Mac OS X, '', '', '', false"
  })
  void onlyLinuxWithoutADisplayHasNoWindow(
      String system, String x, String wayland, String glass, boolean missing) {
    Optional<String> said =
        Display.missing(system, Map.of("DISPLAY", x, "WAYLAND_DISPLAY", wayland), glass);
    assertEquals(missing, said.isPresent());
  }

  @Test
  void oneSentenceSaysWhatToDo() {
    String said = Display.missing("Linux", Map.of(), "").orElseThrow();
    assertTrue(said.contains("no display") && said.contains("sparsam run quick"), said);
    assertFalse(said.contains("\n"), said);
  }
}
