package sparsam.ui.lab.result;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static sparsam.plot.Toolkit.onScreen;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.SnapshotParameters;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TitledPane;
import org.junit.jupiter.api.Test;
import sparsam.experiment.ScriptedRun;
import sparsam.nn.speed.LayerSpeed;
import sparsam.nn.speed.Speeds;
import sparsam.plot.OnScreen;
import sparsam.plot.Toolkit;
import sparsam.recipe.Phase;
import sparsam.recipe.Recipe;
import sparsam.result.Comparison;
import sparsam.result.Monitor;
import sparsam.text.Strings;
import sparsam.ui.lab.arms.ArmControls;
import sparsam.ui.lab.arms.ArmsModel;
import sparsam.ui.lab.recipe.RecipeModel;
import sparsam.ui.part.Shown;

/** The answer, the seed beside it and the story of the faults, as they are seen. */
@OnScreen
class ResultPicturesTest {
  private static final double NARROW = 320;

  private final Strings strings = new Strings();

  @Test
  void theAnswerWithItsSeedAndItsFaultsFitsANarrowColumn() throws Exception {
    RecipeModel recipes = new RecipeModel(strings);
    recipes.choose("notebook");
    Recipe recipe = recipes.recipe().get();
    ResultModel model = new ResultModel(strings);
    model.plan(recipe, recipe, List.of());
    Monitor monitor = new Monitor();
    ScriptedRun run = new ScriptedRun(recipe, monitor);
    run.finished("dense", Phase.DENSE, 1940, 0.972, 0, 1130);
    run.finished("pruned", Phase.PRUNED, 1900, 0.95, 0.5, 0);
    run.finished("pruned (γ too, k − 1)", Phase.PRUNED, 1850, 0.92, 0.499, 0);
    run.finished("notebook SGD", Phase.ARM, 1890, 0.945, 0.499, 339);
    run.finished("notebook SAM", Phase.ARM, 1950, 0.97, 0, 678);
    run.finished("BatchNorm only", Phase.ARM, 1910, 0.955, 0.5, 0);
    run.finished("SGD", Phase.ARM, 1940, 0.969, 0.5, 339);
    run.gained(new Speeds(800, List.of(new LayerSpeed("conv1", 400, 100, 0.4, 0.2, true))));
    run.finished("SAM", Phase.ARM, 1930, 0.971, 0.5, 678);
    run.compared(
        new Comparison("notebook SGD", "notebook SAM", 10, 70, 2000, 0, 0, 3),
        new Comparison("notebook SAM", "SGD", 30, 20, 2000, 0.2, 0.3, 3),
        new Comparison("SGD", "SAM", 30, 20, 2000, 0.2, 0.3, 3));
    model.poll(monitor, false);
    assertEquals(
        List.of("2.0× as fast, 4.0× on paper"),
        model.rows().get().stream()
            .map(row -> row.gain().words())
            .filter(words -> !words.isEmpty())
            .toList());
    for (boolean dark : new boolean[] {false, true}) {
      SeedModel seed = new SeedModel(strings, recipes);
      Shown shown =
          Shown.of(
              theme ->
                  new ResultView(
                          model,
                          new ArmControls(new ArmsModel(strings, recipes), strings),
                          seed,
                          theme,
                          strings)
                      .root(),
              NARROW,
              dark);
      shown.settle();
      assertTrue(shown.find("#seed-row", Node.class).isVisible());
      assertTrue(shown.find("#faults", Label.class).getText().contains("fault 5"));
      onScreen(
          () -> {
            shown.find("#another-seed", Button.class).fire();
            model.next(recipes.recipe().get(), recipes.base().get());
            return shown;
          });
      assertFalse(model.seed().get().isEmpty());
      onScreen(
          () -> {
            shown.find("#shrinkage", TitledPane.class).setExpanded(true);
            return shown;
          });
      shown.settle();
      shown.keep("result-" + (dark ? "dark" : "light"));
      assertEquals(List.of(), shown.cutTexts());
      ScrollPane whole = shown.find("#result", ScrollPane.class);
      Toolkit.keep(
          "result-whole-" + (dark ? "dark" : "light"),
          onScreen(
              () -> {
                SnapshotParameters ground = new SnapshotParameters();
                ground.setFill(whole.getScene().snapshot(null).getPixelReader().getColor(1, 1));
                return whole.getContent().snapshot(ground, null);
              }));
    }
  }
}
