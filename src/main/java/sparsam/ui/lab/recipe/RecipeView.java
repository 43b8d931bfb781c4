package sparsam.ui.lab.recipe;

import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import sparsam.recipe.Recipe;
import sparsam.report.RecipeWords;
import sparsam.text.Strings;
import sparsam.ui.form.Page;
import sparsam.ui.part.Hover;
import sparsam.ui.part.Icons;
import sparsam.ui.part.Words;

/**
 * The causes: what the recipe is about, and the numbers that may be set over it; or in their place
 * the form of all its settings.
 */
public final class RecipeView {
  private final StackPane root = new StackPane();
  private final HBox parts = new HBox(6);
  private final VBox pruning = new VBox();
  private final VBox below = new VBox();

  /**
   * @param first whether nothing has run yet, so that it is said what all of this is for
   */
  public RecipeView(RecipeModel model, ObservableValue<Boolean> first, Strings strings) {
    Label purpose = wrapped("purpose");
    purpose.setText(strings.get("lab.purpose"));
    purpose.visibleProperty().bind(first);
    purpose.managedProperty().bind(first);

    pruning.getStyleClass().add("pruning-slot");
    VBox panel =
        new VBox(
            purpose,
            about(model, strings),
            parts,
            heading(strings.get("prune.heading")),
            new DialView(model.fraction(), strings).root(),
            pruning,
            heading(strings.get("train.heading")),
            new DialView(model.rho(), strings).root(),
            new DialView(model.lr(), strings).root(),
            below);
    panel.getStyleClass().add("causes");
    ScrollPane scroll = new ScrollPane(panel);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.getStyleClass().add("quiet-scroll");
    root.getChildren().add(scroll);
    root.setId("causes");
    model
        .settings()
        .subscribe(
            (_, form) -> {
              if (root.getChildren().size() > 1) {
                root.getChildren().remove(1);
              }
              scroll.setVisible(form == null);
              if (form == null) {
                return;
              }
              Page page =
                  new Page(
                      "settings",
                      form.name().text(),
                      strings.get("settings.back"),
                      strings.get("settings.back.help"),
                      new SettingsView(form, strings).root(),
                      model::closeSettings);
              root.getChildren().add(page.root());
              page.focus();
            });
  }

  /** What the recipe is, and the button that opens all of it. */
  private static Node about(RecipeModel model, Strings strings) {
    Label name = new Label();
    name.setId("recipe-name");
    name.getStyleClass().add("card-title");
    name.setWrapText(true);
    name.setMinHeight(Region.USE_PREF_SIZE);
    name.setMinWidth(0);
    name.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(name, Priority.ALWAYS);
    Button settings = new Button("", Icons.settings());
    settings.setId("settings");
    settings.getStyleClass().add("icon-button");
    Hover.on(settings, strings.get("settings.open"));
    settings.setAccessibleText(strings.get("settings.open"));
    settings.setOnAction(_ -> model.openSettings());
    HBox top = new HBox(name, settings);
    top.getStyleClass().add("recipe-top");
    Label description = wrapped("preset-description");
    Hover.explain(description, new Words(strings), () -> "");
    Label summary = wrapped("summary");
    model
        .recipe()
        .subscribe(
            recipe -> {
              name.setText(recipe.name());
              description.setText(recipe.description());
              summary.setText(summary(recipe, strings));
            });
    return new VBox(2, top, description, summary);
  }

  private static Label wrapped(String id) {
    Label label = new Label();
    label.setId(id);
    label.getStyleClass().add("description");
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }

  private static String summary(Recipe recipe, Strings strings) {
    return strings.get(
        "recipe.summary", new RecipeWords(strings, recipe).data(), recipe.network(), recipe.seed());
  }

  private static Label heading(String text) {
    Label heading = new Label(text);
    heading.getStyleClass().add("heading");
    return heading;
  }

  /** Puts a node below the dials. */
  public void addBelow(Node node) {
    below.getChildren().add(node);
  }

  /** Puts a button under what the recipe is about, which opens a part of it. */
  public void addPart(Node opener) {
    parts.getChildren().add(opener);
  }

  /** Puts what shows the pruning's effect under the fraction's dial. */
  public void addUnderFraction(Node node) {
    pruning.getChildren().add(node);
  }

  public Region root() {
    return root;
  }
}
