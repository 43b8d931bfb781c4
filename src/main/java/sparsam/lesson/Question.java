package sparsam.lesson;

import java.util.List;

/** What a person is asked to expect of an experiment before it runs. */
public sealed interface Question {
  /** The arms that it needs a result of. */
  default List<String> arms() {
    return List.of();
  }

  /**
   * One of several answers, of which the lesson says which is right.
   *
   * @param answers {@link #LEAST} to {@link #MOST}
   * @param right its index, 0 first
   */
  record Choice(List<String> answers, int right) implements Question {
    public static final int LEAST = 2;
    public static final int MOST = 5;

    /** Of an answer, in characters. */
    public static final int LONGEST = 160;

    public Choice {
      answers = List.copyOf(answers);
    }
  }

  /** Which of two arms is better on the test images, or whether they cannot be told apart. */
  record Better(String first, String second) implements Question {
    /** The answers in their order. */
    public static final int FIRST = 0;

    public static final int NEITHER = 1;
    public static final int SECOND = 2;

    @Override
    public List<String> arms() {
      return List.of(first, second);
    }
  }

  /** An arm's accuracy on the test images. */
  record Accuracy(String arm) implements Question {
    @Override
    public List<String> arms() {
      return List.of(arm);
    }
  }

  /** How many times as long an arm's training takes as another one's. */
  record Times(String arm, String than) implements Question {
    /** Nobody needs to expect more. */
    public static final double MOST = 5;

    @Override
    public List<String> arms() {
      return List.of(arm, than);
    }
  }

  /**
   * How an arm's accuracy on the validation images goes from epoch to epoch.
   *
   * @param epochs {@link #LEAST} at least
   */
  record Curve(String arm, int epochs) implements Question {
    /** A point is no curve. */
    public static final int LEAST = 2;

    @Override
    public List<String> arms() {
      return List.of(arm);
    }
  }

  /**
   * How accuracy on the validation images goes just after pruning, from no weight to all of them.
   */
  record Cliff() implements Question {}
}
