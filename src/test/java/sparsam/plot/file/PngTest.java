package sparsam.plot.file;

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
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sparsam.plot.OnScreen;
import sparsam.plot.Samples;
import sparsam.plot.Toolkit;
import sparsam.plot.picture.Painter;
import sparsam.plot.surface.Theme;

@OnScreen
class PngTest {
  private static BufferedImage render(double width, double height, double scale) {
    return Toolkit.onScreen(
        () -> Png.render(Samples.accuracy(), Theme.print(), width, height, scale));
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
                  .paint(canvas.getGraphicsContext2D(), Samples.accuracy(), 600, 300, 4);
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
            () -> Png.render(Samples.accuracy(), Theme.print(), 10, 10, scale));
    assertTrue(refused.toString().contains("allowed is 1 to 8"), refused::toString);
  }

  @Test
  void absurdSizesAreRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () -> Png.render(Samples.accuracy(), Theme.print(), 100_000, 100_000, 1));
    assertThrows(
        IllegalArgumentException.class,
        () -> Png.render(Samples.accuracy(), Theme.print(), 0, 10, 1));
  }

  @Test
  void aWidthOnPaperGivesPixelsAndResolution(@TempDir Path folder) throws Exception {
    PngSize size = PngSize.of(8.5, 300, 0.9);
    assertEquals(Math.round(8.5 / 2.54 * 300), size.columns());
    assertEquals(8.5 / 2.54 * 96, size.width(), 1e-9);
    BufferedImage image =
        Toolkit.onScreen(() -> Png.render(Page.of(Samples.accuracy()), Theme.print(), size));
    assertEquals(size.columns(), image.getWidth());
    assertEquals(size.rows(), image.getHeight());
    Path file = folder.resolve("paper.png");
    Png.write(image, size.scale(), file);
    assertEquals(Math.round(300 / 0.0254), pixelsPerMetre(Files.readAllBytes(file)));
    Toolkit.keep("plot-paper-8.5cm-300dpi", image, size.scale());
    Toolkit.keep(
        "plot-paper-16cm-72dpi",
        Toolkit.onScreen(
            () -> Png.render(Page.of(Samples.accuracy()), Theme.print(), PngSize.of(16, 72, 1.8))),
        0.75);
  }

  @Test
  void aCaptionIsWrittenBelowThePicture() throws Exception {
    Page page =
        new Page(
            Samples.accuracy(),
            "classifier [64, 128] on mnist-10k, seed 0, pruned 50 % by magnitude over all layers,"
                + " fine-tuned 3 epochs at lr 0.05; SAM with ρ 0.05.\nSparsam 1.0.0");
    PngSize size = PngSize.scaled(480, 270, 2);
    BufferedImage with = Toolkit.onScreen(() -> Png.render(page, Theme.print(), size));
    BufferedImage without =
        Toolkit.onScreen(() -> Png.render(Page.of(page.picture()), Theme.print(), size));
    Toolkit.keep("plot-caption", with, 2);
    assertTrue(with.getHeight() > without.getHeight() + 2 * 3 * 11, "three lines and more");
    assertArrayEquals(
        without.getRGB(0, 0, 960, 540, null, 0, 960), with.getRGB(0, 0, 960, 540, null, 0, 960));
    int ink = 0;
    for (int y = 540; y < with.getHeight(); y++) {
      for (int x = 0; x < 960; x++) {
        ink += (with.getRGB(x, y) & 255) < 128 ? 1 : 0;
      }
    }
    assertTrue(ink > 500, ink + " dark pixels below the picture");
  }

  @Test
  void sizesOutOfRangeSayWhatIsAllowed() {
    for (double[] wrong :
        new double[][] {{2, 300, 1.6}, {8, 50, 1.6}, {8, 2000, 1.6}, {8, 300, 9}, {NAN, 300, 1}}) {
      IllegalArgumentException refused =
          assertThrows(
              IllegalArgumentException.class, () -> PngSize.of(wrong[0], wrong[1], wrong[2]));
      assertTrue(String.valueOf(refused.getMessage()).contains("allowed is"), refused::toString);
    }
    assertEquals(
        "a resolution of 50 dpi is out of range; allowed is 72 to 1200 dpi",
        assertThrows(IllegalArgumentException.class, () -> PngSize.of(8, 50, 1)).getMessage());
    assertThrows(
        IllegalArgumentException.class,
        () -> Png.render(Page.of(Samples.accuracy()), Theme.print(), PngSize.of(120, 1200, 1)));
  }

  private static final double NAN = Double.NaN;
}
