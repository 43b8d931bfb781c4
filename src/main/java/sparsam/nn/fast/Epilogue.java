package sparsam.nn.fast;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import sparsam.nn.fast.winograd.Finish;
import sparsam.nn.fast.winograd.Room;
import sparsam.nn.team.Lane;
import sparsam.nn.team.Pass;

/**
 * What a convolution does to its values before it puts them out: its biases, and what layers above
 * it would do, so that the values need not be read and written again.
 *
 * @param output where they are put
 * @param w the network's parameters
 * @param biases where the convolution's begin; negative where there are none
 * @param norm whose running statistics normalise; null for none
 * @param slope of a rectifier's negative side; 1 for none
 */
record Epilogue(Activations output, float[] w, int biases, @Nullable BatchNorm norm, float slope) {
  /** Biases alone. */
  static Epilogue of(Activations output, float[] w, int biases) {
    return new Epilogue(output, w, biases, null, 1);
  }

  Epilogue then(BatchNorm next) {
    return new Epilogue(next.output(), w, biases, next, slope);
  }

  Epilogue then(Rectifier next) {
    return new Epilogue(output, w, biases, norm, next.slope());
  }

  /** Adds what threads need before {@link #finish}. */
  void prepare(Pass pass) {
    if (norm != null) {
      norm.recall(pass);
    }
  }

  /**
   * The same for a thread's transformed tiles; null where nothing is to be done.
   *
   * @param length of all tiles, [tiles, channels]
   */
  @Nullable Finish finish(Lane lane, Room room, int channels, int length) {
    if (biases < 0 && norm == null && slope == 1) {
      return null;
    }
    float[] shifts = room.bias();
    if (biases < 0) {
      Arrays.fill(shifts, 0, channels, 0);
    } else {
      System.arraycopy(w, biases, shifts, 0, channels);
    }
    if (norm == null) {
      spread(shifts, channels, length);
      return new Finish(null, shifts, slope);
    }
    float[] factors = room.factors();
    norm.recalled(lane, factors, shifts);
    spread(factors, channels, length);
    spread(shifts, channels, length);
    return new Finish(factors, shifts, slope);
  }

  /** Repeats what the first tile has. */
  private static void spread(float[] values, int channels, int length) {
    for (int i = channels; i < length; i += channels) {
      System.arraycopy(values, 0, values, i, channels);
    }
  }
}
