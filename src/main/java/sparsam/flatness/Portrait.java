package sparsam.flatness;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import sparsam.flatness.curvature.Density;
import sparsam.flatness.curvature.Eigenvalues;
import sparsam.flatness.curvature.Trace;
import sparsam.flatness.sharpness.Profile;
import sparsam.flatness.sharpness.Rise;

/**
 * What was measured of a network by now.
 *
 * @param key stands for the network's weights and the examples: the same ones have the same
 * @param ends null where they were not looked for yet; so with what follows
 * @param rises by measure; those of the loss around the point only
 * @param slices along the eigenvectors of the largest eigenvalues
 * @param layers the largest eigenvalue of each layer, by name in the network's order
 */
public record Portrait(
    String name,
    String key,
    Facts facts,
    @Nullable Eigenvalues ends,
    @Nullable Trace trace,
    @Nullable Density density,
    Map<Measure, List<Rise>> rises,
    List<Profile> slices,
    List<Layer> layers) {
  /**
   * @param error how far the value is from an eigenvalue at most
   */
  public record Layer(String name, int coordinates, double largest, double error) {}

  public Portrait {
    rises = Collections.unmodifiableMap(new TreeMap<>(rises));
    slices = List.copyOf(slices);
    layers = List.copyOf(layers);
  }

  static Portrait of(String name, String key, Facts facts) {
    return new Portrait(name, key, facts, null, null, null, Map.of(), List.of(), List.of());
  }

  public boolean has(Measure measure) {
    return switch (measure) {
      case EIGENVALUES -> ends != null;
      case TRACE -> trace != null;
      case DENSITY -> density != null;
      case SLICES -> !slices.isEmpty();
      case LAYERS -> !layers.isEmpty();
      case SHARPNESS, ADAPTIVE, GROUPS, AVERAGE, RISE -> rises.containsKey(measure);
    };
  }

  public List<Rise> rises(Measure measure) {
    return rises.getOrDefault(measure, List.of());
  }

  /** The largest eigenvalue; NaN where it is not known. */
  public double largest() {
    return ends == null || ends.largest().isEmpty() ? Double.NaN : ends.largest().getFirst();
  }

  /** The same under another name, where several runs are shown together. */
  public Portrait named(String other) {
    return new Portrait(other, key, facts, ends, trace, density, rises, slices, layers);
  }

  Portrait with(Eigenvalues found) {
    return new Portrait(name, key, facts, found, trace, density, rises, slices, layers);
  }

  Portrait with(Trace found) {
    return new Portrait(name, key, facts, ends, found, density, rises, slices, layers);
  }

  Portrait with(Density found) {
    return new Portrait(name, key, facts, ends, trace, found, rises, slices, layers);
  }

  Portrait with(Measure measure, List<Rise> found) {
    Map<Measure, List<Rise>> more = new TreeMap<>(rises);
    more.put(measure, List.copyOf(found));
    return new Portrait(name, key, facts, ends, trace, density, more, slices, layers);
  }

  Portrait withSlices(List<Profile> found) {
    return new Portrait(name, key, facts, ends, trace, density, rises, found, layers);
  }

  Portrait withLayers(List<Layer> found) {
    return new Portrait(name, key, facts, ends, trace, density, rises, slices, found);
  }
}
