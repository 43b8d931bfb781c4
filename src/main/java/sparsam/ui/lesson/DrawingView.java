package sparsam.ui.lesson;

import javafx.beans.value.ObservableValue;
import javafx.scene.AccessibleRole;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import sparsam.plot.axes.Layout;
import sparsam.plot.screen.PictureView;
import sparsam.plot.surface.Theme;
import sparsam.text.Strings;
import sparsam.ui.part.Showing;

/**
 * A chart that one draws into: with the mouse, or with the arrow keys, of which left and right take
 * a point in hand, up and down move it, with shift ten times as far.
 */
final class DrawingView {
  private static final double HEIGHT = 190;
  private static final double POINT = 0.01;
  private static final int FAR = 10;

  private final GuessModel model;
  private final GuessPicture pictures;
  private final PictureView view;

  DrawingView(GuessModel model, ObservableValue<Theme> theme, Strings strings) {
    this.model = model;
    this.pictures = new GuessPicture(strings);
    view = new PictureView(pictures.drawing(model).withTitle(""), theme.getValue());
    view.setId("lesson-drawing");
    view.setAccessibleRole(AccessibleRole.NODE);
    view.setAccessibleText(strings.get("lesson.draw"));
    view.setPrefHeight(HEIGHT);
    view.setMinHeight(HEIGHT);
    theme.when(Showing.of(view)).subscribe(view::setTheme);
    view.addEventFilter(MouseEvent.MOUSE_PRESSED, event -> mouse(event, true));
    view.addEventFilter(MouseEvent.MOUSE_DRAGGED, event -> mouse(event, false));
    view.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    model.guess().subscribe(this::show);
    model.at().subscribe(this::show);
  }

  private void show() {
    view.show(pictures.drawing(model).withTitle(""));
  }

  private void mouse(MouseEvent event, boolean begins) {
    Layout places = view.places();
    if (event.getButton() != MouseButton.PRIMARY || places.plot().width() == 0) {
      return;
    }
    view.requestFocus();
    double x = places.x().value(event.getX());
    double y = Math.clamp(places.y().value(event.getY()), 0, 1);
    if (begins) {
      model.begin(x, y);
    } else {
      model.draw(x, y);
    }
    event.consume();
  }

  private void key(KeyEvent event) {
    if (event.isShortcutDown() || event.isAltDown()) {
      return;
    }
    double by = POINT * (event.isShiftDown() ? FAR : 1);
    switch (event.getCode()) {
      case LEFT -> model.step(-1);
      case RIGHT -> model.step(1);
      case UP -> model.move(by);
      case DOWN -> model.move(-by);
      default -> {
        return;
      }
    }
    event.consume();
  }

  Region root() {
    return view;
  }
}
