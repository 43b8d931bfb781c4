package sparsam.plot.heatmap;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import sparsam.plot.picture.Numbers;

/** Row, column, value, interval, count, and whether it can be told from nothing; one a cell. */
record HeatMapNumbers(HeatMap map) implements Numbers {
  @Override
  public String kind() {
    return "heat-map";
  }

  @Override
  public List<List<String>> rows() {
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        List.of(
            Numbers.named(map.rowAxis(), "row"),
            Numbers.named(map.columnAxis(), "column"),
            Numbers.named(map.value(), "value"),
            "low",
            "high",
            "count",
            "hatched"));
    for (int row = 0; row < map.rows().size(); row++) {
      for (int column = 0; column < map.columns().size(); column++) {
        Optional<HeatMap.Cell> cell = map.cell(row, column);
        if (cell.isPresent()) {
          rows.add(
              List.of(
                  map.rows().get(row),
                  map.columns().get(column),
                  Numbers.field(cell.get().value()),
                  Numbers.field(cell.get().low()),
                  Numbers.field(cell.get().high()),
                  Integer.toString(cell.get().count()),
                  Boolean.toString(cell.get().hatched())));
        }
      }
    }
    return rows;
  }

  @Override
  public void fill(ObjectNode root) {
    root.put("rowAxis", map.rowAxis()).put("columnAxis", map.columnAxis());
    root.put("value", map.value()).put("spread", map.spread());
    map.rows().forEach(root.putArray("rows")::add);
    map.columns().forEach(root.putArray("columns")::add);
    ArrayNode cells = root.putArray("cells");
    for (Optional<HeatMap.Cell> one : map.cells()) {
      if (one.isEmpty()) {
        cells.addNull();
        continue;
      }
      HeatMap.Cell cell = one.get();
      ObjectNode node = cells.addObject().put("value", cell.value());
      if (cell.spans()) {
        node.put("low", cell.low()).put("high", cell.high());
      }
      node.put("count", cell.count()).put("hatched", cell.hatched());
    }
  }
}
