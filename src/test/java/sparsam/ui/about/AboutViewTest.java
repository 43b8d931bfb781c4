package sparsam.ui.about;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static sparsam.plot.Toolkit.onScreen;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.css.PseudoClass;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.control.Button;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.scene.text.Text;
import javafx.scene.transform.Scale;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;
import sparsam.experiment.Environment;
import sparsam.plot.Toolkit;
import sparsam.system.Computer;
import sparsam.text.Strings;

@ExtendWith(Toolkit.class)
class AboutViewTest {
  private static final double WIDTH = 1000;
  private static final double HEIGHT = 600;
  private static final Path BASE =
      Path.of("/srv/home/somebody-with-a-long-name/.local/share/sparsam").toAbsolutePath();

  private final FxRobot robot = new FxRobot();
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
          clipboard::add,
          Thread::startVirtualThread,
          Platform::runLater);
  private final StackPane root = onScreen(() -> new StackPane());
  private final Stage stage = onScreen(() -> new Stage());
  private AboutView view;

  @BeforeEach
  void open() throws Exception {
    view =
        onScreen(
            () -> {
              AboutView made = new AboutView(model, new Strings());
              Button behind = new Button("behind");
              behind.setId("behind");
              root.getChildren().setAll(behind, made.root());
              root.getStyleClass().add("lab");
              root.getStylesheets().add("/ui/lab.css");
              Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
              stage.setScene(new Scene(root, WIDTH, HEIGHT));
              stage.setX(0);
              stage.setY(0);
              stage.show();
              behind.requestFocus();
              made.show();
              return made;
            });
    until(() -> model.complete().get());
  }

  @AfterEach
  void close() {
    onScreen(
        () -> {
          stage.close();
          Application.setUserAgentStylesheet(null);
          return stage;
        });
  }

  private static void until(Supplier<Boolean> so) throws Exception {
    WaitForAsyncUtils.waitFor(30, TimeUnit.SECONDS, () -> onScreen(so::get));
  }

  private <T extends Node> T find(String id, Class<T> kind) {
    return robot.lookup("#" + id).queryAs(kind);
  }

  private void keep(String name, boolean dark, double scale) throws Exception {
    onScreen(
        () -> {
          Application.setUserAgentStylesheet(
              dark
                  ? new PrimerDark().getUserAgentStylesheet()
                  : new PrimerLight().getUserAgentStylesheet());
          root.pseudoClassStateChanged(PseudoClass.getPseudoClass("dark"), dark);
          return root;
        });
    WaitForAsyncUtils.waitForFxEvents();
    WritableImage shot =
        onScreen(
            () -> {
              SnapshotParameters how = new SnapshotParameters();
              how.setTransform(new Scale(scale, scale));
              return root.snapshot(how, null);
            });
    int width = (int) shot.getWidth();
    int height = (int) shot.getHeight();
    int[] pixels = new int[width * height];
    shot.getPixelReader()
        .getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    image.setRGB(0, 0, width, height, pixels, 0, width);
    Toolkit.keep(name, image, 1);
  }

  private List<Node> shown() {
    return onScreen(
        () -> {
          List<Node> nodes = new ArrayList<>();
          collect(find("about-card", Parent.class), nodes);
          return nodes;
        });
  }

  private static void collect(Node node, List<Node> nodes) {
    if (node.isVisible()) {
      nodes.add(node);
      if (node instanceof Parent parent) {
        parent.getChildrenUnmodifiable().forEach(child -> collect(child, nodes));
      }
    }
  }

  private void assertTidy() {
    Node whole = find("about-card", Node.class);
    Bounds card = onScreen(() -> whole.localToScene(whole.getLayoutBounds()));
    assertTrue(card.getMinY() >= 0 && card.getMaxY() <= HEIGHT, "higher than the window: " + card);
    for (Node node : shown()) {
      if (node instanceof Labeled labeled && !labeled.getText().isEmpty()) {
        assertTrue(
            labeled.lookupAll(".text").stream()
                .anyMatch(text -> text instanceof Text t && t.getText().equals(labeled.getText())),
            "cut off: " + labeled.getText());
      }
      if (node instanceof Control control && control.isFocusTraversable()) {
        assertTrue(control.getId() != null, "no id: " + control);
        assertTrue(
            control.getAccessibleText() != null
                && control.getTooltip() != null
                && !control.getTooltip().getText().isEmpty(),
            "says nothing: " + control.getId());
      }
    }
  }

  @Test
  void itLooksTidyInLightAndDarkAndLarge() throws Exception {
    keep("about-light", false, 1);
    assertTidy();
    keep("about-200-percent", false, 2);
    robot.clickOn("#about-logs-open");
    until(() -> !model.message().get().isEmpty());
    keep("about-failed", true, 1);
    assertTidy();
    assertTrue(find("about-message", Labeled.class).getText().contains("no file manager"));
    assertEquals(List.of(model.places().get(2).folder()), asked);
  }

  @Test
  void everyFactAndFolderIsThereAndWholeOnTheHover() {
    for (AboutModel.Fact fact : model.facts().get()) {
      TextField field = find(fact.id(), TextField.class);
      assertEquals(fact.value(), field.getText());
      assertEquals(fact.value(), field.getTooltip().getText());
      assertFalse(fact.value().equals("…") || fact.value().contains("null"), fact::toString);
    }
    for (AboutModel.Place place : model.places()) {
      TextField field = find(place.id(), TextField.class);
      assertEquals(place.folder().toString(), field.getTooltip().getText());
    }
    assertEquals(
        System.getProperty("javafx.runtime.version"),
        find("about-javafx", TextField.class).getText());
  }

  @Test
  void copyingSaysThatItIsDone() throws Exception {
    assertEquals("Copy all", find("about-copy", Button.class).getText());
    robot.clickOn("#about-copy");
    until(() -> model.copied().get());
    assertEquals("Copied", find("about-copy", Button.class).getText());
    assertTrue(clipboard.getFirst().contains("OpenBLAS 0.3.19"), clipboard::toString);
    keep("about-copied", true, 1);
    assertTidy();
  }

  @Test
  void theKeysReachEverythingAndGoBackWhereTheyWere() {
    assertTrue(find("about-close", Node.class).isFocused());
    List<String> reached = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      robot.type(KeyCode.TAB);
      Node focused = onScreen(() -> stage.getScene().getFocusOwner());
      assertTrue(shown().contains(focused), "behind the card after %d tabs".formatted(i + 1));
      reached.add(focused.getId());
    }
    for (Node node : shown()) {
      if (node instanceof Control control && control.isFocusTraversable()) {
        assertTrue(reached.contains(control.getId()), control.getId() + " not in " + reached);
      }
    }
    robot.type(KeyCode.ESCAPE);
    WaitForAsyncUtils.waitForFxEvents();
    assertFalse(model.open().get());
    assertTrue(find("behind", Node.class).isFocused());
    onScreen(
        () -> {
          view.show();
          return view;
        });
    assertTrue(model.open().get());
  }
}
