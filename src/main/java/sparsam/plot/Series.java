package sparsam.plot;

/**
 * One line of a chart.
 *
 * @param name what the legend calls it; a series without a name is not in the legend
 * @param colour index into {@link Theme#series()}, counted on past its end
 */
public record Series(String name, Points points, int colour, Stroke stroke) {
  /** How the line is drawn. */
  public enum Stroke {
    SOLID,
    DASHED,
    /** Pale, behind the others: raw values under a smoothed line. */
    GHOST
  }

  public Series {
    if (colour < 0) {
      throw new IllegalArgumentException("a colour of " + colour + "; allowed is 0 or more");
    }
  }

  public static Series solid(String name, Points points, int colour) {
    return new Series(name, points, colour, Stroke.SOLID);
  }
}
