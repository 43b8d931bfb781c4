package sparsam.result;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An experiment as it runs, for a screen that looks whenever it likes. All public methods may be
 * called from any thread at any time and return at once.
 */
public final class Monitor {
  private volatile List<Track> tracks = List.of();
  private volatile List<Result> results = List.of();
  private volatile List<Comparison> comparisons = List.of();
  private volatile Map<String, Weights> weights = Map.of();
  private volatile List<Snapshot> snapshots = List.of();
  private volatile List<Adjustment> adjustments = List.of();
  private volatile Answers answers = Answers.NONE;
  private volatile @Nullable Moment moment;
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
   * each from the moment it exists. Those of arms are in the run's folder.
   */
  public Optional<Weights> weights(String name) {
    return Optional.ofNullable(weights.get(name));
  }

  /**
   * How the weights were spread, in the order in which it happened: every training from its epoch
   * 0, every pruned network. Of long trainings about fifty epochs are kept.
   */
  public List<Snapshot> snapshots() {
    return snapshots;
  }

  /** What was changed by hand while it ran, in order. */
  public List<Adjustment> adjustments() {
    return adjustments;
  }

  /** What the networks that have a result said to the test images. */
  public Answers answers() {
    return answers;
  }

  /** The step that was made last, or is being made; empty before the first. */
  public Optional<Moment> moment() {
    return Optional.ofNullable(moment);
  }

  public void begin(List<Track> planned) {
    tracks = List.copyOf(planned);
  }

  public void activity(String text) {
    activity = text;
  }

  public void fraction(double done) {
    fraction = Math.clamp(done, fraction, 1);
  }

  public void weights(String name, Weights snapshot) {
    Map<String, Weights> more = new LinkedHashMap<>(weights);
    more.put(name, snapshot);
    weights = more;
  }

  public void results(List<Result> sofar, List<Comparison> compared, Answers said) {
    results = List.copyOf(sofar);
    comparisons = List.copyOf(compared);
    answers = said;
  }

  public void snapshots(List<Snapshot> all) {
    snapshots = List.copyOf(all);
  }

  public void adjustments(List<Adjustment> all) {
    adjustments = List.copyOf(all);
  }

  public void moment(Moment now) {
    moment = now;
  }
}
