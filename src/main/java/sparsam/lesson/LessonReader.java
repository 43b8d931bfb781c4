package sparsam.lesson;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import sparsam.lesson.Step.Experiment;
import sparsam.lesson.Step.Tell;
import sparsam.recipe.Fields;
import sparsam.recipe.Presets;
import sparsam.recipe.Recipe;
import sparsam.recipe.RecipeException;
import sparsam.recipe.RecipeReader;
import sparsam.settings.Setting;
import sparsam.system.PlainText;

/** Lessons from JSON. */
public final class LessonReader {
  private static final String KIND = "lesson";

  private static final Setting<Long> MINUTES =
      Setting.whole(
          "minutes", "Minutes", "minutes", 1, Lesson.MAX_MINUTES, 5, "How long it takes about.");

  private LessonReader() {}

  /**
   * @throws RecipeException with one sentence that names the file, the key, its value and what is
   *     allowed
   * @throws IOException with one sentence when the file cannot be read
   */
  public static Lesson read(Path file) throws RecipeException, IOException {
    return parse(file.toString(), RecipeReader.text(file, KIND));
  }

  /**
   * @param source what messages call it: a file's or lesson's name
   */
  public static Lesson parse(String source, String json) throws RecipeException {
    Fields root = Fields.parse(source, KIND, json);
    root.only(List.of("title", "about", "minutes", "steps"));
    String title = line(root, "title", Lesson.MAX_TITLE);
    String about = line(root, "about", Lesson.MAX_LINE);
    int minutes = Math.toIntExact(root.value(MINUTES));
    List<Step> steps = new ArrayList<>();
    for (Fields step : root.objects("steps", Lesson.MAX_STEPS)) {
      steps.add(step(step, title + " · " + (steps.size() + 1)));
    }
    if (steps.isEmpty()) {
      throw root.refusal("steps", "a list […] of 1 to %d", Lesson.MAX_STEPS);
    }
    return new Lesson(title, about, minutes, steps);
  }

  private static Step step(Fields step, String name) throws RecipeException {
    boolean experiment = step.has("recipe") || step.has("ask");
    step.only(
        experiment
            ? List.of("title", "text", "recipe", "set", "ask", "why", "source")
            : List.of("title", "text", "source"));
    String title = line(step, "title", Lesson.MAX_TITLE);
    String text = paragraphs(step, "text");
    String source = step.absent("source") ? "" : line(step, "source", Lesson.MAX_LINE);
    if (!experiment) {
      return new Tell(title, text, source);
    }
    Recipe recipe = recipe(step).named(name);
    Question question = QuestionReader.read(step.object("ask"), recipe);
    return new Experiment(
        title,
        text,
        question instanceof Question.Better ? recipe.withCompare(question.arms()) : recipe,
        question,
        paragraphs(step, "why"),
        source);
  }

  /** A preset by its name or a recipe, some of its keys changed. */
  private static Recipe recipe(Fields step) throws RecipeException {
    Recipe recipe =
        step.isText("recipe")
            ? Presets.load(step.choice("recipe", Presets.NAMES))
            : step.recipe("recipe");
    if (step.absent("set")) {
      return recipe;
    }
    List<String> settings = step.texts("set", 1, 100);
    try {
      return RecipeReader.override(recipe, settings);
    } catch (RecipeException e) {
      throw new RecipeException(step.place("set") + ": " + e.getMessage());
    }
  }

  /** Text on one line. */
  static String line(Fields of, String key, int most) throws RecipeException {
    String text = of.text(key);
    if (!isLine(text, most)) {
      throw of.refusal(key, "a line of 1 to %,d printable characters", most);
    }
    return text;
  }

  static boolean isLine(String text, int most) {
    return PlainText.isLine(text) && isShown(text, most);
  }

  /** Text, or a list of texts, each a paragraph. */
  private static String paragraphs(Fields of, String key) throws RecipeException {
    String text =
        of.isList(key)
            ? String.join("\n\n", of.texts(key, 1, Lesson.MAX_TEXT))
            : of.text(key).strip();
    if (!PlainText.isText(text) || !isShown(text, Lesson.MAX_TEXT)) {
      throw of.refusal(
          key,
          "a text, or a list of paragraphs, of 1 to %,d printable characters",
          Lesson.MAX_TEXT);
    }
    return text;
  }

  /** Nothing that turns the direction of what stands behind it. */
  private static boolean isShown(String text, int most) {
    return text.length() <= most
        && PlainText.isVisible(text)
        && text.codePoints().noneMatch(c -> Character.getType(c) == Character.FORMAT);
  }
}
