package sparsam.plot.surface;

/**
 * How a picture is drawn besides its colours.
 *
 * @param legend where what is drawn is named
 * @param distinct whether lines differ in dashes and marks too, so that they do without colour
 * @param whole whether nothing may be left out to save room, as on paper, where nobody can point at
 *     what is shortened
 */
public record Look(Place legend, boolean distinct, boolean whole) {
  /** Where the legend is. */
  public enum Place {
    /** Above the data, in rows. */
    ABOVE,
    /** Right of the data, in a column. */
    RIGHT,
    /** Over the data, where least of them is. */
    INSIDE,
    /** At the lines' ends; above where there are no lines. */
    DIRECT,
    NONE
  }

  /** For a window. */
  public static final Look SCREEN = new Look(Place.ABOVE, false, false);

  /** For a file: all of it, told apart in greys as well. */
  public static final Look PAPER = new Look(Place.ABOVE, true, true);

  public Look legend(Place other) {
    return new Look(other, distinct, whole);
  }

  public Look distinct(boolean on) {
    return new Look(legend, on, whole);
  }
}
