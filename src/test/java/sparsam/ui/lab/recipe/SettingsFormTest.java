package sparsam.ui.lab.recipe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sparsam.nn.Architecture;
import sparsam.nn.Architecture.Family;
import sparsam.nn.Design;
import sparsam.optim.Sgd;
import sparsam.recipe.Presets;
import sparsam.recipe.Recipe;
import sparsam.recipe.RecipeException;
import sparsam.text.Strings;
import sparsam.ui.form.Entry;

class SettingsFormTest {
  private RecipeModel model;
  private SettingsForm form;

  @BeforeEach
  void make() throws RecipeException {
    model = new RecipeModel(new Strings());
    form = model.openSettings();
  }

  private void type(Entry entry, String text) {
    entry.text().set(text);
    form.commit(entry);
  }

  private Recipe now() {
    return model.recipe().get();
  }

  @Test
  void aResidualNetworkHasBlocksAndWidths() {
    form.network().family().set(Family.RESNET);
    assertEquals("resnet-20 [16, 32, 64]", now().network().toString());
    type(form.network().blocks(), "1");
    type(form.network().widths(), "4, 8, 8");
    assertEquals(new Design.ResNet(1, List.of(4, 8, 8)), now().network().design());
    type(form.network().widths(), "8, 4, 2");
    assertEquals("resnet-8 [4, 8, 8]", now().network().toString(), "refused");
    type(form.network().widths(), "4, 8, 16");
    form.network().family().set(Family.LENET_5);
    assertEquals("lenet-5 [20, 50, 500]", now().network().toString());
  }

  /** There is no form for its layers, and all else of its recipe has one. */
  @Test
  void aChainOfLayersStaysAsItIs() {
    model.edit("layers", recipe -> recipe.withNetwork(Family.LAYERS.standard()));
    type(form.seed(), "12");
    assertEquals(12, now().seed());
    assertEquals(Family.LAYERS.standard().design(), now().network().design());
  }

  @Test
  void everySettingIsChangedAndAllOfItTakenBack() throws RecipeException {
    type(form.name(), "mine");
    type(form.description(), "what it is about");
    form.set().set("fashion-10k");
    type(form.noise(), "12.5");
    form.network().family().set(Family.LENET_5);
    type(form.network().widths(), "6 16, 120");
    type(form.seed(), "−7");
    type(form.batch(), "32");
    form.shuffle().set(!form.shuffle().get());
    type(form.atOnce(), "2");
    type(form.optimizer().entry("lr"), "0.1");
    type(form.optimizer().entry("momentum"), "0.9");
    form.optimizer().flag("nesterov").set(true);
    type(form.epochs(), "4");
    form.pruning().way().flag("batchNorm").set(true);
    Recipe r = now();
    assertEquals(2, r.armsAtOnce());
    assertEquals("mine", r.name());
    assertEquals("what it is about", r.description());
    assertEquals(new Recipe.Data("fashion-10k", 0.125), r.data());
    assertEquals(new Architecture(Family.LENET_5, List.of(6, 16, 120)), r.network());
    assertEquals(-7, r.seed());
    assertEquals(32, r.batchSize());
    assertEquals(new Recipe.Dense(new Sgd(0.1, 0.9, true, 0), 4), r.dense());
    assertTrue(Objects.requireNonNull(r.prune()).batchNorm());
    while (model.canUndo().get()) {
      model.undo();
    }
    assertEquals(Presets.load("quick"), now());
    assertEquals("16, 32", form.network().widths().text().get());
  }

  private void ask(String arm, boolean wanted) {
    form.question().ask(arm, wanted);
    form.commit(form.question().entry());
  }

  @Test
  void theQuestionIsTwoArmsOrNone() throws RecipeException {
    model.choose("fair");
    assertEquals(List.of("SGD", "SAM"), now().compare());
    assertEquals(now().arms().size(), form.question().arms().size());
    assertTrue(form.question().isAsked("SAM").getValue());
    ask("dense control", true);
    assertEquals(List.of("dense control", "SGD", "SAM"), now().compare());
    ask("SGD", false);
    ask("SAM", false);
    assertEquals(List.of("dense control", "SAM"), now().compare());
    assertTrue(
        form.question().entry().error().get().contains("\"dense control\" alone"),
        form.question().entry().error().get());
    ask("dense control", false);
    assertEquals("", form.question().entry().error().get());
    assertEquals(List.of(), now().compare());
    model.undo();
    assertTrue(form.question().isAsked("dense control").getValue());
    assertFalse(form.question().isAsked("SGD").getValue());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "64", "64, 128, 256", "64, x", "0, 128", "64, 5000", "64, 99999999999"})
  void widthsThatCannotBeBuiltAreRefused(String typed) {
    Recipe before = now();
    type(form.network().widths(), typed);
    assertEquals(
        "Widths cannot be “"
            + typed
            + "”; this network takes 2 whole numbers from 1 to 4,096, as"
            + " in “64, 128”.",
        form.network().widths().error().get());
    assertFalse(model.valid().get());
    assertSame(before, now());
  }

  @Test
  void numbersOutOfRangeNameTheRange() {
    type(form.batch(), "5000");
    assertEquals(
        "Batch size is 5000; allowed is a whole number from 1 to 4,096.",
        form.batch().error().get());
    type(form.batch(), "99999999999");
    assertFalse(form.batch().error().get().isEmpty());
    type(form.noise(), "150");
    assertEquals(
        "Wrong labels: “150” is out of range; allowed is 0 to 100 %.", form.noise().error().get());
    type(form.name(), "");
    assertTrue(form.name().error().get().startsWith("Name is"), form.name().error().get());
  }

  @Test
  void whatArmsNeedCannotBeSwitchedOff() {
    form.pruning().on().set(false);
    assertEquals(
        "“SGD” starts from the pruned network: change its start before you switch pruning off.",
        form.entries().error().get());
    assertNotNull(now().prune());
    form.pruning().on().set(true);
    assertEquals("", form.entries().error().get());
    form.dense().set(false);
    assertNull(now().dense());
  }

  @Test
  void aDialIsNotFrozenByAnotherSetting() {
    model.fraction().type("60");
    type(form.seed(), "9");
    assertTrue(model.fraction().overridden().get());
    model.fraction().reset();
    assertEquals(0.8, Objects.requireNonNull(now().prune()).fraction());
    assertEquals(9, now().seed());
  }
}
