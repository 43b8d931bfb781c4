package sparsam.ui.chart;

import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.beans.binding.BooleanExpression;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import sparsam.plot.picture.Limits;
import sparsam.plot.picture.Picture;
import sparsam.plot.screen.Drag;
import sparsam.plot.screen.PictureView;
import sparsam.plot.screen.Zoom;
import sparsam.plot.surface.Theme;
import sparsam.text.Strings;
import sparsam.ui.part.Hover;
import sparsam.ui.part.Icons;

/** A picture on a card: its title, its switches, a button that takes it away. */
public final class ChartCard {
  private final VBox root = new VBox();
  private BooleanExpression replaced = new SimpleBooleanProperty();
  private final Label title = new Label();
  private final CardHeader header;
  private final PictureView view;
  private final Zoom zoom;

  /**
   * @param id the ids of its controls begin with it
   */
  public ChartCard(
      String id,
      Strings strings,
      ObservableValue<Picture> picture,
      ObservableValue<Theme> theme,
      PictureExport export) {
    view = new PictureView(untitled(picture.getValue()), theme.getValue());
    view.setId(id + "-picture");
    view.setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    view.setAccessibleText(picture.getValue().title());
    picture.subscribe(now -> view.show(untitled(now)));
    theme.subscribe(view::setTheme);

    picture.subscribe(now -> title.setText(now.title()));
    title.getStyleClass().add("card-title");
    title.setMinWidth(Region.USE_PREF_SIZE);

    Button save = new Button();
    save.setId(id + "-export");
    save.setGraphic(Icons.save());
    save.getStyleClass().addAll("icon-button");
    String help = strings.get("chart.export", picture.getValue().title());
    Hover.on(save, help);
    save.setAccessibleText(help);
    export.offer(
        new PictureExport.Chart(id, () -> view.visible().withTitle(picture.getValue().title())));
    save.setOnAction(_ -> export.open(id));
    picture.subscribe(now -> save.setDisable(now.isEmpty()));

    zoom = view.zoomable();
    HBox end = new HBox(back(id, zoom, strings), save);
    end.setMinWidth(Region.USE_PREF_SIZE);
    header = new CardHeader(title, end);
    VBox.setVgrow(view, Priority.ALWAYS);
    root.setId(id);
    root.getStyleClass().add("card");
    root.getChildren().addAll(header, view);
  }

  /** Shows all of a chart again; there while a part is seen. */
  private static Node back(String id, Zoom zoom, Strings strings) {
    Button back = new Button("", Icons.zoomOut());
    back.setId(id + "-zoom-back");
    back.getStyleClass().add("icon-button");
    Hover.on(back, strings.get("chart.zoom.back"));
    back.setAccessibleText(strings.get("chart.zoom.back"));
    back.setOnAction(_ -> zoom.back());
    back.visibleProperty().bind(zoom.on());
    back.managedProperty().bind(back.visibleProperty());
    return back;
  }

  /** What the card is called. */
  public String title() {
    return title.getText();
  }

  /** The same as it changes with the picture. */
  ObservableValue<String> titled() {
    return title.textProperty();
  }

  /** Puts a switch between the title and the button that saves. */
  public void add(Node control) {
    header.add(control);
  }

  /** Puts a node between the header and the picture. */
  public void above(Node node) {
    root.getChildren().add(1, node);
  }

  /** Puts a node below the picture. */
  public void below(Node node) {
    root.getChildren().add(node);
  }

  /** Shows a node in the title's place as long as a condition holds. */
  public void replaceTitle(Node node, ObservableValue<Boolean> when) {
    header.name(node);
    node.visibleProperty().bind(when);
    node.managedProperty().bind(when);
    replaced = replaced.or(node.visibleProperty());
    title.visibleProperty().bind(replaced.not());
    title.managedProperty().bind(title.visibleProperty());
  }

  /** The part of the picture that is seen. */
  public ReadOnlyObjectProperty<Limits> part() {
    return zoom.part();
  }

  /** Shows the part that another card of the same axes shows. */
  public void follow(Limits part) {
    view.follow(part);
  }

  /** Tells how far a person turns a picture that is seen from an angle, in degrees. */
  public void onTurn(BiConsumer<Double, Double> turned) {
    view.onTurn(turned);
  }

  /** Tells where a person clicks into the data, in values of both axes. */
  public void onPick(BiConsumer<Double, Double> picked) {
    view.onPick(picked);
  }

  /** Tells what a person drags over in the data, as it goes, and where one clicks. */
  public void onDrag(Consumer<Drag> dragged) {
    view.onDrag(dragged);
  }

  /** Tells which cell of a picture of rows and columns a person chooses. */
  public void onCell(BiConsumer<Integer, Integer> picked) {
    view.onCell(picked);
  }

  public Region root() {
    return root;
  }

  /** The card says the title itself, beside its switches. */
  private static Picture untitled(Picture picture) {
    return picture.withTitle("");
  }
}
