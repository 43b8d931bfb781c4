package sparsam.ui.lab.arms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static sparsam.plot.Toolkit.onScreen;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import sparsam.optim.AdamW;
import sparsam.optim.Optimizer;
import sparsam.optim.Optimizers;
import sparsam.plot.OnScreen;
import sparsam.prune.Pruning;
import sparsam.recipe.RecipeException;
import sparsam.recipe.arm.Arm;
import sparsam.settings.Kind;
import sparsam.settings.Range;
import sparsam.settings.Setting;
import sparsam.text.Strings;
import sparsam.ui.lab.recipe.RecipeModel;
import sparsam.ui.part.Shown;

@OnScreen
class ArmFormViewTest {
  private static final double WIDTH = 260;

  private final Strings strings = new Strings();
  private RecipeModel recipe;
  private ArmsModel arms;

  @BeforeEach
  void make() throws RecipeException {
    recipe = new RecipeModel(strings);
    arms = new ArmsModel(strings, recipe);
  }

  @Test
  void everySettingOfAnOptimizerIsOnTheScreenWithItsHelp() throws Exception {
    arms.open(1);
    ArmForm form = Objects.requireNonNull(arms.form().get());
    Shown shown = Shown.of(_ -> new ArmFormView(form, strings).root(), WIDTH, false);
    for (Kind<? extends Optimizer> kind : Optimizers.ALL.variants()) {
      isWhole(shown, form, kind);
    }
  }

  private void isWhole(Shown shown, ArmForm form, Kind<? extends Optimizer> kind) throws Exception {
    onScreen(
        () -> {
          form.optimizer().kind().set(kind);
          return form;
        });
    ComboBox<?> base = shown.find("#arm-base", ComboBox.class);
    assertEquals(kind.base() != null, base.getParent().isVisible(), kind.title());
    assertEquals(List.of("SGD", "AdamW"), words(base));
    for (Setting<?> setting : Optimizers.ALL.settings()) {
      Control control = shown.find("#arm-" + setting.key(), Control.class);
      assertEquals(kind.setting(setting.key()).isPresent(), control != null, setting.key());
    }
    for (Setting<?> setting : kind.settings()) {
      Control control = shown.find("#arm-" + setting.key(), Control.class);
      if (setting.range() instanceof Range.YesNo) {
        assertEquals(setting.label() + ". " + setting.help(), control.getAccessibleText());
      } else {
        assertEquals(setting.label(), control.getAccessibleText());
        assertEquals(setting.help(), control.getTooltip().getText());
        if (setting.equals(AdamW.EPSILON)) {
          assertEquals("1e-8", ((TextField) control).getText());
        }
      }
    }
    ComboBox<?> start = shown.find("#arm-start", ComboBox.class);
    assertEquals(List.of("from scratch", "from dense", "from pruned"), words(start));
    assertEquals(List.of(), shown.cutTexts());
    assertEquals(List.of(), shown.outside());
    shown.keep("arm-" + kind.title().toLowerCase(Locale.ROOT).replace(' ', '-'));
  }

  /** Where whole channels go, the arm may train without them. */
  @Test
  void anArmWithoutChannelsMayBeCompact() throws Exception {
    recipe.choose("channels");
    arms.open(1);
    ArmForm form = Objects.requireNonNull(arms.form().get());
    Shown shown = Shown.of(_ -> new ArmFormView(form, strings).root(), WIDTH, true);
    CheckBox compact = shown.find("#arm-compact", CheckBox.class);
    assertTrue(compact.getParent().isVisible() && compact.isSelected());
    assertEquals(List.of(), shown.cutTexts());
    shown.keep("arm-compact-dark");
    onScreen(
        () -> {
          compact.fire();
          return compact;
        });
    assertFalse(recipe.recipe().get().arms().get(1).compact());
    onScreen(
        () -> {
          compact.fire();
          form.pruning().on().set(true);
          form.pruning().way().choice(Pruning.STRUCTURE.key()).set("weights");
          return compact;
        });
    assertFalse(compact.getParent().isVisible());
    assertFalse(recipe.recipe().get().arms().get(1).compact());
  }

  private static <T> List<String> words(ComboBox<T> box) {
    return box.getItems().stream().map(box.getConverter()::toString).toList();
  }

  @Test
  void everyOptimizerIsInTheMenuThatAddsArmsWithWhatItIs() {
    Shown shown = Shown.of(_ -> new VBox(new ArmControls(arms, strings).add()), WIDTH, false);
    List<MenuItem> items = shown.find("#add-arm", MenuButton.class).getItems();
    assertEquals(
        Stream.concat(
                Optimizers.ALL.names().stream(), Stream.of("dense", "notebook-sgd", "notebook-sam"))
            .map(name -> "add-" + name)
            .toList(),
        items.stream().map(MenuItem::getId).toList());
    for (Kind<? extends Optimizer> kind : Optimizers.ALL.all()) {
      MenuItem item =
          items.stream()
              .filter(one -> one.getId().equals("add-" + kind.name()))
              .findFirst()
              .orElseThrow();
      assertEquals(
          kind.title(), ((Label) ((VBox) item.getGraphic()).getChildren().get(0)).getText());
      assertEquals(kind.help(), ((Text) ((VBox) item.getGraphic()).getChildren().get(1)).getText());
      int before = names().size();
      onScreen(
          () -> {
            item.fire();
            return item;
          });
      assertEquals(before + 1, names().size(), kind.name());
    }
    assertTrue(names().contains("USAM"), () -> names().toString());
  }

  private List<String> names() {
    return recipe.recipe().get().arms().stream().map(Arm::name).toList();
  }
}
