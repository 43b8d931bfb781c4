package sparsam.ui.lesson;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import sparsam.lesson.Guess;
import sparsam.lesson.Guess.Amount;
import sparsam.lesson.Guess.Chosen;
import sparsam.lesson.Guess.Drawn;
import sparsam.lesson.Mark;
import sparsam.lesson.Measured;
import sparsam.lesson.Measured.Compared;
import sparsam.lesson.Measured.Line;
import sparsam.lesson.Measured.Ratio;
import sparsam.lesson.Measured.Share;
import sparsam.lesson.Measured.Written;
import sparsam.lesson.Question;
import sparsam.lesson.Question.Better;
import sparsam.lesson.Question.Choice;
import sparsam.lesson.Question.Cliff;
import sparsam.report.Verdicts;
import sparsam.result.Result;
import sparsam.text.Strings;

/** Puts what came out into words, beside what was expected. */
final class AnswerWords {
  private final Strings strings;
  private final GuessPicture pictures;

  AnswerWords(Strings strings) {
    this.strings = strings;
    this.pictures = new GuessPicture(strings);
  }

  /** What may be chosen; empty where nothing is. */
  static List<String> answers(Strings strings, Question question) {
    return switch (question) {
      case Choice(List<String> answers, int _) -> answers;
      case Better(String first, String second) ->
          List.of(
              strings.get("lesson.better.one", first),
              strings.get("lesson.better.neither"),
              strings.get("lesson.better.one", second));
      default -> List.of();
    };
  }

  /**
   * @param seed the recipe's
   * @param results of the run; empty where none was needed
   */
  Answer of(GuessModel model, Measured measured, long seed, List<Result> results) {
    Guess guess = model.guess().get();
    Mark mark = guess == null ? null : Mark.of(guess, model.places(), measured);
    String sentence =
        switch (measured) {
          case Written(int right) -> written(model.question(), guess, right);
          case Compared compared -> compared(model.question(), guess, compared, seed, results);
          case Share share -> share(guess, share);
          case Ratio(double value) ->
              guess instanceof Amount(double expected)
                  ? strings.get("lesson.times.both", times(expected), times(value))
                  : strings.get("lesson.times", times(value));
          case Line line -> line(model, guess, line);
        };
    return new Answer(
        mark,
        strings.get(heading(mark)),
        sentence,
        measured instanceof Line line
            ? pictures.both(
                model.question(),
                model.places(),
                guess instanceof Drawn(List<Double> values) ? values : null,
                line)
            : null);
  }

  private static String heading(@Nullable Mark mark) {
    return switch (mark) {
      case RIGHT -> "lesson.mark.right";
      case OPEN -> "lesson.mark.open";
      case OTHER -> "lesson.mark.other";
      case null -> "lesson.mark.none";
    };
  }

  private String written(Question question, @Nullable Guess guess, int right) {
    List<String> answers = answers(strings, question);
    return guess instanceof Chosen(int chosen) && chosen != right
        ? strings.get("lesson.choice.other", answers.get(chosen), answers.get(right))
        : strings.get("lesson.choice.right", answers.get(right));
  }

  private String compared(
      Question question,
      @Nullable Guess guess,
      Compared compared,
      long seed,
      List<Result> results) {
    String words = Verdicts.inWords(strings, seed, compared.finding(), results);
    return guess instanceof Chosen(int chosen)
        ? strings.get("lesson.chosen", answers(strings, question).get(chosen)) + " " + words
        : words;
  }

  private String share(@Nullable Guess guess, Share share) {
    String measured =
        strings.get(
            "lesson.accuracy",
            100 * share.value(),
            share.images(),
            100 * share.interval().low(),
            100 * share.interval().high());
    return guess instanceof Amount(double expected)
        ? strings.get("lesson.accuracy.expected", strings.percent(expected)) + " " + measured
        : measured;
  }

  private String line(GuessModel model, @Nullable Guess guess, Line line) {
    String where =
        strings.get(
            model.question() instanceof Cliff ? "lesson.line.cliff" : "lesson.line.curve",
            100 * line.values().getFirst(),
            100 * line.values().stream().mapToDouble(Double::doubleValue).max().orElse(0),
            100 * line.values().getLast());
    return guess instanceof Drawn drawn
        ? strings.get("lesson.line.away", 100 * Mark.distance(drawn, model.places(), line))
            + " "
            + where
        : where;
  }

  private static String times(double ratio) {
    return String.format(Locale.ROOT, "%.2f", ratio);
  }
}
