package sparsam.plot.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;
import sparsam.plot.OnScreen;
import sparsam.plot.Samples;
import sparsam.plot.Toolkit;
import sparsam.plot.surface.Look;
import sparsam.plot.surface.Theme;

@OnScreen
class DrawingTest {
  private static final int BLACK = 0xff000000;

  private static Drawing of(PngSize size) {
    return new Drawing(Page.of(Samples.accuracy()), Theme.print(), Look.SCREEN, size);
  }

  /** Pixels that are not black, in one row. */
  private static int drawn(BufferedImage image, int y) {
    int drawn = 0;
    for (int x = 0; x < image.getWidth(); x++) {
      drawn += image.getRGB(x, y) == BLACK ? 0 : 1;
    }
    return drawn;
  }

  @Test
  void aPictureComesTileByTileFromTheTop() {
    Toolkit.onScreen(
        () -> {
          Drawing drawing = of(new PngSize(300, 200, 2));
          BufferedImage image = drawing.image();
          assertEquals(600, image.getWidth());
          assertEquals(400, image.getHeight());
          assertEquals(0, drawn(image, 0));
          drawing.next();
          assertTrue(drawn(image, 0) > 500, "the first rows are there");
          assertEquals(0, drawn(image, 399), "the last are not");
          assertFalse(drawing.isWhole());
          int tiles = 1;
          while (!drawing.isWhole()) {
            drawing.next();
            tiles++;
          }
          assertEquals(4, tiles, "of 128 rows, and the rest");
          assertTrue(drawn(image, 399) > 500);
          return image;
        });
  }

  @Test
  void wideOnesHaveTilesBesideEachOther() {
    Toolkit.onScreen(
        () -> {
          Drawing drawing = of(new PngSize(1100, 60, 2));
          drawing.next();
          assertEquals(BLACK, drawing.image().getRGB(2199, 0), "beyond the first tile");
          drawing.next();
          assertTrue(drawing.isWhole());
          assertTrue(drawing.image().getRGB(2199, 0) != BLACK);
          return drawing;
        });
  }

  @Test
  void noPixelsAndTooManyAreRefused() {
    Toolkit.onScreen(
        () -> {
          assertThrows(IllegalArgumentException.class, () -> of(new PngSize(20_000, 20_000, 1)));
          assertThrows(IllegalArgumentException.class, () -> of(new PngSize(0.1, 100, 1)));
          return BLACK;
        });
  }
}
