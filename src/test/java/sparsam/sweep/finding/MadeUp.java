package sparsam.sweep.finding;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import sparsam.optim.Sam;
import sparsam.recipe.Phase;
import sparsam.recipe.Recipe;
import sparsam.result.Result;
import sparsam.result.Result.Failed;
import sparsam.result.Result.Finished;
import sparsam.result.watch.FlatnessRow;
import sparsam.sweep.SweepPlan;
import sparsam.sweep.Task;
import sparsam.sweep.work.Outcome;

/** Results that nobody has trained. */
public final class MadeUp {
  static final int MISSING = -1;
  static final int FAILED = -2;

  private static final int IMAGES = 2000;

  private MadeUp() {}

  /** What a result depends on. */
  public record Place(String arm, double fraction, double rho, long seed) {
    private static Place of(Task task) {
      Recipe recipe = task.recipe();
      boolean sam = task.training().equals("SAM");
      return new Place(
          task.training(),
          recipe.prune() == null ? 0 : recipe.prune().fraction(),
          sam ? ((Sam) recipe.arms().getFirst().optimizer()).radius().rho() : 0,
          recipe.seed());
    }
  }

  /**
   * A result for every arm; its validation is the better the worse its test is.
   *
   * @param correct of 2,000 test images
   */
  public static Map<String, Outcome> outcomes(SweepPlan plan, ToIntFunction<Place> correct) {
    return outcomes(plan, correct, _ -> Optional.empty());
  }

  /**
   * The same, where some were looked at: their sharpness is a hundredth of λ₁.
   *
   * @param largest λ₁ at the end; empty where nobody looked
   */
  public static Map<String, Outcome> outcomes(
      SweepPlan plan, ToIntFunction<Place> correct, Function<Place, Optional<Double>> largest) {
    Map<String, Outcome> outcomes = new HashMap<>();
    for (Task task : plan.tasks()) {
      int right = correct.applyAsInt(Place.of(task));
      if (right != MISSING) {
        Result result =
            right == FAILED
                ? new Failed(task.training(), Phase.ARM, "it diverged", 0, 0)
                : new Finished(
                    task.training(),
                    Phase.ARM,
                    right,
                    IMAGES,
                    0.1,
                    1 - right / 2500.0,
                    0.1,
                    0.8,
                    0,
                    250,
                    1);
        Optional<FlatnessRow> seen = largest.apply(Place.of(task)).map(one -> row(one, one / 100));
        outcomes.put(task.id(), new Outcome(task, result, "made up", seen));
      }
    }
    return outcomes;
  }

  private static FlatnessRow row(double largest, double rise) {
    return new FlatnessRow(2, 100, 500, 0.05, 0.1, 0.1, largest, 0, rise, Double.NaN, Double.NaN);
  }
}
