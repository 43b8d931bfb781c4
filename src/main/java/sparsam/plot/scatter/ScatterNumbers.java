package sparsam.plot.scatter;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import sparsam.plot.picture.Numbers;

/** Name, both values, what the colour says, and whether it is chosen; one a thing. */
record ScatterNumbers(Scatter picture) implements Numbers {
  @Override
  public String kind() {
    return "scatter";
  }

  @Override
  public List<List<String>> rows() {
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        List.of(
            "name",
            Numbers.named(picture.x().caption(), "x"),
            Numbers.named(picture.y().caption(), "y"),
            "shade",
            "chosen"));
    for (int i = 0; i < picture.xs().length; i++) {
      if (picture.shows(i)) {
        rows.add(
            List.of(
                picture.words().get(i),
                Numbers.field(picture.xs()[i]),
                Numbers.field(picture.ys()[i]),
                Numbers.field(picture.shades()[i]),
                Boolean.toString(picture.isChosen(i))));
      }
    }
    return rows;
  }

  @Override
  public void fill(ObjectNode root) {
    int count = picture.xs().length;
    ObjectNode x = root.putObject("x");
    Numbers.fill(x, picture.x());
    Numbers.fill(x.putArray("values"), picture.xs(), count);
    ObjectNode y = root.putObject("y");
    Numbers.fill(y, picture.y());
    Numbers.fill(y.putArray("values"), picture.ys(), count);
    root.put("shade", picture.shade());
    Numbers.fill(root.putArray("shades"), picture.shades(), count);
    picture.words().forEach(root.withArray("names")::add);
  }
}
