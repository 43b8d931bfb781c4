package sparsam.lesson;

import java.util.List;

/**
 * A few steps that lead through experiments.
 *
 * @param about what it is about, in a sentence or two
 * @param minutes how long it takes about
 * @param steps at least one
 */
public record Lesson(String title, String about, int minutes, List<Step> steps) {
  public static final int MAX_STEPS = 30;
  public static final int MAX_MINUTES = 90;

  /** Of a title; that of the lesson and a number are the name of a run. */
  public static final int MAX_TITLE = 50;

  /** Of a text, and of what is said why. */
  public static final int MAX_TEXT = 1500;

  /** Of a source, and of what a lesson is about. */
  public static final int MAX_LINE = 400;

  public Lesson {
    steps = List.copyOf(steps);
  }
}
