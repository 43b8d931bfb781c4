package sparsam.plot.lines;

import java.util.List;
import sparsam.plot.surface.Theme;

/**
 * One line of a chart.
 *
 * @param name what the legend calls it; a series without a name is not in the legend
 * @param colour index into {@link Theme#series()}, counted on past its end
 * @param owner the name of the series it comes and goes with; empty where it stands for itself
 */
public record Series(String name, Points points, int colour, Stroke stroke, String owner) {
  /** How the line is drawn. */
  public enum Stroke {
    SOLID,
    DASHED(5.0, 5.0),
    DOTTED(1.5, 4.0),
    DASH_AND_DOT(8.0, 4.0, 1.5, 4.0),
    /** Pale, behind the others: raw values under a smoothed line. */
    GHOST,
    /** A line with a head at its end: from where to where. */
    ARROW,
    /** No line, a ring at every point: where one is on a curve. */
    DOT;

    private final List<Double> dashes;

    Stroke(Double... dashes) {
      this.dashes = List.of(dashes);
    }

    /** Lengths drawn and left out by turns; none for a whole line. */
    List<Double> dashes() {
      return dashes;
    }
  }

  public Series {
    if (colour < 0) {
      throw new IllegalArgumentException("a colour of " + colour + "; allowed is 0 or more");
    }
  }

  public Series(String name, Points points, int colour, Stroke stroke) {
    this(name, points, colour, stroke, "");
  }

  public static Series solid(String name, Points points, int colour) {
    return new Series(name, points, colour, Stroke.SOLID);
  }

  /** The raw values behind a smoothed series, hidden and shown with it. */
  public static Series ghost(String owner, Points points, int colour) {
    return new Series("", points, colour, Stroke.GHOST, owner);
  }

  /** The name by which it is hidden and shown. */
  public String group() {
    return owner.isEmpty() ? name : owner;
  }
}
