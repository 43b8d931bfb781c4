package sparsam.sweep.work;

import java.util.List;
import java.util.Optional;
import sparsam.recipe.Phase;
import sparsam.result.Environment;
import sparsam.result.Result;
import sparsam.result.Run;
import sparsam.result.watch.FlatnessRow;
import sparsam.sweep.Task;

/**
 * What a training came to.
 *
 * @param result of it: finished, or failed for a reason
 * @param engine what computed it, to the last digit; empty where nothing was computed
 * @param flatness of the place that it came to; empty where it failed, or nobody looked
 */
public record Outcome(Task task, Result result, String engine, Optional<FlatnessRow> flatness) {
  /**
   * What a finished run of the task says.
   *
   * @param seen how flat its places were, in their order
   */
  static Outcome of(Task task, Run run, List<FlatnessRow> seen) {
    Result result =
        run.result(task.training())
            .orElseGet(() -> failed(task, "its folder holds no result").result());
    Optional<FlatnessRow> last =
        seen.isEmpty() || result instanceof Result.Failed
            ? Optional.empty()
            : Optional.of(seen.getLast());
    return new Outcome(task, result, engine(run.environment()), last);
  }

  /** One that has no result, and no folder. */
  static Outcome failed(Task task, String reason) {
    return new Outcome(
        task,
        new Result.Failed(
            task.training(),
            task.recipe().arms().isEmpty() ? Phase.DENSE : Phase.ARM,
            reason,
            0,
            0),
        "",
        Optional.empty());
  }

  /** One whose dense network has no result. */
  static Outcome withoutDense(Task task, Result.Failed dense) {
    return failed(task, "its dense network has no result: " + dense.reason());
  }

  /** What decides the last digits of a result: results that differ in it are not averaged. */
  public static String engine(Environment environment) {
    return environment.engine();
  }

  /** Whether there is a number. */
  public boolean isFinished() {
    return result instanceof Result.Finished;
  }
}
