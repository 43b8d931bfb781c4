package sparsam.plot.bars;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import sparsam.plot.picture.Numbers;

/** {@code group,name}, value, {@code error}; a row a bar. */
record BarNumbers(BarChart chart) implements Numbers {
  @Override
  public String kind() {
    return "bars";
  }

  @Override
  public List<List<String>> rows() {
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        List.of(
            "group",
            "name",
            Numbers.named(chart.x().caption(), "value"),
            Numbers.named(chart.spread(), "error")));
    for (int i = 0; i < chart.groups().size(); i++) {
      for (BarChart.Bars bars : chart.bars()) {
        rows.add(
            List.of(
                chart.groups().get(i),
                bars.name(),
                Numbers.field(bars.values().get(i)),
                Numbers.field(bars.errors().get(i))));
      }
    }
    return rows;
  }

  @Override
  public void fill(ObjectNode root) {
    Numbers.fill(root.putObject("x"), chart.x());
    root.put("spread", chart.spread());
    ArrayNode groups = root.putArray("groups");
    chart.groups().forEach(groups::add);
    ArrayNode all = root.putArray("bars");
    for (BarChart.Bars bars : chart.bars()) {
      ObjectNode one = all.addObject().put("name", bars.name());
      fill(one.putArray("values"), bars.values());
      fill(one.putArray("errors"), bars.errors());
    }
  }

  private static void fill(ArrayNode node, List<Double> values) {
    Numbers.fill(node, values.stream().mapToDouble(Double::doubleValue).toArray(), values.size());
  }
}
