package sparsam.data.source;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import sparsam.data.DataException;
import sparsam.data.DataSet;
import sparsam.data.OwnData;
import sparsam.data.Shape;
import sparsam.system.PlainText;

/**
 * A table with a row for each image, its label in one column and its pixels in all others, as
 * Kaggle has MNIST; with another one for the test or without. It is read twice: first to learn what
 * it holds, so that nothing is kept that does not fit.
 *
 * @param path that was named
 * @param train the table for training
 * @param test the one for the test; null where there is none
 */
record CsvTable(Path path, Path train, @Nullable Path test) implements Source {
  /** Of a cell that is no number, in a sentence. */
  private static final int LONGEST_CELL = 20;

  private static final List<String> LABELS = List.of("label", "labels", "class", "target", "y");

  /** What a table turned out to be. */
  private static final class Survey {
    private int rows;
    private int columns;
    private boolean headed;
    private int label;
    private double min = Double.POSITIVE_INFINITY;
    private double max = Double.NEGATIVE_INFINITY;
  }

  @Override
  public String kind() {
    return "a table of pixels";
  }

  @Override
  public Found read(OwnData how, Memory memory) throws DataException {
    TreeSet<String> names = new TreeSet<>();
    Survey learned = survey(train, how, names, null);
    List<String> classes = ordered(names);
    Whole.require(path.toString(), classes);
    List<String> notes = new ArrayList<>();
    Survey tested = test == null ? new Survey() : survey(test, how, names, learned);
    if (test != null && tested.columns == learned.columns - 1) {
      notes.add(test.getFileName() + " has no labels and is not used.");
      tested = new Survey();
    }
    if (tested.rows > 0 && (tested.columns != learned.columns || names.size() > classes.size())) {
      throw Reading.wrong(
          path,
          tested.columns != learned.columns
              ? String.format(
                  Locale.ROOT,
                  "has %d columns for training and %d for the test",
                  learned.columns,
                  tested.columns)
              : "has labels in its test that no training image has");
    }
    int pixelsEach = learned.columns - 1;
    Layout layout = layout(pixelsEach, how);
    int count = learned.rows + tested.rows;
    memory.require(path.toString(), count, layout.shape());
    Values values =
        Values.of(
            path.toString(), Math.min(learned.min, tested.min), Math.max(learned.max, tested.max));
    if (values != Values.BYTES) {
      notes.add("Pixels on a scale to 1 were brought to bytes.");
    }
    Map<String, Integer> places = new HashMap<>();
    classes.forEach(name -> places.put(name, places.size()));
    byte[] pixels = new byte[Math.multiplyExact(count, pixelsEach)];
    int[] labels = new int[count];
    fill(train, learned, layout, values, places, pixels, labels, 0);
    if (test != null && tested.rows > 0) {
      fill(test, tested, layout, values, places, pixels, labels, learned.rows);
    }
    return Whole.found(
        path.toString(), layout.shape(), pixels, labels, learned.rows, classes, notes, how, memory);
  }

  /**
   * How an image lies in its row.
   *
   * @param last whether the three colours of a pixel lie together
   */
  private record Layout(Shape shape, boolean last) {}

  private Layout layout(int pixels, OwnData how) throws DataException {
    long wished = how.height() * how.width();
    for (int channels : new int[] {1, 3}) {
      int side = (int) Math.round(Math.sqrt(pixels / (double) channels));
      if ((long) channels * side * side == pixels) {
        return new Layout(new Shape(channels, side, side), channels > 1);
      }
      if (wished > 0 && channels * wished == pixels) {
        return new Layout(new Shape(channels, (int) how.height(), (int) how.width()), channels > 1);
      }
    }
    throw Reading.wrong(
        path,
        String.format(
            Locale.ROOT,
            "has %,d columns of pixels beside the label's, which make no square image, grey or in"
                + " colour: say its sides with data.height and data.width, and the label's column"
                + " with data.labelColumn",
            pixels));
  }

  /** Looks a table through: how many rows and columns, which labels, which values. */
  private static Survey survey(
      Path table, OwnData how, TreeSet<String> names, @Nullable Survey like) throws DataException {
    return Reading.file(
        table,
        in -> {
          Lines lines = new Lines(table, in);
          Survey survey = new Survey();
          List<String> cells = lines.next();
          if (cells == null) {
            throw Reading.wrong(table, "is empty");
          }
          survey.columns = cells.size();
          survey.headed = cells.stream().filter(cell -> !isNumber(cell)).count() > 1;
          if (like != null && cells.size() == like.columns - 1) {
            return survey;
          }
          survey.label = labelColumn(table, cells, survey.headed, how);
          if (survey.headed) {
            cells = lines.next();
          }
          for (; cells != null; cells = lines.next()) {
            row(table, lines, cells, survey);
            names.add(label(table, lines, cells.get(survey.label)));
            if (names.size() > DataSet.MOST_CLASSES) {
              Whole.require(table.toString(), names.size());
            }
          }
          if (survey.rows == 0) {
            throw Reading.wrong(table, "has a head and no row");
          }
          return survey;
        });
  }

