package sparsam.sweep;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import sparsam.recipe.RecipeException;

/** The sweeps that come inside the program. */
public final class SweepPresets {
  /** Their names, in the order they are shown. */
  public static final List<String> NAMES = List.of("map", "noise-map", "paper");

  private SweepPresets() {}

  /**
   * @throws RecipeException when there is no such sweep; the message lists those that exist
   */
  public static Sweep load(String name) throws RecipeException {
    if (!NAMES.contains(name)) {
      throw new RecipeException(
          "no sweep is called \"%s\"; there are %s".formatted(name, String.join(", ", NAMES)));
    }
    return SweepReader.parse("sweep " + name, text(name));
  }

  private static String text(String name) {
    String resource = "/sweeps/" + name + ".json";
    try (InputStream in =
        Objects.requireNonNull(SweepPresets.class.getResourceAsStream(resource), resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("the program's own " + resource + " cannot be read", e);
    }
  }
}
