package sparsam.recipe;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import sparsam.optim.Optimizer;
import sparsam.optim.Optimizers;
import sparsam.optim.Sam;
import sparsam.optim.Sgd;
import sparsam.prune.Pruning;
import sparsam.recipe.arm.Arm;
import sparsam.settings.Range;
import sparsam.settings.Setting;

/**
 * Numbers set over a recipe's own, for the whole recipe at once; an empty one leaves the recipe's.
 *
 * <p>Arms that differ in ρ or learning rate are compared in it, so they never become equal in it:
 * the first of their numbers becomes what is set, and the others keep their ratio to it.
 *
 * @param fraction of every pruning
 * @param rho of every arm that climbs
 * @param lr learning rate of every arm that has one; the dense phase keeps its own
 */
public record Dials(OptionalDouble fraction, OptionalDouble rho, OptionalDouble lr) {
  public static final Dials NONE =
      new Dials(OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty());

  /** Digits that count of a number in proportion: what a person would type. */
  private static final MathContext PRECISION = new MathContext(7, RoundingMode.HALF_EVEN);

  private static final Pattern RHO_IN_NAME = Pattern.compile("ρ\\s*=?\\s*[0-9.]+");

  /**
   * The recipe under these numbers. Arms that differed in a fraction that is now the same, and in
   * nothing else, become one, and a name that states its ρ states the new one.
   */
  public Recipe apply(Recipe recipe) {
    List<Arm> arms = new ArrayList<>();
    Set<Arm> own = new HashSet<>();
    Map<Arm, String> seen = new HashMap<>();
    Map<String, String> now = new HashMap<>();
    Set<String> names = new HashSet<>();
    for (Arm arm : recipe.arms()) {
      Arm set = of(recipe, arm.optimizer()).apply(arm);
      Arm nameless = set.named("");
      boolean twin = !own.add(arm.named(""));
      if (!seen.containsKey(nameless) || twin || set.equals(arm)) {
        String name = unused(set.name(), names);
        arms.add(set.named(name));
        seen.putIfAbsent(nameless, name);
        now.put(arm.name(), name);
      } else {
        now.put(arm.name(), seen.get(nameless));
      }
    }
    return new Recipe(
        recipe.name(),
        recipe.description(),
        recipe.data(),
        recipe.network(),
        recipe.seed(),
        recipe.batchSize(),
        recipe.shuffle(),
        recipe.dense(),
        apply(recipe.prune()),
        arms,
        Asked.follow(recipe.compare(), now),
        recipe.armsAtOnce(),
        recipe.watch());
  }

  /**
   * The arms of a recipe by what is seen of them under these numbers: those that become one stand
   * together, in its place.
   */
  public List<List<Arm>> seen(Recipe recipe) {
    Set<Arm> own = new HashSet<>();
    Map<Arm, List<Arm>> groups = new HashMap<>();
    List<List<Arm>> all = new ArrayList<>();
    for (Arm arm : recipe.arms()) {
      Arm set = of(recipe, arm.optimizer()).apply(arm);
      Arm nameless = set.named("");
      List<Arm> group = groups.get(nameless);
      if (!own.add(arm.named("")) || group == null || set.equals(arm)) {
        group = new ArrayList<>();
        groups.putIfAbsent(nameless, group);
        all.add(group);
      }
      group.add(arm);
    }
    return all;
  }

  /**
   * These numbers over what a change has brought in: an arm, a kind of optimiser, a pruning. What
   * was there before keeps what the change says.
   */
  public Recipe overNew(Recipe before, Recipe after) {
    List<Arm> arms = new ArrayList<>();
    for (int i = 0; i < after.arms().size(); i++) {
      Arm arm = after.arms().get(i);
      arms.add(missing(counterpart(before.arms(), arm, i, after.arms())).apply(arm));
    }
    Recipe all = after.withArms(arms);
    return before.prune() == null ? all.withPruning(apply(all.prune())) : all;
  }

  private static @Nullable Arm counterpart(List<Arm> before, Arm arm, int at, List<Arm> after) {
    return before.stream()
        .filter(one -> one.name().equals(arm.name()))
        .findFirst()
        .orElse(before.size() == after.size() ? before.get(at) : null);
  }

  /** Those of these numbers that an arm has no place for. */
  private Dials missing(@Nullable Arm in) {
    OptionalDouble none = OptionalDouble.empty();
    return in == null
        ? this
        : new Dials(
            in.prune() == null ? fraction : none,
            rho(in.optimizer()).isEmpty() ? rho : none,
            rate(in.optimizer()).isEmpty() ? lr : none);
  }

