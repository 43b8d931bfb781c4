package sparsam.ui.shell;

import java.util.List;
import javafx.beans.property.StringProperty;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import sparsam.text.Strings;
import sparsam.ui.part.ChoiceButton;
import sparsam.ui.part.Hover;
import sparsam.ui.part.Shortcut;

/** The narrow rail on the left, whose buttons choose the workspace. */
final class Rail {
  private final VBox root = new VBox();
  private final List<Shortcut> keys;

  /**
   * @param chosen the id of the workspace that is shown
   */
  Rail(List<Workspace> all, StringProperty chosen, Strings strings) {
    keys =
        all.stream()
            .map(
                one ->
                    new Shortcut(
                        Shortcut.command(one.key()),
                        one.title() + ".key",
                        () -> chosen.set(one.id())))
            .toList();
    root.setId("rail");
    root.getStyleClass().add("rail");
    root.setMinWidth(Region.USE_PREF_SIZE);
    for (int i = 0; i < all.size(); i++) {
      root.getChildren().add(button(all.get(i), keys.get(i), chosen, strings));
    }
  }

  private static ToggleButton button(
      Workspace of, Shortcut key, StringProperty chosen, Strings strings) {
    ChoiceButton button = new ChoiceButton(strings.get(of.title()));
    button.setGraphic(of.icon().get());
    button.setId("rail-" + of.id());
    button.getStyleClass().add("rail-button");
    button.setContentDisplay(ContentDisplay.TOP);
    button.setMaxWidth(Double.MAX_VALUE);
    button.setMinSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    String help = strings.get("menu.item", strings.get(key.key()), key.shown());
    Hover.on(button, help);
    button.setAccessibleText(help);
    chosen.subscribe(id -> button.setSelected(id.equals(of.id())));
    button.setOnAction(_ -> chosen.set(of.id()));
    return button;
  }

  /** The keys that choose, in the order of the buttons. */
  Shortcut.Group keys() {
    return new Shortcut.Group("shortcuts.workspaces", keys);
  }

  Region root() {
    return root;
  }
}
