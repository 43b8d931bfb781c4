package sparsam.recipe;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** The recipes that come inside the program. */
public final class Presets {
  /** Their names, in the order they are shown. */
  public static final List<String> NAMES =
      List.of("quick", "notebook", "fair", "label-noise", "family", "resnet");

  private Presets() {}

  /**
   * @throws RecipeException when there is no such preset; the message lists those that exist
   */
  public static Recipe load(String name) throws RecipeException {
    if (!NAMES.contains(name)) {
      throw new RecipeException(
          "no preset is called \"%s\"; there are %s".formatted(name, String.join(", ", NAMES)));
    }
    return RecipeReader.parse("preset " + name, text(name));
  }

  private static String text(String name) {
    String resource = "/presets/" + name + ".json";
    try (InputStream in =
        Objects.requireNonNull(Presets.class.getResourceAsStream(resource), resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("the program's own " + resource + " cannot be read", e);
    }
  }
}
