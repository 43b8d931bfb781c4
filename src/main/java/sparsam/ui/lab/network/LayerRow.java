package sparsam.ui.lab.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import sparsam.nn.layer.Layers;
import sparsam.nn.layer.Sketch;
import sparsam.nn.layer.Step;

/**
 * A layer as the list has it; what it puts out and costs is empty where it is not reached.
 *
 * @param name PyTorch's, in front of its tensors' names
 * @param title of its kind
 * @param details its numbers
 * @param refusal why it cannot be; empty where it can
 */
record LayerRow(
    String name,
    String title,
    String details,
    String out,
    String parameters,
    String multiplyAdds,
    String refusal) {
  static List<LayerRow> of(Sketch sketch) {
    List<LayerRow> rows = new ArrayList<>();
    for (int i = 0; i < sketch.layers().size(); i++) {
      Sketch.Placed placed = sketch.layers().get(i);
      boolean fits = i < sketch.steps().size();
      String why =
          sketch.refusal() != null && sketch.refusal().at() == i ? sketch.refusal().why() : "";
      Step step = fits ? sketch.steps().get(i) : null;
      rows.add(
          new LayerRow(
              placed.name(),
              Layers.title(placed.layer()),
              Layers.details(placed.layer()),
              step == null ? "" : step.out().toString(),
              step == null ? "" : cost(step.parameters()),
              step == null ? "" : cost(step.multiplyAdds()),
              why.isEmpty() ? "" : sentence(why)));
    }
    return rows;
  }

  /** Whether its name is its place in a chain. */
  boolean isNumbered() {
    return name.chars().allMatch(Character::isDigit);
  }

  /** What costs nothing does not catch the eye. */
  private static String cost(long number) {
    return number == 0 ? "–" : number(number);
  }

  static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  private static String sentence(String why) {
    return why.substring(0, 1).toUpperCase(Locale.ROOT) + why.substring(1) + ".";
  }
}
