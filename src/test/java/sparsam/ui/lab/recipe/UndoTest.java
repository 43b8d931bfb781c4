package sparsam.ui.lab.recipe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import sparsam.optim.Optimizer;
import sparsam.optim.Sam;
import sparsam.optim.Sgd;
import sparsam.recipe.Dials;
import sparsam.recipe.Presets;
import sparsam.recipe.Recipe;
import sparsam.recipe.RecipeException;
import sparsam.recipe.arm.Arm;
import sparsam.recipe.arm.Budget;
import sparsam.text.Strings;

class UndoTest {
  private RecipeModel model;

  @BeforeEach
  void make() throws RecipeException {
    model = new RecipeModel(new Strings());
  }

  private static UnaryOperator<Recipe> arms(UnaryOperator<List<Arm>> change) {
    return r ->
        new Recipe(
            r.name(),
            r.description(),
            r.data(),
            r.network(),
            r.seed(),
            r.batchSize(),
            r.shuffle(),
            r.dense(),
            r.prune(),
            change.apply(new ArrayList<>(r.arms())));
  }

  private static UnaryOperator<Recipe> optimizer(int index, Optimizer optimizer) {
    return arms(
        arms -> {
          Arm a = arms.get(index);
          arms.set(
              index,
              new Arm(
                  a.name(), a.start(), a.prune(), optimizer, a.budget(), a.keepMask(), a.faults()));
          return arms;
        });
  }

  private static UnaryOperator<Recipe> renamed(int index, String name) {
    return arms(
        arms -> {
          Arm a = arms.get(index);
          arms.set(
              index,
              new Arm(
                  name, a.start(), a.prune(), a.optimizer(), a.budget(), a.keepMask(), a.faults()));
          return arms;
        });
  }

  private List<Double> fractions() {
    return Dials.fractions(model.recipe().get());
  }

  @Test
  void oneDragIsOneStepAndSaysWhatItDid() {
    assertFalse(model.canUndo().get());
    model.fraction().slide(0.75);
    model.fraction().slide(0.7);
    model.fraction().slide(0.6);
    model.fraction().release();
    assertEquals("fraction 80 % → 60 %", model.undoWords().get());
    model.fraction().slide(0.5);
    model.fraction().release();
    assertEquals("fraction 60 % → 50 %", model.undoWords().get());
    model.undo();
    assertEquals(List.of(0.6), fractions());
    assertEquals("60", model.fraction().text().get());
    assertEquals(0.6, model.fraction().position().get(), 1e-12);
    model.undo();
    assertEquals(List.of(0.8), fractions());
    assertFalse(model.fraction().overridden().get());
    assertFalse(model.canUndo().get());
    assertEquals("fraction 80 % → 60 %", model.redoWords().get());
    model.redo();
    model.redo();
    assertEquals(List.of(0.5), fractions());
    assertFalse(model.canRedo().get());
  }

  @Test
  void aDragThatEndsWhereItBeganIsNoChange() {
    model.fraction().type("70");
    model.fraction().slide(0.3);
    model.fraction().slide(0.7);
    model.fraction().release();
    assertEquals("fraction 80 % → 70 %", model.undoWords().get());
  }

  @Test
  void anotherControlEndsTheGesture() {
    model.fraction().slide(0.6);
    model.rho().slide(0.5);
    model.fraction().slide(0.4);
    model.undo();
    assertEquals(List.of(0.6), fractions());
    assertTrue(model.rho().overridden().get());
    model.undo();
    assertFalse(model.rho().overridden().get());
  }

  @Test
  void everyTypedNumberIsAStepAndANewChangeForgetsWhatWasUndone() {
    model.rho().type("0.1");
    model.rho().type("0.2");
    assertEquals("ρ 0.1 → 0.2", model.undoWords().get());
    model.undo();
    model.rho().type("0.3");
    assertFalse(model.canRedo().get());
    model.undo();
    assertEquals(OptionalDouble.of(0.1), model.rho().set());
  }

  @Test
  void aPresetIsTakenBackWithAllThatWasSetBefore() throws RecipeException {
    model.rho().type("0.4");
    Recipe before = model.recipe().get();
    model.choose("label-noise");
    assertEquals("recipe “label-noise”", model.undoWords().get());
    model.undo();
    assertEquals(before, model.recipe().get());
    assertEquals("quick", model.preset().get());
    assertEquals("0.4", model.rho().text().get());
  }

