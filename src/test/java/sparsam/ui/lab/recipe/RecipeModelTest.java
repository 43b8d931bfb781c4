package sparsam.ui.lab.recipe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sparsam.prune.Pruning;
import sparsam.recipe.ChangedName;
import sparsam.recipe.Dials;
import sparsam.recipe.Presets;
import sparsam.recipe.Recipe;
import sparsam.recipe.RecipeException;
import sparsam.recipe.arm.Arm;
import sparsam.text.Strings;

class RecipeModelTest {
  private RecipeModel model;

  @BeforeEach
  void make() throws RecipeException {
    model = new RecipeModel(new Strings());
    model.choose("notebook");
  }

  @Test
  void aPresetIsTakenAsItIs() throws RecipeException {
    assertEquals(Presets.load("notebook"), model.recipe().get());
    assertEquals("50", model.fraction().text().get());
    assertEquals("recipe: 50 %", model.fraction().note().get());
    assertEquals(0.5, model.fraction().position().get(), 1e-12);
    assertFalse(model.fraction().overridden().get());
    assertThrows(RecipeException.class, () -> model.choose("no such preset"));
  }

  @Test
  void aChangedPresetHasANameThatSaysSoAndComesBackWhenItIsChosenAgain() throws RecipeException {
    model.choose("fair");
    model.fraction().type("92");
    assertEquals("fair, 92 %", model.name().get());
    model.edit("global", of -> of.withMethod(Pruning.Method.MAGNITUDE_GLOBAL));
    assertEquals("fair, 92 % global", model.name().get());
    assertEquals("fair, 92 % global", model.recipe().get().name());
    model.rho().type("0.2");
    assertEquals("fair, 92 % global, ρ 0.2", model.recipe().get().name());
    Recipe run = model.recipe().get();
    model.choose("fair");
    assertEquals(Presets.load("fair"), model.recipe().get());
    assertEquals("fair", model.name().get());
    model.take(run);
    assertEquals(run, model.recipe().get());
    model.fraction().type("50");
    assertEquals("fair, global, ρ 0.2", model.recipe().get().name().replace("50 % ", ""));
  }

  @Test
  void anArmThatIsAddedOrRemovedIsNamedAndItsNumbersAreNot() throws RecipeException {
    Recipe base = Presets.load("fair");
    List<Arm> arms = base.arms();
    Recipe fewer = base.withArms(arms.subList(0, 4));
    assertEquals("fair, without SAM", ChangedName.of(base, fewer));
    assertEquals("fair, with SAM", ChangedName.of(fewer, base));
  }

  @Test
  void aNameOfItsOwnStaysAndALongOneIsCut() throws RecipeException {
    model.choose("quick");
    model.edit("name", of -> of.named("mine"));
    model.fraction().type("90");
    assertEquals("mine", model.recipe().get().name());
    Recipe base = Presets.load("quick").named("x".repeat(Recipe.MAX_NAME));
    String cut = ChangedName.of(base, base.withBatchSize(32));
    assertTrue(cut.endsWith("x, changed"), cut);
    assertEquals(Recipe.MAX_NAME, cut.length());
  }

  @Test
  void slidingSetsTheNumberInEveryPlaceAndTheFieldFollows() {
    model.fraction().slide(0.873);
    assertEquals(List.of(0.87), Dials.fractions(model.recipe().get()));
    assertEquals("87", model.fraction().text().get());
    assertEquals(0.873, model.fraction().position().get(), 1e-12);
    assertTrue(model.fraction().overridden().get());
  }

  @ParameterizedTest
  @CsvSource({"0.2, 0.2", "0, 0", "5, 5", "'0,07', 0.07", "5e-3, 0.005", "' 0.123456 ', 0.123456"})
  void typedNumbersAreTakenExactly(String typed, double rho) {
    model.rho().type(typed);
    assertEquals("", model.rho().error().get());
    assertEquals(List.of(rho), Dials.rhos(model.recipe().get()));
  }

  @Test
  void percentMayBeTypedWithItsSign() {
    model.fraction().type("97.5 %");
    assertEquals(List.of(0.975), Dials.fractions(model.recipe().get()));
    assertEquals("97.5", model.fraction().text().get());
  }

