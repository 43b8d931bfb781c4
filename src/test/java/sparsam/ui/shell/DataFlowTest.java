package sparsam.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sparsam.data.DataChoice;
import sparsam.data.DataException;
import sparsam.data.DataSet;
import sparsam.experiment.DataSource;
import sparsam.plot.OnScreen;
import sparsam.recipe.Recipe;

/** Data that are not here do not cost a person what the lab shows. */
@OnScreen
class DataFlowTest {
  @TempDir private Path folder;

  /** Digits under every name; mnist only in a folder that somebody names. */
  private static DataSource without(boolean mnist) {
    return new DataSource() {
      @Override
      public DataSet load(DataChoice choice) throws DataException {
        if (isAbsent(choice)) {
          throw new DataException(choice.name() + " is not here");
        }
        return LabFixture.digits(320).load(new DataChoice.Named("mnist-10k"));
      }

      @Override
      public boolean isAbsent(DataChoice choice) {
        return mnist && choice.name().equals("mnist");
      }

      @Override
      public DataSource in(@Nullable String place) {
        return place == null ? this : without(false);
      }
    };
  }

  private static String dataBar(LabFixture lab) {
    return lab.text("#data-sentence");
  }

  @Test
  void whatRanStaysOnTheScreenWhileTheNextRunsDataAreMissing() throws Exception {
    try (LabFixture lab = new LabFixture(folder.resolve("runs"), without(true))) {
      lab.robot.clickOn("#run");
      lab.until(() -> lab.window.model().result().concluded().get());
      lab.until(() -> !lab.window.model().runs().isRunning());
      LabFixture.onScreen(
          () -> {
            lab.window
                .model()
                .recipe()
                .edit("data", recipe -> recipe.withData(new Recipe.Data("mnist", 0)));
            return lab;
          });
      lab.until(() -> lab.find("#data-bar", Node.class).isVisible());
      assertTrue(dataBar(lab).startsWith("mnist is not on this machine"), dataBar(lab));
      assertTrue(lab.find("#run", Node.class).isDisabled());
      assertFalse(lab.window.model().curves().accuracy().get().isEmpty());
      lab.keep("data-absent");
      lab.savesTo = Optional.of(folder);
      lab.robot.clickOn("#data-choose");
      lab.until(() -> !lab.find("#data-bar", Node.class).isVisible());
      assertFalse(lab.find("#run", Node.class).isDisabled());
      assertEquals("", lab.window.model().runs().error().get());
    }
  }
}
