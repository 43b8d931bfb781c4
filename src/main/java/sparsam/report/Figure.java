package sparsam.report;

import sparsam.plot.file.Page;
import sparsam.plot.picture.Picture;

/**
 * A picture of a run that can be taken away.
 *
 * @param id its file name without an ending: lower-case letters, digits, dots and dashes
 * @param caption what is to be seen and in which run; lines
 */
public record Figure(String id, Picture picture, String caption) {
  /** In units of 1/96 inch: a page's width, 16 cm. */
  static final double WIDTH = 605;

  /** Half a page's width, 8 cm, with the gap between two taken off. */
  static final double HALF = 295;

  public Figure {
    if (!id.matches("[a-z0-9]+([.-]+[a-z0-9]+)*")) {
      throw new IllegalArgumentException("\"%s\" names no file".formatted(id));
    }
  }

  /** The picture with its caption. */
  public Page page() {
    return new Page(picture, caption);
  }

  /** The same figure with its picture drawn otherwise. */
  public Figure with(Picture other) {
    return new Figure(id, other, caption);
  }

  /** Width over height that suits a kind of picture. */
  public static double aspect(Picture picture) {
    return picture.aspect(WIDTH);
  }
}
