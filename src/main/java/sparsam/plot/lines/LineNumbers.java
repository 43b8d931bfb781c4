package sparsam.plot.lines;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import sparsam.plot.picture.Numbers;

/** {@code series,x,y} with the axes' captions as names; one a point. */
record LineNumbers(LineChart chart) implements Numbers {
  /** Said of a series that belongs to another: its values before smoothing. */
  private static final String RAW = " (raw)";

  @Override
  public String kind() {
    return "lines";
  }

  @Override
  public List<List<String>> rows() {
    if (!chart.bands().isEmpty()) {
      return rowsWithBands();
    }
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        List.of(
            "series",
            Numbers.named(chart.x().caption(), "x"),
            Numbers.named(chart.y().caption(), "y")));
    for (Series series : chart.series()) {
      Points points = series.points();
      for (int i = 0; i < points.count(); i++) {
        rows.add(
            List.of(name(series), Numbers.field(points.xs()[i]), Numbers.field(points.ys()[i])));
      }
    }
    return rows;
  }

  /** The same with the ends of each series' band; empty where it has none. */
  private List<List<String>> rowsWithBands() {
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        List.of(
            "series",
            Numbers.named(chart.x().caption(), "x"),
            Numbers.named(chart.y().caption(), "y"),
            "low",
            "high"));
    for (Series series : chart.series()) {
      Points points = series.points();
      for (int i = 0; i < points.count(); i++) {
        double low = Double.NaN;
        double high = Double.NaN;
        for (Band band : chart.bands()) {
          for (int k = 0; k < band.xs().length && band.owner().equals(series.name()); k++) {
            if (band.xs()[k] == points.xs()[i]) {
              low = band.lows()[k];
              high = band.highs()[k];
            }
          }
        }
        rows.add(
            List.of(
                name(series),
                Numbers.field(points.xs()[i]),
                Numbers.field(points.ys()[i]),
                Numbers.field(low),
                Numbers.field(high)));
      }
    }
    return rows;
  }

  private static String name(Series series) {
    return series.owner().isEmpty() ? series.name() : series.owner() + RAW;
  }

  @Override
  public void fill(ObjectNode root) {
    Numbers.fill(root.putObject("x"), chart.x());
    Numbers.fill(root.putObject("y"), chart.y());
    ArrayNode all = root.putArray("series");
    for (Series series : chart.series()) {
      ObjectNode one = all.addObject().put("name", name(series));
      Numbers.fill(one.putArray("x"), series.points().xs(), series.points().count());
      Numbers.fill(one.putArray("y"), series.points().ys(), series.points().count());
    }
    if (!chart.bands().isEmpty()) {
      ArrayNode bands = root.putArray("bands");
      for (Band band : chart.bands()) {
        ObjectNode one = bands.addObject().put("name", band.owner());
        Numbers.fill(one.putArray("x"), band.xs(), band.xs().length);
        Numbers.fill(one.putArray("low"), band.lows(), band.lows().length);
        Numbers.fill(one.putArray("high"), band.highs(), band.highs().length);
      }
    }
    ArrayNode marks = root.putArray("marks");
    for (LineChart.Mark mark : chart.marks()) {
      marks.addObject().put("x", mark.at()).put("label", mark.label());
    }
  }
}
