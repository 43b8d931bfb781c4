package sparsam.flatness.curvature;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import sparsam.nn.Parameters;
import sparsam.nn.Parameters.Slice;
import sparsam.prune.Mask;

/**
 * The trainable parameters that count as coordinates: those that are not pruned, of the whole
 * network or of a layer.
 *
 * @param places in the trainable part of {@link Parameters#values()}, rising
 */
public record Coordinates(int[] places) {
  /**
   * Those of a whole network.
   *
   * @param mask null where nothing is pruned
   */
  public static Coordinates of(Parameters parameters, @Nullable Mask mask) {
    return new Coordinates(
        IntStream.range(0, parameters.trainable())
            .filter(i -> mask == null || mask.keep()[i] != 0)
            .toArray());
  }

  public int size() {
    return places.length;
  }

  /**
   * By the layer's name, in the network's order: which of these coordinates, by number, are its.
   */
  public Map<String, int[]> byLayer(Parameters parameters) {
    Map<String, List<Slice>> layers = new LinkedHashMap<>();
    for (Slice slice : parameters.slices()) {
      if (slice.trainable()) {
        String layer = slice.name().substring(0, slice.name().lastIndexOf('.'));
        layers.computeIfAbsent(layer, _ -> new ArrayList<>()).add(slice);
      }
    }
    Map<String, int[]> numbers = new LinkedHashMap<>();
    layers.forEach(
        (layer, slices) ->
            numbers.put(
                layer,
                slices.stream()
                    .flatMapToInt(
                        slice -> IntStream.range(number(slice.offset()), number(slice.end())))
                    .toArray()));
    return numbers;
  }

  /** How many coordinates lie before a place. */
  private int number(int place) {
    int found = Arrays.binarySearch(places, place);
    return found < 0 ? -found - 1 : found;
  }

  /** Some of these. */
  public Coordinates some(int[] numbers) {
    return new Coordinates(Arrays.stream(numbers).map(i -> places[i]).toArray());
  }

  /** Sets a whole vector to zero but for the coordinates. */
  public void spread(float[] values, float[] whole) {
    Arrays.fill(whole, 0);
    for (int i = 0; i < places.length; i++) {
      whole[places[i]] = values[i];
    }
  }

  /** Takes the coordinates out of a whole vector. */
  public void gather(double[] whole, double[] values) {
    for (int i = 0; i < places.length; i++) {
      values[i] = whole[places[i]];
    }
  }

  /** A vector's coordinates. */
  public double[] gather(double[] whole) {
    double[] values = new double[places.length];
    gather(whole, values);
    return values;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Coordinates that && Arrays.equals(places, that.places);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(places);
  }

  @Override
  public String toString() {
    return places.length + " coordinates";
  }
}
