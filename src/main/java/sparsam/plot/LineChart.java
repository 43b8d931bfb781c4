package sparsam.plot;

import java.util.List;

/**
 * Curves over one pair of axes.
 *
 * @param series later ones lie on top
 * @param marks moments worth a line of their own
 * @param empty the sentence shown while no series has a point
 */
public record LineChart(
    String title, Axis x, Axis y, List<Series> series, List<Mark> marks, String empty)
    implements Picture {
  /**
   * A vertical line.
   *
   * @param at where on the x axis
   * @param label a word or two, written above it
   */
  public record Mark(double at, String label) {}

  public LineChart {
    series = List.copyOf(series);
    marks = List.copyOf(marks);
  }

  @Override
  public boolean isEmpty() {
    return series.stream().allMatch(one -> one.points().count() == 0);
  }
}
