package sparsam.ui.runs;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import sparsam.text.Strings;
import sparsam.ui.part.Hover;
import sparsam.ui.part.Icons;

/** The chosen runs side by side. */
final class ContrastView {
  private static final double FIRST = 190;
  private static final double OTHER = 200;

  private final RunsModel model;
  private final Strings strings;
  private final GridPane grid = new GridPane();
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
    HBox header = new HBox(back);
    header.setAlignment(Pos.CENTER_LEFT);
    grid.setId("runs-contrast");
    grid.getStyleClass().add("runs-contrast");
    ScrollPane scroll = new ScrollPane(grid);
    scroll.getStyleClass().add("quiet-scroll");
    VBox.setVgrow(scroll, Priority.ALWAYS);
    root.getStyleClass().add("runs-comparing");
    root.getChildren().addAll(header, scroll);
    root.visibleProperty().bind(acts.comparing());
    root.managedProperty().bind(acts.comparing());
    acts.comparing().subscribe(this::fill);
    model.chosen().subscribe(this::fill);
  }

  private void fill() {
    grid.getChildren().clear();
    if (!root.isVisible()) {
      return;
    }
    Contrast contrast = Contrast.of(model.chosen().get(), strings);
    int row = 0;
    grid.add(cell("", "runs-path", FIRST), 0, row);
    for (int i = 0; i < contrast.names().size(); i++) {
      grid.add(cell(contrast.names().get(i), "runs-title", OTHER), i + 1, row);
    }
    row = add(strings.get("runs.contrast.settings"), contrast.settings(), row + 1);
    if (contrast.settings().isEmpty()) {
      grid.add(cell(strings.get("runs.contrast.same"), "runs-value", 2 * OTHER), 1, row++, 9, 1);
    }
    add(strings.get("runs.contrast.results"), contrast.results(), row);
  }

  private int add(String heading, List<Contrast.Line> lines, int first) {
    int row = first;
    grid.add(cell(heading, "runs-heading", FIRST), 0, row++);
    for (Contrast.Line line : lines) {
      grid.add(cell(line.what(), "runs-path", FIRST), 0, row);
      for (int i = 0; i < line.values().size(); i++) {
        grid.add(
            cell(line.values().get(i), line.best().contains(i) ? "runs-best" : "runs-value", OTHER),
            i + 1,
            row);
      }
      row++;
    }
    return row;
  }

  private static Label cell(String text, String style, double width) {
    Label label = new Label(text);
    label.getStyleClass().add(style);
    label.setWrapText(true);
    label.setPrefWidth(width);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }

  Region root() {
    return root;
  }
}
