package sparsam.recipe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import sparsam.optim.Optimizer;
import sparsam.prune.Pruning;
import sparsam.recipe.arm.Arm;
import sparsam.settings.Range;
import sparsam.system.PlainText;

/** What a recipe that was changed is called: its name, and what is otherwise now. */
public final class ChangedName {
  private static final String BETWEEN = ", ";
  private static final String OTHERWISE = "changed";

  private final Recipe base;
  private final Recipe now;

  private ChangedName(Recipe base, Recipe now) {
    this.base = base;
    this.now = now;
  }

  /**
   * The name of a recipe that came from another: {@code fair, 92 % global}. One that decides the
   * same numbers has its name, one that got a name of its own keeps that.
   *
   * @param base as it was chosen, opened or saved
   */
  public static String of(Recipe base, Recipe now) {
    return now.name().equals(base.name()) ? of(base.name(), base, now) : now.name();
  }

  /**
   * As {@link #of(Recipe, Recipe)}.
   *
   * @param name what the recipe is called that the other came from
   */
  public static String of(String name, Recipe base, Recipe now) {
    return decides(base).equals(decides(now))
        ? name
        : shortened(name, new ChangedName(base, now).parts());
  }

  private static ObjectNode decides(Recipe recipe) {
    return RecipeWriter.tree(recipe).without(List.of("name", "description"));
  }

  private static String shortened(String name, List<String> parts) {
    for (int most = parts.size(); most > 0; most--) {
      String all = name + BETWEEN + String.join(BETWEEN, parts.subList(0, most));
      String whole = most < parts.size() ? all + " …" : all;
      if (whole.length() <= Recipe.MAX_NAME) {
        return whole;
      }
    }
    String end = BETWEEN + OTHERWISE;
    return PlainText.beginning(name, Recipe.MAX_NAME - end.length()).strip() + end;
  }

  private String data() {
    if (base.data().choice().equals(now.data().choice())) {
      return base.data().augmentation().equals(now.data().augmentation())
          ? ""
          : "other augmentation";
    }
    return base.data().set().equals(now.data().set()) ? "data read otherwise" : now.data().set();
  }

  private List<String> parts() {
    List<String> parts = new ArrayList<>();
    add(parts, pruning());
    add(parts, number("ρ ", Dials::rho));
    add(parts, number("lr ", Dials::rate));
    add(parts, data());
    add(
        parts,
        base.data().labelNoise() == now.data().labelNoise()
            ? ""
            : percent(now.data().labelNoise()) + " wrong labels");
    add(parts, base.network().equals(now.network()) ? "" : now.network().toString());
    add(parts, base.seed() == now.seed() ? "" : "seed " + now.seed());
    add(parts, base.batchSize() == now.batchSize() ? "" : "batch " + now.batchSize());
    add(parts, base.shuffle() == now.shuffle() ? "" : now.shuffle() ? "shuffled" : "in order");
    add(
        parts,
        base.armsAtOnce() == now.armsAtOnce()
            ? ""
            : now.armsAtOnce() == 1 ? "one arm at once" : now.armsAtOnce() + " arms at once");
    add(
        parts,
        base.watch().equals(now.watch())
            ? ""
            : now.watch().measures() && !base.watch().measures() ? "with λ₁" : "watched otherwise");
    add(parts, Objects.equals(base.dense(), now.dense()) ? "" : "other dense training");
    add(parts, arms());
    return parts.isEmpty() ? List.of(OTHERWISE) : parts;
  }

  private static void add(List<String> parts, String part) {
    if (!part.isEmpty()) {
      parts.add(part);
    }
  }

  private static boolean differ(List<Double> before, List<Double> after) {
    return !before.equals(after) && !after.isEmpty();
  }

  /**
   * A number of the arms where one of them has another; an arm that was added or removed is told by
   * its name.
   */
  private String number(String symbol, Function<Optimizer, OptionalDouble> number) {
    List<Double> before = Dials.numbers(kept(base, now), number);
    List<Double> after = Dials.numbers(kept(now, base), number);
    return differ(before, after)
        ? symbol + after.stream().map(Range.Numbers::number).collect(Collectors.joining("+"))
        : "";
  }

  /** Its arms; where one of the two only has more than the other, those that both have. */
  private static List<Arm> kept(Recipe of, Recipe other) {
    Set<String> there = names(other);
    return names(of).containsAll(there)
        ? of.arms().stream().filter(arm -> there.contains(arm.name())).toList()
        : of.arms();
  }

  private static Set<String> names(Recipe of) {
    return of.arms().stream().map(Arm::name).collect(Collectors.toSet());
  }

  private static String percent(double share) {
    return Range.Numbers.percent(share) + " %";
  }

  /** Fraction and method where one of them is another. */
  private String pruning() {
    List<Double> fractions = Dials.fractions(now);
    String methods = methods(now);
    boolean method = !methods.equals(methods(base)) && !methods.isEmpty();
    boolean fraction = differ(Dials.fractions(base), fractions);
    String share = fractions.stream().map(ChangedName::percent).collect(Collectors.joining("+"));
    if (fractions.isEmpty()) {
      return base.prunings().isEmpty() ? "" : "not pruned";
    }
    if (!fraction && !method) {
      return "";
    }
    return method ? share + " " + methods : share;
  }

  private static String methods(Recipe of) {
    return of.prunings().stream()
        .map(pruning -> manner(pruning.method()))
        .distinct()
        .collect(Collectors.joining("+"));
  }

  private static String manner(Pruning.Method method) {
    return switch (method) {
      case MAGNITUDE_LAYER -> "by layer";
      case MAGNITUDE_GLOBAL -> "global";
      case RANDOM -> "at random";
      case SNIP, GRASP, SYNFLOW, TAYLOR, MOVEMENT -> method.manner();
    };
  }

  private String arms() {
    Recipe turned = turned();
    List<Arm> before = turned.arms();
    if (before.equals(now.arms())) {
      return "";
    }
    Set<String> there = names(turned);
    Set<String> here = names(now);
    List<String> added =
        now.arms().stream().map(Arm::name).filter(one -> !there.contains(one)).toList();
    List<String> gone = before.stream().map(Arm::name).filter(one -> !here.contains(one)).toList();
    if (added.size() == 1 && gone.isEmpty()) {
      return "with " + added.getFirst();
    }
    if (gone.size() == 1 && added.isEmpty()) {
      return "without " + gone.getFirst();
    }
    return before.size() == now.arms().size()
        ? "other arms"
        : String.format(Locale.ROOT, "%d arms", now.arms().size());
  }

  /** The recipe before, with the numbers that the other has everywhere: what sliders may do. */
  private Recipe turned() {
    Recipe turned =
        new Dials(
                one(Dials.fractions(base), Dials.fractions(now)),
                first(Dials.rhos(base), Dials.rhos(now)),
                first(Dials.rates(base), Dials.rates(now)))
            .apply(base);
    List<Pruning.Method> methods = now.prunings().stream().map(Pruning::method).distinct().toList();
    return methods.size() == 1 ? turned.withMethod(methods.getFirst()) : turned;
  }

  /** What moved as many numbers in proportion. */
  private static OptionalDouble first(List<Double> before, List<Double> after) {
    return after.isEmpty() || after.size() != before.size() || after.equals(before)
        ? OptionalDouble.empty()
        : OptionalDouble.of(Dials.reference(after));
  }

  private static OptionalDouble one(List<Double> before, List<Double> after) {
    return after.size() == 1 && !after.equals(before)
        ? OptionalDouble.of(after.getFirst())
        : OptionalDouble.empty();
  }
}
