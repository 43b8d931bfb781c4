package sparsam.ui.sweep.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import sparsam.plot.surface.Theme;
import sparsam.report.sweep.Shade;
import sparsam.text.Strings;
import sparsam.ui.chart.ChartCard;
import sparsam.ui.chart.PictureExport;
import sparsam.ui.part.Chooser;
import sparsam.ui.part.There;

/** The map above, what it is cut through below. */
public final class MapView {
  private static final double WIDTH = 108;
  private static final double WIDE = 160;

  private final VBox root = new VBox();
  private final MapModel model;
  private final Strings strings;

  /**
   * @param picked is told the set of values of a field that was clicked
   */
  public MapView(
      MapModel model,
      Consumer<List<String>> picked,
      ObservableValue<Theme> theme,
      PictureExport export,
      Strings strings) {
    this.model = model;
    this.strings = strings;
    root.setId("sweep-map-view");
    root.getStyleClass().add("charts");
    root.setMinWidth(0);
    ChartCard map = new ChartCard("sweep-map", strings, model.map(), theme, export);
    ComboBox<Shade> measure =
        box("measure", model::title, model.measures(), model.measure(), "sweep.measure");
    measure.setPrefWidth(WIDE);
    map.add(measure);
    map.above(bar());
    map.onCell((row, column) -> model.pick(row, column).ifPresent(picked));
    ChartCard curves = new ChartCard("sweep-curves", strings, model.curves(), theme, export);
    curves.add(box("along", model::title, model.alongs(), model.along(), "sweep.along"));
    for (ChartCard card : List.of(map, curves)) {
      card.root().setMinHeight(0);
      card.root().setMinWidth(0);
      card.root().setPrefHeight(10);
      VBox.setVgrow(card.root(), Priority.ALWAYS);
    }
    root.getChildren().addAll(map.root(), curves.root());
  }

  /** Which axes lie where, and the values of the others. */
  private Node bar() {
    ComboBox<Integer> rows = box("rows", model::title, model.axes(), model.rows(), "sweep.rows");
    ComboBox<Integer> columns =
        box("columns", model::title, model.axes(), model.columns(), "sweep.columns");
    List<Node> both =
        List.of(named("sweep.rows.short", rows), named("sweep.columns.short", columns));
    FlowPane bar = new FlowPane(8, 4);
    bar.getStyleClass().add("sweep-bar");
    model.others().subscribe(others -> fill(bar, both, others));
    model.through().subscribe(_ -> fill(bar, both, model.others().get()));
    There.when(model.axes().map(all -> all.size() >= 2), bar);
    return bar;
  }

  private void fill(FlowPane bar, List<Node> first, List<Integer> others) {
    List<Node> all = new ArrayList<>(first);
    for (int axis : others) {
      ObjectProperty<@Nullable String> value =
          new SimpleObjectProperty<>(model.through().get().get(axis));
      value.subscribe(
          (_, now) -> {
            if (now != null) {
              model.through(axis, now);
            }
          });
      ComboBox<String> values =
          Chooser.of(
              "sweep-through-" + axis,
              one -> model.value(axis, one),
              new SimpleObjectProperty<>(model.values(axis)),
              value,
              model.title(axis));
      Label name = new Label(model.title(axis));
      name.setLabelFor(values);
      all.add(row(name, values));
    }
    bar.getChildren().setAll(all);
  }

  private Node named(String key, ComboBox<?> box) {
    Label name = new Label(strings.get(key));
    name.setLabelFor(box);
    return row(name, box);
  }

  private static Node row(Node... nodes) {
    HBox row = new HBox(4, nodes);
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  private <T> ComboBox<T> box(
      String id,
      Function<T, String> name,
      ObservableValue<List<T>> all,
      ObjectProperty<@Nullable T> chosen,
      String key) {
    ComboBox<T> box = Chooser.of("sweep-" + id, name, all, chosen, strings.get(key));
    box.setPrefWidth(WIDTH);
    box.setMinWidth(80);
    There.when(all.map(things -> things.size() > 1), box);
    return box;
  }

  public Region root() {
    return root;
  }
}
