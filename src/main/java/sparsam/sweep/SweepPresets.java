package sparsam.sweep;

import java.util.List;
import sparsam.recipe.RecipeException;
import sparsam.system.Inside;

/** The sweeps that come inside the program. */
public final class SweepPresets {
  /** Their names, in the order they are shown. */
  public static final List<String> NAMES = List.of("map", "noise-map", "paper", "flatness");

  private SweepPresets() {}

  /**
   * @throws RecipeException when there is no such sweep; the message lists those that exist
   */
  public static Sweep load(String name) throws RecipeException {
    if (!NAMES.contains(name)) {
      throw new RecipeException(
          "no sweep is called \"%s\"; there are %s".formatted(name, String.join(", ", NAMES)));
    }
    return SweepReader.parse("sweep " + name, Inside.text("/sweeps/" + name + ".json"));
  }
}
