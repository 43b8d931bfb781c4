package sparsam.ui.lab.arms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import sparsam.optim.Asam;
import sparsam.optim.BatchNormOnly;
import sparsam.optim.Fault;
import sparsam.optim.Optimizer;
import sparsam.optim.Optimizers;
import sparsam.optim.Sam;
import sparsam.optim.Sgd;
import sparsam.prune.Pruning;
import sparsam.recipe.Presets;
import sparsam.recipe.Recipe;
import sparsam.recipe.RecipeException;
import sparsam.recipe.arm.Arm;
import sparsam.recipe.arm.Budget;
import sparsam.recipe.arm.Start;
import sparsam.settings.Kind;
import sparsam.text.Strings;
import sparsam.ui.lab.recipe.RecipeModel;

class ArmsModelTest {
  private RecipeModel recipe;
  private ArmsModel arms;

  @BeforeEach
  void make() throws RecipeException {
    recipe = new RecipeModel(new Strings());
    arms = new ArmsModel(new Strings(), recipe);
  }

  private List<String> names() {
    return recipe.recipe().get().arms().stream().map(Arm::name).toList();
  }

  private Arm arm(int index) {
    return recipe.recipe().get().arms().get(index);
  }

  private ArmForm open(int index) {
    arms.open(index);
    return Objects.requireNonNull(arms.form().get());
  }

  private static Kind<? extends Optimizer> kind(String name) {
    return Optimizers.ALL.named(name).orElseThrow();
  }

  private static Ready usual(String name) {
    return new Ready.Usual(kind(name));
  }

  static List<Ready> ready() {
    return Ready.all();
  }

  @Test
  void anArmIsAddedDuplicatedMovedAndRemovedAndAllOfItTakenBack() {
    assertEquals(2, arms.add(usual("sam")));
    assertEquals(List.of("SGD", "SAM", "SAM (2)"), names());
    assertEquals("add “SAM (2)”", recipe.undoWords().get());
    assertEquals(1, arms.duplicate(0));
    assertEquals(List.of("SGD", "SGD (2)", "SAM", "SAM (2)"), names());
    assertEquals(0, arms.move(1, -1));
    assertEquals(0, arms.move(0, -1), "there is nothing above");
    arms.remove(2);
    assertEquals(List.of("SGD (2)", "SGD", "SAM (2)"), names());
    for (int i = 0; i < 4; i++) {
      recipe.undo();
    }
    assertEquals(List.of("SGD", "SAM"), names());
    assertFalse(recipe.canUndo().get());
  }

