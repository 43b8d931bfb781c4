package sparsam.ui.lab.result;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import sparsam.recipe.Recipe;
import sparsam.text.Strings;
import sparsam.ui.lab.recipe.RecipeModel;

class SeedModelTest {
  private RecipeModel recipe;
  private SeedModel model;

  @BeforeEach
  void choose() throws Exception {
    recipe = new RecipeModel(new Strings());
    recipe.choose("fair");
    model = new SeedModel(new Strings(), recipe);
  }

  @Test
  void anotherSeedIsAnEditOfTheRecipeThatCanBeTakenBack() {
    Recipe before = recipe.recipe().get();
    assertEquals("1", model.text().get());
    model.another();
    assertEquals(before.withSeed(2).named("fair, seed 2"), recipe.recipe().get());
    assertEquals("2", model.text().get());
    model.type(" -40 ");
    assertEquals(before.withSeed(-40).named("fair, seed -40"), recipe.recipe().get());
    recipe.undo();
    recipe.undo();
    assertEquals(before, recipe.recipe().get());
    assertEquals("1", model.text().get());
  }

  @Test
  void whatIsNoSeedIsRefusedAndNothingRunsUntilItIsMended() {
    Recipe before = recipe.recipe().get();
    model.type("one");
    assertTrue(model.error().get().contains("one"), model.error().get());
    assertFalse(recipe.valid().get());
    assertEquals(before, recipe.recipe().get());
    model.restore();
    assertEquals("", model.error().get());
    assertTrue(recipe.valid().get());
    model.type("2.5");
    assertFalse(recipe.valid().get());
    model.another();
    assertEquals(2, recipe.recipe().get().seed());
    assertTrue(recipe.valid().get());
  }
}
