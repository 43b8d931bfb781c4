package sparsam.report.landscape;

import java.util.List;
import sparsam.flatness.landscape.Spot;

/**
 * Networks on a plane, in the order in which one came from the other.
 *
 * @param name for the legend; empty for none
 * @param joined whether a line leads from each to the next
 */
public record Route(String name, boolean joined, List<Spot> spots) {
  public Route {
    spots = List.copyOf(spots);
  }

  /**
   * What stands beside a network, so that no words lie over others: its own name; on a line that
   * has a name that one, at the end; on one that has none the names of both ends. The others say
   * theirs when one points at them.
   */
  String label(int index) {
    boolean end = index == spots.size() - 1;
    if (joined && !name.isEmpty()) {
      return end ? name : "";
    }
    return !joined || end || index == 0 ? spots.get(index).name() : "";
  }
}
