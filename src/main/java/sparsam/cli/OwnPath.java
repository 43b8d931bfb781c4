package sparsam.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import sparsam.data.DataException;
import sparsam.data.OwnData;
import sparsam.recipe.Presets;
import sparsam.recipe.Recipe;
import sparsam.recipe.RecipeException;
import sparsam.recipe.RecipeReader;
import sparsam.settings.Setting;

/** A person's data as the command line names them. */
final class OwnPath {
  private static final String DATA = "data.";

  private OwnPath() {}

  /**
   * @throws DataException where it is no path here
   */
  static Path of(String typed) throws DataException {
    try {
      return Path.of(typed).toAbsolutePath().normalize();
    } catch (InvalidPathException e) {
      throw new DataException(
          "\"%s\" is no path on this computer (%s).".formatted(typed, e.getReason()), e);
    }
  }

  /** Data read as a recipe's settings say, those of them that are about its data. */
  static OwnData settled(OwnData own, List<String> settings) throws RecipeException {
    List<String> keys = OwnData.KIND.settings().stream().map(Setting::key).toList();
    List<String> about =
        settings.stream()
            .filter(setting -> setting.startsWith(DATA))
            .map(setting -> setting.substring(DATA.length()))
            .filter(setting -> keys.contains(setting.split("=", -1)[0].strip()))
            .toList();
    return override(own, about);
  }

  /**
   * Data read otherwise.
   *
   * @param settings each {@code KEY=VALUE}, without the {@code data.} of recipes
   */
  static OwnData override(OwnData own, List<String> settings) throws RecipeException {
    Recipe any = Presets.load(Presets.NAMES.getFirst());
    Recipe with = any.withData(any.data().with(own));
    List<String> keys = settings.stream().map(setting -> DATA + setting).toList();
    return RecipeReader.override(with, keys).data().choice() instanceof OwnData changed
        ? changed
        : own;
  }
}
