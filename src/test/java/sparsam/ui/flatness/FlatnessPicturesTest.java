package sparsam.ui.flatness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import sparsam.flatness.landscape.Grid;
import sparsam.flatness.landscape.Relief;
import sparsam.plot.picture.Picture;
import sparsam.report.landscape.View;
import sparsam.text.Strings;

/** Which of two planes is shown when. */
class FlatnessPicturesTest {
  private static final int SIDE = 3;

  private final FlatnessPictures pictures = new FlatnessPictures(new Strings());
  private final Question question =
      new Question(
          Path.of("run"),
          Sight.PLANE,
          List.of(new Chosen.OfRun("SGD"), new Chosen.OfRun("SAM")),
          1,
          1000,
          false,
          SIDE,
          null);

  private static Findings.Seen plane(double loss) {
    double[] losses = new double[SIDE * SIDE];
    losses[0] = loss;
    boolean[] all = new boolean[losses.length];
    Relief relief = new Relief(Grid.around(1, SIDE), losses, losses.clone(), all, 1000, false);
    return new Findings.Seen(List.of(relief), List.of(), false, "");
  }

  private void show(double loss, boolean inTurn) {
    Findings known =
        new Findings(question, List.of(plane(loss), plane(loss)), null, 1000, false, "", false);
    pictures.show(Sight.PLANE, question, known, View.USUAL, "", inTurn);
  }

  /** To draw both in one frame would be too much for it. */
  @Test
  void theSecondPlaneIsShownAfterTheFirst() {
    show(1, false);
    Picture left = pictures.left().get();
    Picture right = pictures.right().get();
    show(2, true);
    assertNotEquals(left, pictures.left().get());
    assertEquals(right, pictures.right().get());
    pictures.catchUp();
    Picture newer = pictures.right().get();
    assertNotEquals(right, newer);
    pictures.catchUp();
    assertEquals(newer, pictures.right().get());
  }

  @Test
  void bothAreShownAtOnceWhereAHandAskedForThem() {
    show(1, true);
    Picture right = pictures.right().get();
    pictures.solid().set(true);
    assertNotEquals(right, pictures.right().get());
  }
}
