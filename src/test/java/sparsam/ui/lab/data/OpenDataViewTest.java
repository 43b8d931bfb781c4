package sparsam.ui.lab.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static sparsam.plot.Toolkit.onScreen;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sparsam.data.DataSets;
import sparsam.data.OwnData;
import sparsam.data.Shape;
import sparsam.data.source.Made;
import sparsam.experiment.FolderSource;
import sparsam.plot.OnScreen;
import sparsam.plot.surface.Theme;
import sparsam.text.Strings;
import sparsam.ui.lab.Bench;
import sparsam.ui.lab.data.OpenDataModel.State;
import sparsam.ui.lab.recipe.RecipeModel;
import sparsam.ui.lab.run.ChosenFolders;
import sparsam.ui.part.CardStage;
import sparsam.ui.part.Dialogs;
import sparsam.ui.part.Robot;
import sparsam.ui.part.Visible;

/** The card of the data, by a robot's hands and eyes. */
@OnScreen
class OpenDataViewTest {
  private final Robot robot = Robot.robot();
  @TempDir private Path folder;

  /** Somebody who opens one folder. */
  private Dialogs person(Path opened) {
    return (Dialogs)
        java.lang.reflect.Proxy.newProxyInstance(
            Dialogs.class.getClassLoader(),
            new Class<?>[] {Dialogs.class},
            (_, _, _) -> Optional.of(opened));
  }

  private OpenDataModel made(RecipeModel recipe) {
    FolderSource source = new FolderSource(new DataSets(folder.resolve("home")), null);
    ChosenFolders chosen;
    try (Bench bench = new Bench(folder, source, () -> {})) {
      chosen = bench.engine().data();
    }
    return new OpenDataModel(
        new Strings(),
        recipe,
        chosen,
        new Download(
            new Strings(),
            chosen,
            work -> {
              work.run();
              return Thread.currentThread();
            },
            Runnable::run),
        Runnable::run,
        Runnable::run);
  }

  private static void tidy(CardStage stage) {
    Node card = stage.find("data-card", Node.class);
    assertEquals(
        List.of(),
        onScreen(
            () ->
                Visible.cut(card).stream()
                    .filter(label -> !"data-title".equals(label.getId())) // A path.
                    .map(Labeled::getText)
                    .toList()));
  }

  @Test
  void aFolderIsOpenedLookedAtAndUsed() throws Exception {
    Path data =
        Made.random(1, new Shape(3, 32, 32), 120, 40, 4).folder(folder.resolve("insects"), "png");
    RecipeModel recipe = new RecipeModel(new Strings());
    OpenDataModel model = made(recipe);
    SimpleObjectProperty<Theme> theme = new SimpleObjectProperty<>(Theme.light());
    try (CardStage stage = new CardStage("data-card")) {
      onScreen(
          () -> {
            stage.show(
                1000, 640, new OpenDataView(model, theme, new Strings(), person(data)).root());
            model.show();
            return stage;
          });
      stage.keep("data-known", false, 1);
      tidy(stage);
      robot.clickOn("#data-folder");
      CardStage.until(() -> model.own().get());
      stage.keep("data-found", false, 1);
      tidy(stage);
      robot.clickOn("#data-classes").push(KeyCode.HOME, KeyCode.DOWN);
      robot.push(KeyCode.SPACE);
      CardStage.until(() -> model.images().rows().get().stream().anyMatch(row -> !row.used()));
      onScreen(
          () -> {
            theme.set(Theme.dark());
            model.images().choose(2);
            return model;
          });
      stage.keep("data-dark", true, 1);
      onScreen(
          () -> {
            theme.set(Theme.light());
            return model;
          });
      onScreen(
          () -> {
            model.form().number(OwnData.TEST).text().set("4000");
            return model;
          });
      stage.keep("data-refused", false, 1);
      tidy(stage);
      onScreen(
          () -> {
            model.form().number(OwnData.TEST).text().set("");
            return model;
          });
      robot.clickOn("#data-use");
      assertFalse(model.open().get());
      assertEquals("insects", recipe.recipe().get().data().set());
      onScreen(
          () -> {
            model.show();
            model.open(folder.resolve("nothing"));
            return model;
          });
      assertEquals(State.NOTHING, model.state().get());
      stage.keep("data-nothing", false, 1);
      tidy(stage);
      robot.push(KeyCode.ESCAPE);
      assertFalse(model.open().get());
    }
  }
}
