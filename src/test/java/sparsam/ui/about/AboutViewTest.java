package sparsam.ui.about;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static sparsam.plot.Toolkit.onScreen;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;
import sparsam.plot.OnScreen;
import sparsam.result.Environment;
import sparsam.system.Computer;
import sparsam.text.Strings;
import sparsam.ui.part.CardStage;
import sparsam.ui.part.Robot;

@OnScreen
class AboutViewTest {
  private static final double WIDTH = 1000;
  private static final double HEIGHT = 600;
  private static final Path BASE =
      Path.of("/srv/home/somebody-with-a-long-name/.local/share/sparsam").toAbsolutePath();

  private final Robot robot = Robot.robot();
  private final List<Path> asked = new ArrayList<>();
  private final List<String> clipboard = new ArrayList<>();
  private final AboutModel model =
      new AboutModel(
          new Strings(),
          new Surroundings(
              () ->
                  new Environment(
                      "1",
                      "fast, OpenBLAS 0.3.19 DYNAMIC_ARCH NO_AFFINITY SkylakeX MAX_THREADS=64",
                      2,
                      "25",
                      ""),
              Computer::here,
              BASE.resolve("data"),
              BASE.resolve("runs"),
              BASE.resolve("a-name-that-goes-on/and-on/until-it-no-longer-fits/in-a-line/logs"),
              Optional.of(Path.of("/opt/sparsam/lib/app/licences")),
              folder -> {
                asked.add(folder);
                throw new IOException("xdg-open finds no file manager");
              }),
          () -> "{}",
          clipboard::add,
          Thread::startVirtualThread,
          Platform::runLater);
  private final CardStage stage = new CardStage("about-card");
  private AboutView view;

  @BeforeEach
  void open() throws Exception {
    view =
        onScreen(
            () -> {
              AboutView made = new AboutView(model, new Strings());
              Button behind = new Button("behind");
              behind.setId("behind");
              stage.show(WIDTH, HEIGHT, behind, made.root());
              behind.requestFocus();
              made.show();
              return made;
            });
    CardStage.until(() -> model.complete().get());
  }

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  void itLooksTidyInLightAndDarkAndLarge() throws Exception {
    stage.keep("about-light", false, 1);
    stage.assertTidy();
    stage.keep("about-200-percent", false, 2);
    robot.clickOn("#about-logs-open");
    CardStage.until(() -> !model.message().get().isEmpty());
    stage.keep("about-failed", true, 1);
    stage.assertTidy();
    assertTrue(stage.find("about-message", Labeled.class).getText().contains("no file manager"));
    assertEquals(List.of(model.places().get(2).folder()), asked);
  }

  @Test
  void everyFactAndFolderIsThereAndWholeOnTheHover() {
    for (AboutModel.Fact fact : model.facts().get()) {
      TextField field = stage.find(fact.id(), TextField.class);
      assertEquals(fact.value(), field.getText());
      assertEquals(fact.value(), field.getTooltip().getText());
      assertFalse(fact.value().equals("…") || fact.value().contains("null"), fact::toString);
    }
    for (AboutModel.Place place : model.places()) {
      TextField field = stage.find(place.id(), TextField.class);
      assertEquals(place.folder().toString(), field.getTooltip().getText());
    }
    assertEquals(
        System.getProperty("javafx.runtime.version"),
        stage.find("about-javafx", TextField.class).getText());
  }

  @Test
  void copyingSaysThatItIsDone() throws Exception {
    assertEquals("Copy all", stage.find("about-copy", Button.class).getText());
    robot.clickOn("#about-copy");
    CardStage.until(() -> model.copied().get());
    assertEquals("Copied", stage.find("about-copy", Button.class).getText());
    assertTrue(clipboard.getFirst().contains("OpenBLAS 0.3.19"), clipboard::toString);
    stage.keep("about-copied", true, 1);
    stage.assertTidy();
  }

  @Test
  void theKeysReachEverythingAndGoBackWhereTheyWere() {
    assertTrue(stage.find("about-close", Node.class).isFocused());
    List<String> reached = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      robot.type(KeyCode.TAB);
      Node focused = stage.focused();
      assertTrue(
          stage.shown().contains(focused),
          String.format(Locale.ROOT, "behind the card after %d tabs", i + 1));
      reached.add(focused.getId());
    }
    for (Node node : stage.shown()) {
      if (node instanceof Control control && control.isFocusTraversable()) {
        assertTrue(reached.contains(control.getId()), control.getId() + " not in " + reached);
      }
    }
    robot.type(KeyCode.ESCAPE);
    WaitForAsyncUtils.waitForFxEvents();
    assertFalse(model.open().get());
    assertTrue(stage.find("behind", Node.class).isFocused());
    onScreen(
        () -> {
          view.show();
          return view;
        });
    assertTrue(model.open().get());
  }
}
