package sparsam.nn;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import sparsam.nn.sparse.AdaptiveNetwork;

/**
 * A network that can be trained: it owns its parameters and computes the gradient of the mean
 * cross-entropy.
 *
 * <p>Inputs are [count, channels · height · width] image after image, labels from 0 on. Not safe
 * for use by more than one thread at a time.
 */
public interface Network extends Classifier {
  Architecture architecture();

  @Override
  default int classes() {
    return architecture().input().classes();
  }

  /**
   * Draws what dropout drops in the passes from now on: at the same step of a network with the same
   * seed the same.
   *
   * @param step of a training, counted from its start
   */
  default void draw(long step) {}

  /**
   * The parameters and BatchNorm statistics; their values may be changed in place between calls.
   */
  Parameters parameters();

  /**
   * The gradient of the mean loss over the batch given last to {@link #computeGradient}, in the
   * order of {@link Parameters#values()}, as long as its trainable part. The same array at every
   * call.
   */
  float[] gradient();

  /**
   * One forward and backward pass in training mode (BatchNorm normalises by the batch).
   *
   * @param inputs at least count images
   * @param labels at least count values
   * @param statistics whether BatchNorm's running mean and variance move
   * @return the mean cross-entropy at the present parameters
   */
  double computeGradient(float[] inputs, int[] labels, int count, Statistics statistics);

  /**
   * A forward pass in training mode that moves BatchNorm's statistics and nothing else; returns the
   * mean cross-entropy.
   */
  double recalibrate(float[] inputs, int[] labels, int count);

  /**
   * A form that skips zeros in those layers in which that is faster here, which is measured first;
   * whoever asks for it closes it, before this network.
   *
   * @param threads how many of the processor's cores it uses, at least 1
   * @param goOn asked now and then while it is measured
   * @return empty where it was given up
   */
  default Optional<? extends Classifier> adaptive(int threads, BooleanSupplier goOn) {
    return AdaptiveNetwork.of(this, threads, goOn);
  }

  /**
   * How long each step of the blueprint takes over some images in evaluation mode.
   *
   * @param inputs and {@code from} as for {@link #logits}
   * @return seconds; empty where the engine does not tell them apart
   */
  default double[] times(float[] inputs, int from, int count) {
    return new double[0];
  }

  /** How many parts {@link #divide} makes, whatever the number of threads. */
  default int parts() {
    return 1;
  }

  /** How many threads it computes with, as far as it decides that itself. */
  default int threads() {
    return 1;
  }

  /**
   * Divides the indices 0 to below n among the network's threads, for arithmetic over its flat
   * vectors; returns when all of it is done.
   */
  default void divide(int n, Part part) {
    part.on(0, 0, n);
  }

  /** Releases threads and native memory. */
  @Override
  void close();

  /** Arithmetic over a part of some vectors; parts may be under way at the same time. */
  @FunctionalInterface
  interface Part {
    /**
     * @param part 0 to below {@link #parts()}, the same indices at every call
     */
    void on(int part, int from, int to);
  }

  /** What a pass in training mode does with BatchNorm's running statistics. */
  enum Statistics {
    UPDATE,
    KEEP
  }
}
