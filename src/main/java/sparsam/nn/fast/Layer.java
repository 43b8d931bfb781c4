package sparsam.nn.fast;

import sparsam.nn.team.Lane;
import sparsam.nn.team.Pass;
import sparsam.nn.team.Team;

/**
 * A layer adds its work to the passes through the network. In it a lane touches only its own share,
 * until the lanes meet.
 *
 * <p>A layer that trains either writes the network's gradient itself, or leaves what a lane's
 * images say in {@link Lane#gradient()} and sums that over the lanes in {@link #reduce}.
 */
public sealed interface Layer
    permits BatchNorm,
        Convolution,
        Dense,
        Dropper,
        GlobalAverage,
        CornerPool,
        Rectifier,
        Shortcut,
        Shortcut.Fork,
        Turn,
        UnitNorm,
        WindowPool,
        Winograd {
  Activations output();

  /**
   * What forward and backward need of the parameters beforehand, all lanes together.
   *
   * @return whether there is such
   */
  default boolean prepare(Pass pass, Mode mode) {
    return false;
  }

  void forward(Pass pass, Mode mode);

  /**
   * From the gradient of the output: the parameters' gradient, and the input's where a layer below
   * needs it.
   */
  void backward(Pass pass);

  /**
   * After every lane's backward pass: sums what the lanes left, each lane a share of it.
   *
   * @param team whose lanes left it
   */
  default void reduce(Pass pass, Team team) {}

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
