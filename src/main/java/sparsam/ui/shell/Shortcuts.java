package sparsam.ui.shell;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import sparsam.train.Control.Stride;
import sparsam.ui.part.Shortcut;

/** The keys that work everywhere in the window. */
record Shortcuts(
    Shortcut run,
    Shortcut pause,
    Shortcut half,
    Shortcut step,
    Shortcut epoch,
    Shortcut stop,
    Shortcut rewind,
    Shortcut open,
    Shortcut save,
    Shortcut saveAs,
    Shortcut undo,
    Shortcut redo,
    Shortcut settings,
    Shortcut export,
    Shortcut present,
    Shortcut theme,
    Shortcut tour,
    Shortcut list,
    Shortcut listTyped) {
  /**
   * @param root takes the focus for a moment before a key counts, so that what is being typed does
   * @param export offers what can be taken away
   * @param present shows one picture over the whole window, or no longer
   * @param theme changes the colours
   * @param list shows the list of shortcuts
   */
  static Shortcuts of(
      ShellModel model,
      RecipeTools tools,
      Node root,
      Runnable export,
      Runnable present,
      Runnable theme,
      Runnable list) {
    KeyCombination.Modifier shift = KeyCombination.SHIFT_DOWN;
    return new Shortcuts(
        settled(root, Shortcut.command(KeyCode.R), "key.run", model::runShown),
        settled(root, Shortcut.command(KeyCode.P), "key.pause", model::pauseOrGoOn),
        settled(root, plain(KeyCode.F6), "key.half", () -> model.advance(Stride.HALF)),
        settled(root, plain(KeyCode.F7), "key.step", () -> model.advance(Stride.STEP)),
        settled(root, plain(KeyCode.F8), "key.epoch", () -> model.advance(Stride.EPOCH)),
        settled(root, Shortcut.command(KeyCode.PERIOD), "key.stop", model::stopShown),
        settled(root, Shortcut.command(KeyCode.R, shift), "key.rewind", model::rewind),
        settled(root, Shortcut.command(KeyCode.O), "key.open", tools::open),
        settled(root, Shortcut.command(KeyCode.S), "key.save", tools::save),
        settled(root, Shortcut.command(KeyCode.S, shift), "key.saveAs", tools::saveAs),
        settled(root, Shortcut.command(KeyCode.Z), "key.undo", model.lab().recipe()::undo),
        settled(root, Shortcut.command(KeyCode.Z, shift), "key.redo", model.lab().recipe()::redo),
        settled(root, Shortcut.command(KeyCode.COMMA), "key.settings", model::openSettings),
        settled(root, Shortcut.command(KeyCode.E), "key.export", export),
        new Shortcut(plain(KeyCode.F11), "key.present", present),
        new Shortcut(Shortcut.command(KeyCode.T), "key.theme", theme),
        new Shortcut(new KeyCodeCombination(KeyCode.F1, shift), "key.tour", model::beginTour),
        new Shortcut(plain(KeyCode.F1), "key.list", list),
        new Shortcut(Shortcut.typed("?"), "key.list", list));
  }

  private static KeyCombination plain(KeyCode code) {
    return new KeyCodeCombination(code);
  }

  private static Shortcut settled(Node root, KeyCombination keys, String key, Runnable action) {
    return new Shortcut(
        keys,
        key,
        () -> {
          Node focused = root.getScene().getFocusOwner();
          root.requestFocus();
          action.run();
          if (focused != null && focused.getScene() != null && root.isFocused()) {
            focused.requestFocus();
          }
        });
  }

  Shortcut.Group group() {
    return new Shortcut.Group(
        "shortcuts.everywhere",
        List.of(
            run, pause, half, step, epoch, stop, rewind, open, save, saveAs, undo, redo, settings,
            export, present, theme, tour, list, listTyped));
  }

  /** Those that change a recipe back and forth: they count where it is seen. */
  List<Shortcut> ofRecipe() {
    return List.of(undo, redo);
  }

  /** All others. */
  List<Shortcut> everywhere() {
    List<Shortcut> all = new ArrayList<>(group().shortcuts());
    all.removeAll(ofRecipe());
    return all;
  }
}
