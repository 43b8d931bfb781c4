package sparsam.ui.lab.prune;

import javafx.animation.FadeTransition;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.TitledPane;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Line;
import javafx.util.Duration;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import sparsam.plot.screen.PictureView;
import sparsam.plot.surface.Box;
import sparsam.plot.surface.Theme;
import sparsam.prune.Pruning;
import sparsam.prune.Pruning.Method;
import sparsam.text.Strings;
import sparsam.ui.part.Hover;

/** What pruning costs: one large number, the cliff to drag along, the layers, the time saved. */
public final class PruneView {
  private static final double LEVEL = 52;
  private static final double SWATCH = 16;
  private static final double FADED = 0.45;
  private static final Duration PATIENCE = Duration.millis(350);

  /** An answer that comes within this time replaces the old one without any fading. */
  private static final Duration UNNOTICED = Duration.millis(120);

  private final PruneModel model;
  private final Strings strings;
  private final SmallPictures pictures;
  private final VBox root = new VBox();

  public PruneView(PruneModel model, ObservableValue<Theme> theme, Strings strings) {
    this.model = model;
    this.strings = strings;
    this.pictures = new SmallPictures(theme, strings);
    root.setId("prune");
    root.getStyleClass().add("prune");
    root.getStylesheets().add("/ui/prune.css");
    VBox number = number();
    Node curve = curve();
    root.getChildren()
        .addAll(
            number,
            sentence("prune-problem", "prune-problem", model.problem()),
            sentence("prune-note", "prune-note", model.note()),
            sentence("prune-warning", "prune-warning", model.warning()),
            curve,
            readings(),
            life(),
            more());
    fade(number);
    fade(curve);
  }

  private VBox number() {
    Tooltip help = tooltip(strings.get("prune.after.help"));
    Label caption = new Label();
    caption.setId("prune-caption");
    caption.getStyleClass().add("prune-caption");
    caption.textProperty().bind(model.caption());
    caption.setTooltip(help);
    Label accuracy = new Label();
    accuracy.setId("prune-accuracy");
    accuracy.getStyleClass().add("prune-accuracy");
    accuracy.textProperty().bind(model.accuracy());
    accuracy.setTooltip(help);
    accuracy.setMinWidth(Region.USE_PREF_SIZE);
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    Label dense = new Label();
    dense.setId("prune-dense");
    dense.getStyleClass().add("prune-quiet");
    dense.textProperty().bind(model.dense());
    dense.setTooltip(tooltip(strings.get("prune.dense.help")));
    dense.setMinWidth(Region.USE_PREF_SIZE);
    HBox both = new HBox(accuracy, space, dense);
    both.getStyleClass().add("prune-number");
    Label interval = new Label();
    interval.setId("prune-interval");
    interval.getStyleClass().add("prune-quiet");
    interval.textProperty().bind(model.interval());
    interval.setTooltip(help);
    return new VBox(caption, both, interval);
  }

  /** A sentence that takes no room while it is empty. */
  private static Label sentence(String id, String style, ReadOnlyStringProperty text) {
    Label label = new Label();
    label.setId(id);
    label.getStyleClass().add(style);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    label.setMaxWidth(Double.MAX_VALUE);
    label.textProperty().bind(text);
    label.visibleProperty().bind(text.isNotEmpty());
    label.managedProperty().bind(label.visibleProperty());
    return label;
  }

  private Node curve() {
    PictureView view = pictures.nameless("prune-cliff", model.cliff(), "prune.cliff.help");
    view.setFocusTraversable(true);
    view.addEventHandler(
        MouseEvent.MOUSE_PRESSED,
        event -> {
          view.requestFocus();
          point(view, event);
        });
    view.addEventHandler(MouseEvent.MOUSE_DRAGGED, event -> point(view, event));
    view.addEventFilter(KeyEvent.KEY_PRESSED, this::step);
    StackPane framed = new StackPane(view);
    framed.getStyleClass().add("prune-cliff");
    framed.visibleProperty().bind(model.curved());
    framed.managedProperty().bind(model.curved());
    return framed;
  }

  /** The level that a person sets, and where the curves fall below it. */
  private Node readings() {
    Label name = new Label(strings.get("prune.level"));
    name.setMinWidth(Region.USE_PREF_SIZE);
    TextField level = new TextField();
    level.setId("prune-level");
    level.setPrefWidth(LEVEL);
    level.setMinWidth(LEVEL);
    level.setAlignment(Pos.CENTER_RIGHT);
    level.setAccessibleText(strings.get("prune.level.help"));
    level.setTooltip(tooltip(strings.get("prune.level.help")));
    name.setTooltip(level.getTooltip());
    name.setLabelFor(level);
    model.level().subscribe(level::setText);
    Runnable take =
        () -> {
          model.level(level.getText());
          level.setText(model.level().get());
        };
    level.setOnAction(_ -> take.run());
    level
        .focusedProperty()
        .subscribe(
            (_, focused) -> {
              if (!focused) {
                take.run();
              }
            });
    HBox asked = new HBox(name, level, new Label("%"));
    asked.getStyleClass().add("prune-level");
    GridPane table = new GridPane();
    table.setId("prune-readings");
    table.getStyleClass().add("prune-table");
    ColumnConstraints way = new ColumnConstraints();
    way.setHgrow(Priority.ALWAYS);
    table.getColumnConstraints().setAll(new ColumnConstraints(), way, new ColumnConstraints());
    model
        .readings()
        .subscribe(
            rows -> {
              table.getChildren().clear();
              for (Reading row : rows) {
                int at = table.getRowCount();
                Line line = new Line(0, 0, SWATCH, 0);
                line.getStyleClass().add(at == 0 ? "prune-this" : "prune-beside");
                table.addRow(at, line, cell(row.way()), cell(row.place()));
              }
            });
    VBox all = new VBox(asked, table);
    all.getStyleClass().add("prune-readings");
    all.visibleProperty().bind(model.curved());
    all.managedProperty().bind(model.curved());
    return all;
  }

