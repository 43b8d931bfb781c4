package sparsam.plot.contour;

import java.util.Arrays;
import javafx.scene.paint.Color;
import sparsam.plot.surface.Box;
import sparsam.plot.surface.Surface;

/**
 * Points of a picture, filled polygon by polygon: thousands of small ones, of which a canvas draws
 * each for itself, are one image. Every point is the mean of four, so that edges are smooth.
 */
final class Raster {
  /** Samples of a point each way. */
  private static final int FINE = 2;

  private final Box box;
  private final int columns;
  private final int rows;
  private final double perUnit;

  /** Of every sample; 0 for nothing. */
  private final int[] argb;

  /**
   * @param box that is seen
   * @param pixel the width of a point
   */
  Raster(Box box, double pixel) {
    this.box = box;
    columns = FINE * (int) Math.max(1, box.width() / pixel);
    rows = FINE * (int) Math.max(1, box.height() / pixel);
    perUnit = columns / box.width();
    argb = new int[columns * rows];
  }

  private double column(double x) {
    return (x - box.x()) * perUnit;
  }

  private double row(double y) {
    return (y - box.y()) * perUnit;
  }

  /** Fills what lies inside an odd number of times; the last corner is the first. */
  void fill(double[] xs, double[] ys, Color colour) {
    int value = argb(colour);
    int corners = xs.length - 1;
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (double y : ys) {
      low = Math.min(low, row(y));
      high = Math.max(high, row(y));
    }
    double[] cuts = new double[corners];
    int last = (int) Math.min(rows - 1, Math.ceil(high - 0.5) - 1);
    for (int row = (int) Math.max(0, Math.ceil(low - 0.5)); row <= last; row++) {
      int count = 0;
      for (int i = 0; i < corners; i++) {
        double from = row(ys[i]) - row - 0.5;
        double to = row(ys[i + 1]) - row - 0.5;
        if ((from <= 0) != (to <= 0)) {
          double part = from / (from - to);
          cuts[count++] = column(xs[i]) + part * (column(xs[i + 1]) - column(xs[i]));
        }
      }
      Arrays.sort(cuts, 0, count);
      for (int i = 0; i + 1 < count; i += 2) {
        int left = (int) Math.clamp(Math.ceil(cuts[i] - 0.5), 0, columns);
        int right = (int) Math.clamp(Math.ceil(cuts[i + 1] - 0.5), left, columns);
        Arrays.fill(argb, row * columns + left, row * columns + right, value);
      }
    }
  }

  /** A line as thin as a sample. */
  void line(double[] xs, double[] ys, Color colour) {
    int value = argb(colour);
    for (int i = 0; i + 1 < xs.length; i++) {
      double dx = column(xs[i + 1]) - column(xs[i]);
      double dy = row(ys[i + 1]) - row(ys[i]);
      int steps = (int) Math.ceil(Math.max(Math.abs(dx), Math.abs(dy)));
      for (int k = 0; k <= steps; k++) {
        double part = steps == 0 ? 0 : (double) k / steps;
        int column = (int) Math.floor(column(xs[i]) + part * dx);
        int row = (int) Math.floor(row(ys[i]) + part * dy);
        if (column >= 0 && column < columns && row >= 0 && row < rows) {
          argb[row * columns + column] = value;
        }
      }
    }
  }

  private static int argb(Color colour) {
    return 255 << 24
        | (int) Math.round(255 * colour.getRed()) << 16
        | (int) Math.round(255 * colour.getGreen()) << 8
        | (int) Math.round(255 * colour.getBlue());
  }

  /** Draws all of it. */
  void draw(Surface on) {
    int across = columns / FINE;
    int[] points = new int[across * (rows / FINE)];
    for (int i = 0; i < points.length; i++) {
      points[i] = mean(FINE * (i / across), FINE * (i % across));
    }
    on.image(points, across, box.x(), box.y(), box.width(), box.height());
  }

  /** The mean colour of those samples of a point that have one, as opaque as they are many. */
  private int mean(int row, int column) {
    int count = 0;
    int red = 0;
    int green = 0;
    int blue = 0;
    for (int i = 0; i < FINE * FINE; i++) {
      int one = argb[(row + i / FINE) * columns + column + i % FINE];
      if (one != 0) {
        count++;
        red += one >> 16 & 255;
        green += one >> 8 & 255;
        blue += one & 255;
      }
    }
    return count == 0
        ? 0
        : ((255 * count / (FINE * FINE)) << 24)
            | ((red / count) << 16)
            | ((green / count) << 8)
            | (blue / count);
  }
}
