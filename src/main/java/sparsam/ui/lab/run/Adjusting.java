package sparsam.ui.lab.run;

import java.util.Optional;
import java.util.OptionalDouble;
import sparsam.optim.Optimizer;
import sparsam.recipe.Dials;
import sparsam.recipe.Recipe;
import sparsam.recipe.arm.Arm;
import sparsam.result.Moment;

/**
 * Lets the trainings under way go on with the ρ and the learning rate that are set now: each with
 * its own, so that those that differ stay different. Trainings that have not begun keep their
 * recipe's.
 */
public final class Adjusting {
  private Dials begun = Dials.NONE;
  private Dials told = Dials.NONE;

  /** A run begins with these, which its recipe has already. */
  public void begin(OptionalDouble rho, OptionalDouble lr) {
    begun = numbers(rho, lr);
    told = begun;
  }

  /**
   * Tells the run where the numbers are others than before; those that are empty become the
   * training's own again.
   *
   * @param own what the dials stand for where nothing is set: counts where the run began with
   *     something that is set no more, which its trainings have for their own
   */
  public void follow(Session session, OptionalDouble rho, OptionalDouble lr, Dials own) {
    Dials now =
        numbers(
            rho.isPresent() || begun.rho().isEmpty() ? rho : own.rho(),
            lr.isPresent() || begun.lr().isEmpty() ? lr : own.lr());
    if (now.equals(told)) {
      return;
    }
    told = now;
    for (Moment at : session.monitor().underWay()) {
      Dials numbers = all(now.apply(session.recipe(), own(session.recipe(), at)));
      session.control().adjust(at.name(), numbers::apply);
    }
  }

  private static Dials numbers(OptionalDouble rho, OptionalDouble lr) {
    return new Dials(OptionalDouble.empty(), rho, lr);
  }

  /** Both numbers of an optimiser, as far as it has them. */
  private static Dials all(Optimizer of) {
    return numbers(Dials.rho(of), Dials.rate(of));
  }

  /** The numbers of a training as the recipe of its run has them. */
  private static Optimizer own(Recipe recipe, Moment at) {
    return recipe.arms().stream()
        .filter(arm -> arm.name().equals(at.name()))
        .map(Arm::optimizer)
        .findFirst()
        .or(() -> Optional.ofNullable(recipe.dense()).map(Recipe.Dense::optimizer))
        .orElse(at.optimizer());
  }
}
