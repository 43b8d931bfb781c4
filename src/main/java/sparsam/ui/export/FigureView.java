package sparsam.ui.export;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ColorPicker;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import sparsam.plot.axes.Axis;
import sparsam.plot.file.PageFit;
import sparsam.plot.picture.Picture;
import sparsam.plot.surface.Look;
import sparsam.text.Strings;
import sparsam.ui.part.Sheet;

/** A figure as its file will be, and what can be changed of it. */
final class FigureView {
  private static final double WIDTH = 400;
  private static final double HEIGHT = 228;
  private static final double NARROW = 54;

  private final ExportModel model;
  private final FigureModel figure;
  private final Strings strings;
  private final Canvas canvas = new Canvas(WIDTH, HEIGHT);
  private final FlowPane drawn = new FlowPane();
  private final Hyperlink usual = new Hyperlink();
  private Subscription pickers = Subscription.EMPTY;

  FigureView(ExportModel model, Strings strings) {
    this.model = model;
    this.figure = model.figure();
    this.strings = strings;
  }

  Node root() {
    canvas.setId("export-preview");
    model.preview().subscribe(this::draw);
    drawn.getStyleClass().add("export-charts");
    usual.setId("export-usual");
    usual.setText(strings.get("export.figure.usual"));
    said(usual, "export.figure.usual.help");
    usual.setOnAction(_ -> figure.colours().set(Map.of()));
    usual.visibleProperty().bind(figure.colours().map(changed -> !changed.isEmpty()));
    usual.managedProperty().bind(usual.visibleProperty());
    figure.edited().subscribe(this::list);
    ScrollPane names = new ScrollPane(drawn);
    names.setFitToWidth(true);
    names.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    names.setMaxHeight(52);
    names.getStyleClass().add("quiet-scroll");
    VBox all = new VBox(canvas, shared(), title(), limits(), names);
    all.getStyleClass().add("export-figure");
    all.setMinWidth(WIDTH);
    all.visibleProperty().bind(model.format().map(Format::drawn));
    all.managedProperty().bind(all.visibleProperty());
    return all;
  }

  private void draw(ExportModel.@Nullable Preview shown) {
    GraphicsContext g = canvas.getGraphicsContext2D();
    g.clearRect(0, 0, WIDTH, HEIGHT);
    if (shown != null) {
      canvas.setAccessibleText(
          strings.get("export.figure.preview", shown.page().picture().title()));
      PageFit.preview(
          g,
          shown.page(),
          shown.theme(),
          shown.look(),
          shown.width(),
          shown.height(),
          WIDTH,
          HEIGHT,
          scale());
    }
  }

  private double scale() {
    return canvas.getScene() == null || canvas.getScene().getWindow() == null
        ? 1
        : canvas.getScene().getWindow().getOutputScaleX();
  }

