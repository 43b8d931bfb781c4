package sparsam.lesson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import sparsam.lesson.Guess.Amount;
import sparsam.lesson.Guess.Chosen;
import sparsam.lesson.Guess.Drawn;
import sparsam.lesson.Measured.Compared;
import sparsam.lesson.Measured.Line;
import sparsam.lesson.Measured.Ratio;
import sparsam.lesson.Measured.Share;
import sparsam.lesson.Measured.Written;
import sparsam.lesson.Question.Better;
import sparsam.result.Comparison;
import sparsam.result.Finding;
import sparsam.result.statistics.Statistics;

class MarkTest {
  private static Mark mark(Guess guess, Measured measured) {
    return Mark.of(guess, List.of(), measured);
  }

  private static Compared compared(int onlyFirst, int onlySecond) {
    double p = Statistics.mcnemar(onlyFirst, onlySecond);
    return new Compared(
        new Finding(new Comparison("A", "B", onlyFirst, onlySecond, 2000, p, p, 1), true, 0));
  }

  @Test
  void a_written_answer_is_right_or_not() {
    assertEquals(Mark.RIGHT, mark(new Chosen(1), new Written(1)));
    assertEquals(Mark.OTHER, mark(new Chosen(0), new Written(1)));
  }

  @Test
  void who_cannot_be_told_apart_is_neither_shown_nor_refuted() {
    Compared unclear = compared(12, 8);
    assertEquals(Better.NEITHER, unclear.answer());
    assertEquals(Mark.RIGHT, mark(new Chosen(Better.NEITHER), unclear));
    assertEquals(Mark.OPEN, mark(new Chosen(Better.FIRST), unclear));
    assertEquals(Mark.OPEN, mark(new Chosen(Better.SECOND), unclear));
  }

  @Test
  void who_is_better_is_told_by_the_sign() {
    assertEquals(Better.FIRST, compared(40, 8).answer());
    assertEquals(Better.SECOND, compared(8, 40).answer());
    assertEquals(Mark.RIGHT, mark(new Chosen(Better.SECOND), compared(8, 40)));
    assertEquals(Mark.OTHER, mark(new Chosen(Better.FIRST), compared(8, 40)));
    assertEquals(Mark.OTHER, mark(new Chosen(Better.NEITHER), compared(8, 40)));
  }

  @Test
  void an_accuracy_is_right_within_its_interval() {
    Share share = new Share(0.95, Statistics.wilson(1900, 2000), 2000);
    assertEquals(Mark.RIGHT, mark(new Amount(0.95), share));
    assertEquals(Mark.RIGHT, mark(new Amount(share.interval().low()), share));
    assertEquals(Mark.OTHER, mark(new Amount(0.93), share));
    assertEquals(Mark.OTHER, mark(new Amount(0.97), share));
  }

  @Test
  void times_sway() {
    assertEquals(Mark.RIGHT, mark(new Amount(2), new Ratio(1.8)));
    assertEquals(Mark.OTHER, mark(new Amount(1), new Ratio(1.8)));
  }

  @Test
  void a_curve_is_as_far_away_as_its_points_are_on_average() {
    Line line = new Line(List.of(0.0, 1.0, 3.0), List.of(0.8, 0.6, 0.2));
    assertEquals(0.8, line.value(-1), 1e-12);
    assertEquals(0.4, line.value(2), 1e-12);
    assertEquals(0.2, line.value(4), 1e-12);
    List<Double> at = List.of(0.0, 2.0, 3.0);
    Drawn drawn = new Drawn(List.of(0.8, 0.4, 0.5));
    assertEquals(0.1, Mark.distance(drawn, at, line), 1e-12);
    assertEquals(Mark.OTHER, Mark.of(drawn, at, line));
    assertEquals(Mark.RIGHT, Mark.of(new Drawn(List.of(0.8, 0.4, 0.22)), at, line));
  }

  @Test
  void a_guess_at_another_question_is_none() {
    assertThrows(IllegalArgumentException.class, () -> mark(new Amount(1), new Written(1)));
  }
}
