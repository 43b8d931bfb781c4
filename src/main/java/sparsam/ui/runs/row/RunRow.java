package sparsam.ui.runs.row;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import sparsam.store.RunSummary;
import sparsam.store.RunSummary.Condition;
import sparsam.store.RunSummary.Whole;

/**
 * A run in the table.
 *
 * @param cells of every column but the star's
 * @param searched what words are looked for in, in lower case
 */
public record RunRow(RunSummary summary, Map<RunColumn, Cell> cells, String searched) {
  /**
   * What stands in one place.
   *
   * @param text as it is shown; empty where there is nothing to say
   * @param number what it is sorted by; NaN where it is text, or there is none
   */
  public record Cell(String text, double number) {
    /** Marks that turn the direction of what is around them, and characters that are none. */
    private static final Pattern UNSEEN =
        Pattern.compile("[\\p{Cntrl}\\u061c\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069]+");

    private static final Cell NOTHING = new Cell("", Double.NaN);

    static Cell of(String text) {
      return new Cell(plain(text), Double.NaN);
    }

    static Cell of(String text, double number) {
      return new Cell(text, number);
    }

    /** One line, without marks that would turn what stands beside it. */
    public static String plain(String text) {
      return UNSEEN.matcher(text).replaceAll(" ").strip();
    }
  }

  public RunRow {
    cells = Map.copyOf(cells);
  }

  public Path folder() {
    return summary.folder();
  }

  public Cell cell(RunColumn column) {
    return Objects.requireNonNull(cells.getOrDefault(column, Cell.NOTHING));
  }

  public String text(RunColumn column) {
    return cell(column).text();
  }

  public Optional<Whole> whole() {
    return summary instanceof Whole whole ? Optional.of(whole) : Optional.empty();
  }

  public Condition condition() {
    return summary.condition();
  }

  public boolean starred() {
    return summary instanceof Whole whole && whole.note().starred();
  }

  public List<String> tags() {
    return summary instanceof Whole whole ? whole.note().tags() : List.of();
  }

  /** The order by a column; what says nothing there comes last, whichever way round. */
  public static Comparator<RunRow> by(RunColumn column, boolean ascending) {
    if (column == RunColumn.STAR) {
      Comparator<RunRow> stars = Comparator.comparing(row -> !row.starred());
      return ascending ? stars : stars.reversed();
    }
    if (column.numeric()) {
      Comparator<Double> numbers = Comparator.naturalOrder();
      Comparator<Double> order = ascending ? numbers : numbers.reversed();
      return Comparator.comparing((RunRow row) -> Double.isNaN(row.cell(column).number()))
          .thenComparing(row -> row.cell(column).number(), order);
    }
    Comparator<String> words = Comparator.comparing(text -> text.toLowerCase(Locale.ROOT));
    return Comparator.comparing((RunRow row) -> row.text(column).isEmpty())
        .thenComparing(row -> row.text(column), ascending ? words : words.reversed());
  }
}
