package sparsam.ui.recipe;

import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import sparsam.text.Strings;

/** The causes: what the preset is about, and the numbers that may be set over it. */
public final class RecipeView {
  private final ScrollPane root;

  /**
   * @param differs whether what is set is not what is shown elsewhere in the window
   */
  public RecipeView(RecipeModel model, ObservableValue<Boolean> differs, Strings strings) {
    Label description = new Label();
    description.setId("preset-description");
    description.getStyleClass().add("description");
    description.setWrapText(true);
    description.setMinHeight(Region.USE_PREF_SIZE);
    model.base().subscribe(recipe -> description.setText(recipe.description()));
    Label next = new Label(strings.get("recipe.next"));
    next.setId("next-run-hint");
    next.getStyleClass().add("hint");
    next.setWrapText(true);
    next.setMinHeight(Region.USE_PREF_SIZE);
    next.visibleProperty().bind(differs);

    VBox panel =
        new VBox(
            description,
            heading(strings.get("prune.heading")),
            new DialView(model.fraction(), strings).root(),
            heading(strings.get("train.heading")),
            new DialView(model.rho(), strings).root(),
            new DialView(model.lr(), strings).root(),
            next);
    panel.getStyleClass().add("causes");
    root = new ScrollPane(panel);
    root.setFitToWidth(true);
    root.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    root.getStyleClass().add("quiet-scroll");
    root.setId("causes");
  }

  private static Label heading(String text) {
    Label heading = new Label(text);
    heading.getStyleClass().add("heading");
    return heading;
  }

  public Region root() {
    return root;
  }
}