  @ParameterizedTest
  @ValueSource(strings = {"abc", "-0.1", "5.1", "NaN", "1e999999", "0.1.2", "∞"})
  void whatCannotBeUsedIsSaidAndChangesNothing(String typed) {
    model.rho().type("0.2");
    model.rho().type(typed);
    String error = model.rho().error().get();
    assertEquals("ρ cannot be “" + typed + "”; allowed is 0 to 5.", error);
    assertFalse(model.valid().get());
    assertEquals(OptionalDouble.of(0.2), model.rho().set());
    model.rho().type("0.3");
    assertEquals("", model.rho().error().get());
    assertTrue(model.valid().get());
  }

  @Test
  void theRangeIsSaidWithItsUnit() {
    model.fraction().type("101");
    assertTrue(model.fraction().error().get().endsWith("allowed is 0 to 100 %."));
  }

  @Test
  void resetAndAnEmptyFieldGoBackToThePreset() throws RecipeException {
    model.lr().type("0.5");
    model.lr().reset();
    assertEquals(Presets.load("notebook"), model.recipe().get());
    model.lr().type("0.5");
    model.lr().type("");
    assertEquals(Presets.load("notebook"), model.recipe().get());
    assertEquals("0.05", model.lr().text().get());
    model.lr().type("lots");
    model.lr().type("0.05");
    assertFalse(model.lr().overridden().get());
    assertTrue(model.valid().get());
  }

  @Test
  void aRefusedNumberStaysRefusedWhenItIsLeftStanding() {
    model.lr().type("lots");
    model.lr().type("lots");
    assertFalse(model.lr().error().get().isEmpty());
    assertFalse(model.valid().get());
    model.lr().restore();
    assertEquals("0.05", model.lr().text().get());
    assertTrue(model.valid().get());
  }

  @Test
  void aRefusedNumberIsForgottenWhenTheSliderMoves() {
    model.lr().type("lots");
    model.lr().slide(1);
    assertEquals("", model.lr().error().get());
    assertEquals(List.of(1.0), Dials.rates(model.recipe().get()));
  }

  @Test
  void severalNumbersOfAPresetAreAllShownUntilOneIsSet() throws RecipeException {
    model.choose("label-noise");
    assertEquals("", model.rho().text().get());
    assertEquals("recipe: 0.05 · 0.2 · 0.5", model.rho().note().get());
    model.rho().type("");
    assertFalse(model.rho().overridden().get());
    model.rho().step(1);
    assertEquals(List.of(0.06, 0.24, 0.6), Dials.rhos(model.recipe().get()));
    assertEquals("in proportion: 0.06 · 0.24 · 0.6", model.rho().note().get());
    assertEquals("0.06", model.rho().text().get());
    model.rho().slide(0);
    assertEquals(List.of(0.001, 0.004, 0.01), Dials.rhos(model.recipe().get()));
    model.rho().step(-1);
    assertEquals(List.of(0.001, 0.004, 0.01), Dials.rhos(model.recipe().get()));
    model.rho().type("0");
    assertEquals(
        "ρ cannot be 0 here: arms that differ in it would become equal.",
        model.rho().error().get());
    assertEquals(3, Dials.rhos(model.recipe().get()).size());
    model.rho().reset();
    assertEquals("recipe: 0.05 · 0.2 · 0.5", model.rho().note().get());
  }

  @Test
  void whileSomethingTrainsItIsSaidWhatADialMoves() {
    model.rho().moves(List.of("SAM"));
    model.lr().moves(List.of("SGD", "SAM"));
    assertEquals("moves SAM now", model.rho().note().get());
    assertEquals("moves SGD · SAM now", model.lr().note().get());
    model.rho().type("0.2");
    assertEquals("moves SAM now", model.rho().note().get());
    model.rho().moves(List.of());
    assertEquals("recipe: 0.05", model.rho().note().get());
  }

  @Test
  void aNumberThatARecipeDoesNotHaveCannotBeSet() throws RecipeException {
    model.choose("label-noise");
    assertFalse(model.fraction().available().get());
    assertEquals("This recipe prunes nothing.", model.fraction().note().get());
    model.fraction().slide(0.3);
    model.fraction().step(1);
    model.fraction().type("30");
    assertEquals(Presets.load("label-noise"), model.recipe().get());
  }

  @Test
  void anotherPresetForgetsWhatWasSet() throws RecipeException {
    model.rho().type("1");
    model.lr().type("oops");
    model.choose("quick");
    assertEquals(Presets.load("quick"), model.recipe().get());
    assertTrue(model.valid().get());
  }
}
