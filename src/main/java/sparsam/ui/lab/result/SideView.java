package sparsam.ui.lab.result;

import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import sparsam.text.Strings;
import sparsam.ui.part.Hover;

/** Two buttons, where the next run would be another one: whose arms are listed. */
final class SideView {
  private final HBox root = new HBox();

  SideView(ResultModel model, Strings strings) {
    root.setId("arms-side");
    root.getChildren()
        .addAll(
            button(model, false, "arms.of.run", "left-pill", strings),
            button(model, true, "arms.of.next", "right-pill", strings));
    root.visibleProperty().bind(model.differs());
    root.managedProperty().bind(root.visibleProperty());
  }

  private static ToggleButton button(
      ResultModel model, boolean next, String key, String style, Strings strings) {
    ToggleButton button = new ToggleButton(strings.get(key));
    button.setId(key.replace('.', '-'));
    button.getStyleClass().addAll("small", style);
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(button, Priority.ALWAYS);
    String help = strings.get(key + ".help");
    Hover.on(button, help);
    button.setAccessibleText(help);
    model.nextShown().subscribe(now -> button.setSelected(now == next));
    button.setOnAction(
        _ -> {
          model.nextShown().set(next);
          button.setSelected(true); // One that was on already went off with the click.
        });
    return button;
  }

  Region root() {
    return root;
  }
}
