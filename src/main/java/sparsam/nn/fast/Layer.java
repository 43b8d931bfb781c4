package sparsam.nn.fast;

/**
 * A layer: every method is called on every lane, and a lane touches only its own share until it
 * meets the others.
 *
 * <p>A layer that trains either writes the network's gradient itself, or leaves what its lane's
 * images say in {@link Lane#gradient()} and sums that over the lanes in {@link #reduce}.
 */
sealed interface Layer permits Convolution, BatchNorm, Rectifier, MaxPool, Dense {
  Activations output();

  /**
   * @param mode training normalises by the batch, evaluation by running statistics
   */
  void forward(Lane lane, int count, Mode mode);

  /**
   * From the gradient of the output: the parameters' gradient, and the input's where a layer below
   * needs it.
   */
  void backward(Lane lane, int count);

  /** After every lane's backward pass: sums what the lanes left, each lane a share of it. */
  default void reduce(Lane lane) {}

  /** Floats of {@link Lane#scratch()} that this layer uses. */
  default int scratch() {
    return 0;
  }

  /** What a forward pass is for. */
  enum Mode {
    TRAIN,
    TRAIN_AND_UPDATE_STATISTICS,
    EVALUATE
  }
}
