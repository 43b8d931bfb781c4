package sparsam.lesson;

import java.util.List;

/** What a person expects. */
public sealed interface Guess {
  /**
   * One of several answers.
   *
   * @param answer its index, 0 first
   */
  record Chosen(int answer) implements Guess {}

  /** A number: an accuracy from 0 to 1, or how many times as long. */
  record Amount(double value) implements Guess {}

  /** A curve: its values, 0 to 1, at places that the question gives. */
  record Drawn(List<Double> values) implements Guess {
    public Drawn {
      values = List.copyOf(values);
    }
  }
}