  private static void row(Path table, Lines lines, List<String> cells, Survey survey)
      throws DataException {
    if (cells.size() != survey.columns || survey.columns < 2) {
      throw Reading.wrong(
          table,
          String.format(
              Locale.ROOT,
              "has %d cells in line %d where the first line has %d",
              cells.size(),
              lines.number(),
              survey.columns));
    }
    for (int i = 0; i < cells.size(); i++) {
      if (i != survey.label) {
        double value = number(table, lines, cells.get(i));
        survey.min = Math.min(survey.min, value);
        survey.max = Math.max(survey.max, value);
      }
    }
    survey.rows++;
  }

  private static int labelColumn(Path table, List<String> cells, boolean headed, OwnData how)
      throws DataException {
    List<String> names =
        headed ? cells.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList() : List.of();
    String wished = how.labelColumn().toLowerCase(Locale.ROOT);
    if (wished.isEmpty()) {
      return Math.max(
          0, LABELS.stream().mapToInt(names::indexOf).filter(at -> at >= 0).findFirst().orElse(0));
    }
    int at = names.indexOf(wished);
    if (at < 0 && wished.matches("\\d{1,6}")) {
      at = Integer.parseInt(wished) - 1;
    }
    if (at < 0 || at >= cells.size()) {
      throw Reading.wrong(
          table,
          String.format(
              Locale.ROOT,
              "has no column \"%s\" (data.labelColumn) among its %d",
              how.labelColumn(),
              cells.size()));
    }
    return at;
  }

  private static String label(Path table, Lines lines, String cell) throws DataException {
    if (cell.isEmpty() || cell.length() > 200) {
      throw Reading.wrong(table, "has no label in line " + lines.number());
    }
    return cell;
  }

  private static boolean isNumber(String cell) {
    try {
      return Double.isFinite(Double.parseDouble(cell));
    } catch (NumberFormatException e) {
      return false;
    }
  }

  private static double number(Path table, Lines lines, String cell) throws DataException {
    try {
      double value = Double.parseDouble(cell);
      if (Double.isFinite(value)) {
        return value;
      }
    } catch (NumberFormatException _) {
      // Said below.
    }
    throw Reading.wrong(
        table,
        String.format(
            Locale.ROOT,
            "has \"%s\" in line %d where a pixel should be",
            PlainText.quoted(cell, LONGEST_CELL),
            lines.number()));
  }

  /** Numbers by their size, names by their letters. */
  private static List<String> ordered(TreeSet<String> names) {
    List<String> ordered = new ArrayList<>(names);
    if (names.stream().allMatch(CsvTable::isNumber)) {
      ordered.sort(java.util.Comparator.comparingDouble(Double::parseDouble));
    }
    return ordered;
  }

  private static void fill(
      Path table,
      Survey survey,
      Layout layout,
      Values values,
      Map<String, Integer> places,
      byte[] pixels,
      int[] labels,
      int first)
      throws DataException {
    Reading.file(
        table,
        in -> {
          Lines lines = new Lines(table, in);
          List<String> cells = survey.headed ? skipHead(lines) : lines.next();
          int row = first;
          for (; cells != null; cells = lines.next(), row++) {
            Integer place = places.get(cells.get(survey.label));
            if (place == null || row - first >= survey.rows || cells.size() != survey.columns) {
              throw Reading.wrong(table, "was changed while it was read");
            }
            labels[row] = place;
            put(table, lines, cells, survey.label, layout, values, pixels, row);
          }
          return survey;
        });
  }

  private static @Nullable List<String> skipHead(Lines lines)
      throws java.io.IOException, DataException {
    List<String> head = lines.next();
    return head == null ? null : lines.next();
  }

  private static void put(
      Path table,
      Lines lines,
      List<String> cells,
      int label,
      Layout layout,
      Values values,
      byte[] pixels,
      int row)
      throws DataException {
    Shape shape = layout.shape();
    int channels = layout.last() ? shape.channels() : 1;
    int at = row * shape.features();
    int within = 0;
    for (int i = 0; i < cells.size(); i++) {
      if (i != label) {
        int place = within % channels * shape.area() + within / channels;
        pixels[at + place] = values.of(number(table, lines, cells.get(i)));
        within++;
      }
    }
  }
}
