package sparsam.flatness;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import sparsam.flatness.curvature.Coordinates;
import sparsam.flatness.curvature.Eigenvalues;
import sparsam.flatness.curvature.Hessian;
import sparsam.flatness.curvature.Spectrum;
import sparsam.flatness.curvature.Vectors;
import sparsam.flatness.sharpness.Profile;
import sparsam.flatness.sharpness.Scale;
import sparsam.flatness.sharpness.Sharpness;
import sparsam.nn.Parameters;
import sparsam.nn.Parameters.Kind;
import sparsam.nn.Parameters.Slice;
import sparsam.nn.tangent.Loss;
import sparsam.nn.tangent.TangentNetwork;
import sparsam.prune.Mask;

/**
 * Measures networks, one measure after another, and hands each result over at once: whoever keeps
 * them can go on later where it was broken off.
 *
 * @param threads lanes of the network
 * @param goOn asked now and then whether it is still wanted; where not, what is under way ends with
 *     a {@link java.util.concurrent.CancellationException}
 * @param tell what is measured next
 */
public record Examiner(int threads, BooleanSupplier goOn, Consumer<String> tell) {
  /** Eigenvalues that are looked for. */
  public static final int LARGEST = 5;

  /** Radii of sharpness. */
  public static final List<Double> RADII = List.of(0.05, 0.2, 0.5);

  /** Radii that are measured in parts of the weights. */
  public static final List<Double> ADAPTIVE_RADII = List.of(0.5, 1.0);

  /** Radii of random directions, in which the loss rises far less. */
  public static final List<Double> AVERAGE_RADII = List.of(1.0, 5.0);

  /** Radii of the curve. */
  public static final List<Double> CURVE =
      List.of(0.0, 0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.5, 0.7, 1.0);

  /** Of the residuals, in parts of the eigenvalues: these are nearer than that. */
  private static final double TOLERANCE = 0.03;

  private static final int MOST_STEPS = 120;
  private static final double TRACE_ERROR = 0.05;
  private static final int MOST_PRODUCTS = 200;
  private static final int ASCENT = 5;

  /** Eigenvectors that the loss is looked at along, and the places on each. */
  private static final int SLICES = 3;

  private static final double SLICE_REACH = 0.5;
  private static final int SLICE_PLACES = 17;
  private static final int GROUP = 128;
  private static final int DIRECTIONS = 20;
  private static final int DENSITY_STEPS = 40;
  private static final int DENSITY_STARTS = 4;
  private static final double LAYER_TOLERANCE = 0.05;
  private static final int LAYER_STEPS = 40;
  private static final long SEED = 0;

  /** What a portrait takes with it. */
  @FunctionalInterface
  public interface Keeper {
    void keep(Portrait portrait) throws IOException;
  }

  /**
   * Measures what is wanted and not known yet.
   *
   * @param known of the same network and examples, or of none; by {@link Specimen#key()}
   * @param keeper gets every portrait that has something new
   * @throws IOException with one sentence: the weights are not the network's or not finite, or what
   *     the keeper throws
   */
  public Portrait examine(
      Specimen specimen, Collection<Measure> wanted, Map<String, Portrait> known, Keeper keeper)
      throws IOException {
    String key = specimen.key();
    Portrait before = known.get(key);
    if (before != null && wanted.stream().allMatch(before::has)) {
      return before.named(specimen.name());
    }
    try (TangentNetwork network = new TangentNetwork(specimen.architecture(), threads)) {
      specimen.copyTo(network.parameters());
      Mask mask = specimen.mask(network.parameters());
      Coordinates coordinates = Coordinates.of(network.parameters(), mask);
      Hessian hessian = new Hessian(network, specimen.sample(), coordinates, goOn);
      Portrait portrait =
          before == null
              ? Portrait.of(specimen.name(), key, facts(hessian))
              : before.named(specimen.name());
      keeper.keep(portrait);
      // The trace is cheaper where the eigenvalues are known.
      Spectrum spectrum = new Spectrum(hessian, SEED);
      for (Measure measure : Measure.values()) {
        if (wanted.contains(measure) && !portrait.has(measure)) {
          tell.accept(specimen.name() + ": " + measure.label());
          portrait = measure(measure, portrait, hessian, spectrum);
          keeper.keep(portrait);
        }
      }
      return portrait;
    }
  }

