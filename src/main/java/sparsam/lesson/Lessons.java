package sparsam.lesson;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import sparsam.recipe.RecipeException;

/** The lessons that come inside the program. */
public final class Lessons {
  /** Their names, in the order they are shown. */
  public static final List<String> NAMES =
      List.of("cliff", "notebook-sgd", "price-of-sam", "wrong-labels", "seed");

  private Lessons() {}

  /**
   * @throws RecipeException when there is no such lesson; the message lists those that exist
   */
  public static Lesson load(String name) throws RecipeException {
    return LessonReader.parse("lesson " + name, text(name));
  }

  /**
   * A lesson's file.
   *
   * @throws RecipeException as {@link #load} does
   */
  public static String text(String name) throws RecipeException {
    if (!NAMES.contains(name)) {
      throw new RecipeException(
          "no lesson is called \"%s\"; there are %s".formatted(name, String.join(", ", NAMES)));
    }
    String resource = "/lessons/" + name + LessonFile.ENDING;
    try (InputStream in =
        Objects.requireNonNull(Lessons.class.getResourceAsStream(resource), resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("the program's own " + resource + " cannot be read", e);
    }
  }
}
