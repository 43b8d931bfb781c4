package sparsam.plot.matrix;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import sparsam.plot.picture.Numbers;

/** Row, column and count; one a cell. */
record MatrixNumbers(Matrix matrix) implements Numbers {
  @Override
  public String kind() {
    return "matrix";
  }

  @Override
  public List<List<String>> rows() {
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        List.of(
            Numbers.named(matrix.rowAxis(), "row"),
            Numbers.named(matrix.columnAxis(), "column"),
            Numbers.named(matrix.unit(), "count")));
    for (int row = 0; row < matrix.rows().size(); row++) {
      for (int column = 0; column < matrix.columns().size(); column++) {
        rows.add(
            List.of(
                matrix.rows().get(row),
                matrix.columns().get(column),
                Numbers.field(matrix.count(row, column))));
      }
    }
    return rows;
  }

  @Override
  public void fill(ObjectNode root) {
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
}