  @Test
  void undoTakesBackWhatWasRefusedFirst() {
    model.rho().type("0.4");
    model.lr().type("lots");
    assertFalse(model.valid().get());
    model.undo();
    assertTrue(model.valid().get());
    assertEquals("0.05", model.lr().text().get());
    assertEquals("0.4", model.rho().text().get());
  }

  @Test
  void anEditKeepsTheDialsThatDoNotHideIt() {
    model.lr().type("0.3");
    model.edit("rename", renamed(1, "mine"));
    assertEquals("mine", model.recipe().get().arms().get(1).name());
    assertTrue(model.lr().overridden().get());
    model.lr().reset();
    assertEquals(Presets.NAMES.getFirst(), model.preset().get());
    assertEquals(List.of(0.05), Dials.rates(model.recipe().get()));
    assertEquals("mine", model.recipe().get().arms().get(1).name());
  }

  @Test
  void anEditThatADialWouldHideIsShownAsItWasMade() {
    model.fraction().type("60");
    model.rho().type("0.3");
    model.edit("rho", optimizer(1, new Sam(Sgd.of(0.05), 0.7)));
    assertEquals(List.of(0.7), Dials.rhos(model.recipe().get()));
    assertFalse(model.rho().overridden().get());
    assertTrue(model.fraction().overridden().get(), "it hides nothing");
    model.undo();
    assertEquals(List.of(0.3), Dials.rhos(model.recipe().get()));
    assertTrue(model.rho().overridden().get());
  }

  @Test
  void whatAnEditBringsInLiesUnderTheDialsToo() throws RecipeException {
    model.choose("fair");
    model.rho().type("0.3");
    model.edit(
        "add",
        arms(
            arms -> {
              Arm sam = arms.getLast();
              Optimizer usual = new Sam(Sgd.of(0.05), 0.05);
              arms.add(new Arm("more", sam.start(), null, usual, sam.budget(), true, sam.faults()));
              return arms;
            }));
    assertEquals(List.of(0.3), Dials.rhos(model.recipe().get()));
    assertEquals(6, model.recipe().get().arms().size());
    model.rho().reset();
    assertEquals(List.of(0.05), Dials.rhos(model.recipe().get()));
    assertEquals(6, model.recipe().get().arms().size());
  }

  @Test
  void aTickAtAnArmOfSeveralWritesNoNumberThatWasTriedOut() throws RecipeException {
    model.choose("label-noise");
    int all = model.recipe().get().arms().size();
    model.rho().type("0.1");
    assertEquals(all, model.recipe().get().arms().size());
    model.edit(
        "epochs",
        arms(
            arms -> {
              Arm a = arms.getLast();
              arms.set(
                  arms.size() - 1,
                  new Arm(
                      a.name(),
                      a.start(),
                      a.prune(),
                      a.optimizer(),
                      new Budget.Epochs(2),
                      a.keepMask(),
                      a.faults()));
              return arms;
            }));
    assertEquals(new Budget.Epochs(2), model.recipe().get().arms().getLast().budget());
    model.rho().reset();
    assertEquals(List.of(0.05, 0.2, 0.5), Dials.rhos(model.recipe().get()));
    assertEquals(all, model.recipe().get().arms().size());
    assertEquals(new Budget.Epochs(2), model.recipe().get().arms().getLast().budget());
  }

  @Test
  void whatIsRefusedChangesNothing() {
    Draft before = model.draft().get();
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class, () -> model.edit("same name", renamed(1, "SGD")));
    assertEquals(
        "arms[1].name is \"SGD\", which arms[0] has already; every arm needs a name of its own",
        e.getMessage());
    IllegalArgumentException rate =
        assertThrows(
            IllegalArgumentException.class, () -> model.edit("lr", optimizer(0, Sgd.of(5000))));
    assertEquals("lr is 5000.0; allowed is a number from 0 to 1000", rate.getMessage());
    assertSame(before, model.draft().get());
    assertFalse(model.canUndo().get());
  }

  @Test
  void savingMakesItTheFilesRecipeNowAndBeforeInHistory() {
    model.fraction().type("60");
    assertTrue(model.edited().get());
    assertEquals("quick, 60 %", model.name().get());
    model.saved(Path.of("mine.v2.sparsam"));
    assertFalse(model.edited().get());
    assertEquals("mine.v2", model.name().get());
    assertEquals("", model.preset().get());
    assertEquals(List.of(0.6), fractions());
    model.undo();
    assertEquals("mine.v2, 80 %", model.name().get());
    assertTrue(model.edited().get());
    model.redo();
    assertFalse(model.edited().get());
  }
}
