package sparsam.prune.channel;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import sparsam.nn.Architecture;
import sparsam.nn.Parameters;
import sparsam.nn.Parameters.Slice;
import sparsam.nn.layer.Blueprint;
import sparsam.nn.layer.Layer.Tensor;
import sparsam.nn.layer.Step;
import sparsam.prune.Mask;

/**
 * A network without the channels and units that are gone: smaller arrays that give the same
 * answers. A channel goes where nobody reads it, or where it says the same of every image and that
 * can be added to the biases of those who read it; next to a border of zeros a constant is none, so
 * there it stays. What is added up is cut alike.
 *
 * <p>A network that was pruned by channels also trains on as its compact form does: what is cut out
 * of it is zero and stays so.
 */
public final class Compact {
  private final Architecture whole;
  private final Architecture architecture;

  /** For each tensor of the compact network the places of its values in the whole one's. */
  private final Map<String, int[]> places;

  /** What constants add to biases; a whole network may have no such bias. */
  private final Map<String, float[]> added;

  private Compact(
      Architecture whole,
      Architecture architecture,
      Map<String, int[]> places,
      Map<String, float[]> added) {
    this.whole = whole;
    this.architecture = architecture;
    this.places = places;
    this.added = added;
  }

  /**
   * What is left of a network by its weights and statistics: it answers alike.
   *
   * @param parameters the architecture's, of any engine
   * @throws LostLayerException where a layer has no channel left
   */
  public static Compact of(Architecture whole, Parameters parameters) throws LostLayerException {
    Cut cut = Cut.of(whole.blueprint(), parameters);
    Architecture architecture = new Architecture(cut.design(whole.design()), whole.input());
    Map<String, int[]> places = new LinkedHashMap<>();
    Blueprint blueprint = whole.blueprint();
    for (int i = 0; i < blueprint.steps().size(); i++) {
      Step step = blueprint.steps().get(i);
      for (Tensor tensor : step.tensors()) {
        places.put(tensor.name(), places(tensor, cut.kept(i - 1), cut.kept(i)));
      }
    }
    return new Compact(whole, architecture, places, cut.added());
  }

  /**
   * What is left of a network by its mask: it trains alike, where the mask is one of channels.
   *
   * @param parameters the architecture's, whose order the mask has; their values say nothing
   * @throws LostLayerException where a layer has no channel left
   */
  public static Compact of(Architecture whole, Parameters parameters, Mask mask)
      throws LostLayerException {
    Parameters kept = Parameters.of(whole.blueprint());
    for (Slice slice : kept.slices()) {
      if (slice.trainable()) {
        Slice own = parameters.find(slice.name()).orElseThrow();
        kept.write(slice, parameters.read(own, mask.keep()));
      }
    }
    return of(whole, kept);
  }

  /** Filters, rows, biases: by what they put out; rows of weights also by what they read. */
  private static int[] places(Tensor tensor, int[] in, int[] out) {
    int rows = tensor.shape().getFirst();
    int row = Math.toIntExact(tensor.length() / rows);
    int area = tensor.shape().size() < 2 ? 1 : row / tensor.shape().get(1);
    int[] read = tensor.shape().size() < 2 ? new int[] {0} : in;
    return Arrays.stream(out)
        .flatMap(
            o ->
                Arrays.stream(read)
                    .flatMap(c -> IntStream.range(0, area).map(a -> o * row + c * area + a)))
        .toArray();
  }

  /** The network that it was cut from. */
  public Architecture whole() {
    return whole;
  }

  /** The network that is left. */
  public Architecture architecture() {
    return architecture;
  }

  /** Whether no channel went: it is the network as it was. */
  public boolean isWhole() {
    return architecture.equals(whole);
  }

  /** Gives a compact network the values of the whole one, its constants in the biases. */
  public void copy(Parameters from, Parameters to) {
    for (Slice slice : to.slices()) {
      float[] values = values(slice, from, from.values());
      float[] more = added.get(slice.name());
      if (more != null) {
        for (int i = 0; i < values.length; i++) {
          values[i] += more[i];
        }
      }
      to.write(slice, values);
    }
  }

  /** The compact network's parameters, for whoever only wants to write them down. */
  public Parameters parameters(Parameters from) {
    Parameters small = Parameters.of(architecture.blueprint());
    copy(from, small);
    return small;
  }

  /**
   * Takes from a vector of the whole network's layout (a gradient, a momentum) what is left of it.
   *
   * @param vector of the whole network
   * @param to gets it, in the compact network's order
   */
  public void narrow(Parameters from, float[] vector, Parameters small, float[] to) {
    for (Slice slice : small.slices()) {
      if (slice.end() <= to.length) {
        small.write(slice, values(slice, from, vector), to);
      }
    }
  }

  private float[] values(Slice slice, Parameters from, float[] vector) {
    float[] values = new float[slice.length()];
    Optional<Slice> source = from.find(slice.name());
    int[] at = places.get(slice.name());
    if (source.isPresent() && at != null) {
      float[] all = from.read(source.get(), vector);
      for (int i = 0; i < values.length; i++) {
        values[i] = all[at[i]];
      }
    }
    return values;
  }

  /**
   * Puts a vector of the compact network's layout where it came from; what was cut out stays as it
   * is there.
   *
   * @param vector of the compact network
   * @param to a vector of the whole network's layout
   */
  public void widen(Parameters small, float[] vector, Parameters into, float[] to) {
    for (Slice slice : small.slices()) {
      int @Nullable [] at = places.get(slice.name());
      Optional<Slice> target = into.find(slice.name());
      if (slice.end() <= vector.length && at != null && target.isPresent()) {
        float[] all = into.read(target.get(), to);
        float[] values = small.read(slice, vector);
        for (int i = 0; i < values.length; i++) {
          all[at[i]] = values[i];
        }
        into.write(target.get(), all, to);
      }
    }
  }

  /** In words: {@code classifier [8, 16], cut from classifier [16, 32]}. */
  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%s, cut from %s", architecture, whole);
  }
}
