package sparsam.recipe;

import java.util.List;
import sparsam.system.Inside;

/** The recipes that come inside the program. */
public final class Presets {
  /** Their names, in the order they are shown. */
  public static final List<String> NAMES =
      List.of(
          "quick",
          "notebook",
          "fair",
          "label-noise",
          "family",
          "resnet",
          "cifar",
          "gradual",
          "tickets",
          "channels",
          "sanity");

  private Presets() {}

  /**
   * @throws RecipeException when there is no such preset; the message lists those that exist
   */
  public static Recipe load(String name) throws RecipeException {
    if (!NAMES.contains(name)) {
      throw new RecipeException(
          "no preset is called \"%s\"; there are %s".formatted(name, String.join(", ", NAMES)));
    }
    return RecipeReader.parse("preset " + name, Inside.text("/presets/" + name + ".json"));
  }
}
