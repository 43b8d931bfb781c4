package sparsam.lesson;

import java.util.List;
import sparsam.recipe.RecipeException;
import sparsam.system.Inside;

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
    return Inside.text("/lessons/" + name + LessonFile.ENDING);
  }
}
