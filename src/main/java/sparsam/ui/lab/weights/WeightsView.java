package sparsam.ui.lab.weights;

import javafx.beans.value.ObservableValue;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.Region;
import sparsam.plot.histogram.Histogram.Counts;
import sparsam.plot.surface.Theme;
import sparsam.text.Strings;
import sparsam.ui.chart.ChartCard;
import sparsam.ui.chart.PictureExport;
import sparsam.ui.part.Hover;

/** The weights' histogram with its switches: which layer, which counts. */
public final class WeightsView {
  private final ChartCard card;

  public WeightsView(
      WeightsModel model, ObservableValue<Theme> theme, PictureExport export, Strings strings) {
    card = new ChartCard("weights", strings, model.picture(), theme, export);
    ToggleButton log = new ToggleButton(strings.get("weights.log"));
    log.setId("weights-log");
    log.getStyleClass().addAll("small", "quiet-toggle");
    Hover.on(log, strings.get("weights.log.help"));
    log.setAccessibleText(strings.get("weights.log.help"));
    log.setMinWidth(Region.USE_PREF_SIZE);
    log.setSelected(model.counts().get() == Counts.LOG);
    log.selectedProperty().subscribe(on -> model.counts().set(on ? Counts.LOG : Counts.LINEAR));

    ComboBox<String> layer = new ComboBox<>(model.layers());
    layer.setId("weights-layer");
    layer.getStyleClass().add("small");
    Hover.on(layer, strings.get("weights.layer.help"));
    layer.setAccessibleText(strings.get("weights.layer.help"));
    layer.setMinWidth(96);
    model.layer().subscribe(layer::setValue);
    layer
        .valueProperty()
        .subscribe(
            (_, chosen) -> {
              if (chosen != null) {
                model.layer().set(chosen);
              }
            });
    card.add(layer);
    card.add(log);
  }

  /** The same with a slider over the moments of the weights below. */
  public WeightsView(
      WeightsModel model,
      ScrubberModel time,
      ObservableValue<Theme> theme,
      PictureExport export,
      Strings strings) {
    this(model, theme, export, strings);
    card.below(new ScrubberView(time, strings).root());
  }

  public ChartCard card() {
    return card;
  }
}
