package sparsam.recipe;

import static sparsam.recipe.Recipe.require;

import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import sparsam.optim.BatchNormOnly;
import sparsam.optim.MSam;
import sparsam.optim.Optimizer;
import sparsam.prune.Doubt;
import sparsam.prune.Pruning;
import sparsam.prune.Pruning.Method;
import sparsam.prune.Reach;
import sparsam.prune.Reach.Origin;
import sparsam.prune.Scope;
import sparsam.prune.Structure;
import sparsam.prune.schedule.Dynamic;
import sparsam.prune.schedule.Dynamic.Grow;
import sparsam.prune.schedule.Iterative;
import sparsam.prune.schedule.Iterative.Rewind;
import sparsam.prune.schedule.When;
import sparsam.prune.schedule.Whens;
import sparsam.recipe.arm.Arm;
import sparsam.recipe.arm.Start;

/** What a pruning may say, and when an arm may be pruned: nothing that would have no effect. */
final class PruningRules {
  private PruningRules() {}

  static void check(String path, @Nullable Pruning pruning) {
    if (pruning == null) {
      return;
    }
    Reach reach = pruning.reach();
    Doubt doubt = pruning.doubt();
    Method method = pruning.method();
    Structure structure = reach.structure();
    OptionalDouble given = structure.fraction();
    require(
        given.isEmpty() || pruning.fraction() == given.getAsDouble(),
        "%s.fraction is %s, but structure %s leaves no choice; allowed is %s",
        path,
        pruning.fraction(),
        structure.label(),
        given.orElse(0));
    boolean plain = structure == Structure.WEIGHTS;
    List<Scope> scopes =
        !plain || method == Method.MAGNITUDE_GLOBAL
            ? List.of(Scope.METHOD)
            : method == Method.MAGNITUDE_LAYER
                ? List.of(Scope.METHOD, Scope.ERK, Scope.UNIFORM)
                : List.of(Scope.values());
    require(
        scopes.contains(reach.scope()),
        "%s.scope is \"%s\"; with method %s and structure %s allowed is %s",
        path,
        reach.scope().label(),
        method.label(),
        structure.label(),
        String.join(", ", scopes.stream().map(Scope::label).toList()));
    require(
        !structure.isOfChannels() || method.isByValue(),
        "%s.method is \"%s\", but whole channels go by their weights; allowed with structure %s are"
            + " magnitude-layer, magnitude-global, random",
        path,
        method.label(),
        structure.label());
    require(
        !structure.isOfChannels() || !reach.spareLast(),
        "%s.spareLast has no effect, because channels of the last layer never go; allowed is false",
        path);
    boolean simple = plain && method.isByValue() && reach.scope() == Scope.METHOD;
    require(
        simple || !(pruning.batchNorm() || pruning.offByOne()),
        "%s.%s is true, which is the notebook's way of pruning by magnitude; allowed with method"
            + " %s, scope %s and structure %s is false",
        path,
        pruning.batchNorm() ? "batchNorm" : "offByOne",
        method.label(),
        reach.scope().label(),
        structure.label());
    require(
        !doubt.inverted() || method != Method.RANDOM,
        "%s.inverted has no effect on a random draw; allowed is false",
        path);
    require(
        !doubt.shuffled() || plain,
        "%s.shuffled is true, but a mask of structure %s would lose its structure; allowed is"
            + " false",
        path,
        structure.label());
    require(
        doubt.weights() != Doubt.Start.INITIAL || reach.origin() != Origin.INITIAL,
        "%s.weights has no effect, because the initial network is pruned; allowed are kept,"
            + " drawn-anew",
        path);
  }

  /**
   * An arm's pruning, and when it is pruned.
   *
   * @param prune the recipe's
   */
  static void check(String path, Arm arm, @Nullable Pruning prune) {
    check(path + ".prune", arm.prune());
    When when = arm.when();
    Pruning own = arm.prune() != null ? arm.prune() : prune;
    String name = Whens.ALL.of(when).name();
    require(
        own == null
            || !own.method().isGathered()
            || !arm.isPruned()
            || (when.grows() && isWatched(arm.optimizer())),
        "%s is pruned by movement, which is gathered while it trains; allowed is that with when"
            + " gradual or iterative, and an optimizer that takes one gradient of the whole batch",
        path);
    if (when.isOnce()) {
      return;
    }
    require(
        own != null, "%s.when is \"%s\", but neither arm nor recipe says how to prune", path, name);
    require(
        when.grows() == (arm.start() != Start.PRUNED),
        "%s.start is \"%s\"; with when %s allowed is %s",
        path,
        arm.start().label(),
        name,
        when.grows() ? "initial or dense" : "pruned");
    require(
        arm.keepMask() && arm.faults().isEmpty() && !(arm.optimizer() instanceof BatchNormOnly),
        "%s.when is \"%s\", but without keepMask, with faults or without steps it means nothing;"
            + " allowed is once",
        path,
        name);
    Pruning how = Objects.requireNonNull(own);
    boolean fixed = how.reach().structure().fraction().isPresent();
    require(
        when.grows() ? !fixed : how.reach().structure() == Structure.WEIGHTS,
        "%s.when is \"%s\"; with structure %s allowed is once",
        path,
        name,
        own.reach().structure().label());
    if (when.grows()) {
      growing(path, arm, own, name);
    } else {
      require(
          !(when instanceof Dynamic dynamic)
              || dynamic.grow() == Grow.AT_RANDOM
              || isWatched(arm.optimizer()),
          "%s.when is \"%s\", which looks at the gradient of the whole batch; allowed with this"
              + " optimizer is set",
          path,
          name);
    }
  }

  private static void growing(String path, Arm arm, Pruning own, String name) {
    Doubt.Start weights = own.doubt().weights();
    boolean ticket =
        arm.when() instanceof Iterative rounds
            && rounds.rewind() == Rewind.WEIGHTS
            && weights == Doubt.Start.DRAWN_ANEW;
    require(
        weights == Doubt.Start.KEPT || ticket,
        "%s.prune.weights is \"%s\"; with when %s allowed is kept, and drawn-anew where the weights"
            + " are rewound",
        path,
        weights.label(),
        name);
    require(
        own.reach().origin() == Origin.TRAINED && !own.offByOne(),
        "%s.prune: network and offByOne are for pruning before an arm trains; with when %s allowed"
            + " are trained and false",
        path,
        name);
    require(
        !(arm.when() instanceof Iterative rounds)
            || rounds.rewind() == Rewind.NOTHING
            || isEven(arm.optimizer()),
        "%s.when.rewind goes back to steps that cost other numbers of gradients with this"
            + " optimizer; allowed is nothing",
        path);
    require(
        !(arm.when() instanceof Iterative rounds)
            || rounds.rewind() == Rewind.WEIGHTS
            || rounds.to() == 0,
        "%s.when.to has no effect, because no weights go back; allowed is 0",
        path);
  }

  /** Whether a step's first gradient is that of its whole batch. */
  private static boolean isWatched(Optimizer optimizer) {
    return !(optimizer instanceof MSam);
  }

  /** Whether every step costs the same. */
  private static boolean isEven(Optimizer optimizer) {
    return optimizer.gradients(1, 1) == optimizer.gradientsPerStep()
        && optimizer.gradients(100, 7) == 100L * optimizer.gradientsPerStep();
  }
}
