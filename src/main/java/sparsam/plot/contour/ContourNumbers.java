package sparsam.plot.contour;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import sparsam.plot.contour.Trail.Stop;
import sparsam.plot.picture.Numbers;

/** One place a row: those of the grid, then what lies on the plane. */
record ContourNumbers(Contour contour) implements Numbers {
  @Override
  public String kind() {
    return "contour";
  }

  @Override
  public List<List<String>> rows() {
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        List.of(
            "what",
            Numbers.named(contour.x().caption(), "x"),
            Numbers.named(contour.y().caption(), "y"),
            Numbers.named(contour.value().caption(), "value"),
            Numbers.named(contour.other().caption(), "other"),
            Numbers.named(contour.words().distance(), "distance")));
    for (Field field : contour.fields()) {
      for (int i = 0; i < field.values().length; i++) {
        int row = i / field.columns();
        if (field.exact()[i]) {
          rows.add(
              List.of(
                  "",
                  Numbers.field(field.x(i % field.columns())),
                  Numbers.field(field.y(row)),
                  Numbers.field(field.values()[i]),
                  field.others().length == 0 ? "" : Numbers.field(field.others()[i]),
                  ""));
        }
      }
    }
    for (Trail trail : contour.trails()) {
      for (Stop stop : trail.stops()) {
        rows.add(
            List.of(
                stop.title(),
                Numbers.field(stop.x()),
                Numbers.field(stop.y()),
                Numbers.field(stop.value()),
                Numbers.field(stop.other()),
                Numbers.field(stop.distance())));
      }
    }
    return rows;
  }

  @Override
  public void fill(ObjectNode root) {
    Numbers.fill(root.putObject("x"), contour.x());
    Numbers.fill(root.putObject("y"), contour.y());
    Numbers.fill(root.putObject("value"), contour.value());
    Numbers.fill(root.putObject("other"), contour.other());
    ArrayNode fields = root.putArray("fields");
    for (Field field : contour.fields()) {
      ObjectNode one = fields.addObject();
      one.put("xFrom", field.xFrom()).put("xTo", field.xTo());
      one.put("yFrom", field.yFrom()).put("yTo", field.yTo());
      one.put("columns", field.columns());
      Numbers.fill(one.putArray("values"), field.values(), field.values().length);
      Numbers.fill(one.putArray("others"), field.others(), field.others().length);
      ArrayNode exact = one.putArray("exact");
      for (boolean known : field.exact()) {
        exact.add(known);
      }
    }
    ArrayNode trails = root.putArray("trails");
    for (Trail trail : contour.trails()) {
      ArrayNode stops = trails.addObject().put("name", trail.name()).putArray("stops");
      for (Stop stop : trail.stops()) {
        ObjectNode one = stops.addObject().put("title", stop.title());
        Numbers.fill(
            one.putArray("place"),
            new double[] {stop.x(), stop.y(), stop.value(), stop.other(), stop.distance()},
            5);
      }
    }
  }
}
