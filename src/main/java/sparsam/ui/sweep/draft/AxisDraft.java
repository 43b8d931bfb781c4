package sparsam.ui.sweep.draft;

import java.util.OptionalDouble;
import sparsam.recipe.Recipe;
import sparsam.settings.Range;
import sparsam.sweep.Axis;
import sparsam.sweep.AxisChoice;
import sparsam.sweep.Levels;
import sparsam.sweep.Levels.Drawn;
import sparsam.sweep.Levels.Listed;
import sparsam.sweep.Levels.Stepped;
import sparsam.text.Strings;
import sparsam.ui.part.Typed;

/**
 * An axis as it is typed.
 *
 * @param key what it is called
 * @param values of a list
 * @param from of a range
 * @param to of a range
 * @param count of a range that is not drawn
 */
public record AxisDraft(
    String key, Form form, String values, String from, String to, String count) {
  private static final String COUNT = "5";

  /** An axis as a sweep has it. */
  public static AxisDraft of(Axis axis) {
    return of(axis.key(), axis.levels());
  }

  /** A setting of a recipe with values to begin with. */
  public static AxisDraft of(AxisChoice choice, Recipe recipe) {
    return of(choice.axis().key(), choice.suggested(recipe));
  }

  private static AxisDraft of(String key, Levels levels) {
    return switch (levels) {
      case Listed listed ->
          new AxisDraft(key, Form.LIST, String.join(", ", listed.values()), "", "", COUNT);
      case Stepped range ->
          new AxisDraft(
              key,
              Form.of(range.scale(), null),
              "",
              number(range.from()),
              number(range.to()),
              Integer.toString(range.count()));
      case Drawn drawn ->
          new AxisDraft(
              key,
              Form.of(drawn.scale(), drawn.draw()),
              "",
              number(drawn.from()),
              number(drawn.to()),
              COUNT);
    };
  }

  private static String number(double value) {
    return Range.Numbers.number(value);
  }

  /**
   * Its values.
   *
   * @throws IllegalArgumentException with one sentence that says what is allowed
   */
  Levels levels(Strings strings) {
    if (form == Form.LIST) {
      if (values.isBlank()) {
        throw new IllegalArgumentException(strings.get("sweep.axis.empty"));
      }
      return Listed.of(values);
    }
    double low = number(from, strings.get("sweep.from"), strings);
    double high = number(to, strings.get("sweep.to"), strings);
    var draw = form.draw();
    if (draw != null) {
      return new Drawn(low, high, form.scale(), draw);
    }
    double steps = number(count, strings.get("sweep.count"), strings);
    if (steps != Math.rint(steps) || Math.abs(steps) > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(strings.get("sweep.whole", strings.get("sweep.count")));
    }
    return new Stepped(low, high, (int) steps, form.scale());
  }

  private static double number(String typed, String name, Strings strings) {
    OptionalDouble number = Typed.number(typed);
    if (number.isEmpty()) {
      throw new IllegalArgumentException(strings.get("sweep.number", name));
    }
    return number.getAsDouble();
  }
}
