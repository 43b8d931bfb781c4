package sparsam.report.speed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import sparsam.nn.speed.LayerSpeed;
import sparsam.nn.speed.Speeds;
import sparsam.recipe.Phase;
import sparsam.report.page.Html;
import sparsam.result.Result.Finished;
import sparsam.text.Strings;

/** What a compact arm gains, as it is read. */
class SpeedWordsTest {
  private static final Speeds SPEEDS =
      new Speeds(
          1200,
          List.of(
              new LayerSpeed("conv1", 1000, 500, 0.3, 0.1, true),
              new LayerSpeed("conv2", 3000, 750, 0.5, 0.3, true)));

  private final Strings strings = new Strings();
  private final SpeedWords words = new SpeedWords(strings);

  @Test
  void whatWasMeasuredStandsBesideWhatPaperSays() {
    assertEquals("2.0× as fast, 3.2× on paper", words.brief(SPEEDS));
    assertEquals("SGD: 2.0× as fast, 3.2× on paper (1,200 images).", words.sentence("SGD", SPEEDS));
    assertEquals(
        """
        conv1: 3.0× as fast, 2.0× on paper
        conv2: 1.7× as fast, 4.0× on paper\
        """,
        words.lines(SPEEDS));
    assertEquals(3, words.table(SPEEDS).rows().size());
    assertEquals(6, words.table(SPEEDS).rows().getLast().size(), "without a choice of forms");
  }

  @Test
  void aPageHasATableForEachCompactArm() {
    Finished whole = new Finished("whole", Phase.ARM, 9, 10, 0.1, 0.9, 0.1, 0.5, 0, 3, 1);
    Finished cut = new Finished("a & b", Phase.ARM, 9, 10, 0.1, 0.9, 0.1, 0.5, 0, 3, 1);
    Html none = new Html();
    SpeedHtml.add(none, List.of(whole), strings);
    assertEquals("", none.toString());
    Html one = new Html();
    SpeedHtml.add(one, List.of(whole, cut.withSpeeds(SPEEDS)), strings);
    String page = one.toString();
    assertTrue(page.contains("a &amp; b: 2.0× as fast, 3.2× on paper"), page);
    assertTrue(page.contains("<th scope=\"row\">conv2</th>"), page);
    assertFalse(page.contains("whole:"), page);
  }
}
