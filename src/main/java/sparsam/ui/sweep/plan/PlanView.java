package sparsam.ui.sweep.plan;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import sparsam.sweep.work.SweepFolder;
import sparsam.text.Strings;
import sparsam.ui.part.Chooser;
import sparsam.ui.part.Dialogs;
import sparsam.ui.part.Hover;
import sparsam.ui.part.Icons;
import sparsam.ui.part.There;

/** The recipe, its axes, seeds and workers, and what that comes to. */
public final class PlanView {
  private static final double NUMBER = 70;

  private final VBox root = new VBox(8);
  private final PlanModel model;
  private final Strings strings;

  /**
   * @param free whether it can be changed: nothing is under way
   * @param open opens a sweep's file or folder
   */
  public PlanView(
      PlanModel model,
      ObservableValue<Boolean> free,
      Consumer<Path> open,
      Dialogs dialogs,
      Strings strings) {
    this.model = model;
    this.strings = strings;
    root.setId("sweep-plan");
    VBox typed = new VBox(8, source(dialogs, open), description(), axes(), numbers());
    typed.disableProperty().bind(free.map(now -> !now));
    Label outlook = new Label();
    outlook.setId("sweep-outlook");
    outlook.getStyleClass().add("description");
    outlook.setWrapText(true);
    outlook.setMinHeight(Region.USE_PREF_SIZE);
    outlook.textProperty().bind(model.outlook());
    There.when(free, outlook);
    Label trouble = There.sentence(model.trouble(), "refusal");
    trouble.setId("sweep-plan-trouble");
    root.getChildren().addAll(typed, trouble, outlook);
  }

  private Node source(Dialogs dialogs, Consumer<Path> open) {
    ObjectProperty<@Nullable Origin> origin = new SimpleObjectProperty<>();
    origin.bindBidirectional(model.origin());
    ComboBox<Origin> box =
        Chooser.of(
            "sweep-origin", this::name, model.origins(), origin, strings.get("sweep.origin"));
    FlowPane buttons =
        new FlowPane(
            4,
            4,
            button("sweep-open", "sweep.open", () -> dialogs.openRecipe().ifPresent(open)),
            button(
                "sweep-folder",
                "sweep.folder",
                () -> dialogs.folder(strings.get("sweep.folder.title")).ifPresent(open)),
            button(
                "sweep-save",
                "sweep.save",
                () -> dialogs.saveRecipe(SweepFolder.SWEEP).ifPresent(model::save)));
    return new VBox(6, heading("sweep.recipe"), box, buttons);
  }

  private String name(Origin origin) {
    return switch (origin) {
      case Origin.Lab() -> strings.get("sweep.origin.lab");
      case Origin.Preset(String name) -> name;
      case Origin.File(String name) -> name;
    };
  }

  private Label description() {
    Label words =
        There.sentence(model.recipe().map(recipe -> recipe.description().strip()), "description");
    words.setId("sweep-description");
    return words;
  }

  private Label heading(String key) {
    Label heading = new Label(strings.get(key));
    heading.getStyleClass().add("heading");
    return heading;
  }

  private Button button(String id, String key, Runnable action) {
    Button button = new Button(strings.get(key));
    button.setId(id);
    button.getStyleClass().add("small");
    button.setMinWidth(Region.USE_PREF_SIZE);
    Hover.on(button, strings.get(key + ".help"));
    button.setAccessibleText(strings.get(key + ".help"));
    button.setOnAction(_ -> action.run());
    return button;
  }

  private Node axes() {
    VBox rows = new VBox(6);
    rows.setId("sweep-axes");
    fill(rows);
    model.rows().addListener((ListChangeListener<AxisRow>) _ -> fill(rows));
    Button add = button("sweep-axis-add", "sweep.axis.add", model::add);
    add.setGraphic(Icons.add());
    Label none = new Label(strings.get("sweep.axis.none"));
    none.getStyleClass().add("description");
    none.setWrapText(true);
    There.when(Bindings.isEmpty(model.rows()), none);
    return new VBox(6, heading("sweep.axes"), none, rows, add);
  }

  private void fill(VBox box) {
    List<Node> all = new ArrayList<>();
    for (AxisRow row : model.rows()) {
      all.add(new AxisView(model, row, all.size() + 1, strings).root());
    }
    box.getChildren().setAll(all);
  }

  private Node numbers() {
    Node points = number("sweep-points", "sweep.points", model.points());
    Label pointsError = There.sentence(model.pointsError(), "refusal");
    There.when(model.drawn(), points);
    Label seedsError = There.sentence(model.seedsError(), "refusal");
    seedsError.setId("sweep-seeds-error");
    Label workersError = There.sentence(model.workersError(), "refusal");
    return new VBox(
        4,
        points,
        pointsError,
        number("sweep-seeds", "sweep.seeds.field", model.seeds()),
        seedsError,
        number("sweep-halve", "sweep.halve", model.halve()),
        There.sentence(model.halveError(), "refusal"),
        number("sweep-workers", "sweep.workers", model.workersTyped()),
        workersError);
  }

  private Node number(String id, String key, StringProperty text) {
    Label name = new Label(strings.get(key));
    HBox.setHgrow(name, Priority.ALWAYS);
    name.setMaxWidth(Double.MAX_VALUE);
    TextField field = new TextField();
    field.setId(id);
    field.getStyleClass().add("small");
    field.setPrefWidth(NUMBER);
    field.setMinWidth(NUMBER);
    field.textProperty().bindBidirectional(text);
    field.setAccessibleText(strings.get(key));
    Hover.on(field, strings.get(key + ".help"));
    name.setLabelFor(field);
    HBox row = new HBox(8, name, field);
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  public Region root() {
    return root;
  }
}
