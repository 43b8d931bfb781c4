package sparsam.ui.flatness.toy;

import java.util.List;
import java.util.function.DoubleFunction;
import javafx.beans.property.DoubleProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import sparsam.plot.surface.Theme;
import sparsam.text.Strings;
import sparsam.ui.chart.ChartCard;
import sparsam.ui.chart.Pair;
import sparsam.ui.chart.PictureExport;
import sparsam.ui.part.Hover;

/** The toy's controls, and its two pictures. */
public final class ToyView {
  /** The width that both pictures need beside each other. */
  private static final double ABREAST = 640;

  private static final int MANY = 20;

  private final Strings strings;
  private final VBox causes = new VBox(8);
  private final VBox effects = new VBox(8);

  public ToyView(
      ToyModel model, ObservableValue<Theme> theme, PictureExport export, Strings strings) {
    this.strings = strings;
    CheckBox largest = new CheckBox(strings.get("toy.worst"));
    largest.setId("toy-largest");
    Hover.on(largest, strings.get("toy.worst.help"));
    largest.setAccessibleHelp(strings.get("toy.worst.help"));
    largest.selectedProperty().bindBidirectional(model.largest());
    causes
        .getChildren()
        .addAll(
            text("toy-formula", strings.get("toy.formula")),
            slider(
                "toy-rho",
                rho -> strings.get("toy.rho", rho),
                "toy.rho.help",
                model.rho(),
                0,
                ToyModel.MOST_RHO),
            slider(
                "toy-lr",
                rate -> strings.get("toy.lr", rate),
                "toy.lr.help",
                model.rate(),
                ToyModel.LEAST_RATE,
                ToyModel.MOST_RATE),
            new HBox(
                6,
                button("toy-step", "toy.step", () -> model.step(1)),
                button("toy-steps", "toy.steps", () -> model.step(MANY)),
                button("toy-back", "toy.back", model::back)),
            largest);

    ChartCard curve = new ChartCard("toy-curve", strings, model.curve(), theme, export);
    ChartCard plane = new ChartCard("toy-plane", strings, model.plane(), theme, export);
    curve.onPick((x, _) -> model.putOnLine(x));
    plane.onPick(model::putOnPlane);
    Region pair = new Pair(curve, plane, ABREAST, strings).root();
    VBox.setVgrow(pair, Priority.ALWAYS);
    Label told = text("toy-told", "");
    told.textProperty().bind(model.told());
    effects.getChildren().addAll(List.of(pair, told));
  }

  private static Label text(String id, String words) {
    Label text = new Label(words);
    text.setId(id);
    text.setWrapText(true);
    text.setMinHeight(Region.USE_PREF_SIZE);
    return text;
  }

  private Node slider(
      String id,
      DoubleFunction<String> words,
      String help,
      DoubleProperty value,
      double least,
      double most) {
    Slider slider = new Slider(least, most, value.get());
    slider.setId(id);
    Hover.on(slider, strings.get(help));
    slider.setAccessibleHelp(strings.get(help));
    slider.valueProperty().bindBidirectional(value);
    slider.setBlockIncrement((most - least) / 40);
    Label name = new Label();
    name.setLabelFor(slider);
    value.subscribe(
        now -> {
          name.setText(words.apply(now.doubleValue()));
          slider.setAccessibleText(words.apply(now.doubleValue()));
        });
    return new VBox(2, name, slider);
  }

  private Button button(String id, String key, Runnable does) {
    Button button = new Button(strings.get(key));
    button.setId(id);
    button.getStyleClass().add("small");
    button.setMinWidth(Region.USE_PREF_SIZE);
    Hover.on(button, strings.get(key + ".help"));
    button.setAccessibleText(strings.get(key + ".help"));
    button.setOnAction(_ -> does.run());
    return button;
  }

  /** What stands on the left. */
  public Node causes() {
    return causes;
  }

  /** Its pictures. */
  public Node effects() {
    return effects;
  }
}
