package sparsam.ui.lab.step;

import java.util.function.Function;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import sparsam.plot.surface.Theme;
import sparsam.text.Strings;
import sparsam.ui.chart.ChartCard;
import sparsam.ui.chart.PictureExport;
import sparsam.ui.lab.step.StepModel.Reading;
import sparsam.ui.lab.step.StepModel.Shown;
import sparsam.ui.part.ChoiceButton;
import sparsam.ui.part.Hover;

/** The card of a step: words and formula, four numbers, the last steps' curves, two halves. */
public final class StepView {
  private final ChartCard card;

  /**
   * @param half makes half a step
   * @param blocked whether no half step can be made now
   */
  public StepView(
      StepModel model,
      Runnable half,
      ObservableValue<Boolean> blocked,
      ObservableValue<Theme> theme,
      PictureExport export,
      Strings strings) {
    card = new ChartCard("step", strings, model.picture(), theme, export);
    card.root().getStylesheets().add("/ui/step.css");
    card.add(choice(model, strings));

    Label words = new Label();
    words.setId("step-words");
    words.getStyleClass().add("step-words");
    words.setWrapText(true);
    words.setMinHeight(Region.USE_PREF_SIZE);
    Label formula = new Label();
    formula.setId("step-formula");
    formula.getStyleClass().add("step-formula");
    model
        .reading()
        .subscribe(
            now -> {
              words.setText(now.words());
              formula.setText(now.formula());
            });

    GridPane readings = new GridPane();
    readings.addRow(
        0,
        reading(
            "gradient",
            "step.gradient",
            "step.gradient.symbol",
            "step.gradient.help",
            Reading::gradientNorm,
            model,
            strings),
        reading(
            "loss",
            "step.loss",
            "step.loss.symbol",
            "step.loss.help",
            Reading::loss,
            model,
            strings));
    readings.addRow(
        1,
        reading(
            "epsilon",
            "step.epsilon",
            "step.epsilon.symbol",
            "step.epsilon.help",
            Reading::epsilonNorm,
            model,
            strings),
        reading(
            "perturbed",
            "step.perturbed",
            "step.perturbed.symbol",
            "step.perturbed.help",
            Reading::perturbedLoss,
            model,
            strings));
    readings.getStyleClass().add("step-readings");

    HBox particulars = new HBox();
    particulars.setId("step-particulars");
    particulars.getStyleClass().add("step-particulars");
    particulars.managedProperty().bind(particulars.visibleProperty());
    model
        .reading()
        .subscribe(
            now -> {
              particulars
                  .getChildren()
                  .setAll(now.particulars().stream().map(StepView::particular).toList());
              particulars.setVisible(!now.particulars().isEmpty());
            });

    VBox above =
        new VBox(words, readings, particulars, halves(model, half, blocked, formula, strings));
    above.getStyleClass().add("step-above");
    card.above(above);
  }

  private static Node reading(
      String id,
      String name,
      String sign,
      String explained,
      Function<Reading, String> value,
      StepModel model,
      Strings strings) {
    Label number = new Label();
    number.setId("step-" + id);
    number.setAccessibleText(strings.get(name));
    model.reading().subscribe(now -> number.setText(value.apply(now)));
    return reading(strings.get(sign), number, strings.get(explained));
  }

  private static Node particular(Particulars one) {
    Label number = new Label(one.value());
    number.setAccessibleText(one.help());
    return reading(one.symbol(), number, one.help());
  }

  private static Node reading(String sign, Label number, String explained) {
    Label symbol = new Label(sign);
    symbol.getStyleClass().add("step-symbol");
    symbol.setMinWidth(Region.USE_PREF_SIZE);
    number.getStyleClass().add("step-number");
    number.setMinWidth(Region.USE_PREF_SIZE);
    Tooltip help = Hover.wrapped(explained);
    symbol.setTooltip(help);
    number.setTooltip(help);
    symbol.setLabelFor(number);
    HBox both = new HBox(symbol, number);
    both.getStyleClass().add("step-reading");
    return both;
  }

  private static Node halves(
      StepModel model,
      Runnable half,
      ObservableValue<Boolean> blocked,
      Label formula,
      Strings strings) {
    Button button = new Button();
    button.setId("half");
    button.getStyleClass().add("small");
    button.setMinWidth(Region.USE_PREF_SIZE);
    Tooltip help = Hover.wrapped("");
    button.setTooltip(help);
    model
        .above()
        .subscribe(
            up -> {
              button.setText(strings.get(up ? "step.descend" : "step.climb"));
              help.setText(strings.get(up ? "step.descend.help" : "step.climb.help"));
              button.setAccessibleText(help.getText());
            });
    button.disableProperty().bind(blocked);
    button.setOnAction(_ -> half.run());
    formula.setMinWidth(0);
    formula.setMaxWidth(Double.MAX_VALUE);
    formula.setWrapText(true);
    formula.setMinHeight(Region.USE_PREF_SIZE);
    HBox.setHgrow(formula, Priority.ALWAYS);
    HBox line = new HBox(formula, button);
    line.setAlignment(Pos.CENTER_LEFT);
    line.getStyleClass().add("step-halves");
    return line;
  }

  private static Node choice(StepModel model, Strings strings) {
    ChoiceButton losses = choice(model, Shown.LOSSES, "step.show.losses", "step-losses", strings);
    ChoiceButton norms = choice(model, Shown.NORMS, "step.show.norms", "step-norms", strings);
    HBox both = new HBox(losses, norms);
    both.setMinWidth(Region.USE_PREF_SIZE);
    return both;
  }

  private static ChoiceButton choice(
      StepModel model, Shown of, String key, String id, Strings strings) {
    ChoiceButton button = new ChoiceButton(strings.get(key));
    button.setId(id);
    Hover.on(button, strings.get(key + ".help"));
    button.getStyleClass().add("small");
    button.placeInRow(of == Shown.LOSSES ? 0 : 1, 2);
    model.shown().subscribe(now -> button.setSelected(now == of));
    button.setOnAction(_ -> model.shown().set(of));
    return button;
  }

  public ChartCard card() {
    return card;
  }
}
