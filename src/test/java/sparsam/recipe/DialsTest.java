package sparsam.recipe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sparsam.optim.Optimizer.BatchNormOnly;
import sparsam.optim.Optimizer.Sam;
import sparsam.recipe.Recipe.Arm;

class DialsTest {
  private static final OptionalDouble NONE = OptionalDouble.empty();

  private static Recipe preset(String name) throws RecipeException {
    return Presets.load(name);
  }

  private static List<String> names(Recipe recipe) {
    return recipe.arms().stream().map(Arm::name).toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"quick", "notebook", "fair", "label-noise"})
  void withoutNumbersARecipeStaysAsItIs(String name) throws RecipeException {
    assertEquals(preset(name), Dials.NONE.apply(preset(name)));
  }

  @Test
  void theFractionGoesToEveryPruning() throws RecipeException {
    Recipe recipe = new Dials(OptionalDouble.of(0.9), NONE, NONE).apply(preset("notebook"));
    assertEquals(List.of(0.9), Dials.fractions(recipe));
    assertEquals(List.of(0.5), Dials.fractions(preset("notebook")));
  }

  @Test
  void theLearningRateGoesToEveryArmAndNotToTheDensePhase() throws RecipeException {
    Recipe before = preset("fair");
    Recipe recipe = new Dials(NONE, NONE, OptionalDouble.of(0.2)).apply(before);
    assertEquals(List.of(0.2), Dials.rates(recipe));
    assertEquals(before.dense(), recipe.dense());
    assertEquals(names(before), names(recipe));
    assertInstanceOf(BatchNormOnly.class, recipe.arms().get(1).optimizer());
  }

  @Test
  void armsThatDifferedInRhoOnlyBecomeOneAndSayTheNewRho() throws RecipeException {
    Recipe before = preset("label-noise");
    assertEquals(List.of(0.05, 0.2, 0.5), Dials.rhos(before));
    Recipe recipe = new Dials(NONE, OptionalDouble.of(0.3), NONE).apply(before);
    assertEquals(List.of("SGD", "SGD, 2× steps", "SAM ρ 0.3"), names(recipe));
    assertEquals(0.3, ((Sam) recipe.arms().getLast().optimizer()).rho());
    assertEquals(List.of("SGD", "SAM ρ 0.2"), before.compare());
    assertEquals(List.of("SGD", "SAM ρ 0.3"), recipe.compare(), "the question follows the name");
    assertEquals(
        List.of(),
        new Dials(NONE, OptionalDouble.of(0.3), NONE)
            .apply(before.withCompare(List.of("SAM ρ 0.05", "SAM ρ 0.2")))
            .compare(),
        "two that became one are no question");
  }

  @Test
  void aNameThatStaysTrueIsLeftAlone() throws RecipeException {
    Recipe recipe = new Dials(NONE, OptionalDouble.of(0), NONE).apply(preset("quick"));
    assertEquals(List.of("SGD", "SAM"), names(recipe));
    assertEquals(List.of(0.0), Dials.rhos(recipe));
  }

  @Test
  void armsOfDifferentBudgetsStayApartUnderNamesOfTheirOwn() throws RecipeException {
    Recipe before =
        RecipeReader.override(
            preset("label-noise"), List.of("arms[3].epochs=2", "arms[4].epochs=1"));
    Recipe recipe = new Dials(NONE, OptionalDouble.of(1), NONE).apply(before);
    assertEquals(
        List.of("SGD", "SGD, 2× steps", "SAM ρ 1", "SAM ρ 1 (2)", "SAM ρ 1 (3)"), names(recipe));
  }
}
