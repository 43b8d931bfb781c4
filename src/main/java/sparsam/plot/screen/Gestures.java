package sparsam.plot.screen;

import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;
import sparsam.plot.axes.Layout;
import sparsam.plot.surface.Box;
import sparsam.plot.surface.Place;

/** What a person's hand says on a picture, told in the picture's own values. */
final class Gestures {
  /** How far beside the data a hand may begin that means to take them from the edge on. */
  private static final double REACH = 12;

  private Gestures() {}

  /**
   * Tells where the data are clicked.
   *
   * @param layout as it is drawn now
   * @param inside whether a place has values of both axes
   */
  static void picks(
      Node view,
      Supplier<Layout> layout,
      BiPredicate<Double, Double> inside,
      BiConsumer<Double, Double> picked) {
    view.addEventHandler(
        MouseEvent.MOUSE_CLICKED,
        event -> {
          if (isClick(event) && inside.test(event.getX(), event.getY())) {
            picked.accept(
                layout.get().x().value(event.getX()), layout.get().y().value(event.getY()));
          }
        });
  }

  /**
   * Tells which cell is clicked, or chosen by Enter.
   *
   * @param pointed the cell that the cross-hair is at
   */
  static void cells(
      Node view,
      Supplier<Layout> layout,
      Supplier<Optional<Layout.Cell>> pointed,
      BiConsumer<Integer, Integer> picked) {
    view.addEventHandler(
        MouseEvent.MOUSE_CLICKED,
        event -> {
          if (isClick(event)) {
            layout
                .get()
                .cellAt(event.getX(), event.getY())
                .ifPresent(cell -> picked.accept(cell.row(), cell.column()));
          }
        });
    view.addEventHandler(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.ENTER && !event.isShortcutDown()) {
            pointed.get().ifPresent(cell -> picked.accept(cell.row(), cell.column()));
          }
        });
  }

  private static boolean isClick(MouseEvent event) {
    return event.getButton() == MouseButton.PRIMARY && event.isStillSincePress();
  }

  /** Tells what is dragged over, as it goes, and clicks. */
  static void drags(Node view, Supplier<Layout> layout, Consumer<Drag> dragged) {
    Hand hand = new Hand(layout, dragged);
    view.addEventHandler(MouseEvent.MOUSE_PRESSED, hand::press);
    view.addEventHandler(MouseEvent.MOUSE_DRAGGED, event -> hand.move(event, false));
    view.addEventHandler(
        MouseEvent.MOUSE_CLICKED,
        event -> {
          if (event.isStillSincePress()) {
            hand.move(event, true);
          }
        });
  }

  /** Where the button was pressed. */
  private static final class Hand {
    private final Supplier<Layout> layout;
    private final Consumer<Drag> dragged;
    private @Nullable Place pressed;

    Hand(Supplier<Layout> layout, Consumer<Drag> dragged) {
      this.layout = layout;
      this.dragged = dragged;
    }

    void press(MouseEvent event) {
      Box plot = layout.get().plot();
      boolean near =
          plot.width() > 0
              && event.getX() >= plot.x() - REACH
              && event.getX() <= plot.right() + REACH
              && event.getY() >= plot.y() - REACH
              && event.getY() <= plot.bottom() + REACH;
      pressed =
          near && event.getButton() == MouseButton.PRIMARY
              ? new Place(
                  Math.clamp(event.getX(), plot.x(), plot.right()),
                  Math.clamp(event.getY(), plot.y(), plot.bottom()))
              : null;
    }

    void move(MouseEvent event, boolean still) {
      Place from = pressed;
      if (from != null) {
        Layout now = layout.get();
        Box plot = now.plot();
        dragged.accept(
            new Drag(
                now.x().value(from.x()),
                now.y().value(from.y()),
                now.x().value(Math.clamp(event.getX(), plot.x(), plot.right())),
                now.y().value(Math.clamp(event.getY(), plot.y(), plot.bottom())),
                still));
      }
    }
  }
}
