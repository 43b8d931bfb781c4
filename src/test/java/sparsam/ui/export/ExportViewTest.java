package sparsam.ui.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static sparsam.plot.Toolkit.onScreen;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Labeled;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.paint.Color;
import javafx.stage.Window;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.util.WaitForAsyncUtils;
import sparsam.plot.OnScreen;
import sparsam.plot.Toolkit;
import sparsam.plot.file.PictureData;
import sparsam.report.Report;
import sparsam.report.ToldRun;
import sparsam.store.NetworkFile;
import sparsam.store.file.FileSize;
import sparsam.text.Strings;
import sparsam.ui.part.CardStage;
import sparsam.ui.part.Robot;
import sparsam.ui.part.Visible;

@OnScreen
class ExportViewTest implements ExportFixture.Person {
  private final Robot robot = Robot.robot();
  private Optional<Path> answer = Optional.empty();
  private Optional<Told> report = Optional.empty();
  private final ExportModel model =
      new ExportModel(
          new Strings(),
          ExportFixture.charts(),
          this,
          new ExportFixture.Shown("the recipe", () -> report));
  private final CardStage stage = new CardStage("export-card");
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
          stage.show(1000, 620, view.button(model::show), view.root());
          return stage;
        });
    robot.clickOn("#export");
  }

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  void itLooksTidyInEveryState() throws Exception {
    stage.keep("ui-export-light", false, 1);
    stage.assertTidy();
    assertFalse(stage.shown().stream().anyMatch(node -> "export-usual".equals(node.getId())));
    onScreen(
        () -> {
          model.figure().draw(0, Color.web("#2e7d32"));
          return model;
        });
    stage.keep("ui-export-colour", false, 1);
    stage.assertTidy();
    robot.clickOn("#export-usual");
    assertEquals(Map.of(), model.figure().colours().get());
    robot.clickOn("#export-csv");
    assertFalse(stage.shown().stream().anyMatch(node -> "export-width".equals(node.getId())));
    stage.keep("ui-export-csv", false, 1);
    stage.assertTidy();
    robot.clickOn("#export-svg");
    assertFalse(stage.shown().stream().anyMatch(node -> "export-dpi".equals(node.getId())));
    onScreen(
        () -> {
          model.size().width().set("2");
          return model;
        });
    assertTrue(stage.find("export-save", Node.class).isDisabled());
    stage.keep("ui-export-dark", true, 1);
    stage.assertTidy();
    robot.clickOn("#export-close");
    assertFalse(model.open().get());
  }

  private static final class Tiny implements Told {
    @Override
    public Report report() {
      throw new AssertionError("nobody asked for it");
    }

    @Override
    public List<String> networks() {
      return List.of("dense", "SAM");
    }

    @Override
    public List<String> cut() {
      return List.of("SAM");
    }

    @Override
    public FileSize write(String network, NetworkFile.Kind kind, Path file) throws IOException {
      if (kind == NetworkFile.Kind.ONNX) {
        throw new IOException(file + " cannot be written: there is no room left");
      }
      return new FileSize(98_000, 13_400);
    }
  }

  private static boolean isOfKinds(ContextMenu menu) {
    return String.valueOf(menu.getItems().getFirst().getId()).startsWith("export-network-SAM.");
  }

  @Test
  void aNetworkIsChosenWithItsFormAndItsFileIsToldWithItsSize() throws Exception {
    report = Optional.of(new Tiny());
    answer = Optional.of(folder.resolve("sam.onnx"));
    onScreen(
        () -> {
          model.show();
          return model;
        });
    robot.clickOn("#export-network");
    robot.push(KeyCode.DOWN).push(KeyCode.DOWN).push(KeyCode.RIGHT);
    ContextMenu kinds =
        onScreen(
            () ->
                Window.getWindows().stream()
                    .filter(ContextMenu.class::isInstance)
                    .map(ContextMenu.class::cast)
                    .filter(ExportViewTest::isOfKinds)
                    .findFirst()
                    .orElseThrow());
    assertEquals(NetworkFile.Kind.values().length, kinds.getItems().size());
    Toolkit.keep("ui-export-network", onScreen(() -> kinds.getScene().snapshot(null)));
    assertEquals(List.of(), onScreen(() -> Visible.cut(kinds.getScene().getRoot())));
    robot.push(KeyCode.ESCAPE).push(KeyCode.ESCAPE);
    onScreen(
        () -> {
          model.run().saveNetwork("SAM", NetworkFile.Kind.ONNX);
          return model;
        });
    CardStage.until(() -> model.failed().get());
    assertTrue(model.message().get().endsWith("there is no room left"), model.message()::get);
    onScreen(
        () -> {
          model.run().saveNetwork("SAM", NetworkFile.Kind.COMPACT);
          return model;
        });
    CardStage.until(() -> model.message().get().endsWith(": 98 kB, 13 kB gzipped"));
    stage.keep("ui-export-network-saved", true, 1);
    stage.assertTidy();
  }

  @Test
  void severalChartsAreWrittenOneByOneAndTheNumbersComeBack() throws Exception {
    answer = Optional.of(folder);
    robot.clickOn("#export-chart-accuracy");
    robot.clickOn("#export-scaled");
    robot.clickOn("#export-save");
    CardStage.until(() -> model.message().get().startsWith("Saved 2 files"));
    assertEquals(1280, ImageIO.read(folder.resolve("weights.png").toFile()).getWidth());
    robot.clickOn("#export-chart-weights");
    robot.clickOn("#export-csv");
    answer = Optional.of(folder.resolve("numbers.csv"));
    robot.clickOn("#export-save");
    CardStage.until(() -> model.message().get().endsWith("numbers.csv"));
    String csv = Files.readString(folder.resolve("numbers.csv"));
    assertEquals(PictureData.csv(ExportFixture.lines("Training loss")), csv);
    robot.clickOn("#export-copy");
    CardStage.until(() -> model.message().get().contains("clipboard"));
    assertEquals(csv, onScreen(() -> Clipboard.getSystemClipboard().getString()));
    robot.clickOn("#export-png").clickOn("#export-copy");
    CardStage.until(() -> model.message().get().endsWith("as PNG"));
    assertEquals(1280, onScreen(() -> Clipboard.getSystemClipboard().getImage().getWidth()));
  }

  @Test
  void whatCannotBeWrittenIsASentenceInPlace() throws Exception {
    answer = Optional.of(folder.resolve("nowhere").resolve("x.png"));
    robot.clickOn("#export-chart-accuracy").clickOn("#export-chart-loss");
    robot.clickOn("#export-save");
    CardStage.until(() -> model.failed().get());
    String sentence = model.message().get();
    assertTrue(sentence.startsWith("Not saved: ") && sentence.contains("x.png"), sentence);
    assertFalse(sentence.contains("Exception"), sentence);
    stage.keep("ui-export-failed", false, 1);
    onScreen(
        () -> {
          stage.find("export-width", TextField.class).setText("120");
          stage.find("export-dpi", TextField.class).setText("1200");
          return stage;
        });
    robot.clickOn("#export-save");
    CardStage.until(() -> model.message().get().contains("at most 200 million"));
  }

  @Test
  void theReportOfTheRunIsWrittenWhileTheWindowGoesOn() throws Exception {
    assertTrue(stage.find("export-report", Node.class).isDisabled());
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
    CardStage.until(() -> model.message().get().startsWith("The report is in"));
    assertTrue(Files.exists(folder.resolve("report").resolve("report.html")));
    assertTrue(
        Files.exists(folder.resolve("report").resolve("pictures").resolve("comparison.svg")));
  }

  @Test
  void theKeysReachEverything() {
    assertTrue(stage.find("export-save", Node.class).isFocused());
    assertTrue(stage.find("export-paper", RadioButton.class).isSelected());
    assertTrue(stage.find("export-chart-loss", CheckBox.class).isSelected());
    assertEquals(
        "Nothing to show yet: Answers", stage.find("export-none", Labeled.class).getText());
    for (int i = 0; i < 16; i++) {
      robot.type(KeyCode.TAB);
      assertTrue(
          stage.shown().contains(stage.focused()),
          String.format(Locale.ROOT, "behind the card after %d tabs", i + 1));
    }
    robot.type(KeyCode.ESCAPE);
    WaitForAsyncUtils.waitForFxEvents();
    assertFalse(model.open().get());
  }
}
