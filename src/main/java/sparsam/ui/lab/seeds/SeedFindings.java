package sparsam.ui.lab.seeds;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import sparsam.result.Result;
import sparsam.result.Result.Finished;
import sparsam.result.Track;
import sparsam.result.shrink.Shrinkage;
import sparsam.result.shrink.Shrinkage.Named;
import sparsam.result.statistics.Mean;
import sparsam.sweep.SweepPlan;
import sparsam.sweep.Task;
import sparsam.sweep.finding.Cell;
import sparsam.sweep.finding.Findings;
import sparsam.sweep.finding.Measured;
import sparsam.sweep.work.Outcome;

/**
 * What a recipe came to under several seeds, by now.
 *
 * @param findings of a sweep without an axis
 * @param tracks of each training's seeds, by its name
 */
public record SeedFindings(Findings findings, Map<String, List<Track>> tracks) {
  public SeedFindings {
    tracks = Map.copyOf(tracks);
  }

  /**
   * @param outcomes by the tasks' ids, as far as they have ended
   * @param tracks the same
   */
  static SeedFindings of(SweepPlan plan, Map<String, Outcome> outcomes, Map<String, Track> tracks) {
    Map<String, List<Track>> all = new LinkedHashMap<>();
    for (Task task : plan.tasks()) {
      Outcome outcome = outcomes.get(task.id());
      Track track = tracks.get(task.id());
      if (outcome != null && outcome.isFinished() && track != null) {
        all.computeIfAbsent(task.training(), _ -> new ArrayList<>()).add(track);
      }
    }
    return new SeedFindings(Findings.of(plan, outcomes), all);
  }

  private Optional<Cell> cell() {
    return findings.cells().stream().findFirst();
  }

  /** Test accuracy of the dense networks over the seeds; empty while there is none. */
  public Optional<Mean> dense() {
    return cell()
        .map(cell -> cell.dense().values().stream().map(Finished::testAccuracy).toList())
        .filter(all -> !all.isEmpty())
        .map(Mean::of);
  }

  /** Test accuracy of an arm over the seeds; empty where it has none. */
  public Optional<Mean> arm(String name) {
    return cell()
        .flatMap(cell -> Optional.ofNullable(cell.arms().get(name)))
        .flatMap(Measured::test);
  }

  /** What pruning made of the networks of the run that they repeat. */
  public List<Named> shrinkage(List<Result> results) {
    return cell().map(cell -> cell.shrinkage(results)).orElseGet(() -> Shrinkage.of(results));
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
