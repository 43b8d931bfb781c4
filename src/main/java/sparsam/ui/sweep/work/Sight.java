package sparsam.ui.sweep.work;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import sparsam.sweep.SweepPlan;
import sparsam.sweep.finding.Findings;
import sparsam.sweep.finding.Halved;
import sparsam.sweep.work.Outcome;
import sparsam.sweep.work.SweepMonitor;

/**
 * A sweep as it was last looked at.
 *
 * @param halved what is swept, or the rung of it that was trained last
 * @param outcomes by the tasks' ids
 * @param findings what these say
 * @param monitor of the work in this window; empty where none goes on here
 * @param elsewhere how many trainings another program has under way in the same folder
 * @param overlooked how many trainings have ended in a way that does not count
 * @param left why, a sentence each
 */
public record Sight(
    Halved halved,
    Path folder,
    Map<String, Outcome> outcomes,
    Findings findings,
    Optional<SweepMonitor> monitor,
    long elsewhere,
    int overlooked,
    List<String> left) {
  public Sight {
    left = List.copyOf(left);
  }

  /** What is trained. */
  public SweepPlan plan() {
    return halved.plan();
  }

  /** How many trainings have not ended. */
  public int missing() {
    return plan().tasks().size() - outcomes.size();
  }

  /** The same with other results. */
  Sight with(Map<String, Outcome> others) {
    return new Sight(
        halved, folder, others, Findings.of(plan(), others), monitor, elsewhere, overlooked, left);
  }

  Sight elsewhere(long underWay) {
    return new Sight(halved, folder, outcomes, findings, monitor, underWay, overlooked, left);
  }
}
