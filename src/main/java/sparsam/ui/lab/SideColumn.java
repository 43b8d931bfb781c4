package sparsam.ui.lab;

import java.util.List;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The column on the right: one of several panels, chosen by the buttons above. */
public final class SideColumn {
  /**
   * One panel.
   *
   * @param id what it is remembered by; its button is called {@code tab-ID}
   * @param title on its button
   */
  public record Tab(String id, String title, Node content) {}

  private final VBox root = new VBox();
  private final ToggleGroup group = new ToggleGroup();
  private final ReadOnlyStringWrapper selected = new ReadOnlyStringWrapper("");

  /**
   * @param tabs at least one, the first of which is shown
   */
  public SideColumn(List<Tab> tabs) {
    HBox header = new HBox();
    header.getStyleClass().add("side-tabs");
    StackPane content = new StackPane();
    VBox.setVgrow(content, Priority.ALWAYS);
    for (int i = 0; i < tabs.size(); i++) {
      Tab tab = tabs.get(i);
      ToggleButton button = new ToggleButton(tab.title());
      button.setId("tab-" + tab.id());
      button.setUserData(tab.id());
      button.setToggleGroup(group);
      button.setMinWidth(Region.USE_PREF_SIZE);
      button.setAccessibleText(tab.title());
      button.setMaxWidth(Double.MAX_VALUE);
      HBox.setHgrow(button, Priority.ALWAYS);
      button
          .getStyleClass()
          .add(i == 0 ? "left-pill" : i == tabs.size() - 1 ? "right-pill" : "center-pill");
      // A button that was on already would go off with the click.
      button.setOnAction(_ -> select(tab.id()));
      header.getChildren().add(tabs.size() > 1 ? button : title(tab.title()));
    }
    // Only the panel shown is part of the window: a start would have to style the others too.
    selected.subscribe(
        id ->
            tabs.stream()
                .filter(tab -> tab.id().equals(id))
                .forEach(tab -> content.getChildren().setAll(tab.content())));
    root.setId("side");
    root.getStyleClass().addAll("card", "side");
    root.getChildren().addAll(header, content);
    select(tabs.getFirst().id());
  }

  /** One panel alone needs no button. */
  private static Node title(String words) {
    Label title = new Label(words);
    title.getStyleClass().add("card-title");
    return title;
  }

  /** Shows a panel; where there is none of this name, what is shown stays. */
  public void select(String id) {
    group.getToggles().stream()
        .filter(toggle -> id.equals(toggle.getUserData()))
        .findFirst()
        .ifPresent(
            toggle -> {
              group.selectToggle(toggle);
              selected.set(id);
            });
  }

  /** The panel that is shown. */
  public ReadOnlyStringProperty selected() {
    return selected.getReadOnlyProperty();
  }

  public Region root() {
    return root;
  }
}
