package sparsam.plot;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The numbers behind a picture, for other programs. CSV is as RFC 4180 has it, decimals with a
 * point; what is not finite is an empty field in CSV and null in JSON.
 */
public final class PictureData {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Said of a series that belongs to another: its values before smoothing. */
  private static final String RAW = " (raw)";

  private PictureData() {}

  /**
   * One line of names, then one a value: of a line chart {@code series,x,y} with the axes' captions
   * as names, of a histogram {@code what,from,to} and a count for all bars, of intervals {@code
   * name}, value, {@code low,high}, of a matrix row, column and count, of a gallery the captions.
   */
  public static String csv(Picture picture) {
    List<List<String>> rows =
        switch (picture) {
          case LineChart chart -> rows(chart);
          case Histogram histogram -> rows(histogram);
          case Intervals intervals -> rows(intervals);
          case Matrix matrix -> rows(matrix);
          case Gallery gallery -> rows(gallery);
        };
    return rows.stream()
        .map(row -> row.stream().map(PictureData::field).collect(Collectors.joining(",")) + "\r\n")
        .collect(Collectors.joining());
  }

  private static String field(String text) {
    return text.matches("(?s).*[\",\r\n].*") ? '"' + text.replace("\"", "\"\"") + '"' : text;
  }

  private static String number(double value) {
    if (!Double.isFinite(value)) {
      return "";
    }
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : Double.toString(value);
  }

  private static String named(String name, String otherwise) {
    return name.isEmpty() ? otherwise : name;
  }

  private static String name(Series series) {
    return series.owner().isEmpty() ? series.name() : series.owner() + RAW;
  }

