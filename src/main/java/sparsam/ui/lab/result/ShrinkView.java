package sparsam.ui.lab.result;

import java.util.List;
import java.util.stream.IntStream;
import javafx.beans.value.ObservableValue;
import javafx.geometry.HPos;
import javafx.geometry.VPos;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;
import sparsam.report.shrink.ShrinkTable;
import sparsam.report.table.Table;
import sparsam.report.table.Table.Cell;
import sparsam.result.shrink.Shrinkage.Named;
import sparsam.text.Strings;
import sparsam.ui.part.Hover;

/** What pruning made of the networks, folded: each one's name above its numbers. */
final class ShrinkView {
  private static final double EDGE = 2;
  private static final double BAR = 14;

  /** The column of what the dense network had, which has a row of its own here. */
  private static final int BEFORE = 3;

  private final ObservableValue<List<Named>> networks;
  private final Strings strings;
  private final GridPane grid = new GridPane();
  private final TitledPane root;

  ShrinkView(ObservableValue<List<Named>> networks, Strings strings) {
    this.networks = networks;
    this.strings = strings;
    grid.getStyleClass().add("shrinkage");
    ScrollPane scroll = new ScrollPane(grid);
    scroll.getStyleClass().add("quiet-scroll");
    scroll.setVbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.setMinHeight(Region.USE_PREF_SIZE);
    grid.heightProperty()
        .subscribe(height -> scroll.setPrefHeight(height.doubleValue() + EDGE + BAR));
    Label caption = new Label(strings.get("shrink.caption"));
    caption.getStyleClass().add("arm-settings");
    caption.setWrapText(true);
    caption.setMinHeight(Region.USE_PREF_SIZE);
    VBox content = new VBox(scroll, caption);
    content.getStyleClass().add("verdicts");
    root = new TitledPane(strings.get("shrink.heading"), content);
    root.setId("shrinkage");
    root.getStyleClass().add("quiet-pane");
    root.setExpanded(false);
    root.setAnimated(false);
    Hover.on(root, strings.get("shrink.help"));
    networks.subscribe(this::follow);
    root.expandedProperty().subscribe(this::draw);
  }

  private void follow(List<Named> now) {
    root.setVisible(!now.isEmpty());
    root.setManaged(!now.isEmpty());
    draw();
  }

  /** What nobody looks at is not made. */
  private void draw() {
    if (!root.isExpanded()) {
      return;
    }
    grid.getChildren().clear();
    Table table = ShrinkTable.of(strings, networks.getValue());
    int[] shown =
        IntStream.range(1, table.columns().size()).filter(column -> column != BEFORE).toArray();
    for (int i = 0; i < shown.length; i++) {
      grid.add(head(table.columns().get(shown[i]).name()), i, 0);
    }
    int line = 1;
    for (List<Cell> row : table.rows()) {
      Label name = new Label(row.getFirst().text());
      name.getStyleClass().add("pair-name");
      grid.add(name, 0, line++, shown.length, 1);
      for (int i = 0; i < shown.length; i++) {
        grid.add(value(row.get(shown[i]).text()), i, line);
      }
      line++;
    }
  }

  private static Label head(String text) {
    Label label = new Label(String.join("\n", text.split(" ", 2)));
    label.getStyleClass().add("column");
    label.setTextAlignment(TextAlignment.RIGHT);
    label.setMinSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    GridPane.setHalignment(label, HPos.RIGHT);
    GridPane.setValignment(label, VPos.BOTTOM);
    return label;
  }

  private static Label value(String text) {
    Label label = new Label(text);
    label.getStyleClass().add("arm-fact");
    label.setMinWidth(Region.USE_PREF_SIZE);
    GridPane.setHalignment(label, HPos.RIGHT);
    return label;
  }

  TitledPane root() {
    return root;
  }
}
