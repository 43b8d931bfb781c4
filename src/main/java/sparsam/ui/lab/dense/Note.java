package sparsam.ui.lab.dense;

/**
 * What is said of a file that is not the dense network.
 *
 * @param sentence empty for no file
 * @param offer the words of the button that takes the file's network over in the recipe; empty
 *     where that cannot be
 */
public record Note(String sentence, String offer) {
  public static final Note NONE = new Note("", "");

  /** Whether nothing can be done with the file. */
  public boolean isRefusal() {
    return !sentence.isEmpty() && offer.isEmpty();
  }
}
