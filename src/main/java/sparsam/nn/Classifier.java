package sparsam.nn;

/**
 * Tells which of some classes an image shows. Not safe for use by more than one thread at a time.
 */
public interface Classifier extends AutoCloseable {
  /** How many classes there are. */
  int classes();

  /** How many it is best asked about at a time: enough to keep every thread busy. */
  default int imagesAtOnce() {
    return 512;
  }

  /**
   * Evaluation mode (BatchNorm on running statistics): writes [count, classes] logits, any count.
   *
   * @param inputs [images, channels · height · width], image after image
   * @param from index of the first image in {@code inputs}
   */
  void logits(float[] inputs, int from, int count, float[] logits);

  /** Releases threads and native memory, if it has any. */
  @Override
  default void close() {}
}
