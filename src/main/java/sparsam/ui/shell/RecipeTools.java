package sparsam.ui.shell;

import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import sparsam.recipe.RecipeFile;
import sparsam.sweep.work.SweepFolder;
import sparsam.text.Strings;
import sparsam.ui.lab.recipe.Draft.Origin;
import sparsam.ui.part.Dialogs;
import sparsam.ui.part.Hover;
import sparsam.ui.part.Icons;
import sparsam.ui.part.Shortcut;

/** The recipe's file, undo and redo: what the buttons beside the preset and their keys do. */
final class RecipeTools {
  /** What some system does not take in a file's name. */
  private static final Pattern NO_FILE_NAME = Pattern.compile("[/\\\\:*?\"<>|]");

  private final ShellModel model;
  private final Strings strings;
  private final Dialogs dialogs;

  RecipeTools(ShellModel model, Strings strings, Dialogs dialogs) {
    this.model = model;
    this.strings = strings;
    this.dialogs = dialogs;
  }

  /** Opens a recipe's file that the person chooses. */
  void open() {
    if (model.lab().runs().isFree("file.running")) {
      dialogs.openRecipe().ifPresent(model::openFile);
    }
  }

  /** Saves the recipe where it comes from, or asks where if that is no file; or the sweep seen. */
  void save() {
    if (model.isSweep()) {
      saveSweep();
    } else if (model.lab().recipe().draft().get().origin() instanceof Origin.File(Path file)) {
      model.lab().files().save(file);
    } else {
      saveAs();
    }
  }

  private void saveSweep() {
    dialogs.saveRecipe(SweepFolder.SWEEP).ifPresent(model.sweep().plan()::save);
  }

  /** Saves the recipe where the person chooses, or the sweep that is seen. */
  void saveAs() {
    if (model.isSweep()) {
      saveSweep();
      return;
    }
    if (!model.lab().recipe().valid().get()) {
      model
          .lab()
          .runs()
          .complain(strings.get("file.refused"), () -> !model.lab().recipe().valid().get());
      return;
    }
    Optional<Path> file =
        dialogs.saveRecipe(
            NO_FILE_NAME.matcher(model.lab().recipe().name().get()).replaceAll("-")
                + RecipeFile.ENDING);
    file.ifPresent(model.lab().files()::save);
  }

  /** The buttons. */
  Node buttons(Shortcuts shortcuts) {
    MenuButton file = new MenuButton();
    file.setId("file");
    file.setGraphic(Icons.file());
    file.getStyleClass().addAll("icon-button", "no-arrow");
    Hover.on(file, strings.get("file.help"));
    file.setAccessibleText(strings.get("file.help"));
    file.getItems()
        .addAll(
            item("file-open", shortcuts.open()),
            item("file-save", shortcuts.save()),
            item("file-save-as", shortcuts.saveAs()),
            new SeparatorMenuItem(),
            data("file-data", "key.data", model.lab().openData()::show),
            data("file-network", "key.network", model.lab().network()::show));
    Node undo =
        button(
            "undo",
            Icons.undo(),
            shortcuts.undo(),
            model.lab().recipe().canUndo(),
            model.lab().recipe().undoWords());
    Node redo =
        button(
            "redo",
            Icons.redo(),
            shortcuts.redo(),
            model.lab().recipe().canRedo(),
            model.lab().recipe().redoWords());
    HBox all = new HBox(file, undo, redo);
    all.setMinWidth(Region.USE_PREF_SIZE);
    all.setAlignment(Pos.CENTER_LEFT);
    return all;
  }

  private MenuItem data(String id, String key, Runnable action) {
    MenuItem item = new MenuItem(strings.get(key));
    item.setId(id);
    item.setOnAction(_ -> action.run());
    return item;
  }

  private MenuItem item(String id, Shortcut shortcut) {
    MenuItem item =
        new MenuItem(strings.get("menu.item", strings.get(shortcut.key()), shortcut.shown()));
    item.setId(id);
    item.setOnAction(_ -> shortcut.action().run());
    return item;
  }

  private Node button(
      String id,
      Node icon,
      Shortcut shortcut,
      ObservableValue<Boolean> can,
      ObservableValue<String> words) {
    Button button = new Button("", icon);
    button.setId(id);
    button.getStyleClass().add("icon-button");
    button
        .disableProperty()
        .bind(
            Bindings.createBooleanBinding(
                () -> !can.getValue() || !model.isLab(), can, model.workspace()));
    Tooltip tooltip = new Tooltip();
    String name = strings.get(shortcut.key());
    tooltip
        .textProperty()
        .bind(
            Bindings.createStringBinding(
                () -> strings.get("undo.help", name, words.getValue(), shortcut.shown()), words));
    button.setTooltip(tooltip);
    button.accessibleTextProperty().bind(tooltip.textProperty());
    button.setOnAction(_ -> shortcut.action().run());
    return button;
  }
}
