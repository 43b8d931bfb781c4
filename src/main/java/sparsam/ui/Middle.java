package sparsam.ui;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import sparsam.text.Strings;
import sparsam.ui.chart.ChartCard;

/** The effects: one panel on top, two below side by side, or one of the two where it is narrow. */
final class Middle {
  /** This much is needed for two panels side by side. */
  private static final double TWO_ABREAST = 620;

  private final VBox root = new VBox();

  /**
   * @param secondTitle the key of what the second of the lower panels is called
   */
  Middle(
      Region top, ChartCard firstCard, ChartCard secondCard, String secondTitle, Strings strings) {
    Region first = firstCard.root();
    Region second = secondCard.root();
    HBox lower = new HBox(first, second);
    lower.getStyleClass().add("lower-charts");
    root.getChildren().addAll(top, lower);
    root.setId("charts");
    root.getStyleClass().add("charts");
    root.setMinWidth(0);

    BooleanProperty secondChosen = new SimpleBooleanProperty();
    ObservableValue<Boolean> narrow =
        root.widthProperty().map(width -> width.doubleValue() < TWO_ABREAST);
    firstCard.replaceTitle(switcher("weights", secondTitle, strings, secondChosen), narrow);
    secondCard.replaceTitle(switcher("loss", secondTitle, strings, secondChosen), narrow);
    first
        .visibleProperty()
        .bind(narrow.flatMap(one -> secondChosen.map(chosen -> !one || !chosen)));
    second
        .visibleProperty()
        .bind(narrow.flatMap(one -> secondChosen.map(chosen -> !one || chosen)));
    for (Region one : new Region[] {first, second}) {
      one.managedProperty().bind(one.visibleProperty());
      one.setPrefWidth(10);
      one.setMinWidth(0);
      HBox.setHgrow(one, Priority.ALWAYS);
    }
    for (Region one : new Region[] {top, lower}) {
      one.setPrefHeight(10);
      one.setMinHeight(0);
      VBox.setVgrow(one, Priority.ALWAYS);
    }
  }

  /** Two buttons that choose which of the lower panels a narrow window shows. */
  private static Node switcher(
      String id, String secondTitle, Strings strings, BooleanProperty secondChosen) {
    ToggleButton first = new ToggleButton(strings.get("weights.title"));
    first.setId(id + "-show-weights");
    first.getStyleClass().addAll("small", "left-pill");
    ToggleButton second = new ToggleButton(strings.get(secondTitle));
    second.setId(id + "-show-loss");
    second.getStyleClass().addAll("small", "right-pill");
    secondChosen.subscribe(
        chosen -> {
          first.setSelected(!chosen);
          second.setSelected(chosen);
        });
    first.setOnAction(_ -> choose(secondChosen, false, first, second));
    second.setOnAction(_ -> choose(secondChosen, true, first, second));
    HBox both = new HBox(first, second);
    both.setMinWidth(Region.USE_PREF_SIZE);
    return both;
  }

  private static void choose(
      BooleanProperty secondChosen, boolean chosen, ToggleButton first, ToggleButton second) {
    secondChosen.set(chosen);
    // A toggle that was on already went off with the click.
    first.setSelected(!chosen);
    second.setSelected(chosen);
  }

  Region root() {
    return root;
  }
}
