package sparsam.ui.lab.answers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static sparsam.plot.Toolkit.onScreen;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.event.Event;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.Test;
import sparsam.data.DataException;
import sparsam.data.DataSet;
import sparsam.data.DataSets;
import sparsam.plot.OnScreen;
import sparsam.plot.axes.Layout;
import sparsam.plot.screen.PictureView;
import sparsam.plot.surface.Box;
import sparsam.plot.surface.Theme;
import sparsam.recipe.Presets;
import sparsam.recipe.Recipe;
import sparsam.recipe.RecipeException;
import sparsam.report.Answered;
import sparsam.text.Strings;
import sparsam.ui.chart.PictureExport;
import sparsam.ui.part.Shown;

@OnScreen
class AnswersViewTest {
  private static final double NARROW = 296;
  private static final double WIDE = 420;
  private static final DataSets SETS = new DataSets(Path.of("no-such-folder"));
  private static final String LONG = "SAM ρ 0.05, mask kept";

  private final Strings strings = new Strings();
  private final AnswersModel model =
      new AnswersModel(strings, name -> SETS.load(name, null), Runnable::run, Runnable::run);

  private Region panel(ObservableValue<Theme> theme) {
    PictureExport export = new PictureExport();
    VBox column = new VBox(new AnswersView(model, theme, export, strings).root());
    column.getStyleClass().add("card");
    return column;
  }

  private void show(String set, double wrong, double own) throws DataException, RecipeException {
    Recipe recipe = Presets.load("quick");
    DataSet data = SETS.load(set, null);
    model.show(
        new Recipe(
            recipe.name(),
            recipe.description(),
            new Recipe.Data(set, 0),
            recipe.network(),
            recipe.seed(),
            recipe.batchSize(),
            recipe.shuffle(),
            recipe.dense(),
            recipe.prune(),
            recipe.arms()),
        Answered.by(data.test().labels(), wrong, own, "dense", "SGD", LONG));
  }

  private static void fits(Shown shown) {
    assertEquals(List.of(), shown.cutTexts());
    assertEquals(List.of(), shown.outside());
    for (Node node : shown.focusable()) {
      if (node instanceof ButtonBase || node instanceof ComboBox || node instanceof PictureView) {
        assertFalse(node.getId() == null || node.getId().isEmpty(), node::toString);
      }
    }
  }

  @Test
  void everyStateFitsAndIsKeptAsAPicture() throws Exception {
    Shown empty = Shown.of(this::panel, NARROW, false);
    empty.keep("answers-empty");
    fits(empty);
    assertTrue(empty.find("#answers-empty", Node.class).isVisible());
    show("mnist-10k", 0.02, 0.02);
    for (boolean dark : new boolean[] {false, true}) {
      for (double width : new double[] {NARROW, WIDE}) {
        String name = (width == NARROW ? "-narrow" : "") + (dark ? "-dark" : "");
        onScreen(
            () -> {
              model.compare(AnswersModel.NONE);
              model.choose("SGD");
              return model;
            });
        Shown shown = Shown.of(this::panel, width, dark);
        shown.keep("answers" + name);
        fits(shown);
        onScreen(
            () -> {
              model.compare(LONG);
              return model;
            });
        shown.keep("answers-paired" + name);
        fits(shown);
      }
    }
    show("fashion-10k", 0.1, 0.05);
    Shown clothes = Shown.of(this::panel, NARROW, false);
    clothes.keep("answers-clothes-narrow");
    fits(clothes);
    onScreen(
        () -> {
          model.compare("dense");
          return model;
        });
    clothes.keep("answers-clothes-paired-narrow");
    fits(clothes);
  }

  private static void mouse(PictureView view, Box at) {
    Point2D middle = view.localToScene(at.x() + at.width() / 2, at.y() + at.height() / 2);
    double x = middle.getX();
    double y = middle.getY();
    for (var type : List.of(MouseEvent.MOUSE_MOVED, MouseEvent.MOUSE_CLICKED)) {
      MouseEvent event =
          new MouseEvent(
              type,
              x,
              y,
              x,
              y,
              MouseButton.PRIMARY,
              1,
              false,
              false,
              false,
              false,
              false,
              false,
              false,
              false,
              false,
              true,
              null);
      Event.fireEvent(view, event);
    }
  }

  private static Box cell(PictureView view, int row, int column) {
    Box plot = view.places().plot();
    double width = plot.width() / 10;
    double height = plot.height() / 10;
    return new Box(plot.x() + column * width, plot.y() + row * height, width, height);
  }

  @Test
  void aClickOrEnterOnACellShowsItsImagesAndTheLinkShowsAllAgain() throws Exception {
    show("mnist-10k", 0.1, 0.02);
    Shown shown = Shown.of(this::panel, NARROW, false);
    PictureView matrix = shown.find("#answers-matrix-picture", PictureView.class);
    Label sentence = shown.find("#answers-sentence", Label.class);
    ButtonBase all = shown.find("#answers-all", ButtonBase.class);
    String before = sentence.getText();
    assertFalse(all.isVisible());
    onScreen(
        () -> {
          mouse(matrix, cell(matrix, 7, 2));
          return matrix;
        });
    assertTrue(sentence.getText().endsWith("show 7 and were read as 2."), sentence.getText());
    assertEquals(Optional.of(new Layout.Cell(7, 2)), onScreen(matrix::cell));
    assertTrue(all.isVisible());
    shown.keep("answers-cell");
    fits(shown);
    onScreen(
        () -> {
          all.fire();
          return all;
        });
    assertEquals(before, sentence.getText());
    onScreen(
        () -> {
          for (KeyCode code : List.of(KeyCode.LEFT, KeyCode.ENTER)) {
            Event.fireEvent(
                matrix,
                new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false));
          }
          return matrix;
        });
    assertTrue(sentence.getText().endsWith("show 7 and were read as 1."), sentence.getText());
  }

  @Test
  void theBoxesChooseNetworks() throws Exception {
    show("mnist-10k", 0.02, 0.02);
    Shown shown = Shown.of(this::panel, NARROW, false);
    @SuppressWarnings("unchecked")
    ComboBox<String> network = shown.find("#answers-network", ComboBox.class);
    @SuppressWarnings("unchecked")
    ComboBox<String> other = shown.find("#answers-other", ComboBox.class);
    assertEquals(List.of("dense", "SGD", LONG), network.getItems());
    onScreen(
        () -> {
          network.setValue("dense");
          other.setValue("SGD");
          return other;
        });
    assertEquals("dense", model.network().get());
    assertEquals("SGD", model.other().get());
    assertFalse(shown.find("#answers-misread", Node.class).isVisible());
    onScreen(
        () -> {
          network.setValue("SGD");
          return other;
        });
    assertEquals(AnswersModel.NONE, other.getValue());
    assertEquals(List.of(AnswersModel.NONE, "dense", LONG), other.getItems());
    assertTrue(shown.find("#answers-misread", Node.class).isVisible());
  }
}
