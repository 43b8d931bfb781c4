package sparsam.ui.lab.seeds;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import sparsam.recipe.Plan;
import sparsam.result.Result.Finished;
import sparsam.result.Track;
import sparsam.result.statistics.Mean;
import sparsam.sweep.SweepPlan;
import sparsam.sweep.Task;
import sparsam.sweep.finding.Findings;
import sparsam.sweep.finding.Measured;
import sparsam.sweep.work.Outcome;

/**
 * What a recipe came to under several seeds, by now.
 *
 * @param findings of a sweep without an axis
 * @param dense test accuracy of the dense networks; empty while there is none
 * @param tracks of each training's seeds, by its name
 */
public record SeedFindings(
    Findings findings, Optional<Mean> dense, Map<String, List<Track>> tracks) {
  public SeedFindings {
    tracks = Map.copyOf(tracks);
  }

  /**
   * @param outcomes by the tasks' ids, as far as they have ended
   * @param tracks the same
   */
  static SeedFindings of(SweepPlan plan, Map<String, Outcome> outcomes, Map<String, Track> tracks) {
    List<Double> dense = new ArrayList<>();
    Map<String, List<Track>> all = new LinkedHashMap<>();
    for (Task task : plan.tasks()) {
      Outcome outcome = outcomes.get(task.id());
      if (outcome != null && outcome.result() instanceof Finished finished) {
        if (task.training().equals(Plan.DENSE)) {
          dense.add(finished.testAccuracy());
        }
        Track track = tracks.get(task.id());
        if (track != null) {
          all.computeIfAbsent(task.training(), _ -> new ArrayList<>()).add(track);
        }
      }
    }
    return new SeedFindings(
        Findings.of(plan, outcomes),
        dense.isEmpty() ? Optional.empty() : Optional.of(Mean.of(dense)),
        all);
  }

  /** Test accuracy of an arm over the seeds; empty where it has none. */
  public Optional<Mean> arm(String name) {
    return findings.cells().stream()
        .findFirst()
        .flatMap(cell -> Optional.ofNullable(cell.arms().get(name)))
        .flatMap(Measured::test);
  }

  /** Under how many seeds each arm has come to its end, whichever way, at least. */
  public int seeds() {
    return findings.cells().stream()
        .flatMap(cell -> cell.arms().values().stream())
        .mapToInt(one -> one.count() + one.failed())
        .min()
        .orElse(0);
  }
}
