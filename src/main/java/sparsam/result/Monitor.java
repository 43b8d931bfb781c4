package sparsam.result;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An experiment as it runs, for a screen that looks whenever it likes. All public methods may be
 * called from any thread at any time and return at once: what is looked at is never changed, only
 * replaced, and what replaces a part of it does so one thread at a time.
 *
 * <p>Several trainings may be under way at the same time: each from its first step to its result.
 * Where one must do for all it is the first of them in the run's order.
 */
public final class Monitor {
  private volatile List<Track> tracks = List.of();
  private volatile List<Result> results = List.of();
  private volatile List<Comparison> comparisons = List.of();
  private volatile Map<String, Weights> weights = Map.of();
  private volatile List<Snapshot> snapshots = List.of();
  private volatile List<Adjustment> adjustments = List.of();
  private volatile List<MaskChange> masks = List.of();
  private volatile Answers answers = Answers.NONE;
  private volatile @Nullable Moment last;
  private final Map<String, Moment> moments = new ConcurrentHashMap<>();
  private volatile String activity = "waiting";
  private volatile Map<String, String> activities = Map.of();
  private volatile double fraction;

  /**
   * What is being done, for a person: {@code SAM: epoch 2 of 3}, or {@code 2 arms at once: SGD,
   * epoch 2 of 3 · SAM, epoch 1 of 3}.
   */
  public String activity() {
    Map<String, String> now = activities;
    if (now.size() < 2) {
      return now.entrySet().stream()
          .findFirst()
          .map(only -> only.getKey() + ": " + only.getValue())
          .orElse(activity);
    }
    return tracks.stream()
        .map(Track::name)
        .filter(now::containsKey)
        .map(name -> name + ", " + now.get(name))
        .collect(Collectors.joining(" · ", now.size() + " arms at once: ", ""));
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

  /** What became of masks while arms trained: an arm's changes in order, tensor by tensor. */
  public List<MaskChange> masks() {
    return masks;
  }

  /** What the networks that have a result said to the test images. */
  public Answers answers() {
    return answers;
  }

  /**
   * The step that was made last, or is being made; of several trainings under way that of the
   * first. Empty before the first step.
   */
  public Optional<Moment> moment() {
    return underWay().stream().findFirst().or(() -> Optional.ofNullable(last));
  }

  /** Where the trainings are that have made a step and have no result yet, in the run's order. */
  public List<Moment> underWay() {
    Set<String> over = results.stream().map(Result::name).collect(Collectors.toSet());
    return tracks.stream()
        .map(Track::name)
        .filter(name -> !over.contains(name))
        .flatMap(name -> Stream.ofNullable(moments.get(name)))
        .toList();
  }

  public void begin(List<Track> planned) {
    tracks = List.copyOf(planned);
  }

  /** The run as a whole does something: no training is under way. */
  public synchronized void activity(String text) {
    activity = text;
    activities = Map.of();
  }

  /**
   * A training does something, until it has a result.
   *
   * @param text for a person: {@code epoch 2 of 3}
   */
  public synchronized void activity(String training, String text) {
    Map<String, String> more = new HashMap<>(activities);
    more.put(training, text);
    activities = more;
  }

  public synchronized void fraction(double done) {
    fraction = Math.clamp(done, fraction, 1);
  }

  public synchronized void weights(String name, Weights snapshot) {
    Map<String, Weights> more = new LinkedHashMap<>(weights);
    more.put(name, snapshot);
    weights = more;
  }

  /** A training that has a result does nothing more. */
  public synchronized void results(List<Result> sofar, List<Comparison> compared, Answers said) {
    Map<String, String> rest = new HashMap<>(activities);
    for (Result result : sofar) {
      String did = rest.remove(result.name());
      if (did != null) {
        activity = result.name() + ": " + did; // Until something else is done.
      }
    }
    activities = rest;
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

  public void masks(List<MaskChange> all) {
    masks = List.copyOf(all);
  }

  public void moment(Moment now) {
    moments.put(now.name(), now);
    last = now;
  }
}