  private Facts facts(Hessian hessian) {
    TangentNetwork network = hessian.network();
    Parameters parameters = network.parameters();
    int examples = hessian.sample().count();
    double[] whole = new double[parameters.trainable()];
    Loss loss = network.gradient(hessian.sample(), 0, examples, whole, goOn);
    double[] gradient = hessian.coordinates().gather(whole);
    double squares = 0;
    for (int i = 0; i < parameters.trainable(); i++) {
      squares += (double) parameters.values()[i] * parameters.values()[i];
    }
    long weights =
        parameters.slices().stream()
            .filter(slice -> slice.kind() == Kind.WEIGHT)
            .mapToLong(Slice::length)
            .sum();
    boolean[] kept = new boolean[parameters.trainable()];
    Arrays.stream(hessian.coordinates().places()).forEach(i -> kept[i] = true);
    long pruned =
        parameters.slices().stream()
            .filter(slice -> slice.kind() == Kind.WEIGHT)
            .flatMapToInt(slice -> IntStream.range(slice.offset(), slice.end()))
            .filter(i -> !kept[i])
            .count();
    List<String> dead = new ArrayList<>();
    hessian
        .coordinates()
        .byLayer(parameters)
        .forEach(
            (layer, numbers) -> {
              if (Arrays.stream(numbers).allMatch(i -> gradient[i] == 0)) {
                dead.add(layer);
              }
            });
    return new Facts(
        loss.mean(),
        loss.errors(),
        Math.sqrt(squares),
        Vectors.norm(gradient),
        weights,
        pruned,
        hessian.size(),
        examples,
        network.architecture().blueprint().hasBatchNorm(),
        dead);
  }

  private Portrait measure(Measure measure, Portrait portrait, Hessian hessian, Spectrum spectrum) {
    return switch (measure) {
      case EIGENVALUES -> portrait.with(spectrum.ends(LARGEST, TOLERANCE, MOST_STEPS));
      case TRACE ->
          portrait.with(
              spectrum.trace(
                  hessian.coordinates().byLayer(hessian.network().parameters()),
                  TRACE_ERROR,
                  MOST_PRODUCTS));
      case DENSITY -> portrait.with(spectrum.density(DENSITY_STEPS, DENSITY_STARTS));
      case SLICES -> portrait.withSlices(slices(hessian, spectrum));
      case LAYERS -> portrait.withLayers(layers(hessian));
      case SHARPNESS ->
          portrait.with(measure, sharpness(hessian, Scale.PLAIN).ascend(RADII, ASCENT));
      case ADAPTIVE ->
          portrait.with(measure, sharpness(hessian, Scale.ADAPTIVE).ascend(ADAPTIVE_RADII, ASCENT));
      case GROUPS -> portrait.with(measure, sharpness(hessian, Scale.PLAIN).groups(RADII, GROUP));
      case AVERAGE ->
          portrait.with(
              measure, sharpness(hessian, Scale.PLAIN).average(AVERAGE_RADII, DIRECTIONS, SEED));
      case RISE -> portrait.with(measure, sharpness(hessian, Scale.PLAIN).along(CURVE));
    };
  }

  private Sharpness sharpness(Hessian hessian, Scale scale) {
    return new Sharpness(hessian.network(), hessian.sample(), hessian.coordinates(), scale, goOn);
  }

  private List<Profile> slices(Hessian hessian, Spectrum spectrum) {
    // Where only the eigenvalues were kept, their vectors have to be looked for again.
    Eigenvalues ends =
        spectrum.known().orElseGet(() -> spectrum.ends(LARGEST, TOLERANCE, MOST_STEPS));
    List<Double> places =
        IntStream.range(0, SLICE_PLACES)
            .mapToObj(i -> SLICE_REACH * (2.0 * i / (SLICE_PLACES - 1) - 1))
            .toList();
    return sharpness(hessian, Scale.PLAIN)
        .slices(spectrum.directions(SLICES), ends.largest(), places);
  }

  private List<Portrait.Layer> layers(Hessian hessian) {
    List<Portrait.Layer> layers = new ArrayList<>();
    Map<String, int[]> numbers = hessian.coordinates().byLayer(hessian.network().parameters());
    numbers.forEach(
        (name, own) -> {
          Hessian part =
              new Hessian(
                  hessian.network(), hessian.sample(), hessian.coordinates().some(own), goOn);
          Eigenvalues ends = new Spectrum(part, SEED).ends(1, LAYER_TOLERANCE, LAYER_STEPS);
          boolean none = ends.largest().isEmpty();
          layers.add(
              new Portrait.Layer(
                  name,
                  own.length,
                  none ? 0 : ends.largest().getFirst(),
                  none ? 0 : ends.errors().getFirst()));
        });
    return layers;
  }
}
