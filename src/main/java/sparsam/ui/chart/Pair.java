package sparsam.ui.chart;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import sparsam.text.Strings;
import sparsam.ui.part.ChoiceButton;
import sparsam.ui.part.Hover;

/** Two cards side by side, or where there is no room one of them and a choice. */
public final class Pair {
  private final HBox root = new HBox();

  /**
   * @param abreast the width that both need
   */
  public Pair(ChartCard first, ChartCard second, double abreast, Strings strings) {
    root.getStyleClass().add("chart-pair");
    root.getChildren().addAll(first.root(), second.root());
    root.setMinWidth(0);
    BooleanProperty secondChosen = new SimpleBooleanProperty();
    ObservableValue<Boolean> narrow =
        root.widthProperty().map(width -> width.doubleValue() < abreast);
    for (ChartCard card : new ChartCard[] {first, second}) {
      card.replaceTitle(choice(card, first, second, secondChosen, strings), narrow);
      Region region = card.root();
      region
          .visibleProperty()
          .bind(
              narrow.flatMap(
                  one -> secondChosen.map(chosen -> !one || chosen == card.equals(second))));
      region.managedProperty().bind(region.visibleProperty());
      region.setPrefWidth(10);
      region.setMinWidth(0);
      HBox.setHgrow(region, Priority.ALWAYS);
    }
  }

  /** Two buttons on a card that choose which of the two is shown. */
  private static Node choice(
      ChartCard on,
      ChartCard first,
      ChartCard second,
      BooleanProperty secondChosen,
      Strings strings) {
    HBox both =
        new HBox(
            button(on, first, secondChosen, false, strings),
            button(on, second, secondChosen, true, strings));
    both.setMinWidth(Region.USE_PREF_SIZE);
    return both;
  }

  private static Node button(
      ChartCard on, ChartCard of, BooleanProperty secondChosen, boolean second, Strings strings) {
    ChoiceButton button = new ChoiceButton(of.title());
    button.textProperty().bind(of.titled());
    button.setId(on.root().getId() + "-show-" + of.root().getId());
    button.getStyleClass().add("small");
    button.placeInRow(second ? 1 : 0, 2);
    Hover.on(button, strings.get("chart.show", of.title()));
    secondChosen.subscribe(chosen -> button.setSelected(chosen == second));
    button.setOnAction(_ -> secondChosen.set(second));
    return button;
  }

  public Region root() {
    return root;
  }
}
