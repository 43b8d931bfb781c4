package sparsam.ui.lab.result;

import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import sparsam.text.Strings;
import sparsam.ui.part.ChoiceButton;
import sparsam.ui.part.Hover;

/** Two buttons, where the next run would be another one: whose arms are listed. */
final class SideView {
  private final HBox root = new HBox();

  SideView(ResultModel model, Strings strings) {
    root.setId("arms-side");
    root.getChildren()
        .addAll(
            button(model, false, "arms.of.run", strings),
            button(model, true, "arms.of.next", strings));
    root.visibleProperty().bind(model.differs());
    root.managedProperty().bind(root.visibleProperty());
  }

  private static ChoiceButton button(ResultModel model, boolean next, String key, Strings strings) {
    ChoiceButton button = new ChoiceButton(strings.get(key));
    button.setId(key.replace('.', '-'));
    button.getStyleClass().add("small");
    button.placeInRow(next ? 1 : 0, 2);
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(button, Priority.ALWAYS);
    String help = strings.get(key + ".help");
    Hover.on(button, help);
    button.setAccessibleText(help);
    model.nextShown().subscribe(now -> button.setSelected(now == next));
    button.setOnAction(_ -> model.nextShown().set(next));
    return button;
  }

  Region root() {
    return root;
  }
}
