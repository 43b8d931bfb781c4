package sparsam.ui.recipe;

import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import sparsam.experiment.Dials;
import sparsam.experiment.Presets;
import sparsam.experiment.Recipe;
import sparsam.experiment.RecipeException;
import sparsam.text.Strings;

/** The recipe that the next run will follow: a preset under the numbers that were set over it. */
public final class RecipeModel {
  private final Dial fraction;
  private final Dial rho;
  private final Dial lr;
  private final ReadOnlyStringWrapper preset = new ReadOnlyStringWrapper();
  private final ReadOnlyObjectWrapper<Recipe> base;
  private final ReadOnlyObjectWrapper<Recipe> recipe;
  private final ReadOnlyBooleanWrapper valid = new ReadOnlyBooleanWrapper(true);

  /**
   * @throws RecipeException when the program's own first preset cannot be read
   */
  public RecipeModel(Strings strings) throws RecipeException {
    fraction = new Dial(strings, "fraction", new DialScale.Linear(0, 1, 0.01), 0.01);
    rho = new Dial(strings, "rho", new DialScale.LogarithmicFromZero(0.001, 5), 1);
    lr = new Dial(strings, "lr", new DialScale.Logarithmic(0.0001, 1), 1);
    Recipe first = Presets.load(presets().getFirst());
    base = new ReadOnlyObjectWrapper<>(first);
    recipe = new ReadOnlyObjectWrapper<>(first);
    for (Dial dial : dials()) {
      dial.onChange(this::update);
    }
    choose(presets().getFirst());
  }

  /** The presets' names in the order they are shown. */
  public List<String> presets() {
    return Presets.NAMES;
  }

  /**
   * Takes a preset as it is; what was set by hand is forgotten.
   *
   * @throws RecipeException when there is no such preset
   */
  public void choose(String name) throws RecipeException {
    Recipe chosen = Presets.load(name);
    preset.set(name);
    fraction.preset(Dials.fractions(chosen));
    rho.preset(Dials.rhos(chosen));
    lr.preset(Dials.rates(chosen));
    base.set(chosen);
    update();
  }

  private void update() {
    valid.set(dials().stream().allMatch(dial -> dial.error().get().isEmpty()));
    recipe.set(new Dials(fraction.set(), rho.set(), lr.set()).apply(base.get()));
  }

  public ReadOnlyStringProperty preset() {
    return preset.getReadOnlyProperty();
  }

  /** The preset as it is. */
  public ReadOnlyObjectProperty<Recipe> base() {
    return base.getReadOnlyProperty();
  }

  /** What would run now. */
  public ReadOnlyObjectProperty<Recipe> recipe() {
    return recipe.getReadOnlyProperty();
  }

  /** Whether every typed number can be used. */
  public ReadOnlyBooleanProperty valid() {
    return valid.getReadOnlyProperty();
  }

  /** The part of the weights that is pruned. */
  public Dial fraction() {
    return fraction;
  }

  /** SAM's radius. */
  public Dial rho() {
    return rho;
  }

  /** The arms' learning rate. */
  public Dial lr() {
    return lr;
  }

  public List<Dial> dials() {
    return List.of(fraction, rho, lr);
  }
}
