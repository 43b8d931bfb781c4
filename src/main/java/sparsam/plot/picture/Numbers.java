package sparsam.plot.picture;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import sparsam.plot.axes.Axis;

/** The numbers behind a picture of one kind, as a table and as a tree. */
public interface Numbers {
  /** The kind's name in files. */
  String kind();

  /** A row of names, then one a value; fields as they stand in the table, see {@link #field}. */
  List<List<String>> rows();

  /** Adds what the picture tells besides its kind and title. */
  void fill(ObjectNode root);

  /** A number as a table has it: whole ones whole, what is not finite empty. */
  static String field(double value) {
    if (!Double.isFinite(value)) {
      return "";
    }
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : Double.toString(value);
  }

  /** A column's name, or another where it has none. */
  static String named(String name, String otherwise) {
    return name.isEmpty() ? otherwise : name;
  }

  /** What an axis measures, as a tree has it. */
  static void fill(ObjectNode node, Axis axis) {
    node.put("label", axis.label()).put("unit", axis.unit());
  }

  /** Adds numbers of which those that are not finite are null. */
  static void fill(ArrayNode node, double[] values, int count) {
    for (int i = 0; i < count; i++) {
      if (Double.isFinite(values[i])) {
        node.add(values[i]);
      } else {
        node.addNull();
      }
    }
  }
}