  private void point(PictureView view, MouseEvent event) {
    Box plot = view.places().plot();
    if (event.getButton() == MouseButton.PRIMARY && plot.width() > 0) {
      model.point((event.getX() - plot.x()) / plot.width());
      event.consume();
    }
  }

  private void step(KeyEvent event) {
    int percents =
        switch (event.getCode()) {
          case RIGHT -> 1;
          case LEFT -> -1;
          case PAGE_UP -> 10;
          case PAGE_DOWN -> -10;
          default -> 0;
        };
    if (percents != 0) {
      model.step(percents);
      event.consume();
    }
  }

  /** The mask's life, where an arm's mask changes while it trains. */
  private Node life() {
    return pictures.titled("prune-life", model.life(), "mask.help");
  }

  private Node scores() {
    return pictures.titled("prune-scores", model.scores(), "prune.scores.help");
  }

  private Node method() {
    Label name = new Label(Pruning.METHOD.title());
    name.setMinWidth(Region.USE_PREF_SIZE);
    Tooltip help = tooltip(Pruning.METHOD.help());
    name.setTooltip(help);
    ComboBox<Method> choice = new ComboBox<>();
    choice.setId("prune-method");
    choice.getStyleClass().add("small");
    choice.getItems().setAll(Method.values());
    choice.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(@Nullable Method method) {
            return method == null ? "" : method.title();
          }

          @Override
          public @Nullable Method fromString(String text) {
            return null;
          }
        });
    choice.setAccessibleText(Pruning.METHOD.title());
    choice.setTooltip(help);
    choice.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(choice, Priority.ALWAYS);
    model.method().subscribe(choice::setValue);
    choice
        .valueProperty()
        .subscribe(
            (_, chosen) -> {
              if (chosen != null) {
                model.choose(chosen);
              }
            });
    name.setLabelFor(choice);
    HBox row = new HBox(name, choice);
    row.getStyleClass().add("prune-method");
    return row;
  }

  /** What most need not look at: how weights are chosen, where they lie, what is saved. */
  private Node more() {
    VBox content =
        new VBox(
            method(),
            new WayView(model).root(),
            scores(),
            table(),
            sentence("prune-speed", "prune-speed", model.speed()),
            SpeedGrid.of(model.speeds()));
    content.getStyleClass().add("prune-more");
    TitledPane pane = new TitledPane(strings.get("prune.more"), content);
    pane.setId("prune-more");
    pane.getStyleClass().add("quiet-pane");
    pane.setExpanded(false);
    pane.setAnimated(false);
    pane.visibleProperty().bind(model.prunes());
    pane.managedProperty().bind(pane.visibleProperty());
    return pane;
  }

  private Node table() {
    GridPane table = new GridPane();
    table.setId("prune-layer-table");
    table.getStyleClass().add("prune-table");
    for (int i = 0; i < 4; i++) {
      ColumnConstraints column = new ColumnConstraints();
      column.setHgrow(i == 0 ? Priority.ALWAYS : Priority.NEVER);
      column.setHalignment(i == 0 ? HPos.LEFT : HPos.RIGHT);
      table.getColumnConstraints().add(column);
    }
    model
        .layers()
        .subscribe(
            rows -> {
              table.getChildren().clear();
              table.addRow(
                  0,
                  head(strings.get("prune.layers.layer")),
                  head(strings.get("prune.layers.weights")),
                  head(strings.get("prune.layers.zeros")),
                  threshold());
              for (LayerRow row : rows) {
                table.addRow(
                    table.getRowCount(),
                    cell(row.name()),
                    cell(row.weights()),
                    cell(row.zeros()),
                    cell(row.threshold()));
              }
            });
    table.visibleProperty().bind(model.layers().map(rows -> !rows.isEmpty()));
    table.managedProperty().bind(table.visibleProperty());
    return table;
  }

  private Label threshold() {
    Pruning way = model.way().get();
    boolean size = way == null || way.method().isByMagnitude();
    Label label =
        head(strings.get(size ? "prune.layers.threshold" : "prune.layers.threshold.score"));
    label.setTooltip(tooltip(strings.get("prune.layers.threshold.help")));
    return label;
  }

  static Label head(String text) {
    Label label = cell(text);
    label.getStyleClass().add("prune-head");
    return label;
  }

  static Label cell(String text) {
    Label label = new Label(text);
    label.setMinWidth(Region.USE_PREF_SIZE);
    return label;
  }

  static Tooltip tooltip(String text) {
    Tooltip tooltip = Hover.wrapped(text);
    tooltip.setShowDelay(PATIENCE);
    return tooltip;
  }

  /** Pales slowly while a newer answer is on its way, and comes back at once with it. */
  private void fade(Node node) {
    FadeTransition pale = new FadeTransition(Duration.millis(250), node);
    pale.setDelay(UNNOTICED);
    pale.setToValue(FADED);
    model
        .stale()
        .subscribe(
            stale -> {
              pale.stop();
              if (stale) {
                pale.setFromValue(node.getOpacity());
                pale.playFromStart();
              } else {
                node.setOpacity(1);
              }
            });
  }

  public Region root() {
    return root;
  }
}
