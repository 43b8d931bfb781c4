package sparsam.ui.runs;

import java.util.List;

/**
 * What the table of runs remembers from one start to the next.
 *
 * @param columns in their order, each its name and width; a minus before one that is hidden
 * @param order the columns that it is sorted by, each with a minus where it is the other way round
 * @param places other folders that were looked into, the last one first
 */
public record TableMemory(List<String> columns, List<String> order, List<String> places) {
  /** A new table. */
  public static final TableMemory NONE = new TableMemory(List.of(), List.of(), List.of());

  public TableMemory {
    columns = List.copyOf(columns);
    order = List.copyOf(order);
    places = List.copyOf(places);
  }
}
