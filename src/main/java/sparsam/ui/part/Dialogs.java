package sparsam.ui.part;

import java.nio.file.Path;
import java.util.Optional;

/** Everything that asks a person in a window of its own. Tests answer in the person's place. */
public interface Dialogs {
  /**
   * A question with two answers.
   *
   * @param title what it is about
   * @param text the question, with what follows from going on
   * @param goOn the button that does it
   * @param stay the button that leaves everything as it is
   */
  record Question(String title, String text, String goOn, String stay) {}

  /**
   * Asks where to save a file.
   *
   * @param name the file name proposed, with its ending
   * @param kind what files of this ending are, in a word
   * @return empty where the person changed their mind
   */
  Optional<Path> saveAs(String name, String kind);

  /**
   * Asks for a folder.
   *
   * @param title what it is for
   * @return empty where the person changed their mind
   */
  Optional<Path> folder(String title);

  /**
   * Asks which recipe's file to open.
   *
   * @return empty where the person changed their mind
   */
  Optional<Path> openRecipe();

  /**
   * Asks which lesson's file to open.
   *
   * @return empty where the person changed their mind
   */
  Optional<Path> openLesson();

  /**
   * Asks which file of weights to open.
   *
   * @return empty where the person changed their mind
   */
  Optional<Path> openWeights();

  /**
   * Asks which file of data to open.
   *
   * @return empty where the person changed their mind
   */
  Optional<Path> openData();

  /**
   * Asks where to save a recipe.
   *
   * @param name the file name proposed
   * @return empty where the person changed their mind
   */
  Optional<Path> saveRecipe(String name);

  /** Asks whether to go on; closing the question means to stay. */
  boolean confirm(Question question);
}
