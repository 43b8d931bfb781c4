package sparsam.ui.lab.weights;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static sparsam.plot.Toolkit.onScreen;

import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;
import sparsam.plot.OnScreen;
import sparsam.plot.histogram.Histogram.Counts;
import sparsam.plot.surface.Theme;
import sparsam.text.Strings;
import sparsam.ui.chart.PictureExport;
import sparsam.ui.part.Shown;

@OnScreen
class ScrubberViewTest {
  private static final double NARROW = 300;
  private static final double WIDE = 460;

  private final Strings strings = new Strings();
  private final WeightsModel weights = new WeightsModel(strings);
  private final ScrubberModel model = new ScrubberModel(strings, weights);

  private Region panel(ObservableValue<Theme> theme) {
    PictureExport export = new PictureExport();
    Region card = new WeightsView(weights, model, theme, export, strings).card().root();
    card.setPrefHeight(330);
    return card;
  }

  private void play() {
    weights.preview(Moments.PRUNING);
    model.begin(Moments.recipe(), Moments.whole());
    model.path().set("SAM");
    model.position().set(5);
    model.comparison().set(new Against.Dense());
  }

  private static void fits(Shown shown) {
    assertEquals(List.of(), shown.cutTexts());
    assertEquals(List.of(), shown.outside());
  }

  @Test
  void everyStateFitsAndIsKeptAsAPicture() throws Exception {
    play();
    for (boolean dark : new boolean[] {false, true}) {
      Shown shown = Shown.of(this::panel, WIDE, dark);
      shown.keep("weights-time" + (dark ? "-dark" : ""));
      fits(shown);
    }
    Shown narrow = Shown.of(this::panel, NARROW, false);
    narrow.keep("weights-time-narrow");
    fits(narrow);
    onScreen(
        () -> {
          model.comparison().set(new Against.Arm("SGD"));
          weights.counts().set(Counts.LOG);
          return model;
        });
    narrow.keep("weights-time-log");
    onScreen(
        () -> {
          weights.counts().set(Counts.LINEAR);
          model.showPrunable();
          return model;
        });
    Shown preview = Shown.of(this::panel, WIDE, false);
    preview.keep("weights-time-preview");
    fits(preview);
  }

  @Test
  void beforeARunItIsOffAndSaysWhy() throws Exception {
    Shown shown = Shown.of(this::panel, NARROW, false);
    shown.keep("weights-time-empty");
    fits(shown);
    assertTrue(shown.find("#time-slider", Node.class).isDisabled());
    assertFalse(shown.find("#time-path", Node.class).getParent().isVisible());
  }

  @Test
  void sliderButtonsAndChoicesMoveTheModel() {
    play();
    Shown shown = Shown.of(this::panel, WIDE, false);
    Slider slider = shown.find("#time-slider", Slider.class);
    Button back = shown.find("#time-back", Button.class);
    ToggleButton play = shown.find("#time-play", ToggleButton.class);
    @SuppressWarnings("unchecked")
    ComboBox<String> path = shown.find("#time-path", ComboBox.class);
    assertEquals(5, slider.getValue());
    onScreen(
        () -> {
          slider.setValue(4.2);
          return slider;
        });
    assertEquals("SAM, epoch 1 of 3", model.label().get());
    onScreen(
        () -> {
          back.fire();
          return back;
        });
    assertEquals(3, slider.getValue());
    onScreen(
        () -> {
          path.setValue("SGD");
          slider.setValue(6);
          play.fire();
          return path;
        });
    assertTrue(model.playing().get());
    WaitForAsyncUtils.waitForFxEvents();
    onScreen(
        () -> {
          play.fire();
          return play;
        });
    assertFalse(model.playing().get());
    assertEquals("SGD", model.path().get());
  }

  @Test
  void everyControlHasAnIdAndAText() {
    play();
    for (Node node : Shown.of(this::panel, WIDE, false).focusable()) {
      assertTrue(node.getId() != null && node.getAccessibleText() != null, node.toString());
    }
  }
}
