package sparsam.ui.lab.network;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import sparsam.nn.Architecture.Family;
import sparsam.nn.layer.Layer;
import sparsam.nn.layer.Layers;
import sparsam.settings.Kind;
import sparsam.text.Strings;
import sparsam.ui.part.CardParts;
import sparsam.ui.part.Hover;
import sparsam.ui.part.Icons;
import sparsam.ui.part.Sheet;
import sparsam.ui.part.Shortcut;

/** The layers one under the other, each with what it puts out and costs, and what moves them. */
final class LayerList {
  private static final double HEIGHT = 340;
  private static final double LEAST = 110;

  private final NetworkModel model;
  private final Strings strings;
  private final ListView<LayerRow> list = new ListView<>();
  private final MenuButton add;
  private final VBox root;
  private boolean following;

  LayerList(NetworkModel model, Strings strings) {
    this.model = model;
    this.strings = strings;
    list.setId("network-layers");
    list.setAccessibleText(strings.get("network.layers"));
    list.setCellFactory(_ -> new LayerCell());
    list.setPrefHeight(HEIGHT);
    list.setMinHeight(LEAST);
    VBox.setVgrow(list, Priority.ALWAYS);
    model.rows().subscribe(this::follow);
    model.chosen().subscribe(this::select);
    list.getSelectionModel()
        .selectedIndexProperty()
        .subscribe(
            now -> {
              if (!following && now.intValue() >= 0) {
                model.choose(now.intValue());
              }
            });
    add = adding();
    Shortcut.installFirst(list, keys(model, add::show), () -> true);
    root = new VBox(head(), list, tools());
    root.getStyleClass().add("network-list");
    VBox.setVgrow(root, Priority.ALWAYS);
  }

  /**
   * The keys of the list.
   *
   * @param offer shows which layers there are
   */
  static List<Shortcut> keys(NetworkModel model, Runnable offer) {
    return List.of(
        new Shortcut(new KeyCodeCombination(KeyCode.INSERT), "network.add.help", offer),
        new Shortcut(alt(KeyCode.UP), "network.up", () -> model.move(-1)),
        new Shortcut(alt(KeyCode.DOWN), "network.down", () -> model.move(1)),
        new Shortcut(new KeyCodeCombination(KeyCode.DELETE), "network.remove", model::remove));
  }

  private static KeyCombination alt(KeyCode code) {
    return new KeyCodeCombination(code, KeyCombination.ALT_DOWN);
  }

  private void follow(List<LayerRow> rows) {
    following = true;
    CardParts.follow(list, rows);
    following = false;
    select(model.chosen().get());
  }

  private void select(int place) {
    if (list.getSelectionModel().getSelectedIndex() != place) {
      following = true;
      list.getSelectionModel().clearAndSelect(place);
      list.getFocusModel().focus(place);
      list.scrollTo(Math.max(0, place - 2));
      following = false;
    }
  }

  private Node head() {
    Label name = CardParts.column("");
    HBox line =
        LayerCell.line(
            name,
            new HBox(CardParts.column(strings.get("network.column.layer"))),
            CardParts.column(strings.get("network.column.out")),
            CardParts.column(strings.get("network.column.parameters")),
            CardParts.column(strings.get("network.column.multiplyAdds")));
    line.getStyleClass().add("network-head");
    line.getChildren().subList(2, 5).forEach(node -> node.getStyleClass().add("sheet-number"));
    model.family().subscribe(family -> LayerCell.fit(name, family == Family.LAYERS));
    return line;
  }

  private Node tools() {
    HBox tools =
        Sheet.line(
            "network-tools",
            add,
            tool("up", Icons.up(), () -> model.move(-1)),
            tool("down", Icons.down(), () -> model.move(1)),
            tool("duplicate", Icons.duplicate(), model::duplicate),
            tool("remove", Icons.remove(), model::remove));
    tools.disableProperty().bind(model.family().map(family -> family != Family.LAYERS));
    return tools;
  }

  private Button tool(String name, Node icon, Runnable does) {
    Button button = new Button("", icon);
    button.setId("network-" + name);
    button.getStyleClass().add("icon-button");
    String help =
        switch (name) {
          case "up" -> strings.get("network.up");
          case "down" -> strings.get("network.down");
          case "duplicate" -> strings.get("network.duplicate");
          default -> strings.get("network.remove");
        };
    button.setTooltip(new Tooltip(help));
    button.setAccessibleText(help);
    button.setOnAction(_ -> does.run());
    return button;
  }

  private MenuButton adding() {
    MenuButton button = new MenuButton(strings.get("network.add"), Icons.add());
    button.setId("network-add");
    button.getStyleClass().add("small");
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setTooltip(Hover.wrapped(strings.get("network.add.help")));
    button.setAccessibleText(strings.get("network.add.help"));
    for (Kind<? extends Layer> kind : Layers.ALL.all()) {
      MenuItem item = new MenuItem(kind.title());
      item.setId("network-add-" + kind.name());
      item.setOnAction(
          _ -> {
            model.add(kind);
            list.requestFocus();
          });
      button.getItems().add(item);
    }
    return button;
  }

  Region root() {
    return root;
  }
}
