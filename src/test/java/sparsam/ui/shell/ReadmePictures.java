package sparsam.ui.shell;

import java.io.File;
import java.nio.file.Path;
import javafx.scene.input.KeyCode;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sparsam.plot.OnScreen;
import sparsam.ui.lab.LabModel;
import sparsam.ui.lab.run.RunModel;

/**
 * Draws README's pictures of the window anew, when asked to by name:
 *
 * <pre>mvn -q verify -Dtest=ReadmePictures -Dsurefire.failIfNoSpecifiedTests=false</pre>
 *
 * It runs the preset {@code fair}, so it takes a minute, and is no test of the build.
 */
@OnScreen
class ReadmePictures {
  private static final File FOLDER = new File(".github/pictures");
  private static final double WIDTH = 1440;
  private static final double HEIGHT = 900;

  @TempDir Path folder;

  @Test
  void draw() throws Exception {
    try (LabFixture lab = LabFixture.asItComes(folder.resolve("runs"))) {
      LabModel model = lab.window.model();
      LabFixture.onScreen(
          () -> {
            lab.window.shell().tour().leave();
            model.choose("fair");
            return model;
          });
      lab.resize(WIDTH, HEIGHT);
      lab.until(() -> model.prune().curved().get() && !model.prune().stale().get());
      LabFixture.onScreen(
          () -> {
            model.run();
            return model;
          });
      lab.until(() -> model.runs().state().get() == RunModel.State.ENDED);
      write(lab, "window.png");
      LabFixture.onScreen(
          () -> {
            lab.window.view().appearance().choice().set(Appearance.Choice.DARK);
            model.side().set("answers");
            return model;
          });
      lab.robot.push(KeyCode.ESCAPE);
      lab.until(() -> !lab.text("#answers-sentence").isEmpty());
      write(lab, "dark.png");
    }
  }

  private static void write(LabFixture lab, String name) throws Exception {
    lab.settle();
    ImageIO.write(lab.picture(), "png", new File(FOLDER, name));
  }
}
