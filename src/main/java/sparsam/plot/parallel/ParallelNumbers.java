package sparsam.plot.parallel;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import sparsam.plot.picture.Numbers;

/** A column a dimension and whether it is chosen; a row a thing. */
record ParallelNumbers(Parallel picture) implements Numbers {
  @Override
  public String kind() {
    return "parallel-axes";
  }

  @Override
  public List<List<String>> rows() {
    List<List<String>> rows = new ArrayList<>();
    List<String> names = new ArrayList<>();
    picture.dimensions().forEach(one -> names.add(Numbers.named(one.axis().caption(), "value")));
    names.add("chosen");
    rows.add(names);
    for (int i = 0; i < picture.count(); i++) {
      List<String> row = new ArrayList<>();
      for (Dimension one : picture.dimensions()) {
        double value = one.values()[i];
        row.add(
            one.names().isEmpty() || !Double.isFinite(value)
                ? Numbers.field(value)
                : one.names().get((int) value));
      }
      row.add(Boolean.toString(picture.isChosen(i)));
      rows.add(row);
    }
    return rows;
  }

  @Override
  public void fill(ObjectNode root) {
    ArrayNode all = root.putArray("dimensions");
    for (Dimension one : picture.dimensions()) {
      ObjectNode node = all.addObject();
      Numbers.fill(node, one.axis());
      one.names().forEach(node.putArray("names")::add);
      Numbers.fill(node.putArray("values"), one.values(), one.values().length);
    }
    ArrayNode chosen = root.putArray("chosen");
    for (int i = 0; i < picture.count(); i++) {
      chosen.add(picture.isChosen(i));
    }
  }
}
