package sparsam.ui.tour;

import java.util.Optional;
import javafx.geometry.Bounds;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import sparsam.text.Strings;

/**
 * The tour over the window: a ring around what is meant, and a card beside it. Everything below
 * stays in reach, for the tour asks to drag and press.
 */
public final class TourView {
  private static final double WIDTH = 300;
  private static final double GAP = 14;
  private static final double RING = 4;

  private final TourModel model;
  private final Strings strings;
  private final Node around;
  private final Pane root = new Pane();
  private final Region ring = new Region();
  private final VBox card = new VBox();
  private final Label title = new Label();
  private final Label text = new Label();
  private final Label place = new Label();
  private Subscription following = Subscription.EMPTY;
  private final Button back;
  private final Button next;

  /**
   * @param around where the stops' targets are looked for
   */
  public TourView(TourModel model, Node around, Strings strings) {
    this.model = model;
    this.strings = strings;
    this.around = around;
    title.getStyleClass().add("tour-title");
    text.getStyleClass().add("tour-text");
    text.setWrapText(true);
    text.setMinHeight(Region.USE_PREF_SIZE);
    place.setId("tour-place");
    place.getStyleClass().add("tour-place");
    Button leave = button("tour-leave", "tour.leave");
    leave.setOnAction(_ -> model.leave());
    back = button("tour-back", "tour.back");
    back.setOnAction(_ -> model.back());
    next = button("tour-next", "tour.next");
    next.getStyleClass().add("accent");
    next.setOnAction(_ -> model.next());
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    HBox buttons = new HBox(leave, space, place, back, next);
    buttons.getStyleClass().add("tour-buttons");
    buttons.setAlignment(Pos.CENTER_LEFT);
    card.setId("tour");
    card.getStyleClass().add("tour-card");
    card.getChildren().addAll(title, text, buttons);
    card.setPrefWidth(WIDTH);
    card.setMaxWidth(WIDTH);
    card.addEventHandler(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.ESCAPE) {
            model.leave();
            event.consume();
          }
        });
    ring.getStyleClass().add("tour-ring");
    ring.setMouseTransparent(true);
    // Both are put where they belong by hand.
    ring.setManaged(false);
    card.setManaged(false);
    root.getStylesheets().add("/ui/tour.css");
    root.setPickOnBounds(false);
    root.getChildren().addAll(ring, card);
    root.visibleProperty().bind(model.active());
    root.layoutBoundsProperty().subscribe(this::arrange);
    model.place().subscribe(this::show);
    model.active().subscribe(this::show);
  }

  private Button button(String id, String key) {
    Button button = new Button(strings.get(key));
    button.setId(id);
    button.getStyleClass().add("small");
    button.setMinWidth(Region.USE_PREF_SIZE);
    return button;
  }

  /** The ring goes where its target goes: a bar above it may come, a column may be scrolled. */
  private void follow() {
    following.unsubscribe();
    following = Subscription.EMPTY;
    Node target = model.active().get() ? around.lookup("#" + model.stop().target()) : null;
    if (target != null) {
      following =
          Subscription.combine(
              target.localToSceneTransformProperty().subscribe(this::arrange),
              target.layoutBoundsProperty().subscribe(this::arrange));
    }
  }

  private void show() {
    follow();
    TourModel.Stop stop = model.stop();
    boolean last = model.place().get() == TourModel.STOPS.size() - 1;
    title.setText(strings.get(stop.title()));
    text.setText(strings.get(stop.text()));
    place.setText(strings.get("tour.place", model.place().get() + 1, TourModel.STOPS.size()));
    back.setDisable(model.place().get() == 0);
    next.setText(strings.get(last ? "tour.done" : "tour.next"));
    arrange();
    if (model.active().get()) {
      next.requestFocus();
    }
  }

  /** Puts ring and card where the stop's target lies now; called again when anything moves. */
  public void arrange() {
    if (!model.active().get() || root.getWidth() <= 0) {
      return;
    }
    card.applyCss();
    double height = card.prefHeight(WIDTH);
    Optional<Bounds> target =
        Optional.ofNullable(around.lookup("#" + model.stop().target()))
            .filter(node -> node.getScene() != null)
            .map(node -> root.sceneToLocal(node.localToScene(node.getLayoutBounds())))
            .filter(bounds -> bounds.getWidth() > 0);
    ring.setVisible(target.isPresent());
    if (target.isEmpty()) {
      card.resizeRelocate(
          (root.getWidth() - WIDTH) / 2, (root.getHeight() - height) / 2, WIDTH, height);
      return;
    }
    Bounds at = target.get();
    ring.resizeRelocate(
        at.getMinX() - RING,
        at.getMinY() - RING,
        at.getWidth() + 2 * RING,
        at.getHeight() + 2 * RING);
    double right = at.getMaxX() + GAP;
    double left = at.getMinX() - GAP - WIDTH;
    double x;
    double y = at.getMinY();
    if (right + WIDTH <= root.getWidth()) {
      x = right;
    } else if (left >= 0) {
      x = left;
    } else {
      x = at.getMinX();
      y = at.getMaxY() + GAP;
    }
    card.resizeRelocate(
        Math.clamp(x, GAP, Math.max(GAP, root.getWidth() - WIDTH - GAP)),
        Math.clamp(y, GAP, Math.max(GAP, root.getHeight() - height - GAP)),
        WIDTH,
        height);
  }

  /** To lie over the whole window. */
  public Pane root() {
    return root;
  }
}
