package sparsam.plot.parallel;

import java.util.Arrays;
import javafx.scene.paint.Color;
import sparsam.plot.surface.Box;
import sparsam.plot.surface.Surface;

/**
 * Thousands of thin lines as the pixels of one image, which takes a fraction of the time that a
 * canvas needs for them: each step along a line's longer direction colours two pixels across it, by
 * how much of each it covers (Wu 1991).
 */
final class LineRaster {
  private static final double ONE = 1 << 16;
  private static final int OPAQUE = 0xff000000;

  private final Box box;
  private final double scale;
  private final int columns;
  private final int rows;
  private final int[] pixels;

  /**
   * @param pixel of the target, in the picture's units
   */
  LineRaster(Box box, double pixel, Color background) {
    this.box = box;
    this.scale = 1 / pixel;
    this.columns = Math.max(1, (int) Math.round(box.width() * scale));
    this.rows = Math.max(1, (int) Math.round(box.height() * scale));
    this.pixels = new int[columns * rows];
    Arrays.fill(pixels, OPAQUE | rgb(background));
  }

  private LineRaster(LineRaster other) {
    this.box = other.box;
    this.scale = other.scale;
    this.columns = other.columns;
    this.rows = other.rows;
    this.pixels = other.pixels.clone();
  }

  /** The same to be drawn over, while this one stays as it is. */
  LineRaster copy() {
    return new LineRaster(this);
  }

  private static int rgb(Color colour) {
    return (int) Math.round(255 * colour.getRed()) << 16
        | (int) Math.round(255 * colour.getGreen()) << 8
        | (int) Math.round(255 * colour.getBlue());
  }

  /** Draws a line over those before. */
  void line(double[] xs, double[] ys, Color colour) {
    int rgb = rgb(colour);
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
    int first = (int) Math.max(0, Math.floor(from));
    int end = (int) Math.min(steep ? rows : columns, Math.max(Math.ceil(to), first + 1.0));
    double slope = to == from ? 0 : (other - across) / (to - from);
    double begin = across + slope * (first + 0.5 - from) - 0.5;
    // Whole numbers of 2⁻¹⁶: this loop is all that brushing waits for.
    int middle = (int) Math.round(begin * ONE);
    int step = (int) Math.round(slope * ONE);
    int strength = (int) (256 * opacity);
    int limit = steep ? columns : rows;
    int along = steep ? columns : 1;
    int aside = steep ? 1 : columns;
    for (int at = first; at < end; at++, middle += step) {
      int near = middle >> 16;
      int beyond = (middle >>> 8) & 0xff;
      int place = at * along + near * aside;
      if (near >= 0 && near < limit) {
        blend(place, rgb, (strength * (256 - beyond)) >> 8);
      }
      if (near >= -1 && near < limit - 1) {
        blend(place + aside, rgb, (strength * beyond) >> 8);
      }
    }
  }

  /** Mixes a colour with what is there, red and blue in one go; {@code part} is of 256. */
  private void blend(int place, int rgb, int part) {
    int below = pixels[place];
    int redBlue = (((rgb & 0xff00ff) * part + (below & 0xff00ff) * (256 - part)) >>> 8) & 0xff00ff;
    int green = (((rgb & 0x00ff00) * part + (below & 0x00ff00) * (256 - part)) >>> 8) & 0x00ff00;
    pixels[place] = OPAQUE | redBlue | green;
  }

  /** A pixel, as {@code 0xaarrggbb}. */
  int at(int x, int y) {
    return pixels[y * columns + x];
  }

  void draw(Surface surface) {
    surface.image(pixels, columns, box.x(), box.y(), box.width(), box.height());
  }
}
