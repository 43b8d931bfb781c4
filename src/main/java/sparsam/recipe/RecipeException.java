package sparsam.recipe;

/** A recipe cannot be read; the message is one sentence: which key, its value, what is allowed. */
public final class RecipeException extends Exception {
  private static final long serialVersionUID = 1L;

  public RecipeException(String message) {
    super(message);
  }
}
