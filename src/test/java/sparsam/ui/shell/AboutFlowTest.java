package sparsam.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sparsam.plot.OnScreen;
import sparsam.result.Environment;

/** Someone wants to report a fault: finds the panel under ?, and takes its text away. */
@OnScreen
class AboutFlowTest {
  @TempDir private Path folder;

  @Test
  void theTextForABugReportIsThreeClicksAway() throws Exception {
    try (LabFixture lab = new LabFixture(folder.resolve("runs"), LabFixture.digits(320))) {
      lab.resize(1000, 900);
      lab.robot.clickOn("#help");
      lab.settle();
      lab.keep("about-under-help");
      lab.robot.clickOn("#shortcuts-about");
      Button copy = lab.find("#about-copy", Button.class);
      lab.until(() -> !copy.isDisabled());
      lab.resize(1024, 640);
      lab.settle();
      lab.keep("about-1024");
      assertEquals(List.of(), lab.outside());
      assertEquals(List.of(), lab.cutTexts());
      lab.resize(1000, 900);
      lab.robot.clickOn(copy);
      lab.until(() -> copy.getText().equals("Copied"));
      String text = LabFixture.onScreen(() -> Clipboard.getSystemClipboard().getString());
      assertTrue(text.startsWith("Sparsam " + Environment.VERSION), text);
      assertTrue(text.contains("Trains with: 1 thread\n"), text);
      lab.robot.push(KeyCode.ESCAPE);
      Node help = lab.find("#help", Node.class);
      lab.until(() -> help.equals(lab.stage.getScene().getFocusOwner()));

      lab.window.failed(
          new IllegalStateException("Cannot invoke \"Network.parameters()\" on what is not there"));
      lab.resize(1024, 640);
      Button take = lab.find("#bug-copy", Button.class);
      lab.until(() -> take.isVisible() && !take.isDisabled());
      lab.settle();
      lab.keep("bug-1024");
      assertEquals(List.of(), lab.outside());
      assertEquals(List.of(), lab.cutTexts());
      lab.robot.clickOn(take);
      lab.until(() -> take.getText().equals("Copied"));
      String told = LabFixture.onScreen(() -> Clipboard.getSystemClipboard().getString());
      assertTrue(told.contains("java.lang.IllegalStateException: Cannot invoke"), told);
      assertTrue(told.contains("\"arms\": ["), "the recipe: " + told);
      lab.robot.clickOn("#bug-dismiss");
      lab.until(() -> !take.getParent().isVisible());
    }
  }
}
