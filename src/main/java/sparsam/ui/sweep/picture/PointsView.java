package sparsam.ui.sweep.picture;

import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import sparsam.plot.surface.Theme;
import sparsam.text.Strings;
import sparsam.ui.chart.ChartCard;
import sparsam.ui.chart.PictureExport;
import sparsam.ui.part.Chooser;

/** Parallel axes above, a scatter below; both are brushed. */
public final class PointsView {
  private static final double WIDTH = 140;
  private static final double LEAST = 70;

  private final VBox root = new VBox();
  private final PointsModel model;
  private final Strings strings;

  public PointsView(
      PointsModel model, ObservableValue<Theme> theme, PictureExport export, Strings strings) {
    this.model = model;
    this.strings = strings;
    root.setId("sweep-points-view");
    root.getStyleClass().add("charts");
    root.setMinWidth(0);
    ChartCard parallel = new ChartCard("sweep-parallel", strings, model.parallel(), theme, export);
    parallel.add(box("sweep-shade", model.shade(), "sweep.shade"));
    parallel.onDrag(model::brushAxis);
    Label note = new Label(strings.get("sweep.parallel.note"));
    note.getStyleClass().add("sweep-note");
    note.setWrapText(true);
    parallel.below(note);
    ChartCard scatter = new ChartCard("sweep-scatter", strings, model.scatter(), theme, export);
    scatter.add(box("sweep-scatter-x", model.x(), "sweep.scatter.x"));
    scatter.add(box("sweep-scatter-y", model.y(), "sweep.scatter.y"));
    scatter.onDrag(model::brushArea);
    for (ChartCard card : List.of(parallel, scatter)) {
      card.root().setMinHeight(0);
      card.root().setMinWidth(0);
      card.root().setPrefHeight(10);
      VBox.setVgrow(card.root(), Priority.ALWAYS);
    }
    root.getChildren().addAll(parallel.root(), scatter.root());
  }

  private ComboBox<Integer> box(String id, ObjectProperty<@Nullable Integer> chosen, String key) {
    ComboBox<Integer> box = Chooser.of(id, model::title, model.all(), chosen, strings.get(key));
    box.setPrefWidth(WIDTH);
    box.setMinWidth(LEAST);
    return box;
  }

  public Region root() {
    return root;
  }
}
