package sparsam.experiment;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An experiment as it runs, for a screen that looks whenever it likes. All public methods may be
 * called from any thread at any time and return at once.
 */
public final class Monitor {
  private volatile List<Track> tracks = List.of();
  private volatile List<Result> results = List.of();
  private volatile List<Comparison> comparisons = List.of();
  private volatile Map<String, Weights> weights = Map.of();
  private volatile String activity = "waiting";
  private volatile double fraction;

  /** What is being done, for a person: {@code SAM: epoch 2 of 3}. */
  public String activity() {
    return activity;
  }

  /** How much of the work is done, 0 to 1; never falls. */
  public double fraction() {
    return fraction;
  }

  /** The trainings of the run, dense first, from the moment it starts. */
  public List<Track> tracks() {
    return tracks;
  }

  public Optional<Track> track(String name) {
    return tracks.stream().filter(track -> track.name().equals(name)).findFirst();
  }

  /** The results by now. */
  public List<Result> results() {
    return results;
  }

  /** The comparisons of the results by now. */
  public List<Comparison> comparisons() {
    return comparisons;
  }

  /**
   * The weights of {@code initial}, {@code dense}, {@code pruned} and the further pruned networks,
   * each from the moment it exists. Those of arms are in the {@link RunFolder}.
   */
  public Optional<Weights> weights(String name) {
    return Optional.ofNullable(weights.get(name));
  }

  void begin(List<Track> planned) {
    tracks = List.copyOf(planned);
  }

  void activity(String text) {
    activity = text;
  }

  void fraction(double done) {
    fraction = Math.clamp(done, fraction, 1);
  }

  void weights(String name, Weights snapshot) {
    Map<String, Weights> more = new LinkedHashMap<>(weights);
    more.put(name, snapshot);
    weights = more;
  }

  void results(List<Result> sofar, List<Comparison> compared) {
    results = List.copyOf(sofar);
    comparisons = List.copyOf(compared);
  }
}
