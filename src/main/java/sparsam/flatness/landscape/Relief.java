package sparsam.flatness.landscape;

/**
 * What is known of a plane's grid by now. Arrays go row by row from the lower end; nobody changes
 * them.
 *
 * @param loss measured, or where nobody has yet, interpolated between places that were
 * @param accuracy the same of the accuracy
 * @param measured which of them were, on all images
 * @param images that everything shown was measured on
 * @param done whether all places were
 */
public record Relief(
    Grid grid, double[] loss, double[] accuracy, boolean[] measured, int images, boolean done) {
  /** How many places were measured. */
  public int count() {
    int count = 0;
    for (boolean one : measured) {
      count += one ? 1 : 0;
    }
    return count;
  }
}
