package sparsam.plot.parallel;

import javafx.scene.paint.Color;
import sparsam.plot.surface.Box;
import sparsam.plot.surface.Surface;

/**
 * Thousands of thin lines as the pixels of one image, which takes a fraction of the time that a
 * canvas needs for them: each step along a line's longer direction colours two pixels across it, by
 * how much of each it covers (Wu 1991).
 */
final class LineRaster {
  private final Box box;
  private final double scale;
  private final int columns;
  private final int rows;
  private final int[] pixels;

  /**
   * @param pixel of the target, in the picture's units
   */
  LineRaster(Box box, double pixel) {
    this.box = box;
    this.scale = 1 / pixel;
    this.columns = Math.max(1, (int) Math.round(box.width() * scale));
    this.rows = Math.max(1, (int) Math.round(box.height() * scale));
    this.pixels = new int[columns * rows];
  }

  /** Draws a line over those before. */
  void line(double[] xs, double[] ys, Color colour) {
    int rgb =
        (int) Math.round(255 * colour.getRed()) << 16
            | (int) Math.round(255 * colour.getGreen()) << 8
            | (int) Math.round(255 * colour.getBlue());
    for (int k = 1; k < xs.length; k++) {
      segment(
          (xs[k - 1] - box.x()) * scale,
          (ys[k - 1] - box.y()) * scale,
          (xs[k] - box.x()) * scale,
          (ys[k] - box.y()) * scale,
          rgb,
          colour.getOpacity());
    }
  }

  private void segment(double x0, double y0, double x1, double y1, int rgb, double opacity) {
    boolean steep = Math.abs(y1 - y0) > Math.abs(x1 - x0);
    double from = steep ? y0 : x0;
    double to = steep ? y1 : x1;
    double across = steep ? x0 : y0;
    double other = steep ? x1 : y1;
    if (from > to) {
      double swap = from;
      from = to;
      to = swap;
      swap = across;
      across = other;
      other = swap;
    }
    double slope = to == from ? 0 : (other - across) / (to - from);
    int first = (int) Math.max(0, Math.floor(from));
    int end = (int) Math.min(steep ? rows : columns, Math.max(Math.ceil(to), first + 1.0));
    for (int at = first; at < end; at++) {
      double middle = across + slope * (Math.clamp(at + 0.5, from, to) - from) - 0.5;
      int near = (int) Math.floor(middle);
      double beyond = middle - near;
      if (steep) {
        blend(near, at, rgb, opacity * (1 - beyond));
        blend(near + 1, at, rgb, opacity * beyond);
      } else {
        blend(at, near, rgb, opacity * (1 - beyond));
        blend(at, near + 1, rgb, opacity * beyond);
      }
    }
  }

  /** Lays a colour over what is there (Porter and Duff 1984), without premultiplied colours. */
  private void blend(int x, int y, int rgb, double opacity) {
    if (x < 0 || y < 0 || x >= columns || y >= rows) {
      return;
    }
    int place = y * columns + x;
    int below = pixels[place];
    int over = (int) (256 * opacity);
    int under = (below >>> 24) * (256 - over);
    int total = 255 * over + under;
    if (total == 0) {
      return;
    }
    int part = (int) ((255L * over << 8) / total);
    int red = mix(rgb >> 16 & 255, below >> 16 & 255, part);
    int green = mix(rgb >> 8 & 255, below >> 8 & 255, part);
    int blue = mix(rgb & 255, below & 255, part);
    pixels[place] = Math.min(255, total >> 8) << 24 | red << 16 | green << 8 | blue;
  }

  private static int mix(int over, int under, int part) {
    return over * part + under * (256 - part) >> 8;
  }

  void draw(Surface surface) {
    surface.image(pixels, columns, box.x(), box.y(), box.width(), box.height());
  }
}
