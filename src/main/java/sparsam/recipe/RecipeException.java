package sparsam.recipe;

import sparsam.system.PlainText;

/**
 * A recipe cannot be read; the message is one sentence: which key, its value, what is allowed.
 * Whatever of a file it repeats is shown as one line.
 */
public final class RecipeException extends Exception {
  private static final long serialVersionUID = 1L;

  public RecipeException(String message) {
    super(PlainText.line(message));
  }
}
