package sparsam.ui.part;

import javafx.event.EventHandler;
import javafx.scene.control.Control;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;

/** Words that stand beside the pointer while it rests on a control. */
public final class Hover {
  private Hover() {}

  /**
   * Gives a control its words. The tooltip, a window of its own to JavaFX, is made when the pointer
   * first comes: a hundred of them were a tenth of a start.
   */
  public static void on(Control control, String words) {
    control.addEventHandler(
        MouseEvent.MOUSE_ENTERED,
        new EventHandler<>() {
          @Override
          public void handle(MouseEvent event) {
            control.removeEventHandler(MouseEvent.MOUSE_ENTERED, this);
            control.setTooltip(new Tooltip(words));
          }
        });
  }
}