  private static List<List<String>> rows(LineChart chart) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("series", named(chart.x().caption(), "x"), named(chart.y().caption(), "y")));
    for (Series series : chart.series()) {
      Points points = series.points();
      for (int i = 0; i < points.count(); i++) {
        rows.add(List.of(name(series), number(points.xs()[i]), number(points.ys()[i])));
      }
    }
    return rows;
  }

  private static List<List<String>> rows(Histogram histogram) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(row(histogram, "what", "from", "to", Histogram.Bars::name));
    if (histogram.isEmpty()) {
      return rows;
    }
    Bins bins = histogram.bars().getFirst().bins();
    for (int i = 0; i < bins.counts().length; i++) {
      int bin = i;
      rows.add(
          row(
              histogram,
              "bin",
              number(bins.edge(i)),
              number(bins.edge(i + 1)),
              bars -> number(bars.bins().counts()[bin])));
    }
    rows.add(row(histogram, "zeros", "0", "0", bars -> number(bars.bins().zeros())));
    String limit = number(bins.limit());
    rows.add(row(histogram, "beyond", limit, "", bars -> number(bars.bins().beyond())));
    return rows;
  }

  private static List<String> row(
      Histogram histogram,
      String what,
      String from,
      String to,
      Function<Histogram.Bars, String> value) {
    List<String> row = new ArrayList<>(List.of(what, from, to));
    histogram.bars().stream().map(value).forEach(row::add);
    return row;
  }

  private static List<List<String>> rows(Intervals intervals) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("name", named(intervals.x().caption(), "value"), "low", "high"));
    for (Intervals.Row row : intervals.rows()) {
      rows.add(List.of(row.name(), number(row.value()), number(row.low()), number(row.high())));
    }
    return rows;
  }

  private static List<List<String>> rows(Matrix matrix) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        List.of(
            named(matrix.rowAxis(), "row"),
            named(matrix.columnAxis(), "column"),
            named(matrix.unit(), "count")));
    for (int row = 0; row < matrix.rows().size(); row++) {
      for (int column = 0; column < matrix.columns().size(); column++) {
        rows.add(
            List.of(
                matrix.rows().get(row),
                matrix.columns().get(column),
                number(matrix.count(row, column))));
      }
    }
    return rows;
  }

  private static List<List<String>> rows(Gallery gallery) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("caption"));
    gallery.tiles().forEach(tile -> rows.add(List.of(tile.caption())));
    return rows;
  }

  /** The same as an object with {@code kind} and {@code title}, indented. */
  public static String json(Picture picture) {
    ObjectNode root = JSON.createObjectNode();
    switch (picture) {
      case LineChart chart -> fill(root.put("kind", "lines"), chart);
      case Histogram histogram -> fill(root.put("kind", "histogram"), histogram);
      case Intervals intervals -> fill(root.put("kind", "intervals"), intervals);
      case Matrix matrix -> fill(root.put("kind", "matrix"), matrix);
      case Gallery gallery -> fill(root.put("kind", "gallery"), gallery);
    }
    try {
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void fill(ObjectNode root, LineChart chart) {
    root.put("title", chart.title());
    axis(root.putObject("x"), chart.x());
    axis(root.putObject("y"), chart.y());
    ArrayNode all = root.putArray("series");
    for (Series series : chart.series()) {
      ObjectNode one = all.addObject().put("name", name(series));
      numbers(one.putArray("x"), series.points().xs(), series.points().count());
      numbers(one.putArray("y"), series.points().ys(), series.points().count());
    }
    ArrayNode marks = root.putArray("marks");
    for (LineChart.Mark mark : chart.marks()) {
      marks.addObject().put("x", mark.at()).put("label", mark.label());
    }
  }

  private static void axis(ObjectNode node, Axis axis) {
    node.put("label", axis.label()).put("unit", axis.unit());
  }

  private static void numbers(ArrayNode node, double[] values, int count) {
    for (int i = 0; i < count; i++) {
      if (Double.isFinite(values[i])) {
        node.add(values[i]);
      } else {
        node.addNull();
      }
    }
  }

  private static void fill(ObjectNode root, Histogram histogram) {
    root.put("title", histogram.title());
    root.put("x", histogram.xLabel()).put("y", histogram.yLabel());
    if (!histogram.isEmpty()) {
      Bins bins = histogram.bars().getFirst().bins();
      ArrayNode edges = root.putArray("edges");
      for (int i = 0; i <= bins.counts().length; i++) {
        edges.add(bins.edge(i));
      }
    }
    ArrayNode all = root.putArray("bars");
    for (Histogram.Bars bars : histogram.bars()) {
      ObjectNode one = all.addObject().put("name", bars.name());
      one.put("zeros", bars.bins().zeros());
      one.put("beyond", bars.bins().beyond());
      Arrays.stream(bars.bins().counts()).forEach(one.putArray("counts")::add);
    }
    ArrayNode thresholds = root.putArray("thresholds");
    histogram.thresholds().forEach(threshold -> thresholds.add(threshold.magnitude()));
  }

  private static void fill(ObjectNode root, Intervals intervals) {
    root.put("title", intervals.title());
    axis(root.putObject("x"), intervals.x());
    root.put("spread", intervals.spread());
    ArrayNode rows = root.putArray("rows");
    for (Intervals.Row row : intervals.rows()) {
      rows.addObject()
          .put("name", row.name())
          .put("value", row.value())
          .put("low", row.low())
          .put("high", row.high());
    }
  }

  private static void fill(ObjectNode root, Matrix matrix) {
    root.put("title", matrix.title());
    root.put("unit", matrix.unit());
    root.put("rowAxis", matrix.rowAxis()).put("columnAxis", matrix.columnAxis());
    matrix.rows().forEach(root.putArray("rows")::add);
    matrix.columns().forEach(root.putArray("columns")::add);
    ArrayNode counts = root.putArray("counts");
    for (int row = 0; row < matrix.rows().size(); row++) {
      ArrayNode cells = counts.addArray();
      for (int column = 0; column < matrix.columns().size(); column++) {
        cells.add(matrix.count(row, column));
      }
    }
  }

  private static void fill(ObjectNode root, Gallery gallery) {
    root.put("title", gallery.title());
    ArrayNode captions = root.putArray("captions");
    gallery.tiles().forEach(tile -> captions.add(tile.caption()));
  }
}
