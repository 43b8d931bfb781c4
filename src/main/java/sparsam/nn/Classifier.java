package sparsam.nn;

/**
 * Tells which digit or article an image shows. Not safe for use by more than one thread at a time.
 */
public interface Classifier {
  /**
   * Evaluation mode (BatchNorm on running statistics): writes [count, 10] logits, any count.
   *
   * @param inputs [images, 784], row after row
   * @param from index of the first image in {@code inputs}
   */
  void logits(float[] inputs, int from, int count, float[] logits);
}
