package sparsam.nn;

/**
 * Tells which digit or article an image shows. Not safe for use by more than one thread at a time.
 */
public interface Classifier extends AutoCloseable {
  /**
   * Evaluation mode (BatchNorm on running statistics): writes [count, 10] logits, any count.
   *
   * @param inputs [images, 784], row after row
   * @param from index of the first image in {@code inputs}
   */
  void logits(float[] inputs, int from, int count, float[] logits);

  /** Releases threads and native memory, if it has any. */
  @Override
  default void close() {}
}
