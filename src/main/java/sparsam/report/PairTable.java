package sparsam.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import sparsam.result.Comparison;
import sparsam.text.Strings;

/**
 * Every pair of a run's networks as a matrix: by how much the row's accuracy is above the column's.
 * A pair stands once, where the row comes after the column.
 *
 * @param names of the networks, in the results' order
 * @param cells by row and column
 */
public record PairTable(List<String> names, Map<Place, Cell> cells) {
  public static final PairTable EMPTY = new PairTable(List.of(), Map.of());

  /** Two networks by their places among the names; the row's is the larger. */
  public record Place(int row, int column) {}

  /** How surely two can be told apart. */
  public enum Told {
    /** The row is better. */
    BETTER,
    /** The row is worse. */
    WORSE,
    /** Neither can be said. */
    NOT
  }

  /**
   * A pair in words.
   *
   * @param difference in points: {@code +0.85}
   * @param interval its 95 % interval: {@code 0.20 to 1.50}
   * @param p {@code p = 0.011}, corrected for all pairs
   * @param sentence all of it
   */
  public record Cell(String difference, String interval, String p, Told told, String sentence) {}

  public PairTable {
    names = List.copyOf(names);
    cells = Map.copyOf(cells);
  }

  /** The matrix of all comparisons of a run. */
  public static PairTable of(Strings strings, List<Comparison> comparisons) {
    Set<String> seen = new LinkedHashSet<>();
    comparisons.forEach(one -> seen.addAll(List.of(one.first(), one.second())));
    List<String> names = new ArrayList<>(seen);
    Map<Place, Cell> cells = new LinkedHashMap<>();
    for (Comparison one : comparisons) {
      int first = names.indexOf(one.first());
      int second = names.indexOf(one.second());
      boolean turned = first < second;
      cells.put(
          new Place(Math.max(first, second), Math.min(first, second)), cell(strings, one, turned));
    }
    return new PairTable(names, cells);
  }

  /**
   * @param turned whether the comparison's second is the row
   */
  private static Cell cell(Strings strings, Comparison one, boolean turned) {
    double difference = turned ? -one.difference() : one.difference();
    double low = turned ? -one.interval().high() : one.interval().low();
    double high = turned ? -one.interval().low() : one.interval().high();
    String interval =
        strings.get("result.pair.interval", Verdicts.points(low), Verdicts.points(high));
    Told told = !one.separable() ? Told.NOT : difference > 0 ? Told.BETTER : Told.WORSE;
    return new Cell(
        Verdicts.signed(difference),
        interval,
        one.probability(),
        told,
        strings.get(
            "result.pair",
            strings.name(turned ? one.second() : one.first()),
            strings.name(turned ? one.first() : one.second()),
            Verdicts.signed(difference),
            interval,
            one.probability(),
            one.verdict()));
  }

  /** Empty on the diagonal, above it, and where two were not compared. */
  public Optional<Cell> at(int row, int column) {
    return Optional.ofNullable(cells.get(new Place(row, column)));
  }

  /** A network's name with the number that its column has. */
  public String numbered(int index) {
    return index + 1 + " " + names.get(index);
  }

  /** How many pairs there are. */
  public int pairs() {
    return cells.size();
  }
}
