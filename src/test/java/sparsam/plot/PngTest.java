package sparsam.plot;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.canvas.Canvas;
import javafx.scene.image.WritableImage;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(Toolkit.class)
class PngTest {
  private static BufferedImage render(double width, double height, double scale) {
    return Toolkit.onScreen(
        () -> Png.render(PaintingTest.accuracy(), Theme.print(), width, height, scale));
  }

  @Test
  void aFileHoldsThePictureAndItsResolution(@TempDir Path folder) throws Exception {
    BufferedImage image = render(300, 200, 3);
    Path file = folder.resolve("chart.png");
    Png.write(image, 3, file);
    BufferedImage read = ImageIO.read(file.toFile());
    assertEquals(900, read.getWidth());
    assertEquals(600, read.getHeight());
    assertArrayEquals(
        image.getRGB(0, 0, 900, 600, null, 0, 900), read.getRGB(0, 0, 900, 600, null, 0, 900));
    assertEquals(Math.round(3 * 96 / 0.0254), pixelsPerMetre(Files.readAllBytes(file)));
  }

  private static int pixelsPerMetre(byte[] png) {
    int at = new String(png, StandardCharsets.ISO_8859_1).indexOf("pHYs") + 4;
    assertTrue(at > 4, "no pHYs chunk");
    assertEquals(1, png[at + 8], "the unit is the metre");
    return ByteBuffer.wrap(png).getInt(at);
  }

  @Test
  void anExistingFileIsReplacedAndNothingElseIsLeft(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("chart.png");
    Files.writeString(file, "old");
    Png.write(render(100, 80, 1), 1, file);
    assertEquals(100, ImageIO.read(file.toFile()).getWidth());
    try (var files = Files.list(folder)) {
      assertEquals(1, files.count());
    }
  }

  @Test
  void largePicturesAreDrawnInTilesWithoutSeams() {
    BufferedImage tiled = render(600, 300, 4);
    WritableImage whole =
        Toolkit.onScreen(
            () -> {
              Canvas canvas = new Canvas(2400, 1200);
              canvas.getGraphicsContext2D().scale(4, 4);
              new Painter(Theme.print())
                  .paint(canvas.getGraphicsContext2D(), PaintingTest.accuracy(), 600, 300, 4);
              return canvas.snapshot(null, null);
            });
    int different = 0;
    for (int y = 0; y < 1200; y++) {
      for (int x = 0; x < 2400; x++) {
        different += tiled.getRGB(x, y) == whole.getPixelReader().getArgb(x, y) ? 0 : 1;
      }
    }
    assertTrue(different < 2000, different + " pixels depend on the tiles");
  }

  @Test
  void aLargerScaleIsDrawnAgainNotEnlarged() {
    BufferedImage image = render(300, 200, 4);
    int mixed = 0;
    for (int y = 0; y < 800; y += 4) {
      for (int x = 0; x < 1200; x += 4) {
        int first = image.getRGB(x, y);
        for (int i = 1; i < 16; i++) {
          if (image.getRGB(x + i % 4, y + i / 4) != first) {
            mixed++;
            break;
          }
        }
      }
    }
    assertTrue(mixed > 500, "only " + mixed + " blocks of 4 × 4 pixels hold any detail");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.5, 8.5, Double.NaN})
  void scalesOutsideOneToEightAreRefused(double scale) {
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class,
            () -> Png.render(PaintingTest.accuracy(), Theme.print(), 10, 10, scale));
    assertTrue(refused.toString().contains("allowed is 1 to 8"), refused::toString);
  }

  @Test
  void absurdSizesAreRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () -> Png.render(PaintingTest.accuracy(), Theme.print(), 100_000, 100_000, 1));
    assertThrows(
        IllegalArgumentException.class,
        () -> Png.render(PaintingTest.accuracy(), Theme.print(), 0, 10, 1));
  }
}
