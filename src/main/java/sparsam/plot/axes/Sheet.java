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

  /** Labels above the plot, at positions on the given scale. */
  List<Flags.Flag> flags(Scale x);

  /** Draws the data; called with a clip around the plot area. */
  void data(Box plot, Scale x, Scale y);
}
