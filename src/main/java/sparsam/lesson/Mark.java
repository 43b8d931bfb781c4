package sparsam.lesson;

import java.util.List;
import java.util.stream.IntStream;
import sparsam.lesson.Guess.Amount;
import sparsam.lesson.Guess.Chosen;
import sparsam.lesson.Guess.Drawn;
import sparsam.lesson.Measured.Compared;
import sparsam.lesson.Measured.Line;
import sparsam.lesson.Measured.Ratio;
import sparsam.lesson.Measured.Share;
import sparsam.lesson.Measured.Written;
import sparsam.lesson.Question.Better;

/** How what was expected stands to what was measured. */
public enum Mark {
  /** As expected, as far as this can be measured. */
  RIGHT,
  /** Neither shown nor refuted: the two could not be told apart. */
  OPEN,
  /** Otherwise. */
  OTHER;

  /** A curve that is on average so near is the same to the eye. */
  static final double NEAR = 0.03;

  /** Times of a computer that does something else too vary by so much. */
  static final double SWAY = 0.25;

  /**
   * @param at the places of a curve that was drawn; otherwise empty
   * @throws IllegalArgumentException where the guess answers another question
   */
  public static Mark of(Guess guess, List<Double> at, Measured measured) {
    return switch (measured) {
      case Written(int right) when guess instanceof Chosen(int answer) -> right(answer == right);
      case Compared compared when guess instanceof Chosen(int answer) ->
          compared.answer() == Better.NEITHER && answer != Better.NEITHER
              ? OPEN
              : right(answer == compared.answer());
      case Share share when guess instanceof Amount(double value) ->
          right(value >= share.interval().low() && value <= share.interval().high());
      case Ratio(double value) when guess instanceof Amount(double expected) ->
          right(Math.abs(value - expected) <= SWAY);
      case Line line when guess instanceof Drawn drawn -> right(distance(drawn, at, line) <= NEAR);
      default -> throw new IllegalArgumentException(guess + " is no answer to " + measured);
    };
  }

  private static Mark right(boolean so) {
    return so ? RIGHT : OTHER;
  }

  /** How far a drawn curve is from the measured one on average, 0 to 1. */
  public static double distance(Drawn drawn, List<Double> at, Line line) {
    return IntStream.range(0, at.size())
        .mapToDouble(i -> Math.abs(drawn.values().get(i) - line.value(at.get(i))))
        .average()
        .orElse(0);
  }
}
