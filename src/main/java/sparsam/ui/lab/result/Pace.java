package sparsam.ui.lab.result;

import java.util.HashMap;
import java.util.Map;
import sparsam.result.Monitor;
import sparsam.result.TimeLeft;
import sparsam.result.Track;

/** How long each training of a run will still take. */
final class Pace {
  private final Map<Track, TimeLeft> left = new HashMap<>();

  /** Another run begins. */
  void clear() {
    left.clear();
  }

  /**
   * @param going whether the run computes
   */
  void look(Monitor monitor, boolean going) {
    for (Track track : monitor.tracks()) {
      double done = (double) track.steps().size() / Math.max(1, track.plannedSteps());
      left.computeIfAbsent(track, _ -> new TimeLeft()).look(done, going);
    }
  }

  /** In words, or empty. */
  String of(Track track) {
    TimeLeft known = left.get(track);
    return known == null ? "" : known.words();
  }
}
