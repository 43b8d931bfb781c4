package sparsam.recipe;

import static sparsam.recipe.Recipe.require;

import java.util.List;
import org.jspecify.annotations.Nullable;
import sparsam.nn.Architecture;
import sparsam.optim.BatchNormOnly;
import sparsam.optim.Climbing;
import sparsam.optim.Fault;
import sparsam.optim.Optimizer;
import sparsam.optim.Optimizers;
import sparsam.optim.SamOn;
import sparsam.optim.Schedule;
import sparsam.prune.Pruning;
import sparsam.recipe.Recipe.Dense;
import sparsam.recipe.arm.Arm;
import sparsam.recipe.arm.Budget.Epochs;
import sparsam.recipe.arm.Budget.Gradients;
import sparsam.recipe.arm.Start;

/** What an arm may say, given the rest of its recipe: nothing that would have no effect. */
final class ArmRules {
  private ArmRules() {}

  static void check(String path, Dense dense, Architecture network) {
    check(path, dense.optimizer(), dense.schedule(), dense.epochs(), network);
  }

  static void check(
      String path, Arm arm, @Nullable Dense dense, @Nullable Pruning prune, Architecture network) {
    String name = arm.name();
    require(
        Recipe.isName(name),
        "%s.name is \"%s\"; allowed are 1 to %d printable characters",
        path,
        Fields.shortened(name),
        Recipe.MAX_NAME);
    require(
        !name.startsWith(Plan.PRUNED + " ("),
        "%s.name is \"%s\", which is how pruned networks are called; allowed is any other"
            + " beginning",
        path,
        Fields.shortened(name));
    require(
        !List.of(Plan.INITIAL, Plan.DENSE, Plan.PRUNED).contains(name),
        "%s.name is \"%s\", which is how a network that is no arm is called; allowed is any other",
        path,
        name);
    boolean pruned = arm.start() == Start.PRUNED;
    require(
        arm.start() != Start.DENSE || dense != null,
        "%s.start is \"dense\", but the recipe's dense is null; allowed here is \"initial\"",
        path);
    require(
        !pruned || prune != null || arm.prune() != null,
        "%s.start is \"pruned\", but neither the arm nor the recipe says how to prune",
        path);
    PruningRules.check(path, arm, prune);
    require(
        arm.isPruned() || arm.prune() == null,
        "%s.prune has no effect, because the arm starts \"%s\"; allowed is null",
        path,
        arm.start().label());
    require(
        pruned || arm.keepMask(),
        "%s.keepMask is false, but an arm that starts \"%s\" has no mask; allowed is true",
        path,
        arm.start().label());
    require(
        !arm.compact() || arm.losesChannels(prune),
        "%s.compact is true, but no whole channels go before it trains, so there is nothing to cut"
            + " out; allowed with start pruned and structure channels-l1 or channels-l2",
        path);
    require(
        !arm.compact() || arm.keepMask(),
        "%s.compact is true, but without keepMask what is cut out would grow back; allowed is"
            + " false",
        path);
    check(
        path,
        arm.optimizer(),
        arm.schedule(),
        arm.budget() instanceof Epochs(int epochs) ? epochs : Long.MAX_VALUE,
        network);
    int gradients = Math.toIntExact(arm.optimizer().gradients(1, 1));
    if (arm.budget() instanceof Gradients(long budget)) {
      require(
          gradients > 0,
          "%s.gradients is %d, but recalibrating BatchNorm computes no gradient; give epochs",
          path,
          budget);
      require(
          budget >= gradients,
          "%s.gradients is %d, but one step computes %d",
          path,
          budget,
          gradients);
    }
    require(
        !arm.faults().contains(Fault.RECOMPUTED_EPSILON)
            || Optimizers.recomputes(Optimizers.ALL.of(arm.optimizer())),
        "%s.faults has \"%s\", which is a fault of SAM's second step; this optimizer has none",
        path,
        Fault.RECOMPUTED_EPSILON.label());
    require(
        !arm.faults().contains(Fault.FOREIGN_PARAMETERS)
            || !(arm.optimizer() instanceof BatchNormOnly),
        "%s.faults has \"%s\", but recalibrating BatchNorm moves no parameter anyway",
        path,
        Fault.FOREIGN_PARAMETERS.label());
  }

  /**
   * What holds for the dense phase and arms alike.
   *
   * @param epochs how many it trains; the largest number where that depends on the data
   */
  private static void check(
      String path, Optimizer optimizer, Schedule schedule, long epochs, Architecture network) {
    require(
        schedule.isConstant() || !(optimizer instanceof BatchNormOnly),
        "%s.schedule has no effect, because recalibrating BatchNorm has no learning rate; allowed"
            + " is none",
        path);
    if (!(optimizer instanceof Climbing climbing)) {
      return;
    }
    require(
        climbing.radius().from() <= epochs,
        "%s.optimizer.from is %d, but it trains %d epochs and would never climb",
        path,
        climbing.radius().from(),
        epochs);
    require(
        !climbing.radius().followsLr() || !schedule.isConstant(),
        "%s.optimizer.rhoFollowsLr has no effect, because no schedule moves the learning rate;"
            + " allowed is false",
        path);
    require(
        !(optimizer instanceof SamOn) || network.blueprint().hasBatchNorm(),
        "%s.optimizer.name is \"sam-on\", which climbs in BatchNorm's γ and β, but %s has none",
        path,
        network);
  }
}
