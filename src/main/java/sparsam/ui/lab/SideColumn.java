package sparsam.ui.lab;

import java.util.List;
import javafx.beans.property.StringProperty;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import sparsam.ui.part.ChoiceButton;

/** The column on the right: one of several panels, chosen by the buttons above. */
final class SideColumn {
  /**
   * One panel.
   *
   * @param id what it is remembered by; its button is called {@code tab-ID}
   * @param title on its button
   */
  record Tab(String id, String title, Node content) {}

  private final VBox root = new VBox();
  private final ToggleGroup group = new ToggleGroup();
  private final StringProperty selected;

  /**
   * @param tabs at least one
   * @param selected the id of the one that is shown; an id that none has becomes the first one's
   */
  SideColumn(List<Tab> tabs, StringProperty selected) {
    this.selected = selected;
    HBox header = new HBox();
    header.getStyleClass().add("side-tabs");
    StackPane content = new StackPane();
    VBox.setVgrow(content, Priority.ALWAYS);
    for (int i = 0; i < tabs.size(); i++) {
      Tab tab = tabs.get(i);
      ChoiceButton button = new ChoiceButton(tab.title());
      button.setId("tab-" + tab.id());
      button.setUserData(tab.id());
      button.setToggleGroup(group);
      button.setMinWidth(Region.USE_PREF_SIZE);
      button.setAccessibleText(tab.title());
      button.setMaxWidth(Double.MAX_VALUE);
      HBox.setHgrow(button, Priority.ALWAYS);
      button.placeInRow(i, tabs.size());
      button.setOnAction(_ -> selected.set(tab.id()));
      header.getChildren().add(tabs.size() > 1 ? button : title(tab.title()));
    }
    root.setId("side");
    root.getStyleClass().addAll("card", "side");
    root.getChildren().addAll(header, content);
    selected.subscribe(id -> show(id, tabs, content));
  }

  /** One panel alone needs no button. */
  private static Node title(String words) {
    Label title = new Label(words);
    title.getStyleClass().add("card-title");
    return title;
  }

  private void show(String id, List<Tab> tabs, StackPane content) {
    Tab tab = tabs.stream().filter(one -> one.id().equals(id)).findFirst().orElse(tabs.getFirst());
    if (!tab.id().equals(id)) {
      selected.set(tab.id());
      return;
    }
    // Only the panel shown is part of the window: a start would have to style the others too.
    content.getChildren().setAll(tab.content());
    group.getToggles().stream()
        .filter(toggle -> id.equals(toggle.getUserData()))
        .forEach(group::selectToggle);
  }

  Region root() {
    return root;
  }
}
