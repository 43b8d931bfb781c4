package sparsam.recipe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sparsam.optim.BatchNormOnly;
import sparsam.optim.Sam;
import sparsam.optim.Sgd;
import sparsam.recipe.arm.Arm;

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
  void armsThatDifferInRhoKeepTheirRatioAndSayTheNewRho() throws RecipeException {
    Recipe before = preset("label-noise");
    assertEquals(List.of(0.05, 0.2, 0.5), Dials.rhos(before));
    Recipe recipe = new Dials(NONE, OptionalDouble.of(0.1), NONE).apply(before);
    assertEquals(
        List.of("SGD", "SGD, 2× steps", "SAM ρ 0.1", "SAM ρ 0.4", "SAM ρ 1"), names(recipe));
    assertEquals(List.of(0.1, 0.4, 1.0), Dials.rhos(recipe));
    assertEquals(List.of("SGD", "SAM ρ 0.2"), before.compare());
    assertEquals(List.of("SGD", "SAM ρ 0.4"), recipe.compare(), "the question follows the name");
    assertEquals("label-noise, ρ 0.1+0.4+1", ChangedName.of(before, recipe));
    assertEquals(before.arms().getFirst(), recipe.arms().getFirst());
  }

  /** Whatever a dial is set to: arms that differ in a number never become equal in it. */
  @Test
  void whatDiffersStaysDifferent() throws RecipeException {
    Random random = new Random(11);
    Recipe preset = preset("label-noise");
    for (int round = 0; round < 2000; round++) {
      List<String> numbers = new ArrayList<>();
      for (int arm = 2; arm < 5; arm++) {
        double rho = random.nextInt(8) == 0 ? 0 : Math.exp(-7 + 8 * random.nextDouble());
        numbers.add("arms[" + arm + "].optimizer.rho=" + rho);
        numbers.add("arms[" + arm + "].optimizer.lr=" + Math.exp(-9 + 9 * random.nextDouble()));
      }
      Recipe before = RecipeReader.override(preset, numbers);
      double rho = random.nextInt(8) == 0 ? 0 : 5 * random.nextDouble();
      double lr = random.nextDouble();
      Recipe after = new Dials(NONE, OptionalDouble.of(rho), OptionalDouble.of(lr)).apply(before);
      assertEquals(before.arms().size(), after.arms().size(), numbers.toString());
      List<Double> were = Dials.rhos(before);
      List<Double> are = Dials.rhos(after);
      if (were.size() > 1) {
        assertEquals(were.size(), are.size(), were + " to " + rho + " gives " + are);
        double ratio = Dials.reference(are) / Dials.reference(were);
        for (int i = 0; i < are.size(); i++) {
          assertEquals(were.get(i) * ratio, are.get(i), 1e-6 * are.get(i));
        }
      }
      assertEquals(Dials.rates(before).size(), Dials.rates(after).size());
    }
  }

  @Test
  void theLargestGoesAsFarAsItMayAndTheOthersWithIt() throws RecipeException {
    Recipe before =
        RecipeReader.override(
            preset("label-noise"),
            List.of("arms[2].optimizer.rho=0.001", "arms[4].optimizer.rho=4"));
    Recipe recipe = new Dials(NONE, OptionalDouble.of(5), NONE).apply(before);
    assertEquals(List.of(0.25, 50.0, 1000.0), Dials.rhos(recipe));
  }

  @Test
  void ofOneTrainingItIsItsOwnNumber() throws RecipeException {
    Recipe recipe = preset("label-noise");
    Dials dials = new Dials(NONE, OptionalDouble.of(0.1), OptionalDouble.of(0.01));
    Sgd base = Sgd.of(0.05);
    assertEquals(new Sam(Sgd.of(0.01), 0.4), dials.apply(recipe, new Sam(base, 0.2)));
    assertEquals(Sgd.of(0.01), dials.apply(recipe, base));
  }

  @Test
  void armsThatDifferedInTheFractionOnlyBecomeOne() throws RecipeException {
    Recipe before =
        RecipeReader.override(
            preset("quick"), List.of("arms[1].optimizer.name=sgd", "arms[1].epochs=2"));
    before =
        RecipeReader.override(
            before,
            List.of("arms[1].prune={\"fraction\":0.5}", "arms[0].prune={\"fraction\":0.6}"));
    Recipe recipe = new Dials(OptionalDouble.of(0.3), NONE, NONE).apply(before);
    assertEquals(List.of("SGD"), names(recipe));
    assertEquals(List.of(), recipe.compare(), "two that became one are no question");
  }

  @Test
  void aNameThatStaysTrueIsLeftAlone() throws RecipeException {
    Recipe recipe = new Dials(NONE, OptionalDouble.of(0), NONE).apply(preset("quick"));
    assertEquals(List.of("SGD", "SAM"), names(recipe));
    assertEquals(List.of(0.0), Dials.rhos(recipe));
  }
}
