package sparsam.plot.surface;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import javafx.scene.text.Font;
import org.junit.jupiter.api.Test;
import sparsam.plot.OnScreen;

@OnScreen
class TextWidthsTest {
  private static final String PATH =
      "/home/somebody/a-folder_of.runs/2026-03-04-050607-small/arms/SGD-with-a-long-name.tensors";

  private final TextWidths widths = new TextWidths();
  private final Font font = Theme.light().plain();

  @Test
  void aLineIsNeverWiderThanItMayBe() {
    String words = PATH + " cannot be used: " + "w".repeat(200) + "𝒲".repeat(40) + " end";
    for (double width = 30; width < 900; width += 7) {
      List<String> lines = widths.wrap(words, font, width);
      assertEquals(words.replace(" ", ""), String.join("", lines).replace(" ", ""));
      for (String line : lines) {
        assertTrue(widths.of(line, font) <= width, line);
        assertTrue(!Character.isLowSurrogate(line.charAt(0)), line);
      }
    }
  }

  @Test
  void aLongWordIsBrokenAfterItsJoints() {
    List<String> lines = widths.wrap(PATH, font, widths.of(PATH, font) / 2);
    for (String line : lines.subList(0, lines.size() - 1)) {
      assertTrue("/_-.".indexOf(line.charAt(line.length() - 1)) >= 0, line);
    }
    assertTrue(lines.size() <= 4, lines.toString());
  }

  @Test
  void whatFitsIsBrokenBetweenWordsAlone() {
    double width = widths.of("some-words", font) + 1;
    assertEquals(
        List.of("some-words", "and a", "number"),
        widths.wrap("some-words and a number", font, width));
    assertEquals(
        widths.of("some-words", font), widths.widest("some-words and a number", font, width));
  }
}
