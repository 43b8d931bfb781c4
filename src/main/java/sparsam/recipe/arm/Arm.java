package sparsam.recipe.arm;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import sparsam.optim.Fault;
import sparsam.optim.Optimizer;
import sparsam.optim.Schedule;
import sparsam.optim.Schedules;
import sparsam.prune.Pruning;
import sparsam.prune.schedule.When;
import sparsam.prune.schedule.Whens;

/**
 * One way of training that is compared with the others.
 *
 * @param name unique; {@link sparsam.recipe.FileNames} has what its files are called
 * @param prune pruning of this arm's own, in place of the recipe's; only where it starts pruned
 * @param keepMask whether pruned weights stay zero; without (the notebook's fault 3) they grow back
 * @param schedule of the learning rate
 * @param when its weights go; while it trains only where it starts from what is not pruned, or
 *     where weights come back as well
 * @param compact whether channels that are gone are cut out of the arrays before it trains: the
 *     smaller network trains alike, in less time
 */
public record Arm(
    String name,
    Start start,
    @Nullable Pruning prune,
    Optimizer optimizer,
    Budget budget,
    boolean keepMask,
    Set<Fault> faults,
    Schedule schedule,
    When when,
    boolean compact) {
  public Arm {
    faults = Set.copyOf(faults);
  }

  /** In arrays of their whole size. */
  public Arm(
      String name,
      Start start,
      @Nullable Pruning prune,
      Optimizer optimizer,
      Budget budget,
      boolean keepMask,
      Set<Fault> faults,
      Schedule schedule,
      When when) {
    this(name, start, prune, optimizer, budget, keepMask, faults, schedule, when, false);
  }

  /** Pruned once, if at all. */
  public Arm(
      String name,
      Start start,
      @Nullable Pruning prune,
      Optimizer optimizer,
      Budget budget,
      boolean keepMask,
      Set<Fault> faults,
      Schedule schedule) {
    this(name, start, prune, optimizer, budget, keepMask, faults, schedule, Whens.ONCE);
  }

  /** With the same learning rate at every step. */
  public Arm(
      String name,
      Start start,
      @Nullable Pruning prune,
      Optimizer optimizer,
      Budget budget,
      boolean keepMask,
      Set<Fault> faults) {
    this(name, start, prune, optimizer, budget, keepMask, faults, Schedules.CONSTANT);
  }

  /** The same arm under another name. */
  public Arm named(String other) {
    return new Arm(
        other, start, prune, optimizer, budget, keepMask, faults, schedule, when, compact);
  }

  /** The same arm pruned otherwise. */
  public Arm pruned(@Nullable Pruning other) {
    return new Arm(
        name, start, other, optimizer, budget, keepMask, faults, schedule, when, compact);
  }

  /** Whether its weights go at all. */
  public boolean isPruned() {
    return start == Start.PRUNED || !when.isOnce();
  }

  /**
   * Whether whole channels go before it trains, and stay so.
   *
   * @param usual the recipe's pruning
   */
  public boolean losesChannels(@Nullable Pruning usual) {
    Pruning own = prune != null ? prune : usual;
    return own != null
        && own.reach().structure().isOfChannels()
        && start == Start.PRUNED
        && when.isOnce();
  }

  /** The same arm with another optimiser. */
  public Arm by(Optimizer other) {
    return new Arm(name, start, prune, other, budget, keepMask, faults, schedule, when, compact);
  }

  /** The same arm that trains for longer or shorter. */
  public Arm budgeted(Budget other) {
    return new Arm(name, start, prune, optimizer, other, keepMask, faults, schedule, when, compact);
  }

  /** The same arm in arrays without what is gone, or in whole ones. */
  public Arm compact(boolean cut) {
    return new Arm(name, start, prune, optimizer, budget, keepMask, faults, schedule, when, cut);
  }
}
