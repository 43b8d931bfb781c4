package sparsam.ui.part;

import javafx.beans.value.ObservableValue;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/**
 * A card over the shaded window. It goes with Esc or a click beside it; while it is there the keys
 * stay with it, afterwards they are where they were before.
 */
public final class Sheet {
  private static final Insets AROUND = new Insets(16);

  // A plain pane: JavaFX left a second picture of the card in the window's corner where it lay in
  // AtlantaFX's modal pane, which reorders and fades what it repaints in part.
  private final StackPane root = new StackPane();
  private final Region card;
  private final Node first;
  private final Node out;
  private @Nullable Node before;

  /**
   * @param card what is shown; never larger than it wishes to be, smaller where the window is. It
   *     is part of the window only while it is shown, for a start would have to style it.
   * @param first what in it the keys go to
   * @param out puts it away, and so is never switched off; the keys go there when they would leave
   */
  public Sheet(String id, Region card, Node first, Node out) {
    this.card = card;
    this.out = out;
    this.first = first;
    root.setId(id);
    root.getStyleClass().add("sheet");
    root.setPadding(AROUND);
    root.setVisible(false);
    root.setOnMouseClicked(
        event -> {
          if (event.getTarget() == root) {
            hide();
          }
        });
    root.addEventHandler(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.ESCAPE) {
            hide();
            event.consume();
          }
        });
    root.sceneProperty().flatMap(Scene::focusOwnerProperty).subscribe(this::hold);
  }

  /** Keys stay with the card even where the button under them was switched off. */
  private void hold(@Nullable Node focused) {
    Node inside = focused;
    while (inside != null && inside != card) {
      inside = inside.getParent();
    }
    if (root.isVisible() && inside == null) {
      out.requestFocus();
    }
  }

  /** Shows the card. */
  public void show() {
    if (!root.isVisible()) {
      Scene scene = root.getScene();
      before = scene == null ? null : scene.getFocusOwner();
      root.getChildren().setAll(card);
      root.setVisible(true);
      first.requestFocus();
    }
  }

  /** Puts the card away. */
  public void hide() {
    if (root.isVisible()) {
      root.setVisible(false);
      root.getChildren().clear();
      if (before != null) {
        before.requestFocus();
      }
    }
  }

  /**
   * Shows the card while a model says that it is open.
   *
   * @param fill puts the parts into the card, called before it is shown first
   * @param close tells the model that the card was put away
   */
  public void follow(ObservableValue<Boolean> open, Runnable fill, Runnable close) {
    root.visibleProperty()
        .subscribe(
            (_, shown) -> {
              if (!shown) {
                close.run();
              }
            });
    open.subscribe(
        now -> {
          if (now && card.getChildrenUnmodifiable().isEmpty()) {
            fill.run();
          }
          if (now) {
            show();
          } else {
            hide();
          }
        });
  }

  /** A row of a card, its nodes in the middle of its height. */
  public static HBox line(String style, Node... nodes) {
    HBox line = new HBox(nodes);
    line.setAlignment(Pos.CENTER_LEFT);
    line.getStyleClass().add(style);
    return line;
  }

  /** What keeps the nodes of a row apart. */
  public static Region space() {
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    return space;
  }

  /** To lie over the whole window. */
  public StackPane root() {
    return root;
  }
}
