package sparsam.ui.lab.recipe;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.UnaryOperator;
import sparsam.recipe.Dials;
import sparsam.recipe.Recipe;

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

    /** One that comes inside the program. */
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

  /** What would run. */
  public Recipe recipe() {
    return dials.apply(edited);
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
    return new Draft(place, saved, edited, dials);
  }

  /**
   * A change of the recipe as it is shown, under the dials. The dials stay set unless they would
   * hide the change; then theirs become the arms' own numbers first.
   *
   * @param change may be called several times
   * @throws IllegalArgumentException when no such recipe can run
   */
  Draft with(UnaryOperator<Recipe> change) {
    Recipe shown = change.apply(recipe());
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
          Recipe under = change.apply(own);
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

  /** The dials that are set here and not there. */
  private Dials without(Dials rest) {
    return new Dials(
        rest.fraction().isPresent() ? OptionalDouble.empty() : dials.fraction(),
        rest.rho().isPresent() ? OptionalDouble.empty() : dials.rho(),
        rest.lr().isPresent() ? OptionalDouble.empty() : dials.lr());
  }
}
