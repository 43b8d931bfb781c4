package sparsam.sweep;

import java.util.ArrayList;
import java.util.List;
import sparsam.recipe.Recipe;
import sparsam.recipe.RecipeException;
import sparsam.recipe.RecipeSettings;
import sparsam.settings.Range;
import sparsam.settings.Setting;
import sparsam.sweep.Levels.Listed;
import sparsam.sweep.Levels.Scale;
import sparsam.sweep.Levels.Stepped;

/**
 * A setting of a recipe that an axis may vary.
 *
 * @param axis as it is called, with the value that the recipe has
 * @param value that the recipe has, as {@code --set} would have it
 */
public record AxisChoice(Axis axis, String value) {
  private static final List<String> FRACTIONS = List.of("0.5", "0.8", "0.9", "0.95");

  /** How far a range goes to either side of the recipe's value, and in how many steps. */
  private static final double FACTOR = 10;

  private static final int STEPS = 5;

  /** All that a recipe has, in its order; those of several arms by arm, too. */
  public static List<AxisChoice> of(Recipe recipe) {
    AxisKeys keys = new AxisKeys(recipe);
    List<AxisChoice> all = new ArrayList<>();
    for (String key : keys.all()) {
      try {
        String value = keys.value(key);
        Levels alone = new Listed(List.of(value));
        all.add(new AxisChoice(keys.axis(recipe.name(), key, alone), value));
      } catch (RecipeException e) {
        throw new IllegalStateException(e); // They are named as they stand there.
      }
    }
    return all;
  }

  /** Values to begin with: around the recipe's own where it allows them, else that alone. */
  public Levels suggested(Recipe recipe) {
    Levels around = around();
    try {
      var _ = SweepReader.axis(recipe, axis.key(), around);
      return around;
    } catch (RecipeException _) {
      return new Listed(List.of(value));
    }
  }

  private Levels around() {
    if (axis.isSparsity()) {
      return new Listed(FRACTIONS);
    }
    if (value.equals("true") || value.equals("false")) {
      return new Listed(List.of("false", "true"));
    }
    double number = number();
    if (axis.whole() && number > 0 && allows(2 * number)) {
      return new Listed(List.of(value, Long.toString(2 * (long) number)));
    }
    if (!axis.whole() && number > 0 && allows(FACTOR * number)) {
      return new Stepped(number / FACTOR, number * FACTOR, STEPS, Scale.LOG);
    }
    return new Listed(List.of(value));
  }

  private double number() {
    try {
      return Double.parseDouble(value);
    } catch (NumberFormatException _) {
      return Double.NaN;
    }
  }

  private boolean allows(double number) {
    Range<?> range = RecipeSettings.find(axis.path()).<Range<?>>map(Setting::range).orElse(null);
    return switch (range) {
      case Range.Numbers(double _, double max) -> number <= max;
      case Range.Wholes(long _, long max) -> number <= max;
      case null, default -> false;
    };
  }
}
