package sparsam.plot.contour;

import javafx.scene.paint.Color;
import sparsam.plot.axes.Scale;
import sparsam.plot.surface.Box;
import sparsam.plot.surface.Theme;

/** Colours the points of an image by the heights of a field, bilinear between its places. */
final class Filling {
  /** Points from one stripe to the next where there is no height. */
  private static final int STRIPE = 5;

  private final Field field;
  private final Shades shades;
  private final double[] heights;
  private final int ground;
  private final int stripe;

  Filling(Field field, Shades shades, Theme theme) {
    this.field = field;
    this.shades = shades;
    heights = new double[field.values().length];
    for (int i = 0; i < heights.length; i++) {
      double value = field.values()[i];
      heights[i] =
          shades.axis().shows(value)
              ? shades.height(value)
              : shades.part(value) == 0 ? shades.height(shades.range().min()) : Double.NaN;
    }
    ground = opaque(theme.grid());
    stripe = opaque(theme.axis());
  }

  private static int opaque(Color colour) {
    return 255 << 24
        | (int) Math.round(255 * colour.getRed()) << 16
        | (int) Math.round(255 * colour.getGreen()) << 8
        | (int) Math.round(255 * colour.getBlue());
  }

  /** Colours those of an image's points that lie in the field. */
  void over(int[] argb, int columns, Box plot, Scale x, Scale y) {
    int rows = argb.length / columns;
    double[] across = new double[columns];
    for (int i = 0; i < columns; i++) {
      across[i] = column(x.value(plot.x() + (i + 0.5) * plot.width() / columns));
    }
    for (int j = 0; j < rows; j++) {
      double up = row(y.value(plot.y() + (j + 0.5) * plot.height() / rows));
      if (Double.isNaN(up)) {
        continue;
      }
      int below = (int) Math.min(field.rows() - 2, up);
      double part = up - below;
      for (int i = 0; i < columns; i++) {
        if (!Double.isNaN(across[i])) {
          int colour = shades.argb(height(across[i], below, part));
          argb[j * columns + i] = colour != 0 ? colour : (i + j) % STRIPE == 0 ? stripe : ground;
        }
      }
    }
  }

  private double column(double x) {
    return x >= field.xFrom() && x <= field.xTo() ? field.column(x) : Double.NaN;
  }

  private double row(double y) {
    return y >= field.yFrom() && y <= field.yTo() ? field.row(y) : Double.NaN;
  }

  private double height(double across, int below, double part) {
    int left = (int) Math.min(field.columns() - 2, across);
    double right = across - left;
    int at = below * field.columns() + left;
    double lower = heights[at] + right * (heights[at + 1] - heights[at]);
    at += field.columns();
    double upper = heights[at] + right * (heights[at + 1] - heights[at]);
    return lower + part * (upper - lower);
  }
}
