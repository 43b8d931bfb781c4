package sparsam.lesson;

import java.util.List;
import sparsam.lesson.Question.Accuracy;
import sparsam.lesson.Question.Better;
import sparsam.lesson.Question.Choice;
import sparsam.lesson.Question.Cliff;
import sparsam.lesson.Question.Curve;
import sparsam.lesson.Question.Times;
import sparsam.recipe.Fields;
import sparsam.recipe.Recipe;
import sparsam.recipe.RecipeException;
import sparsam.recipe.arm.Arm;
import sparsam.recipe.arm.Budget.Epochs;
import sparsam.settings.Setting;

/** A question from JSON, about a recipe that can answer it. */
final class QuestionReader {
  static final List<String> KINDS =
      List.of("choice", "better", "accuracy", "times", "curve", "cliff");

  private QuestionReader() {}

  static Question read(Fields ask, Recipe recipe) throws RecipeException {
    String kind = ask.choice("kind", KINDS);
    List<String> arms = recipe.arms().stream().map(Arm::name).toList();
    return switch (kind) {
      case "choice" -> choice(ask);
      case "better" -> better(ask, arms);
      case "accuracy" -> new Accuracy(arm(ask, arms));
      case "times" -> times(ask, arms);
      case "curve" -> curve(ask, recipe, arms);
      default -> cliff(ask, recipe);
    };
  }

  private static Choice choice(Fields ask) throws RecipeException {
    ask.only(List.of("kind", "answers", "right"));
    List<String> answers = ask.texts("answers", Choice.LEAST, Choice.MOST);
    for (String answer : answers) {
      if (!LessonReader.isLine(answer, Choice.LONGEST)) {
        throw ask.refusal(
            "answers",
            "a list of %d to %d lines of 1 to %d printable characters",
            Choice.LEAST,
            Choice.MOST,
            Choice.LONGEST);
      }
    }
    Setting<Long> right =
        Setting.whole("right", "Right", "right", 1, answers.size(), 1, "Counted from 1.");
    return new Choice(answers, Math.toIntExact(ask.value(right)) - 1);
  }

  private static Better better(Fields ask, List<String> arms) throws RecipeException {
    ask.only(List.of("kind", "arms"));
    List<String> two = ask.choices("arms", arms);
    if (two.size() != 2) {
      throw ask.refusal("arms", "two of %s", String.join(", ", arms));
    }
    return new Better(two.getFirst(), two.getLast());
  }

  private static Times times(Fields ask, List<String> arms) throws RecipeException {
    ask.only(List.of("kind", "arm", "than"));
    String arm = ask.choice("arm", arms);
    String than = ask.choice("than", arms);
    if (arm.equals(than)) {
      throw ask.refusal("than", "another arm than \"arm\"");
    }
    return new Times(arm, than);
  }

  private static String arm(Fields ask, List<String> arms) throws RecipeException {
    ask.only(List.of("kind", "arm"));
    return ask.choice("arm", arms);
  }

  /** Of what is counted in epochs, as its curve is. */
  private static Curve curve(Fields ask, Recipe recipe, List<String> arms) throws RecipeException {
    Arm of = recipe.arms().get(arms.indexOf(arm(ask, arms)));
    if (of.budget() instanceof Epochs(int epochs) && epochs >= Curve.LEAST) {
      return new Curve(of.name(), epochs);
    }
    throw ask.refusal("arm", "an arm that trains for %d epochs or more", Curve.LEAST);
  }

  private static Cliff cliff(Fields ask, Recipe recipe) throws RecipeException {
    ask.only(List.of("kind"));
    if (recipe.dense() == null || recipe.prunings().isEmpty()) {
      throw ask.refusal("kind", "another one here: the recipe prunes no dense network");
    }
    return new Cliff();
  }
}
