package sparsam.plot.file;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;
import sparsam.plot.picture.Picture;
import sparsam.plot.screen.Offscreen;
import sparsam.plot.surface.Look;
import sparsam.plot.surface.Theme;
import sparsam.system.WholeFile;

/** Pictures as PNG files: drawn again at the wanted scale, never enlarged. */
public final class Png {
  public static final double MOST_SCALE = PngSize.MOST_SCALE;

  private static final double METRES_PER_INCH = 0.0254;

  private Png() {}

  /**
   * Draws a picture as a screen shows it. To be called on the toolkit's thread.
   *
   * @param width in units of 1/96 inch
   * @param height in units of 1/96 inch
   * @param scale pixels a unit, 1 to 8
   */
  public static BufferedImage render(
      Picture picture, Theme theme, double width, double height, double scale) {
    return render(Page.of(picture), theme, Look.SCREEN, PngSize.scaled(width, height, scale));
  }

  /**
   * Draws a picture and its caption. To be called on the toolkit's thread.
   *
   * @throws IllegalArgumentException if there are no pixels, or more than 200 million
   */
  public static BufferedImage render(Page page, Theme theme, PngSize size) {
    return render(page, theme, Look.PAPER, size);
  }

  /**
   * Draws a picture and its caption in a way. To be called on the toolkit's thread.
   *
   * @throws IllegalArgumentException if there are no pixels, or more than 200 million
   */
  public static BufferedImage render(Page page, Theme theme, Look look, PngSize size) {
    Drawing drawing = new Drawing(page, theme, look, size);
    while (!drawing.isWhole()) {
      drawing.next();
    }
    return drawing.image();
  }

  /**
   * Draws a picture and its caption for another thread, a tile at a time, so that a window shows
   * its frames in between.
   *
   * @throws IOException where it cannot be drawn
   * @throws IllegalArgumentException if there are no pixels, or more than 200 million
   */
  public static BufferedImage render(
      Offscreen screen, Page page, Theme theme, Look look, PngSize size) throws IOException {
    Drawing drawing = screen.draw(() -> new Drawing(page, theme, look, size));
    while (!drawing.isWhole()) {
      screen.draw(Executors.callable(drawing::next));
    }
    return drawing.image();
  }

  /**
   * Writes an image with its resolution, whole or not at all: a reader never sees half a file.
   *
   * @param scale the one it was drawn at, which makes the resolution 96 · scale pixels an inch
   */
  public static void write(BufferedImage image, double scale, Path file) throws IOException {
    WholeFile.write(file, encode(image, scale));
  }

  /** The bytes of a file with its resolution, for pages that carry their pictures inside. */
  public static byte[] encode(BufferedImage image, double scale) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    encode(image, PngSize.BASE_DPI * scale, out);
    return out.toByteArray();
  }

  private static void encode(BufferedImage image, double dpi, OutputStream out) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
    try (ImageOutputStream stream = ImageIO.createImageOutputStream(out)) {
      IIOMetadata metadata =
          writer.getDefaultImageMetadata(
              ImageTypeSpecifier.createFromRenderedImage(image), writer.getDefaultWriteParam());
      IIOMetadataNode physical = new IIOMetadataNode("pHYs");
      String perMetre = Long.toString(Math.round(dpi / METRES_PER_INCH));
      physical.setAttribute("pixelsPerUnitXAxis", perMetre);
      physical.setAttribute("pixelsPerUnitYAxis", perMetre);
      physical.setAttribute("unitSpecifier", "meter");
      IIOMetadataNode root = new IIOMetadataNode("javax_imageio_png_1.0");
      root.appendChild(physical);
      metadata.mergeTree("javax_imageio_png_1.0", root);
      writer.setOutput(stream);
      writer.write(new IIOImage(image, null, metadata));
    } finally {
      writer.dispose();
    }
  }
}
