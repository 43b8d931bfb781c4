package sparsam.plot.axes;

import java.util.List;
import sparsam.plot.surface.Box;

/** What a kind of picture tells the axes around it, and how it draws its data inside them. */
public interface Sheet {
  List<Legend.Entry> legend();

  Axis x();

  Axis y();

  Range xRange();

  Range yRange();

  /**
   * What the y axis is marked with, from its lower end up.
   *
   * @param most how many named ticks there is room for, at least 2
   */
  default List<Ticks.Tick> yTicks(int most) {
    return Ticks.of(y().kind(), yRange(), most);
  }

  /**
   * What is named beside the plot in place of a legend: lines at their ends.
   *
   * @return empty where what is drawn has no ends
   */
  default List<Flags.Flag> ends(Scale y) {
    return List.of();
  }

  /** How much is drawn inside a box, to find one for a legend. */
  default int crowd(Box box, Scale x, Scale y) {
    return 0;
  }

  /** Labels above the plot, at positions on the given scale. */
  List<Flags.Flag> flags(Scale x);

  /** Draws the data; called with a clip around the plot area. */
  void data(Box plot, Scale x, Scale y);
}
