package sparsam.ui.part;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;

/** What the large cards over the window are made of; {@code recipe-card.css} says how it looks. */
public final class CardParts {
  private CardParts() {}

  /** A button that says what it does when it is pointed at. */
  public static Button button(String id, String words, String help) {
    Button button = new Button(words);
    button.setId(id);
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setTooltip(Hover.wrapped(help));
    button.setAccessibleText(help);
    return button;
  }

  /** A sentence that stands back. */
  public static Label quiet(String id) {
    Label label = new Label();
    label.setId(id);
    label.getStyleClass().add("sheet-quiet");
    label.setWrapText(true);
    return label;
  }

  /** What stands above a column. */
  public static Label column(String words) {
    Label label = new Label(words);
    label.getStyleClass().add("sheet-column");
    return label;
  }

  /** A column at a card's side, as high as the card lets it be. */
  public static ScrollPane side(Node content, double width) {
    ScrollPane side = new ScrollPane(content);
    side.setFitToWidth(true);
    side.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    side.getStyleClass().add("quiet-scroll");
    side.setMinWidth(width);
    side.setPrefWidth(width);
    side.setMaxWidth(width);
    side.setMinHeight(0);
    side.setPrefHeight(0);
    side.setMaxHeight(Double.MAX_VALUE);
    return side;
  }

  /** Changes what differs alone, so that nothing flickers or loses its place while one types. */
  public static <T> void follow(ListView<T> list, List<T> rows) {
    if (rows.size() != list.getItems().size()) {
      list.getItems().setAll(rows);
      return;
    }
    for (int i = 0; i < rows.size(); i++) {
      if (!rows.get(i).equals(list.getItems().get(i))) {
        list.getItems().set(i, rows.get(i));
      }
    }
  }
}
