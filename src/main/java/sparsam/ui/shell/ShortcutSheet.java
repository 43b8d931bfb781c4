package sparsam.ui.shell;

import java.util.List;
import javafx.geometry.HPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import sparsam.text.Strings;
import sparsam.ui.part.ChoiceButton;
import sparsam.ui.part.Hover;
import sparsam.ui.part.Icons;
import sparsam.ui.part.Sheet;
import sparsam.ui.part.Shortcut;

/** The list of every shortcut and the meaning of every word, laid over the window. */
final class ShortcutSheet {
  /** Of what is seen at once, where the window has room. */
  private static final double HEIGHT = 560;

  /** Groups in the first column. */
  private static final int LEFT = 3;

  private final VBox card = new VBox();
  private final Button close = new Button("", Icons.close());
  private final Sheet sheet = new Sheet("shortcuts-pane", card, close, close);
  private final ChoiceButton keys;
  private final ChoiceButton words;
  private final Button tour;
  private final Button about;

  /**
   * @param begin begins the tour
   * @param tell says what the program is
   */
  ShortcutSheet(Strings strings, Runnable begin, Runnable tell) {
    ToggleGroup parts = new ToggleGroup();
    keys = part("shortcuts-keys", "shortcuts.title", parts, strings);
    words = part("shortcuts-words", "shortcuts.words", parts, strings);
    keys.placeInRow(0, 2);
    words.placeInRow(1, 2);
    keys.setSelected(true);
    tour = leading("shortcuts-tour", "shortcuts.tour", "shortcuts.tour.help", begin, strings);
    about = leading("shortcuts-about", "about.item", "about.item.help", tell, strings);
    close.setId("shortcuts-close");
    close.getStyleClass().add("icon-button");
    Hover.on(close, strings.get("shortcuts.close"));
    close.setAccessibleText(strings.get("shortcuts.close"));
    close.setOnAction(_ -> sheet.hide());
    BorderPane header = new BorderPane();
    header.setLeft(new HBox(keys, words));
    header.setRight(close);
    card.setId("shortcuts");
    card.getStyleClass().addAll("card", "shortcuts");
    card.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    card.getChildren().add(header);
    // Tab must not lead to what lies behind.
    card.addEventFilter(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.TAB) {
            List<ButtonBase> all = List.of(close, keys, words, tour, about);
            int step = event.isShiftDown() ? all.size() - 1 : 1;
            all.get((all.indexOf(card.getScene().getFocusOwner()) + step) % all.size())
                .requestFocus();
            event.consume();
          }
        });
  }

  private static ChoiceButton part(String id, String key, ToggleGroup parts, Strings strings) {
    ChoiceButton button = new ChoiceButton(strings.get(key));
    button.setId(id);
    button.getStyleClass().add("small");
    button.setToggleGroup(parts);
    button.setAccessibleText(strings.get(key));
    return button;
  }

  /** A button that puts the sheet away and leads elsewhere. */
  private Button leading(String id, String key, String help, Runnable there, Strings strings) {
    Button button = new Button(strings.get(key));
    button.setId(id);
    Hover.on(button, strings.get(help));
    button.setAccessibleHelp(strings.get(help));
    button.setOnAction(
        _ -> {
          sheet.hide();
          there.run();
        });
    return button;
  }

  /** Lists these; called once. */
  void fill(List<Shortcut.Group> groups, Strings strings) {
    HBox lists = new HBox(grid(groups.subList(0, LEFT), strings));
    lists.getChildren().add(grid(groups.subList(LEFT, groups.size()), strings));
    lists.getStyleClass().add("shortcut-lists");
    Region glossary = Glossary.page(strings);
    ScrollPane scroll = new ScrollPane();
    scroll
        .contentProperty()
        .bind(words.selectedProperty().map(chosen -> chosen ? glossary : lists));
    scroll.setPrefViewportHeight(HEIGHT);
    scroll.getStyleClass().add("quiet-scroll");
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.setFitToWidth(true);
    HBox elsewhere = new HBox(tour, about);
    elsewhere.getStyleClass().add("shortcut-ends");
    elsewhere.setMinHeight(Region.USE_PREF_SIZE);
    card.getChildren().addAll(scroll, elsewhere);
  }

  private static Region grid(List<Shortcut.Group> groups, Strings strings) {
    GridPane grid = new GridPane();
    grid.getStyleClass().add("shortcut-grid");
    int row = 0;
    for (Shortcut.Group group : groups) {
      Label heading = new Label(strings.get(group.key()));
      heading.getStyleClass().add("heading");
      grid.add(heading, 0, row++, 2, 1);
      for (Shortcut shortcut : group.shortcuts()) {
        grid.addRow(row++, keys(shortcut.shown()), act(strings.get(shortcut.key())));
      }
      for (Shortcut.Told told : group.told()) {
        grid.addRow(row++, keys(strings.get(told.keys())), act(strings.get(told.key())));
      }
    }
    return grid;
  }

  private static Label keys(String shown) {
    Label pressed = new Label(shown);
    pressed.getStyleClass().add("keys");
    pressed.setMinWidth(Region.USE_PREF_SIZE);
    GridPane.setHalignment(pressed, HPos.RIGHT);
    return pressed;
  }

  private static Label act(String words) {
    Label act = new Label(words);
    act.setMinWidth(Region.USE_PREF_SIZE);
    return act;
  }

  void show() {
    sheet.show();
  }

  Node root() {
    return sheet.root();
  }
}
