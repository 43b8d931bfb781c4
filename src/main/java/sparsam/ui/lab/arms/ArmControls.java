package sparsam.ui.lab.arms;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import sparsam.text.Strings;
import sparsam.ui.part.Hover;
import sparsam.ui.part.Icons;
import sparsam.ui.part.Shortcut;

/** What can be done with the arms in their list, by menu and by keys. */
public final class ArmControls {
  private static final int NONE = -1;
  private static final double HELP_WIDTH = 360;

  private final ArmsModel model;
  private final Strings strings;
  private final Shortcut edit;
  private final Shortcut duplicate;
  private final Shortcut up;
  private final Shortcut down;
  private final Shortcut remove;
  private final Map<Integer, Region> rows = new HashMap<>();
  private Runnable offer = () -> {};

  public ArmControls(ArmsModel model, Strings strings) {
    this.model = model;
    this.strings = strings;
    edit = onFocused(new KeyCodeCombination(KeyCode.ENTER), "arms.edit", model::open);
    duplicate =
        onFocused(
            Shortcut.command(KeyCode.D), "arms.duplicate", arm -> focus(model.duplicate(arm)));
    up =
        onFocused(
            new KeyCodeCombination(KeyCode.UP, KeyCombination.ALT_DOWN),
            "arms.up",
            arm -> focus(model.move(arm, -1)));
    down =
        onFocused(
            new KeyCodeCombination(KeyCode.DOWN, KeyCombination.ALT_DOWN),
            "arms.down",
            arm -> focus(model.move(arm, 1)));
    remove = onFocused(new KeyCodeCombination(KeyCode.DELETE), "arms.remove", model::remove);
  }

  private Shortcut onFocused(KeyCombination keys, String key, IntConsumer action) {
    return new Shortcut(
        keys,
        key,
        () -> {
          int arm = focused();
          if (arm != NONE) {
            action.accept(arm);
          }
        });
  }

  /** The keys that work on the arm that has the focus. */
  public Shortcut.Group shortcuts() {
    return new Shortcut.Group("shortcuts.arms", List.of(edit, duplicate, up, down, remove));
  }

  /** The arm whose row has the focus, or −1. */
  public int focused() {
    return rows.entrySet().stream()
        .filter(row -> row.getValue().isFocusWithin())
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(NONE);
  }

  /** The rows are about to be laid anew. */
  public void forget() {
    rows.clear();
  }

  /** Says which row is an arm's. */
  public void remember(int arm, Region row) {
    rows.put(arm, row);
  }

  /** Moves the focus to an arm's row; to none where there is no such arm. */
  public void focus(int arm) {
    Region row = rows.get(Math.min(arm, rows.size() - 1));
    if (row != null) {
      row.requestFocus();
    }
  }

  /** Makes a row one that keys and a menu work on. */
  public void install(Region row, int arm) {
    row.setId("arm-row-" + arm);
    row.setFocusTraversable(true);
    row.setOnMousePressed(
        event -> {
          row.requestFocus();
          event.consume(); // The pane that scrolls would take the focus.
        });
    row.setOnMouseClicked(
        event -> {
          if (event.getClickCount() == 2) {
            model.open(arm);
          }
        });
    Shortcut.install(row, shortcuts().shortcuts(), row::isFocused);
  }

  /** The quiet menu of an arm. */
  public Node menu(int arm, String name) {
    MenuButton menu = new MenuButton();
    menu.setId("arm-menu-" + arm);
    menu.setGraphic(Icons.more());
    menu.getStyleClass().addAll("icon-button", "no-arrow", "arm-menu");
    String help = strings.get("arms.more", name);
    Hover.on(menu, help);
    menu.setAccessibleText(help);
    MenuItem above = item(up, Icons.up(), "up", () -> model.move(arm, -1));
    MenuItem below = item(down, Icons.down(), "down", () -> model.move(arm, 1));
    menu.showingProperty()
        .subscribe(
            _ -> {
              above.setDisable(!model.canMove(arm, -1));
              below.setDisable(!model.canMove(arm, 1));
            });
    menu.getItems()
        .addAll(
            item(edit, Icons.edit(), "edit", () -> model.open(arm)),
            item(duplicate, Icons.duplicate(), "duplicate", () -> model.duplicate(arm)),
            above,
            below,
            item(remove, Icons.remove(), "remove", () -> model.remove(arm)));
    return menu;
  }

  private MenuItem item(Shortcut shortcut, Node icon, String id, Runnable action) {
    MenuItem item =
        new MenuItem(strings.get("menu.item", strings.get(shortcut.key()), shortcut.shown()), icon);
    item.setId("arm-" + id);
    item.setOnAction(_ -> action.run());
    return item;
  }

  /** Opens the list of what can be added, where the button is. */
  public void offer() {
    offer.run();
  }

  /** The button below the list, with the sentence that says why nothing was added. */
  public Node add() {
    MenuButton add = new MenuButton(strings.get("arms.add"), Icons.add());
    add.setId("add-arm");
    offer = add::show;
    add.getStyleClass().addAll("flat", "add-arm");
    Hover.on(add, strings.get("arms.add.help"));
    add.setAccessibleText(strings.get("arms.add.help"));
    for (Ready ready : Ready.all()) {
      Label name = new Label(ready.title(strings));
      name.getStyleClass().add("ready-name");
      // A label in a menu is as high as one line, however many it has.
      Text help = new Text(ready.help(strings));
      help.getStyleClass().add("ready-help");
      help.setWrappingWidth(HELP_WIDTH);
      MenuItem item = new MenuItem("", new VBox(name, help));
      item.setId("add-" + ready.id());
      item.setOnAction(_ -> focus(model.add(ready)));
      add.getItems().add(item);
    }
    Label refusal = new Label();
    refusal.setId("arms-refusal");
    refusal.getStyleClass().add("refusal");
    refusal.setWrapText(true);
    refusal.setMinHeight(Region.USE_PREF_SIZE);
    refusal.textProperty().bind(model.refusal());
    refusal.visibleProperty().bind(model.refusal().isNotEmpty());
    refusal.managedProperty().bind(refusal.visibleProperty());
    return new VBox(4, add, refusal);
  }
}
