package sparsam.plot.heatmap;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import sparsam.plot.axes.Frame;
import sparsam.plot.axes.Layout;
import sparsam.plot.axes.Ticks;
import sparsam.plot.picture.CellProbe;
import sparsam.plot.picture.Memory;
import sparsam.plot.picture.Numbers;
import sparsam.plot.picture.Picture;
import sparsam.plot.picture.Probe;
import sparsam.plot.surface.Pen;

/**
 * A value for every pair of two axes' values: its mean as a colour, and in words with its interval
 * and how many measurements it is the mean of. What cannot be told from nothing is hatched.
 *
 * @param rowAxis what the rows are
 * @param columnAxis what the columns are
 * @param value what is measured: {@code SAM − SGD}
 * @param spread what intervals are: {@code 95 % interval}
 * @param form how values are written and coloured
 * @param rows names, from the top
 * @param columns names, from the left
 * @param cells row by row; empty where nothing is known yet
 * @param words what stands in a sentence for what is hatched
 * @param empty the sentence shown while all cells are empty
 */
public record HeatMap(
    String title,
    String rowAxis,
    String columnAxis,
    String value,
    String spread,
    Form form,
    List<String> rows,
    List<String> columns,
    List<Optional<Cell>> cells,
    String words,
    String empty)
    implements Picture {
  /** How values are written and coloured. */
  public enum Form {
    /** A share in percent, from the least to the most. */
    PERCENT,
    /** A difference of shares in points, in one colour above nothing and in another below. */
    POINTS,
    /** A quantity in its own unit with three digits, from the least to the most. */
    VALUE,
    /** A difference of such, in one colour above nothing and in another below. */
    CHANGE;

    /** Whether values lie on both sides of nothing. */
    boolean isSigned() {
      return this == POINTS || this == CHANGE;
    }

    /** Whether values are shares. */
    private boolean isShare() {
      return this == PERCENT || this == POINTS;
    }

    /** What colours span at least. */
    private double least() {
      return isShare() ? 1e-4 : 1e-9;
    }
  }

  /**
   * A field of the map.
   *
   * @param value as the map's form has it
   * @param low where its interval begins; not a number where it has none
   * @param high where its interval ends; not a number where it has none
   * @param count of measurements
   * @param hatched whether it cannot be told from nothing
   * @param marked whether it has a frame, to be found
   */
  public record Cell(
      double value, double low, double high, int count, boolean hatched, boolean marked) {
    /** One without a frame. */
    public Cell(double value, double low, double high, int count, boolean hatched) {
      this(value, low, high, count, hatched, false);
    }

    /** Whether it has an interval. */
    boolean spans() {
      return Double.isFinite(low) && Double.isFinite(high);
    }
  }

  public HeatMap {
    rows = List.copyOf(rows);
    columns = List.copyOf(columns);
    cells = List.copyOf(cells);
    if (cells.size() != rows.size() * columns.size()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%d cells do not fill %d rows of %d columns",
              cells.size(),
              rows.size(),
              columns.size()));
    }
  }

  public Optional<Cell> cell(int row, int column) {
    return cells.get(row * columns.size() + column);
  }

  /** A value as it is written in the map: {@code 95.38}, {@code +0.52}. */
  String number(double value) {
    return number(value, value);
  }

  /** With as many digits as another number of its cell needs. */
  private String number(double value, double beside) {
    double step = step(beside);
    double rounded = Math.rint((form.isShare() ? 100 * value : value) / step) * step;
    String digits = Ticks.decimal(rounded == 0 ? 0 : rounded, step);
    return form.isSigned() && rounded > 0 ? "+" + digits : digits;
  }

  private double step(double value) {
    return form.isShare() || value == 0
        ? 0.01
        : Math.pow(10, Math.clamp(Math.floor(Math.log10(Math.abs(value))) - 2, -9, 0));
  }

  /** An interval as it is written in the map; minus signs need a word between them. */
  String interval(Cell cell) {
    boolean isSigned = form.isSigned() || cell.low() < 0;
    return cell.spans() ? low(cell) + (isSigned ? " to " : " – ") + high(cell) : "";
  }

  private String low(Cell cell) {
    return number(cell.low(), cell.value());
  }

  private String high(Cell cell) {
    return number(cell.high(), cell.value());
  }

  /** A cell in words: {@code fraction 90 %, ρ 0.05: SAM − SGD +0.52, 95 % interval …, 3 seeds}. */
  String say(int row, int column) {
    String place =
        "%s %s, %s %s".formatted(rowAxis, rows.get(row), columnAxis, columns.get(column)).strip();
    return cell(row, column).map(cell -> place + ": " + say(cell)).orElse(place + ": –");
  }

  private String say(Cell cell) {
    String unit = form == Form.PERCENT ? " %" : "";
    return value
        + " "
        + number(cell.value())
        + unit
        + (cell.spans() ? ", %s %s to %s".formatted(spread, low(cell), high(cell)) : "")
        + ", n = "
        + cell.count()
        + (cell.hatched() ? ", " + words : "");
  }

  private OptionalDouble least() {
    return cells.stream().flatMap(Optional::stream).mapToDouble(Cell::value).min();
  }

  private OptionalDouble most() {
    return cells.stream().flatMap(Optional::stream).mapToDouble(Cell::value).max();
  }

  /** Where the colours begin: at the least value, or as far below nothing as they go above it. */
  double low() {
    return form.isSigned() ? -high() : least().orElse(0);
  }

  /** Where the colours end. */
  double high() {
    double most = most().orElse(1);
    return form.isSigned()
        ? Math.max(form.least(), Math.max(Math.abs(most), Math.abs(least().orElse(0))))
        : Math.max(most, least().orElse(0) + form.least());
  }

  @Override
  public boolean isEmpty() {
    return cells.stream().allMatch(Optional::isEmpty);
  }

  @Override
  public HeatMap withTitle(String other) {
    return new HeatMap(
        other, rowAxis, columnAxis, value, spread, form, rows, columns, cells, words, empty);
  }

  @Override
  public List<String> names() {
    return List.of();
  }

  @Override
  public HeatMap without(Set<String> hidden) {
    return this;
  }

  @Override
  public double aspect(double width) {
    return width / Math.clamp(110 + 46.0 * rows.size(), 220, 620);
  }

  @Override
  public Numbers numbers() {
    return new HeatMapNumbers(this);
  }

  @Override
  public Layout paint(Pen pen, Frame frame, Set<String> hidden, Memory memory) {
    return new HeatMapPainter(pen, this).draw(frame.box());
  }

  @Override
  public Probe probe(Set<String> hidden, Layout layout, Memory memory) {
    return new CellProbe(layout, this::say);
  }
}
