package sparsam.flatness;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sparsam.data.DataSet;
import sparsam.data.Digest;
import sparsam.data.Examples;
import sparsam.nn.Architecture;
import sparsam.nn.Parameters;
import sparsam.nn.Parameters.Kind;
import sparsam.nn.Parameters.Slice;
import sparsam.nn.tangent.Sample;
import sparsam.prune.Mask;
import sparsam.result.Weights;

/**
 * A network that is looked at, and the examples by which.
 *
 * @param name for a person
 * @param masked whether weights of zero are pruned ones
 * @param scales whether BatchNorm's γ were pruned too
 */
public record Specimen(
    String name,
    Architecture architecture,
    Weights weights,
    boolean masked,
    boolean scales,
    Sample sample) {
  /** Changes when the same network and examples are measured otherwise. */
  private static final String PROTOCOL = "1";

  /**
   * The first training images, with the labels that the network was trained on.
   *
   * @param count how many; fewer where there are fewer
   */
  public static Sample sample(DataSet set, int count) {
    Examples first = set.train().range(0, Math.min(count, set.train().count()));
    return new Sample(first.inputs(), first.labels());
  }

  /**
   * Some weights, of which one that is exactly zero is a pruned one.
   *
   * @param scales whether BatchNorm's γ were pruned with them
   */
  public static Specimen of(
      String name, Architecture network, Weights weights, boolean scales, Sample sample) {
    boolean masked = weights.zeros(Kind.WEIGHT) > 0;
    return new Specimen(name, network, weights, masked, masked && scales, sample);
  }

  /**
   * Sets a network's parameters.
   *
   * @throws IOException with one sentence where the weights are another network's, or not finite
   */
  void copyTo(Parameters parameters) throws IOException {
    Optional<String> lacking = weights.copyTo(parameters);
    if (lacking.isPresent()) {
      throw new IOException("the weights of %s lack %s".formatted(name, lacking.get()));
    }
    for (float value : parameters.values()) {
      if (!Float.isFinite(value)) {
        throw new IOException(
            "%s diverged: its weights are not finite numbers, and there is no minimum to look at"
                .formatted(name));
      }
    }
  }

  /** Null where nothing is pruned. */
  @Nullable Mask mask(Parameters parameters) {
    if (!masked) {
      return null;
    }
    float[] keep = new float[parameters.trainable()];
    Arrays.fill(keep, 1);
    for (Slice slice : parameters.slices()) {
      if (slice.kind() == Kind.WEIGHT || (scales && slice.kind() == Kind.SCALE)) {
        for (int i = slice.offset(); i < slice.end(); i++) {
          keep[i] = parameters.values()[i] == 0 ? 0 : 1;
        }
      }
    }
    return new Mask(keep);
  }

  /** The same for the same weights and examples, on every computer. */
  String key() {
    Digest digest = Digest.sha256();
    digest.update(ByteBuffer.wrap((PROTOCOL + architecture + masked + scales).getBytes(UTF_8)));
    weights.tensors().forEach(tensor -> digest.update(tensor.values()));
    digest.update(sample.inputs());
    digest.update(sample.labels());
    return digest.hex();
  }
}
