package sparsam.ui.part;

import javafx.event.Event;
import javafx.scene.Parent;
import javafx.scene.control.MenuButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** Buttons that open menus. */
public final class Menus {
  private Menus() {}

  /**
   * Esc at a button whose menu is closed means what it means around it: JavaFX's buttons keep it,
   * so that nothing that is left by Esc could be left from there.
   *
   * @param root of a window
   */
  public static void passEscapeOn(Parent root) {
    root.addEventFilter(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.ESCAPE
              && event.getTarget() instanceof MenuButton button
              && !button.isShowing()) {
            event.consume();
            Event.fireEvent(button.getParent(), event.copyFor(button, button.getParent()));
          }
        });
  }
}
