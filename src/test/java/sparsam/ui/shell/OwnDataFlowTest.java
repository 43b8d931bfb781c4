package sparsam.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sparsam.data.DataSets;
import sparsam.data.Shape;
import sparsam.data.source.Made;
import sparsam.experiment.FolderSource;
import sparsam.plot.OnScreen;
import sparsam.recipe.Recipe;
import sparsam.recipe.RecipeReader;
import sparsam.ui.lab.LabModel;

/** A person's own data of one kind after the other are trained on, in one window. */
@OnScreen
class OwnDataFlowTest {
  private static final List<String> SMALL =
      List.of(
          "network.architecture=lenet-300-100",
          "network.widths=[8,8]",
          "batchSize=16",
          "data.labelNoise=0.2");

  @TempDir private Path folder;

  @Test
  void aFolderAnArchiveAndATableAreTrainedOnWithoutARestart() throws Exception {
    Shape colours = new Shape(3, 8, 8);
    List<Path> sources =
        List.of(
            Made.random(1, colours, 48, 12, 3).folder(folder.resolve("insects"), "png"),
            Made.random(2, colours, 48, 12, 3).npz(folder.resolve("leaves.npz"), true, true),
            Made.random(3, new Shape(1, 28, 28), 48, 12, 3).csv(folder.resolve("table"), true));
    FolderSource data = new FolderSource(new DataSets(folder.resolve("data")), null);
    try (LabFixture lab = new LabFixture(folder.resolve("runs"), data)) {
      for (Path source : sources) {
        train(lab, source);
      }
      lab.keep("own-data-trained-on");
    }
  }

  private static void train(LabFixture lab, Path source) throws Exception {
    LabModel model = lab.window.model();
    LabFixture.onScreen(
        () -> {
          model.openData().open(source);
          return model;
        });
    lab.until(() -> model.openData().usable().get());
    lab.robot.clickOn("#data-use");
    Recipe small = RecipeReader.override(model.recipe().recipe().get(), SMALL);
    LabFixture.onScreen(
        () -> {
          model.recipe().edit("small", _ -> small);
          return model;
        });
    lab.until(() -> !lab.find("#run", Node.class).isDisabled());
    lab.robot.clickOn("#run");
    lab.until(() -> model.result().concluded().get() && !model.runs().isRunning());
    assertEquals("", model.runs().error().get());
    String shown = model.shown().get().recipe().orElseThrow().data().set();
    assertTrue(source.getFileName().toString().startsWith(shown), shown);
  }
}
