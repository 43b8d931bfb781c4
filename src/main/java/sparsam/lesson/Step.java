package sparsam.lesson;

import sparsam.recipe.Recipe;

/** A page of a lesson. */
public sealed interface Step {
  String title();

  /** What is said first; paragraphs are apart by an empty line. */
  String text();

  /** Where what is said can be read; may be empty. */
  String source();

  /** Something to read. */
  record Tell(String title, String text, String source) implements Step {}

  /**
   * Something to expect, to run and to compare.
   *
   * @param recipe what is run
   * @param question what is asked before
   * @param why what is said when the answer is there
   */
  record Experiment(
      String title, String text, Recipe recipe, Question question, String why, String source)
      implements Step {}
}
