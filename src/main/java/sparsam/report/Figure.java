package sparsam.report;

import sparsam.plot.Gallery;
import sparsam.plot.Histogram;
import sparsam.plot.Intervals;
import sparsam.plot.LineChart;
import sparsam.plot.Matrix;
import sparsam.plot.Page;
import sparsam.plot.Picture;

/**
 * A picture of a run that can be taken away.
 *
 * @param id its file name without an ending: lower-case letters, digits, dots and dashes
 * @param caption what is to be seen and in which run; lines
 */
public record Figure(String id, Picture picture, String caption) {
  /** In units of 1/96 inch: a page's width, 16 cm. */
  static final double WIDTH = 605;

  public Figure {
    if (!id.matches("[a-z0-9]+([.-]+[a-z0-9]+)*")) {
      throw new IllegalArgumentException("\"%s\" names no file".formatted(id));
    }
  }

  /** The picture with its caption. */
  public Page page() {
    return new Page(picture, caption);
  }

  /** Width over height that suits a kind of picture. */
  public static double aspect(Picture picture) {
    return switch (picture) {
      case LineChart _, Histogram _ -> 16 / 9.0;
      case Intervals intervals -> WIDTH / Math.clamp(70 + 38.0 * intervals.rows().size(), 140, 900);
      case Matrix matrix -> WIDTH / Math.clamp(100 + 36.0 * matrix.rows().size(), 220, 460);
      case Gallery gallery -> WIDTH / Math.clamp(height(gallery), 160, 900);
    };
  }

  /** Room for images at three times their size, six in a row, with what stands below them. */
  private static double height(Gallery gallery) {
    long lines =
        gallery.tiles().stream().mapToLong(tile -> tile.caption().lines().count()).max().orElse(1);
    return 44 + Math.ceilDiv(gallery.tiles().size(), 6) * (88 + 18.0 * lines);
  }
}
