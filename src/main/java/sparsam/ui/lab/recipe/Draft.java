package sparsam.ui.lab.recipe;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.UnaryOperator;
import sparsam.recipe.ChangedName;
import sparsam.recipe.Dials;
import sparsam.recipe.Recipe;
import sparsam.recipe.arm.Arm;

/**
 * What the next run would follow, and how it came about. Immutable, so that a change can be taken
 * back by showing the draft before it.
 *
 * @param base the recipe as it was chosen, opened or last saved
 * @param edited the recipe with its arms and settings as they were edited
 * @param dials the numbers set over every arm of it at once
 */
public record Draft(Origin origin, Recipe base, Recipe edited, Dials dials) {
  /** Where a recipe comes from. */
  public sealed interface Origin {
    /** What it is called in the window. */
    String name();

    /** One that comes inside the program, or the recipe of a run. */
    record Preset(String name) implements Origin {}

    /** A file. */
    record File(Path path) implements Origin {
      /** The file's name without its extension. */
      @Override
      public String name() {
        String file = String.valueOf(path.getFileName());
        int dot = file.lastIndexOf('.');
        return dot > 0 ? file.substring(0, dot) : file;
      }
    }
  }

  /** A recipe as it is. */
  public static Draft of(Origin origin, Recipe recipe) {
    return new Draft(origin, recipe, recipe, Dials.NONE);
  }

  /** What would run; changed, it has a name that says so. */
  public Recipe recipe() {
    Recipe own = own();
    String changed = ChangedName.of(base, own);
    boolean renamed = !changed.equals(own.name());
    return own.named(renamed && Recipe.isName(name()) ? name() : changed);
  }

  private Recipe own() {
    return dials.apply(edited);
  }

  /** What it is called in the window; a file by the file's name. */
  public String name() {
    return origin instanceof Origin.File
        ? ChangedName.of(origin.name(), base, own())
        : ChangedName.of(base, own());
  }

  /** Whether something else would run than what was chosen, opened or saved. */
  public boolean isEdited() {
    return !recipe().equals(base);
  }

  Draft with(Dials numbers) {
    return new Draft(origin, base, edited, numbers);
  }

  /** The same under another origin, where {@code saved} is what that origin holds. */
  Draft savedAs(Origin place, Recipe saved) {
    return new Draft(
        place,
        saved,
        edited.name().equals(base.name()) ? edited.named(saved.name()) : edited,
        dials);
  }

  /**
   * A change of the recipe as it is shown, under the dials. The dials stay set, over what the
   * change adds too, unless they would hide a number that it sets; then theirs become the arms' own
   * numbers first.
   *
   * @param change may be called several times
   * @throws IllegalArgumentException when no such recipe can run
   */
  Draft with(UnaryOperator<Recipe> change) {
    Recipe before = own();
    Recipe shown = dials.overNew(before, change.apply(before));
    OptionalDouble none = OptionalDouble.empty();
    List<Dials> rests =
        List.of(
            dials,
            new Dials(none, dials.rho(), dials.lr()),
            new Dials(dials.fraction(), none, dials.lr()),
            new Dials(dials.fraction(), dials.rho(), none));
    for (Dials rest : rests) {
      Recipe own = without(rest).apply(edited);
      if (own.arms().size() == edited.arms().size()) {
        try {
          Recipe under = under(rest, own, change, shown);
          if (rest.apply(under).equals(shown)) {
            return new Draft(origin, base, under, rest);
          }
        } catch (IllegalArgumentException _) {
          // What is refused only without the dials is done with them.
        }
      }
    }
    return new Draft(origin, base, shown, Dials.NONE);
  }

  /**
   * A change made to a recipe that is seen through dials: to an arm that is seen in several arms'
   * place it happens as to each of them.
   *
   * @param shown the recipe as it is seen after the change
   */
  private static Recipe under(Dials dials, Recipe own, UnaryOperator<Recipe> change, Recipe shown) {
    List<List<Arm>> seen = dials.seen(own);
    int most = seen.stream().mapToInt(List::size).max().orElse(0);
    if (most <= 1) {
      return change.apply(own);
    }
    List<Set<Arm>> after = new ArrayList<>();
    for (int i = 0; i < most; i++) {
      int at = i;
      Recipe one =
          own.withArms(
              seen.stream().map(group -> group.get(Math.min(at, group.size() - 1))).toList());
      List<Arm> arms = change.apply(one).arms();
      while (after.size() < arms.size()) {
        after.add(new LinkedHashSet<>());
      }
      for (int j = 0; j < arms.size(); j++) {
        after.get(j).add(arms.get(j));
      }
    }
    List<Arm> all = after.stream().flatMap(Set::stream).toList();
    return change
        .apply(own.withArms(seen.stream().map(List::getFirst).toList()))
        .withArms(all)
        .withCompare(asked(own, shown, after));
  }

  /** The question that is seen, by the arms that are seen in the places of those it names. */
  private static List<String> asked(Recipe own, Recipe shown, List<Set<Arm>> after) {
    List<String> names = shown.arms().stream().map(Arm::name).toList();
    return shown.compare().stream()
        .map(name -> after.get(Math.min(names.indexOf(name), after.size() - 1)))
        .map(
            arms ->
                arms.stream()
                    .map(Arm::name)
                    .filter(own.compare()::contains)
                    .findFirst()
                    .orElse(arms.iterator().next().name()))
        .toList();
  }

  /** The dials that are set here and not there. */
  private Dials without(Dials rest) {
    return new Dials(
        rest.fraction().isPresent() ? OptionalDouble.empty() : dials.fraction(),
        rest.rho().isPresent() ? OptionalDouble.empty() : dials.rho(),
        rest.lr().isPresent() ? OptionalDouble.empty() : dials.lr());
  }
}