  private Node shared() {
    ComboBox<Look.Place> legend = new ComboBox<>();
    legend.setId("export-legend");
    legend.getItems().setAll(Look.Place.values());
    legend.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(Look.@Nullable Place place) {
            return place == null ? "" : strings.get(key(place));
          }

          @Override
          public Look.@Nullable Place fromString(String text) {
            return null;
          }
        });
    legend.valueProperty().bindBidirectional(figure.legend());
    said(legend, "export.figure.legend.help");
    CheckBox distinct = new CheckBox(strings.get("export.figure.distinct"));
    distinct.setId("export-distinct");
    distinct.setTooltip(new Tooltip(strings.get("export.figure.distinct.help")));
    distinct.setAccessibleText(strings.get("export.figure.distinct.help"));
    distinct.selectedProperty().bindBidirectional(figure.distinct());
    TextField points = field("export-points", "export.figure.points.help", figure.points());
    return new FlowPane(
        12,
        6,
        Sheet.line("export-line", name("export.figure.legend"), legend),
        Sheet.line("export-line", name("export.figure.letters"), points, name("export.figure.pt")),
        distinct);
  }

  private static String key(Look.Place place) {
    return switch (place) {
      case ABOVE -> "export.figure.legend.above";
      case RIGHT -> "export.figure.legend.right";
      case INSIDE -> "export.figure.legend.inside";
      case DIRECT -> "export.figure.legend.direct";
      case NONE -> "export.figure.legend.none";
    };
  }

  private Node title() {
    TextField title = field("export-title", "export.figure.title.help", figure.title());
    title.setPrefWidth(320);
    figure
        .edited()
        .subscribe(picture -> title.setPromptText(picture == null ? "" : picture.title()));
    title.disableProperty().bind(figure.edited().isNull());
    return Sheet.line("export-line", name("export.figure.title"), title);
  }

  private Node limits() {
    FlowPane row =
        new FlowPane(
            12,
            6,
            axis(
                Picture::xAxis,
                "export.figure.x",
                field("export-x-from", "export.figure.x.from.help", figure.xFrom()),
                field("export-x-to", "export.figure.x.to.help", figure.xTo())),
            axis(
                Picture::yAxis,
                "export.figure.y",
                field("export-y-from", "export.figure.y.from.help", figure.yFrom()),
                field("export-y-to", "export.figure.y.to.help", figure.yTo())));
    ObservableValue<Boolean> has =
        figure.edited().map(picture -> picture.xAxis() != null).orElse(false);
    row.visibleProperty().bind(has);
    row.managedProperty().bind(row.visibleProperty());
    return row;
  }

  /** One axis of a picture. */
  private interface Which {
    @Nullable Axis of(Picture picture);
  }

  private Node axis(Which which, String key, TextField from, TextField to) {
    Label unit = new Label();
    figure
        .edited()
        .subscribe(
            picture -> {
              Axis axis = picture == null ? null : which.of(picture);
              boolean percent = axis != null && axis.kind() == Axis.Kind.PERCENT;
              unit.setText(percent ? "%" : "");
            });
    return Sheet.line("export-line", name(key), from, new Label("–"), to, unit);
  }

  private void list(@Nullable Picture picture) {
    List<Node> boxes = new ArrayList<>();
    pickers.unsubscribe();
    pickers = Subscription.EMPTY;
    if (picture == null) {
      drawn.getChildren().clear();
      return;
    }
    for (String name : picture.names()) {
      CheckBox box = new CheckBox(name);
      box.setMnemonicParsing(false);
      box.setId("export-drawn-" + boxes.size());
      box.setAccessibleText(strings.get("export.figure.drawn", name));
      box.setTooltip(new Tooltip(strings.get("export.figure.drawn", name)));
      box.setSelected(!figure.hidden().get().contains(name));
      box.setOnAction(
          _ -> {
            Set<String> hidden = new HashSet<>(figure.hidden().get());
            if (box.isSelected()) {
              hidden.remove(name);
            } else {
              hidden.add(name);
            }
            figure.hidden().set(Set.copyOf(hidden));
          });
      OptionalInt colour = picture.colour(name);
      boxes.add(
          colour.isPresent()
              ? Sheet.line("export-line", box, colour(name, colour.getAsInt()))
              : box);
    }
    if (boxes.stream().anyMatch(HBox.class::isInstance)) {
      boxes.add(usual);
    }
    drawn.getChildren().setAll(boxes);
  }

  /** What a name is drawn in; others that have its colour change with it. */
  private Node colour(String name, int number) {
    ColorPicker picker = new ColorPicker();
    picker.setId("export-colour-" + number);
    picker.getStyleClass().add(ColorPicker.STYLE_CLASS_BUTTON);
    pickers = pickers.and(figure.colours().subscribe(_ -> picker.setValue(figure.colour(number))));
    picker.setOnAction(_ -> figure.draw(number, picker.getValue()));
    picker.setAccessibleText(strings.get("export.figure.colour", name));
    picker.setTooltip(new Tooltip(strings.get("export.figure.colour", name)));
    return picker;
  }

  private Label name(String key) {
    Label label = new Label(strings.get(key));
    label.setMinWidth(Region.USE_PREF_SIZE);
    return label;
  }

  private TextField field(String id, String key, StringProperty value) {
    TextField field = new TextField();
    field.setId(id);
    field.setPrefWidth(NARROW);
    field.setMinWidth(NARROW);
    field.textProperty().bindBidirectional(value);
    said(field, key);
    return field;
  }

  private void said(Control control, String key) {
    control.setAccessibleText(strings.get(key));
    control.setTooltip(new Tooltip(strings.get(key)));
  }
}