  private static String unused(String name, Set<String> names) {
    String free = name;
    for (int i = 2; !names.add(free); i++) {
      free = name + " (" + i + ")";
    }
    return free;
  }

  private Arm apply(Arm arm) {
    Optimizer optimizer = apply(arm.optimizer());
    String name = arm.name();
    if (rho.isPresent() && !optimizer.equals(arm.optimizer())) {
      name =
          RHO_IN_NAME
              .matcher(name)
              .replaceAll(Matcher.quoteReplacement("ρ " + plain(rho.getAsDouble())));
      if (!Recipe.isName(name)) {
        name = arm.name(); // It would be too long.
      }
    }
    return arm.named(name).pruned(apply(arm.prune())).by(optimizer);
  }

  private @Nullable Pruning apply(@Nullable Pruning pruning) {
    return pruning == null ? null : pruning.at(fraction.orElse(pruning.fraction()));
  }

  /** One of a recipe's trainings under these numbers. */
  public Optimizer apply(Recipe recipe, Optimizer own) {
    return of(recipe, own).apply(own);
  }

  /** These numbers as one of a recipe's trainings gets them. */
  private Dials of(Recipe recipe, Optimizer own) {
    return new Dials(
        fraction,
        // What is not set asks nothing of all the other arms.
        rho.isEmpty() ? rho : share(rho, rho(own), rhos(recipe), Sam.RHO),
        lr.isEmpty() ? lr : share(lr, rate(own), rates(recipe), Sgd.LR));
  }

  private static OptionalDouble share(
      OptionalDouble to, OptionalDouble own, List<Double> all, Setting<Double> number) {
    return to.isEmpty() || own.isEmpty() || all.size() < 2
        ? to
        : OptionalDouble.of(turned(own.getAsDouble(), all, to.getAsDouble(), number));
  }

  /**
   * What one of several different numbers becomes, in proportion, as far as the largest of them is
   * allowed to go.
   *
   * @param all the numbers; a 0 stays
   * @param to what {@link #reference} becomes; with 0 all stay as they are
   */
  public static double turned(double own, List<Double> all, double to, Setting<Double> number) {
    if (to == 0 || own == 0) {
      return own;
    }
    double most = number.range() instanceof Range.Numbers numbers ? numbers.max() : to;
    double first = reference(all);
    double largest = all.stream().mapToDouble(Double::doubleValue).max().orElse(own);
    double share =
        BigDecimal.valueOf(own)
            .multiply(BigDecimal.valueOf(Math.min(to, most * first / largest)))
            .divide(BigDecimal.valueOf(first), PRECISION)
            .doubleValue();
    return Math.min(share, most);
  }

  /** The one of several numbers that is set, and by which the others go: the first but 0. */
  public static double reference(List<Double> all) {
    return all.stream().filter(one -> one != 0).findFirst().orElse(all.getFirst());
  }

  /** An optimiser under these numbers; one that a kind does not have changes nothing. */
  public Optimizer apply(Optimizer optimizer) {
    return moved(moved(optimizer, Sam.RHO, rho), Sgd.LR, lr);
  }

  private static Optimizer moved(Optimizer optimizer, Setting<Double> number, OptionalDouble to) {
    return to.isPresent() ? Optimizers.ALL.moved(optimizer, number, to.getAsDouble()) : optimizer;
  }

  /** The fractions a recipe prunes by, each once, in its order. */
  public static List<Double> fractions(Recipe recipe) {
    return recipe.prunings().stream().map(Pruning::fraction).distinct().toList();
  }

  /** The ρ of a recipe's arms that climb, each once, in their order. */
  public static List<Double> rhos(Recipe recipe) {
    return numbers(recipe.arms(), Dials::rho);
  }

  /** An optimiser's ρ; empty for one that does not climb. */
  public static OptionalDouble rho(Optimizer optimizer) {
    return Optimizers.ALL.number(optimizer, Sam.RHO.key());
  }

  /** The learning rates of a recipe's arms, each once, in their order. */
  public static List<Double> rates(Recipe recipe) {
    return numbers(recipe.arms(), Dials::rate);
  }

  /** An optimiser's learning rate; empty for one that takes no step. */
  public static OptionalDouble rate(Optimizer optimizer) {
    return Optimizers.ALL.number(optimizer, Sgd.LR.key());
  }

  /** A number of arms that have it, each once, in their order. */
  static List<Double> numbers(List<Arm> arms, Function<Optimizer, OptionalDouble> number) {
    return arms.stream()
        .map(Arm::optimizer)
        .flatMap(optimizer -> number.apply(optimizer).stream().boxed())
        .distinct()
        .toList();
  }

  /** Without an exponent or needless zeros. */
  static String plain(double value) {
    return new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString();
  }
}