  @ParameterizedTest
  @MethodSource("ready")
  void everyReadyMadeArmFitsEveryPresetThatCanHaveIt(Ready ready) throws RecipeException {
    for (String preset : Presets.NAMES) {
      recipe.choose(preset);
      int before = names().size();
      boolean fits = !ready.needsDense() || recipe.recipe().get().dense() != null;
      if (ready.title(new Strings()).equals("SAM-ON")
          && !recipe.recipe().get().network().blueprint().hasBatchNorm()) {
        assertEquals(-1, arms.add(ready), preset);
        assertTrue(arms.refusal().get().contains("has none"), arms.refusal().get());
        continue;
      }
      assertEquals(fits ? before : -1, arms.add(ready), preset);
      assertEquals(!fits, arms.refusal().get().contains("dense network"), arms.refusal().get());
    }
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void everyOptimizerIsOfferedWithItsUsualNumbersAndTheRecipesLearningRate(
      Kind<? extends Optimizer> kind) {
    recipe.lr().type("0.125");
    int place =
        arms.add(
            Ready.all().stream()
                .filter(ready -> ready.title(new Strings()).equals(kind.title()))
                .findFirst()
                .orElseThrow());
    Optimizer added = arm(place).optimizer();
    assertSame(kind, Optimizers.ALL.of(added));
    Map<String, Object> usual = new LinkedHashMap<>(kind.standard().plain());
    usual.computeIfPresent("lr", (_, _) -> 0.125);
    assertEquals(usual, Optimizers.ALL.read(added).plain());
  }

  static List<Kind<? extends Optimizer>> kinds() {
    return Optimizers.ALL.all();
  }

  @Test
  void theNotebooksArmsAreThoseOfItsPreset() throws RecipeException {
    recipe.choose("notebook");
    List<Arm> preset = Presets.load("notebook").arms();
    arms.remove(0);
    arms.remove(0);
    arms.add(Ready.Control.NOTEBOOK_SGD);
    arms.add(Ready.Control.NOTEBOOK_SAM);
    assertEquals(preset.subList(0, 2), recipe.recipe().get().arms().subList(3, 5));
  }

  @Test
  void aDuplicateUnderADialStays() throws RecipeException {
    recipe.choose("label-noise");
    recipe.rho().type("0.3");
    int merged = names().size();
    arms.duplicate(merged - 1);
    assertEquals(merged + 1, names().size());
  }

  @Test
  void moreArmsThanARecipeMayHaveAreRefused() {
    while (names().size() < Recipe.MAX_ARMS) {
      assertTrue(arms.duplicate(1) > 0);
    }
    assertEquals("", arms.refusal().get());
    assertEquals(-1, arms.add(usual("sgd")));
    assertEquals(
        "A recipe has at most 64 arms: remove one before you add another.", arms.refusal().get());
    assertEquals(Recipe.MAX_ARMS, names().size());
    arms.remove(0);
    assertEquals("", arms.refusal().get());
  }

  @Test
  void theLastArmOfARecipeWithoutDenseTrainingStays() throws RecipeException {
    recipe.choose("label-noise");
    while (names().size() > 1) {
      arms.remove(0);
    }
    arms.remove(0);
    assertEquals(1, names().size());
    assertTrue(arms.refusal().get().startsWith("This is all"), arms.refusal().get());
  }

  @Test
  void aLongNameStaysWithinItsLimit() {
    ArmForm form = open(0);
    form.name().text().set("x".repeat(Recipe.MAX_NAME));
    form.commit(form.name());
    arms.duplicate(0);
    assertEquals(Recipe.MAX_NAME, names().get(1).length());
    assertTrue(names().get(1).endsWith(" (2)"));
  }

  @Test
  void whatIsTypedIsCheckedAtOnceAndCountsWhenCommitted() {
    ArmForm form = open(1);
    assertEquals("0.05", form.optimizer().entry("rho").text().get());
    form.optimizer().entry("rho").text().set("0,2");
    assertEquals(0.05, ((Sam) arm(1).optimizer()).rho());
    form.commit(form.optimizer().entry("rho"));
    assertEquals(new Sam(Sgd.of(0.05), 0.2), arm(1).optimizer());
    assertEquals("0.2", form.optimizer().entry("rho").text().get());
    assertEquals("“SAM”: Radius ρ", recipe.undoWords().get());
    recipe.undo();
    assertEquals("0.05", form.optimizer().entry("rho").text().get());
    assertFalse(recipe.canUndo().get());
  }

  @Test
  void everyValueThatCannotBeUsedHasItsSentence() {
    Recipe before = recipe.recipe().get();
    ArmForm form = open(1);
    form.optimizer().entry("rho").text().set("wide");
    form.optimizer().entry("lr").text().set("5000");
    form.optimizer().entry("momentum").text().set("1");
    form.epochs().text().set("2.5");
    form.name().text().set("SGD");
    assertEquals("Radius ρ: “wide” is not a number.", form.optimizer().entry("rho").error().get());
    assertEquals(
        "Learning rate lr is 5000.0; allowed is a number from 0 to 1000.",
        form.optimizer().entry("lr").error().get());
    assertEquals(
        "Momentum is 1.0; allowed is a number from 0 to 0.999999.",
        form.optimizer().entry("momentum").error().get());
    assertEquals("Epochs: “2.5” is not a whole number.", form.epochs().error().get());
    assertEquals(
        "Name is \"SGD\", which “SGD” has already; every arm needs a name of its own.",
        form.name().error().get());
    assertFalse(recipe.valid().get());
    form.commit(form.optimizer().entry("lr"));
    assertSame(before, recipe.recipe().get());
    form.optimizer().entry("rho").restore();
    assertEquals("", form.optimizer().entry("rho").error().get());
    assertFalse(recipe.valid().get(), "the others are still wrong");
    arms.close();
    assertTrue(recipe.valid().get());
    assertNull(arms.form().get());
  }

  @Test
  void choicesCountAtOnceAndTakeWithThemWhatHasNoEffect() throws RecipeException {
    recipe.choose("notebook");
    ArmForm form = open(1);
    assertTrue(form.recomputed().get());
    form.optimizer().kind().set(kind("sgd"));
    assertEquals(Set.of(), arm(1).faults());
    form.optimizer().kind().set(kind("asam"));
    assertEquals(new Asam(Sgd.of(0.05), 0.5, 0.01), arm(1).optimizer());
    form.byGradients().set(true);
    form.gradients().text().set("500");
    form.commit(form.gradients());
    assertEquals(new Budget.Gradients(500), arm(1).budget());
    form.foreign().set(true);
    assertEquals(Set.of(Fault.FOREIGN_PARAMETERS), arm(1).faults());
    form.optimizer().kind().set(kind("batchnorm"));
    assertEquals(new BatchNormOnly(), arm(1).optimizer());
    assertEquals(new Budget.Epochs(3), arm(1).budget());
    assertEquals(Set.of(), arm(1).faults());
    form.start().set(Start.INITIAL);
    assertNull(arm(1).prune());
    assertTrue(arm(1).keepMask());
  }

  @Test
  void everyOptimizerIsChosenWithItsFieldsAndItsHelp() {
    ArmForm form = open(0);
    for (Kind<? extends Optimizer> kind : Optimizers.ALL.all()) {
      form.optimizer().kind().set(kind);
      assertEquals(kind, Optimizers.ALL.of(arm(0).optimizer()));
    }
    form.optimizer().kind().set(kind("usam"));
    form.optimizer().entry("rho").text().set("0.3");
    form.commit(form.optimizer().entry("rho"));
    assertEquals(0.3, Optimizers.ALL.number(arm(0).optimizer(), "rho").orElse(-1));
    assertTrue(Optimizers.climbs(form.optimizer().kind().get()));
  }

  @Test
  void anArmMayPruneForItself() {
    ArmForm form = open(1);
    form.pruning().on().set(true);
    form.pruning().way().choice("method").set("random");
    form.pruning().way().entry("fraction").text().set("97.5 %");
    form.commit(form.pruning().way().entry("fraction"));
    assertEquals(new Pruning(Pruning.Method.RANDOM, 0.975, false, false), arm(1).prune());
    form.pruning().way().entry("fraction").text().set("101");
    assertEquals(
        "Fraction to prune: “101” is out of range; allowed is 0 to 100 %.",
        form.pruning().way().entry("fraction").error().get());
  }

  @Test
  void aStartThatTheRecipeDoesNotHaveIsExplained() throws RecipeException {
    recipe.choose("label-noise");
    ArmForm form = open(0);
    form.start().set(Start.DENSE);
    assertTrue(form.entries().error().get().startsWith("There is no dense network"));
    assertEquals(Start.INITIAL, arm(0).start());
    form.start().set(Start.PRUNED);
    assertTrue(form.entries().error().get().startsWith("Nothing says how to prune"));
    form.pruning().on().set(true);
    assertEquals("", form.entries().error().get());
    assertEquals(Start.PRUNED, arm(0).start());
  }

  @Test
  void theFormClosesWithItsArm() {
    arms.add(usual("sgd"));
    open(2);
    recipe.undo();
    assertNull(arms.form().get());
  }
}
