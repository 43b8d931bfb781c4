package sparsam.ui.sweep.plan;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.StringProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import sparsam.report.sweep.AxisWords;
import sparsam.sweep.AxisChoice;
import sparsam.text.Strings;
import sparsam.ui.part.Chooser;
import sparsam.ui.part.Hover;
import sparsam.ui.part.Icons;
import sparsam.ui.part.There;
import sparsam.ui.sweep.draft.Form;

/** An axis: what is varied, how, and its values. */
final class AxisView {
  private static final double NUMBER = 58;
  private static final double COUNT = 42;

  private final VBox root = new VBox(4);
  private final Strings strings;

  /**
   * @param place from 1, for the ids of its controls
   */
  AxisView(PlanModel model, AxisRow row, int place, Strings strings) {
    this.strings = strings;
    String id = "sweep-axis-" + place;
    root.setId(id);
    root.getStyleClass().add("sweep-axis");
    ObjectProperty<@Nullable AxisChoice> chosen = new SimpleObjectProperty<>(find(model, row));
    row.key().subscribe(_ -> chosen.set(find(model, row)));
    chosen.subscribe(
        (_, choice) -> {
          if (choice != null) {
            model.choose(row, choice);
          }
        });
    ComboBox<AxisChoice> setting =
        Chooser.of(id + "-setting", this::name, model.choices(), chosen, strings.get("sweep.axis"));
    setting.setPrefWidth(10);
    HBox.setHgrow(setting, Priority.ALWAYS);
    Button remove = new Button("", Icons.close());
    remove.setId(id + "-remove");
    remove.getStyleClass().add("icon-button");
    Hover.on(remove, strings.get("sweep.axis.remove"));
    remove.setAccessibleText(strings.get("sweep.axis.remove"));
    remove.setOnAction(_ -> model.remove(row));
    HBox first = new HBox(4, setting, remove);
    first.setAlignment(Pos.CENTER_LEFT);

    ObjectProperty<@Nullable Form> form = new SimpleObjectProperty<>();
    form.bindBidirectional(row.form());
    ComboBox<Form> how =
        Chooser.of(
            id + "-form",
            one -> strings.get(one.key()),
            new SimpleObjectProperty<>(List.of(Form.values())),
            form,
            strings.get("sweep.form"));
    TextField values = field(id + "-values", "sweep.values", row.values());
    There.when(row.form().map(one -> one == Form.LIST), values);
    HBox second = new HBox(4, how, range(id, row));
    second.setAlignment(Pos.CENTER_LEFT);
    Label error = There.sentence(row.error(), "refusal");
    error.setId(id + "-error");
    root.getChildren().addAll(first, second, values, error);
  }

  private Node range(String id, AxisRow row) {
    TextField from = field(id + "-from", "sweep.from", row.from());
    TextField to = field(id + "-to", "sweep.to", row.to());
    TextField count = field(id + "-count", "sweep.count", row.count());
    from.setPrefWidth(NUMBER);
    to.setPrefWidth(NUMBER);
    count.setPrefWidth(COUNT);
    Label times = new Label("×");
    There.when(row.form().map(one -> one != Form.LIST && !one.isDrawn()), times, count);
    HBox range = new HBox(3, from, new Label("–"), to, times, count);
    range.setAlignment(Pos.CENTER_LEFT);
    There.when(row.form().map(one -> one != Form.LIST), range);
    return range;
  }

  private TextField field(String id, String key, StringProperty text) {
    TextField field = new TextField();
    field.setId(id);
    field.getStyleClass().add("small");
    field.setMinWidth(0);
    field.setAccessibleText(strings.get(key));
    Hover.on(field, strings.get(key + ".help"));
    field.textProperty().bindBidirectional(text);
    return field;
  }

  private static @Nullable AxisChoice find(PlanModel model, AxisRow row) {
    Optional<AxisChoice> found =
        model.choices().get().stream()
            .filter(choice -> choice.axis().key().equals(row.key().get()))
            .findFirst();
    return found.orElse(null);
  }

  /** Its name, and what the recipe calls it where that says more. */
  private String name(AxisChoice choice) {
    String title = new AxisWords(strings, choice.axis()).title();
    String key = choice.axis().key();
    return key.contains(".") ? title + " (" + key + ")" : title;
  }

  Region root() {
    return root;
  }
}
