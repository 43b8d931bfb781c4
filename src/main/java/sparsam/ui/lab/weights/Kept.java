package sparsam.ui.lab.weights;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import sparsam.result.Moment;
import sparsam.result.Monitor;
import sparsam.result.Snapshot;
import sparsam.result.Track;
import sparsam.result.Weights;

/** What a run, under way or from before, has kept of its weights by now. */
public interface Kept {
  /** How they were spread, in the order in which it happened. */
  List<Snapshot> snapshots();

  /** The weights themselves of {@code initial} or {@code dense}, where they are at hand. */
  Optional<Weights> weights(String name);

  /** The training that trains now; of several the one that stands for all. */
  Optional<String> training();

  /** How many epochs a training has in the end. */
  OptionalInt epochs(String name);

  /** What a run's monitor knows. */
  static Kept by(Monitor monitor) {
    return new Kept() {
      @Override
      public List<Snapshot> snapshots() {
        return monitor.snapshots();
      }

      @Override
      public Optional<Weights> weights(String name) {
        return monitor.weights(name);
      }

      @Override
      public Optional<String> training() {
        return monitor.underWay().stream().map(Moment::name).findFirst();
      }

      @Override
      public OptionalInt epochs(String name) {
        return monitor.tracks().stream()
            .filter(track -> track.name().equals(name))
            .mapToInt(Track::plannedEpochs)
            .findFirst();
      }
    };
  }
}
