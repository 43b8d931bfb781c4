package sparsam.report.shrink;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.DoubleFunction;
import sparsam.recipe.Plan;
import sparsam.report.Verdicts;
import sparsam.report.table.Table;
import sparsam.report.table.Table.Cell;
import sparsam.report.table.Table.Column;
import sparsam.result.shrink.Shrinkage;
import sparsam.result.shrink.Shrinkage.Named;
import sparsam.result.statistics.Mean;
import sparsam.text.Strings;

/**
 * ShrinkBench's quantities in words: compression ratio, theoretical speed-up, top-1 accuracy before
 * and after; over several seeds as mean ± standard deviation.
 */
public final class ShrinkTable {
  private static final String NONE = "–";
  private static final String LABEL = "shrinkage";

  /** From here on a ratio needs no hundredths. */
  private static final double LARGE = 100;

  private final Strings strings;

  /**
   * A network under some values.
   *
   * @param values one an axis, in words
   */
  public record Line(List<String> values, Named network) {
    public Line {
      values = List.copyOf(values);
    }
  }

  private ShrinkTable(Strings strings) {
    this.strings = strings;
  }

  /** Whether something of it is smaller than it was. */
  public static boolean isTold(List<Named> networks) {
    return networks.stream().anyMatch(one -> one.shrinkage().isSmaller());
  }

  /** The networks of a run. */
  public static Table of(Strings strings, List<Named> networks) {
    ShrinkTable words = new ShrinkTable(strings);
    boolean seeds = networks.stream().anyMatch(one -> one.shrinkage().count() > 1);
    return new Table(
        strings.get("shrink.caption"),
        LABEL,
        words.columns(seeds),
        networks.stream().map(one -> words.row(one, seeds)).toList());
  }

  /**
   * Networks that were made under several values.
   *
   * @param axes what the values are of
   */
  public static Table of(Strings strings, List<String> axes, List<Line> lines) {
    ShrinkTable words = new ShrinkTable(strings);
    List<Column> columns = new ArrayList<>();
    axes.forEach(axis -> columns.add(new Column(axis, true)));
    columns.addAll(words.columns(true));
    List<List<Cell>> rows = new ArrayList<>();
    for (Line line : lines) {
      List<Cell> row = new ArrayList<>();
      line.values().forEach(value -> row.add(new Cell(value)));
      row.addAll(words.row(line.network(), true));
      rows.add(row);
    }
    return new Table(strings.get("shrink.caption"), LABEL, columns, rows);
  }

  private List<Column> columns(boolean seeds) {
    List<Column> columns = new ArrayList<>();
    columns.add(new Column(strings.get("report.column.name"), false));
    for (String key :
        List.of(
            "shrink.compression",
            "shrink.speedup",
            "shrink.before",
            "shrink.after",
            "shrink.change")) {
      columns.add(new Column(strings.get(key), true));
    }
    if (seeds) {
      columns.add(new Column(strings.get("shrink.seeds"), true));
    }
    return columns;
  }

  private List<Cell> row(Named named, boolean seeds) {
    Shrinkage one = named.shrinkage();
    List<Cell> row = new ArrayList<>();
    row.add(new Cell(named.name().equals(Plan.DENSE) ? strings.get("arm.dense") : named.name()));
    row.add(new Cell(words(one.compression(), ShrinkTable::times, ShrinkTable::ratio)));
    row.add(new Cell(words(one.speedup(), ShrinkTable::times, ShrinkTable::ratio)));
    row.add(new Cell(words(one.before(), this::percent, Verdicts::points)));
    row.add(new Cell(words(Optional.of(one.after()), this::percent, Verdicts::points)));
    row.add(
        new Cell(
            named.name().equals(Plan.DENSE)
                ? ""
                : words(one.change(), Verdicts::signed, Verdicts::points)));
    if (seeds) {
      row.add(new Cell(Integer.toString(one.count())));
    }
    return row;
  }

  private static String words(
      Optional<Mean> quantity, DoubleFunction<String> value, DoubleFunction<String> deviation) {
    return quantity
        .map(
            mean ->
                mean.count() > 1
                    ? value.apply(mean.mean()) + " ± " + deviation.apply(mean.deviation())
                    : value.apply(mean.mean()))
        .orElse(NONE);
  }

  private static String times(double value) {
    return ratio(value) + "×";
  }

  private static String ratio(double value) {
    return String.format(Locale.ROOT, value < LARGE ? "%.2f" : "%,.0f", value);
  }

  private String percent(double share) {
    return strings.get("result.accuracy", 100 * share);
  }
}
