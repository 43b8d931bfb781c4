package sparsam.plot.intervals;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import sparsam.plot.picture.Numbers;

/** {@code name}, value, {@code low,high}; one a row. */
record IntervalsNumbers(Intervals intervals) implements Numbers {
  @Override
  public String kind() {
    return "intervals";
  }

  @Override
  public List<List<String>> rows() {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("name", Numbers.named(intervals.x().caption(), "value"), "low", "high"));
    for (Intervals.Row row : intervals.rows()) {
      rows.add(
          List.of(
              row.name(),
              Numbers.field(row.value()),
              Numbers.field(row.low()),
              Numbers.field(row.high())));
    }
    return rows;
  }

  @Override
  public void fill(ObjectNode root) {
    Numbers.fill(root.putObject("x"), intervals.x());
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
}
