package sparsam.ui.runs;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import sparsam.text.Strings;
import sparsam.ui.part.Hover;
import sparsam.ui.part.Icons;
import sparsam.ui.runs.Contrast.Trait;
import sparsam.ui.runs.row.RunRow.Cell;

/**
 * The chosen runs in a table, sorted by any column: a line for each run, a column for each setting
 * in which they differ and for each result.
 */
final class ContrastView {
  private static final double NAME = 190;
  private static final double NARROWEST = 90;
  private static final double WIDEST = 260;

  /** Pixels that a letter takes in a table, and those beside all of them. */
  private static final double LETTER = 7;

  private static final double BESIDE = 34;

  private final RunsModel model;
  private final Strings strings;
  private final Label legend = new Label();
  private final TableView<Integer> table = new TableView<>();
  private final VBox root = new VBox();

  ContrastView(RunsModel model, Acts acts, Strings strings) {
    this.model = model;
    this.strings = strings;
    Button back = new Button(strings.get("runs.back"), Icons.back());
    back.setId("runs-back");
    back.getStyleClass().addAll("flat", "back");
    Hover.on(back, strings.get("runs.back.help"));
    back.setAccessibleText(strings.get("runs.back.help"));
    back.setOnAction(_ -> acts.comparing().set(false));
    legend.getStyleClass().add("runs-text");
    HBox header = new HBox(back, legend);
    header.getStyleClass().add("runs-contrast-header");
    header.setAlignment(Pos.CENTER_LEFT);
    table.setId("runs-contrast");
    table.setAccessibleText(strings.get("runs.contrast"));
    table.setFixedCellSize(30);
    table.setPlaceholder(new Label());
    VBox.setVgrow(table, Priority.ALWAYS);
    root.getStyleClass().add("runs-comparing");
    root.getChildren().addAll(header, table);
    root.visibleProperty().bind(acts.comparing());
    root.managedProperty().bind(acts.comparing());
    acts.comparing().subscribe(this::fill);
    model.chosen().subscribe(this::fill);
  }

  private void fill() {
    table.getColumns().clear();
    table.getItems().clear();
    if (!root.isVisible()) {
      return;
    }
    Contrast contrast = Contrast.of(model.chosen().get(), strings);
    List<Cell> names = contrast.names().stream().map(name -> new Cell(name, Double.NaN)).toList();
    legend.setText(legend(contrast));
    table
        .getColumns()
        .add(column(new Trait(strings.get("runs.column.name"), names, OptionalInt.empty()), NAME));
    group("runs.contrast.settings", contrast.settings());
    group("runs.contrast.results", contrast.results());
    table.getItems().setAll(IntStream.range(0, names.size()).boxed().toList());
  }

  private String legend(Contrast contrast) {
    String best = strings.get("runs.contrast.best");
    return contrast.settings().isEmpty() ? strings.get("runs.contrast.same") + " " + best : best;
  }

  private void group(String heading, List<Trait> traits) {
    if (!traits.isEmpty()) {
      TableColumn<Integer, Value> group = new TableColumn<>(strings.get(heading));
      traits.forEach(trait -> group.getColumns().add(column(trait, width(trait))));
      table.getColumns().add(group);
    }
  }

  private static double width(Trait trait) {
    int longest =
        Stream.concat(Stream.of(trait.what()), trait.values().stream().map(Cell::text))
            .mapToInt(String::length)
            .max()
            .orElse(0);
    return Math.clamp(LETTER * longest + BESIDE, NARROWEST, WIDEST);
  }

  private static TableColumn<Integer, Value> column(Trait trait, double width) {
    TableColumn<Integer, Value> column = new TableColumn<>(trait.what());
    column.setPrefWidth(width);
    column.setComparator(Comparator.comparing(Value::cell, Trait.ORDER));
    column.setCellValueFactory(
        row -> {
          int run = row.getValue();
          return new ReadOnlyObjectWrapper<>(
              new Value(trait.values().get(run), trait.best().equals(OptionalInt.of(run))));
        });
    column.setCellFactory(_ -> new Words());
    return column;
  }

  private record Value(Cell cell, boolean best) {}

  /** A value, bold where it is the best of its column. */
  private static final class Words extends TableCell<Integer, Value> {
    Words() {
      RunCell.hover(this, () -> Objects.requireNonNullElse(getText(), ""));
    }

    @Override
    protected void updateItem(@Nullable Value value, boolean empty) {
      super.updateItem(value, empty);
      setText(empty || value == null ? null : value.cell().text());
      getStyleClass().remove("runs-best");
      if (!empty && value != null && value.best()) {
        getStyleClass().add("runs-best");
      }
    }
  }

  Region root() {
    return root;
  }
}
