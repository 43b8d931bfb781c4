package sparsam.ui.part;

import java.util.Optional;
import javafx.event.Event;
import javafx.event.EventTarget;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** Esc, which leaves what is around a control where it means nothing to the control itself. */
public final class Escape {
  private Escape() {}

  /**
   * Esc at a button whose menu is closed, and in a list, means what it means around them: JavaFX's
   * keep it, so that nothing that is left by Esc could be left from there.
   *
   * @param root of a window
   */
  public static void passOn(Parent root) {
    root.addEventFilter(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.ESCAPE) {
            keeper(event.getTarget())
                .ifPresent(
                    keeper -> {
                      event.consume();
                      Parent around = keeper.getParent();
                      Event.fireEvent(around, event.copyFor(keeper, around));
                    });
          }
        });
  }

  /** What would keep it, though it has no use for it; what is typed in a list's line has one. */
  private static Optional<Node> keeper(EventTarget target) {
    Node at = target instanceof Node node && !(node instanceof TextInputControl) ? node : null;
    while (at != null && !keeps(at)) {
      at = at.getParent();
    }
    return Optional.ofNullable(at);
  }

  private static boolean keeps(Node node) {
    return switch (node) {
      case MenuButton button -> !button.isShowing();
      case ListView<?> _ -> true;
      default -> false;
    };
  }
}
