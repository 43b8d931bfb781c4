package sparsam.ui.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static sparsam.plot.Toolkit.onScreen;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javafx.application.Application;
import javafx.css.PseudoClass;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;
import sparsam.plot.PictureData;
import sparsam.plot.Toolkit;
import sparsam.report.Report;
import sparsam.report.ToldRun;
import sparsam.text.Strings;

@ExtendWith(Toolkit.class)
class ExportViewTest implements ExportFixture.Person {
  private final FxRobot robot = new FxRobot();
  private Optional<Path> answer = Optional.empty();
  private Optional<ExportModel.Told> report = Optional.empty();
  private final ExportModel model =
      new ExportModel(
          new Strings(),
          ExportFixture.charts(),
          this,
          new ExportFixture.Shown("the recipe", () -> report));
  private final StackPane root = onScreen(() -> new StackPane());
  private final Stage stage = onScreen(() -> new Stage());
  @TempDir private Path folder;

  @Override
  public Optional<Path> saveAs(String name, String kind) {
    return answer;
  }

  @Override
  public Optional<Path> folder(String title) {
    return answer;
  }

  @BeforeEach
  void open() {
    onScreen(
        () -> {
          ExportView view = new ExportView(model, new Strings());
          root.getChildren().setAll(view.button(), view.root());
          root.getStyleClass().add("lab");
          root.getStylesheets().add("/ui/lab.css");
          Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
          stage.setScene(new Scene(root, 760, 620));
          stage.setX(0);
          stage.setY(0);
          stage.show();
          return stage;
        });
    robot.clickOn("#export");
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

  private void until(Supplier<Boolean> so) throws Exception {
    WaitForAsyncUtils.waitFor(30, TimeUnit.SECONDS, () -> onScreen(so::get));
  }

  private <T extends Node> T find(String id, Class<T> kind) {
    return robot.lookup("#" + id).queryAs(kind);
  }

  private void keep(String name, boolean dark) throws Exception {
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
    WritableImage shot = onScreen(() -> root.getScene().snapshot(null));
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
          collect(find("export-card", Parent.class), nodes);
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
    Node whole = find("export-card", Node.class);
    Bounds card = onScreen(() -> whole.localToScene(whole.getLayoutBounds()));
    assertTrue(card.getMinY() >= 0 && card.getMaxY() <= 620, "higher than the window: " + card);
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
            control.getAccessibleText() != null && control.getTooltip() != null,
            "says nothing: " + control.getId());
      }
    }
  }

  @Test
  void itLooksTidyInEveryState() throws Exception {
    keep("ui-export-light", false);
    assertTidy();
    robot.clickOn("#export-csv");
    assertFalse(shown().stream().anyMatch(node -> "export-width".equals(node.getId())));
    keep("ui-export-csv", false);
    assertTidy();
    robot.clickOn("#export-svg");
    assertFalse(shown().stream().anyMatch(node -> "export-dpi".equals(node.getId())));
    onScreen(
        () -> {
          model.width().set("2");
          return model;
        });
    assertTrue(find("export-save", Node.class).isDisabled());
    keep("ui-export-dark", true);
    assertTidy();
    robot.clickOn("#export-close");
    assertFalse(model.open().get());
  }

  @Test
  void severalChartsAreWrittenOneByOneAndTheNumbersComeBack() throws Exception {
    answer = Optional.of(folder);
    robot.clickOn("#export-chart-accuracy");
    robot.clickOn("#export-scaled");
    robot.clickOn("#export-save");
    until(() -> model.message().get().startsWith("Saved 2 files"));
    assertEquals(1280, ImageIO.read(folder.resolve("weights.png").toFile()).getWidth());
    robot.clickOn("#export-chart-weights");
    robot.clickOn("#export-csv");
    answer = Optional.of(folder.resolve("numbers.csv"));
    robot.clickOn("#export-save");
    until(() -> model.message().get().endsWith("numbers.csv"));
    String csv = Files.readString(folder.resolve("numbers.csv"));
    assertEquals(PictureData.csv(ExportFixture.lines("Training loss")), csv);
    robot.clickOn("#export-copy");
    until(() -> model.message().get().contains("clipboard"));
    assertEquals(csv, onScreen(() -> Clipboard.getSystemClipboard().getString()));
    robot.clickOn("#export-png").clickOn("#export-copy");
    until(() -> model.message().get().endsWith("as PNG"));
    assertEquals(1280, onScreen(() -> Clipboard.getSystemClipboard().getImage().getWidth()));
  }

  @Test
  void whatCannotBeWrittenIsASentenceInPlace() throws Exception {
    answer = Optional.of(folder.resolve("nowhere").resolve("x.png"));
    robot.clickOn("#export-chart-accuracy").clickOn("#export-chart-loss");
    robot.clickOn("#export-save");
    until(() -> model.failed().get());
    String sentence = model.message().get();
    assertTrue(sentence.startsWith("Not saved: ") && sentence.contains("x.png"), sentence);
    assertFalse(sentence.contains("Exception"), sentence);
    keep("ui-export-failed", false);
    onScreen(
        () -> {
          find("export-width", TextField.class).setText("120");
          find("export-dpi", TextField.class).setText("1200");
          return stage;
        });
    robot.clickOn("#export-save");
    until(() -> model.message().get().contains("at most 200 million"));
  }

  @Test
  void theReportOfTheRunIsWrittenWhileTheWindowGoesOn() throws Exception {
    assertTrue(find("export-report", Node.class).isDisabled());
    Report told = ToldRun.make(folder.resolve("run")).report();
    Report small = new Report(told.run(), List.of(), told.figures().subList(0, 1));
    report = Optional.of(() -> small);
    onScreen(
        () -> {
          model.show();
          return model;
        });
    answer = Optional.of(folder.resolve("report"));
    robot.clickOn("#export-report");
    until(() -> model.message().get().startsWith("The report is in"));
    assertTrue(Files.exists(folder.resolve("report").resolve("report.html")));
    assertTrue(
        Files.exists(folder.resolve("report").resolve("pictures").resolve("comparison.svg")));
  }

  @Test
  void theKeysReachEverything() {
    assertTrue(find("export-save", Node.class).isFocused());
    assertTrue(find("export-paper", RadioButton.class).isSelected());
    assertTrue(find("export-chart-loss", CheckBox.class).isSelected());
    assertEquals("Nothing to show yet: Answers", find("export-none", Labeled.class).getText());
    for (int i = 0; i < 16; i++) {
      robot.type(KeyCode.TAB);
      assertTrue(
          shown().contains(onScreen(() -> stage.getScene().getFocusOwner())),
          "behind the card after %d tabs".formatted(i + 1));
    }
    robot.type(KeyCode.ESCAPE);
    WaitForAsyncUtils.waitForFxEvents();
    assertFalse(model.open().get());
  }
}
