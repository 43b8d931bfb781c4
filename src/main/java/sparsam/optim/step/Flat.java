package sparsam.optim.step;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import sparsam.nn.Network;
import sparsam.nn.Parameters;
import sparsam.prune.Mask;

/**
 * The flat vectors of a network that trains, and the arithmetic over them that every optimiser
 * needs, divided among the network's threads.
 */
final class Flat {
  /**
   * Keeps ρ/‖g‖ finite where the gradient vanishes; the value of the public SAM implementations.
   */
  static final double TINY = 1e-12;

  private final Network network;

  /** 1 for what is trained, 0 for what is pruned; bytes, to load less. Null trains everything. */
  private byte @Nullable [] keep;

  /** The parameters: where the network stands. */
  final float[] w;

  /** The gradient there, as the network left it. */
  final float[] g;

  /** How many of the parameters are trained. */
  final int n;

  private final Norm norm;

  /**
   * @param mask whose pruned weights are set to zero; null trains every weight
   * @throws IllegalArgumentException for a mask of another network
   */
  Flat(Network network, @Nullable Mask mask) {
    this.network = network;
    Parameters parameters = network.parameters();
    this.w = parameters.values();
    this.g = network.gradient();
    this.n = parameters.trainable();
    this.norm = new Norm(network.parts());
    if (mask != null) {
      mask(mask);
    }
  }

  /** Goes on under another mask, whose pruned weights are set to zero. */
  final void mask(Mask mask) {
    keep = bytes(mask.keep());
    mask.apply(network.parameters());
  }

  private byte[] bytes(float[] mask) {
    if (mask.length != n) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "a mask of %d parameters does not fit a network that has %d",
              mask.length,
              n));
    }
    byte[] bytes = new byte[n];
    for (int i = 0; i < n; i++) {
      bytes[i] = (byte) mask[i];
    }
    return bytes;
  }

  Parameters parameters() {
    return network.parameters();
  }

  /** Does something with all indices, some threads a part of them each. */
  void divide(Network.Part work) {
    network.divide(n, work);
  }

  /** The same; returns the norm of the vector that it leaves. */
  double measure(float[] vector, Network.Part work) {
    divide(
        (part, from, to) -> {
          work.on(part, from, to);
          norm.measure(part, vector, from, to);
        });
    return norm.total();
  }

  double norm(float[] vector) {
    return measure(vector, (_, _, _) -> {});
  }

  double dot(float[] one, float[] other) {
    divide((part, from, to) -> norm.multiply(part, one, other, from, to));
    return norm.sum();
  }

  /** Multiplies the gradient by the mask, and returns its norm. */
  double maskedNorm() {
    return measure(g, (_, from, to) -> mask(from, to));
  }

  /** Multiplies the gradient by the mask from an index to below another. */
  void mask(int from, int to) {
    mask(g, from, to);
  }

  /** Multiplies a vector by the mask from an index to below another. */
  void mask(float[] vector, int from, int to) {
    byte[] kept = keep;
    if (kept != null) {
      for (int i = from; i < to; i++) {
        vector[i] *= kept[i];
      }
    }
  }
}
