package sparsam.ui.lab.result;

import java.util.Locale;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.geometry.Insets;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import sparsam.report.PairTable;
import sparsam.report.PairTable.Cell;
import sparsam.text.Strings;
import sparsam.ui.part.Hover;

/** The matrix of pairs, folded; the pair that is pointed at or chosen is told below it. */
final class PairsView {
  private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
  private static final double NAMES = 92;

  /** Columns that have room for an interval and p in every cell. */
  private static final int ROOMY = 3;

  /** Columns that fit the narrowest panel; more of them are scrolled by a bar below. */
  private static final int FITTING = 4;

  private static final double BAR = 14;
  private static final double EDGE = 2;

  private final ObservableValue<PairTable> pairs;
  private final Strings strings;
  private final GridPane grid = new GridPane();
  private final Label told = new Label();
  private final TitledPane root;
  private PairTable drawn = PairTable.EMPTY;

  PairsView(ObservableValue<PairTable> pairs, Strings strings) {
    this.pairs = pairs;
    this.strings = strings;
    grid.getStyleClass().add("pairs");
    ScrollPane scroll = new ScrollPane(grid);
    scroll.setId("pairs");
    scroll.getStyleClass().add("quiet-scroll");
    scroll.setVbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.setMinHeight(Region.USE_PREF_SIZE);
    grid.heightProperty().subscribe(height -> scroll.setPrefHeight(height.doubleValue() + EDGE));
    told.setId("pair");
    told.setWrapText(true);
    told.setMinHeight(Region.USE_PREF_SIZE);
    VBox content = new VBox(scroll, told);
    content.getStyleClass().add("verdicts");
    root = new TitledPane("", content);
    root.setId("verdicts");
    root.getStyleClass().add("quiet-pane");
    root.setExpanded(false);
    root.setAnimated(false);
    pairs.subscribe(this::follow);
    root.expandedProperty().subscribe(this::draw);
  }

  private void follow(PairTable now) {
    root.setText(strings.get(now.pairs() == 1 ? "result.all.one" : "result.all", now.pairs()));
    root.setVisible(now.pairs() > 0);
    root.setManaged(now.pairs() > 0);
    draw();
  }

  /** A thousand cells that nobody looks at are not made. */
  private void draw() {
    PairTable now = pairs.getValue();
    if (!root.isExpanded() || now.equals(drawn)) {
      return;
    }
    drawn = now;
    grid.getChildren().clear();
    told.setText(strings.get("result.pairs.how"));
    int last = now.names().size() - 1;
    boolean roomy = last <= ROOMY;
    grid.setPadding(new Insets(0, 0, last > FITTING ? BAR : 0, 0));
    for (int row = 0; row <= last; row++) {
      Label name = new Label(now.numbered(row));
      name.setPrefWidth(NAMES);
      name.setMinHeight(Region.USE_PREF_SIZE);
      name.setWrapText(true);
      name.getStyleClass().add("pair-name");
      grid.add(name, 0, row + 1);
      for (int column = 0; column < Math.min(row, last); column++) {
        int at = column;
        int of = row;
        now.at(row, column).ifPresent(cell -> grid.add(cell(cell, of, at, roomy), at + 1, of + 1));
      }
    }
    for (int column = 0; column < last; column++) {
      Label number = new Label(Integer.toString(column + 1));
      number.setMaxWidth(Double.MAX_VALUE);
      number.getStyleClass().add("pair-number");
      Hover.on(number, now.names().get(column));
      grid.add(number, column + 1, 0);
    }
  }

  private Button cell(Cell cell, int row, int column, boolean roomy) {
    Button button =
        new Button(
            roomy
                ? String.join("\n", cell.difference(), cell.interval(), cell.p())
                : cell.difference());
    button.setId("pair-" + row + "-" + column);
    button.getStyleClass().setAll("pair-cell", cell.told().name().toLowerCase(Locale.ROOT));
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setMaxWidth(Double.MAX_VALUE);
    button.setAccessibleText(cell.sentence());
    button.setOnMouseEntered(_ -> tell(button, cell));
    button.setOnAction(_ -> tell(button, cell));
    button
        .focusedProperty()
        .subscribe(
            focused -> {
              if (focused) {
                tell(button, cell);
              }
            });
    return button;
  }

  private void tell(Button button, Cell cell) {
    grid.getChildren().forEach(one -> one.pseudoClassStateChanged(CHOSEN, one == button));
    told.setText(cell.sentence());
  }

  TitledPane root() {
    return root;
  }
}
