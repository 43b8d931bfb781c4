package sparsam.ui.part;

import java.util.List;
import java.util.function.BooleanSupplier;
import javafx.scene.Node;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/**
 * Keys that do something. The list that is shown and the keys that work are the same records.
 *
 * @param keys what is pressed
 * @param key the key of its words in the bundle
 */
public record Shortcut(KeyCombination keys, String key, Runnable action) {
  /**
   * Shortcuts that work in the same place.
   *
   * @param key the key of the place's name in the bundle
   * @param told keys that what has the focus takes itself
   */
  public record Group(String key, List<Shortcut> shortcuts, List<Told> told) {
    public Group(String key, List<Shortcut> shortcuts) {
      this(key, shortcuts, List.of());
    }
  }

  /**
   * Several keys that belong together, as the list says them.
   *
   * @param keys the key of their names in the bundle
   * @param key the key of the words for what they do
   */
  public record Told(String keys, String key) {}

  /** With Ctrl, or ⌘ on macOS. */
  public static KeyCombination command(KeyCode code, KeyCombination.Modifier... more) {
    KeyCombination.Modifier[] all = new KeyCombination.Modifier[more.length + 1];
    System.arraycopy(more, 0, all, 0, more.length);
    all[more.length] = KeyCombination.SHORTCUT_DOWN;
    return new KeyCodeCombination(code, all);
  }

  /** A character wherever the keyboard has it; nothing while text is typed. */
  public static KeyCombination typed(String character) {
    return new KeyCombination() {
      @Override
      public boolean match(KeyEvent event) {
        return event.getEventType() == KeyEvent.KEY_TYPED && event.getCharacter().equals(character);
      }

      @Override
      public String getDisplayText() {
        return character;
      }
    };
  }

  /** The keys as this system writes them: {@code Ctrl+R}, {@code ⌘R}. */
  public String shown() {
    return keys.getDisplayText();
  }

  /** Lets the keys work wherever the focus is within a node. */
  public static void install(Node node, List<Shortcut> shortcuts) {
    installFirst(node, shortcuts, () -> true);
    node.addEventHandler(
        KeyEvent.KEY_TYPED,
        event -> {
          if (!(event.getTarget() instanceof TextInputControl)) {
            run(event, shortcuts);
          }
        });
  }

  /** Lets the keys work wherever the focus is within a node, before its controls, while so. */
  public static void installFirst(Node node, List<Shortcut> shortcuts, BooleanSupplier so) {
    node.addEventFilter(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (so.getAsBoolean()) {
            run(event, shortcuts);
          }
        });
  }

  /** Lets the keys work on a node while something holds, unless a control in it took them. */
  public static void install(Node node, List<Shortcut> shortcuts, BooleanSupplier so) {
    node.addEventHandler(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (so.getAsBoolean()) {
            run(event, shortcuts);
          }
        });
  }

  private static void run(KeyEvent event, List<Shortcut> shortcuts) {
    for (Shortcut shortcut : shortcuts) {
      if (shortcut.keys().match(event)) {
        event.consume();
        shortcut.action().run();
        return;
      }
    }
  }
}
