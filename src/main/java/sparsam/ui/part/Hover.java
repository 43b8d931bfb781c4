package sparsam.ui.part;

import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.event.EventHandler;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;

/** Words that stand beside the pointer while it rests on a control. */
public final class Hover {
  private static final double WIDTH = 320;

  private Hover() {}

  /**
   * Explains the words that a label has at the time.
   *
   * @param first what is said before them; may be empty
   */
  public static void explain(Labeled label, Words words, Supplier<String> first) {
    label.addEventHandler(
        MouseEvent.MOUSE_ENTERED,
        _ -> {
          String all =
              Stream.of(first.get(), words.explaining(label.getText()))
                  .filter(part -> !part.isEmpty())
                  .collect(Collectors.joining("\n"));
          label.setTooltip(all.isEmpty() ? null : wrapped(all));
        });
  }

  /** Words as wide as can be read at a glance, in as many lines as they need. */
  public static Tooltip wrapped(String words) {
    Tooltip tooltip = new Tooltip(words);
    tooltip.setWrapText(true);
    tooltip.setMaxWidth(WIDTH);
    return tooltip;
  }

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
