package sparsam.plot.file;

import java.awt.image.BufferedImage;
import java.util.Locale;
import javafx.scene.SnapshotParameters;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import sparsam.plot.surface.CanvasSurface;
import sparsam.plot.surface.Look;
import sparsam.plot.surface.Theme;

/**
 * A picture and its caption on their way to pixels, a tile at a time, so that a window shows its
 * frames in between. Used on the toolkit's thread.
 */
final class Drawing {
  /** Canvases larger than a graphics card's textures fail. */
  private static final int TILE_WIDTH = 2048;

  /** Without a graphics card a tile takes as long as two frames. */
  private static final int TILE_HEIGHT = 128;

  private static final long MOST_PIXELS = 200_000_000;

  private final PagePainter painter;
  private final double scale;
  private final BufferedImage image;
  private int x;
  private int y;

  /**
   * Draws nothing yet.
   *
   * @throws IllegalArgumentException if there are no pixels, or more than 200 million
   */
  Drawing(Page page, Theme theme, Look look, PngSize size) {
    painter = new PagePainter(page, theme, look, size.width(), size.height());
    scale = size.scale();
    long columns = size.columns();
    long rows = Math.round(painter.whole() * scale);
    if (!(columns >= 1 && rows >= 1 && columns <= MOST_PIXELS && rows <= MOST_PIXELS / columns)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "a picture of %d × %d pixels cannot be written; at most %d million are",
              columns,
              rows,
              MOST_PIXELS / 1_000_000));
    }
    image = new BufferedImage((int) columns, (int) rows, BufferedImage.TYPE_INT_RGB);
  }

  /** Whether nothing is left to be drawn. */
  boolean isWhole() {
    return y >= image.getHeight();
  }

  /** Draws the next tile; there has to be one. */
  void next() {
    int width = Math.min(TILE_WIDTH, image.getWidth() - x);
    int height = Math.min(TILE_HEIGHT, image.getHeight() - y);
    Canvas canvas = new Canvas(width, height);
    GraphicsContext g = canvas.getGraphicsContext2D();
    g.translate(-x, -y);
    g.scale(scale, scale);
    painter.paint(new CanvasSurface(g), scale);
    SnapshotParameters parameters = new SnapshotParameters();
    parameters.setFill(Color.TRANSPARENT);
    WritableImage shot = canvas.snapshot(parameters, new WritableImage(width, height));
    int[] pixels = new int[width * height];
    shot.getPixelReader()
        .getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
    image.setRGB(x, y, width, height, pixels, 0, width);
    x += width;
    if (x == image.getWidth()) {
      x = 0;
      y += height;
    }
  }

  /** What is drawn by now; the rest is black. */
  BufferedImage image() {
    return image;
  }
}
