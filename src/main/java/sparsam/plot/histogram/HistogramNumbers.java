package sparsam.plot.histogram;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import sparsam.plot.picture.Numbers;

/** {@code what,from,to} and a count for all bars; one a bin, then zeros and what lies beyond. */
record HistogramNumbers(Histogram histogram) implements Numbers {
  @Override
  public String kind() {
    return "histogram";
  }

  @Override
  public List<List<String>> rows() {
    List<List<String>> rows = new ArrayList<>();
    rows.add(row("what", "from", "to", Histogram.Bars::name));
    if (histogram.isEmpty()) {
      return rows;
    }
    Bins bins = histogram.bars().getFirst().bins();
    for (int i = 0; i < bins.counts().length; i++) {
      int bin = i;
      rows.add(
          row(
              "bin",
              Numbers.field(bins.edge(i)),
              Numbers.field(bins.edge(i + 1)),
              bars -> Numbers.field(bars.bins().counts()[bin])));
    }
    rows.add(row("zeros", "0", "0", bars -> Numbers.field(bars.bins().zeros())));
    String limit = Numbers.field(bins.limit());
    rows.add(row("beyond", limit, "", bars -> Numbers.field(bars.bins().beyond())));
    return rows;
  }

  private List<String> row(
      String what, String from, String to, Function<Histogram.Bars, String> value) {
    List<String> row = new ArrayList<>(List.of(what, from, to));
    histogram.bars().stream().map(value).forEach(row::add);
    return row;
  }

  @Override
  public void fill(ObjectNode root) {
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
}
