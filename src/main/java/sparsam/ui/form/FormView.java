package sparsam.ui.form;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.Property;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import sparsam.settings.Setting;
import sparsam.text.Strings;
import sparsam.ui.part.Hover;
import sparsam.ui.part.There;

/** A form's rows, one under the other: a name on the left, its field or choice on the right. */
public final class FormView {
  private static final PseudoClass REFUSED = PseudoClass.getPseudoClass("refused");

  private final VBox root = new VBox();
  private final String id;
  private final Strings strings;
  private final Consumer<Entry> commit;

  /**
   * @param id the ids of its controls begin with it
   * @param commit what is typed is to count
   */
  public FormView(String id, Strings strings, Consumer<Entry> commit) {
    this.id = id;
    this.strings = strings;
    this.commit = commit;
    root.getStyleClass().add("form");
    root.getStylesheets().add("/ui/form.css");
  }

  /** A heading over the rows that follow. */
  public Node heading(String key) {
    Label heading = new Label(strings.get(key));
    heading.getStyleClass().add("heading");
    return add(heading);
  }

  /**
   * A typed value.
   *
   * @param help the key of the sentence that says what it is
   * @param unit behind the field; may be empty
   */
  public Node text(Entry entry, String name, String help, String unit) {
    return text(entry, name, strings.get(help), unit, false);
  }

  /** A setting's typed value. */
  public Node text(Entry entry, Setting<?> setting) {
    return text(entry, setting.key(), setting.help(), setting.unit(), false);
  }

  /** A typed value in a field as wide as the form, under its name. */
  public Node wide(Entry entry, String name, String help) {
    return text(entry, name, strings.get(help), "", true);
  }

  private Node text(Entry entry, String name, String help, String unit, boolean wide) {
    TextField field = new TextField();
    field.setId(id + "-" + name);
    field.textProperty().bindBidirectional(entry.text());
    field.setOnAction(_ -> commit.accept(entry));
    field
        .focusedProperty()
        .subscribe(
            (_, focused) -> {
              if (!focused) {
                commit.accept(entry);
              }
            });
    field.setOnKeyPressed(
        event -> {
          if (event.getCode() == KeyCode.ESCAPE && entry.touched()) {
            entry.restore();
            event.consume();
          }
        });
    field.setAccessibleText(entry.label());
    field.setTooltip(Hover.wrapped(help));
    Label label = label(entry.label(), field, help);
    Label after = new Label(unit);
    after.getStyleClass().add("unit");
    after.setManaged(!unit.isEmpty());
    after.setMinWidth(Region.USE_PREF_SIZE);
    Node line = wide ? new VBox(3, label, field) : row(label, field, after);
    if (!wide) {
      field.getStyleClass().add("number");
      field.setAlignment(Pos.CENTER_RIGHT);
    }
    Label error = There.sentence(entry.error(), "refusal");
    error.setId(id + "-" + name + "-error");
    entry.error().subscribe(text -> field.pseudoClassStateChanged(REFUSED, !text.isEmpty()));
    return add(new VBox(2, line, error));
  }

  /**
   * One of several.
   *
   * @param words a value's name
   * @param label what is chosen
   * @param help the sentence that says what it is
   */
  public <T> Node choice(
      Property<T> chosen,
      List<? extends T> values,
      Function<T, String> words,
      String name,
      String label,
      String help) {
    ComboBox<T> box = new ComboBox<>();
    box.setId(id + "-" + name);
    box.getItems().setAll(values);
    box.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(T value) {
            return value == null ? "" : words.apply(value);
          }

          @Override
          public T fromString(String text) {
            throw new UnsupportedOperationException("nothing is typed here");
          }
        });
    box.valueProperty().bindBidirectional(chosen);
    box.setAccessibleText(label);
    box.setTooltip(Hover.wrapped(help));
    return add(row(label(label, box, help), box));
  }

  /** Yes or no, with the sentence that says what it does. */
  public Node toggle(Property<Boolean> on, String name, String label, String help) {
    return yesNo(on, name, strings.get(label), strings.get(help));
  }

  /** A setting that is on or off. */
  public Node toggle(Property<Boolean> on, Setting<?> setting) {
    return yesNo(on, setting.key(), setting.label(), setting.help());
  }

  private Node yesNo(Property<Boolean> on, String name, String label, String help) {
    CheckBox box = new CheckBox(label);
    box.setId(id + "-" + name);
    box.setWrapText(true);
    box.setMinHeight(Region.USE_PREF_SIZE);
    box.setAccessibleText(label + ". " + help);
    box.selectedProperty().bindBidirectional(on);
    Label says = new Label(help);
    says.getStyleClass().add("says");
    says.setWrapText(true);
    says.setMinHeight(Region.USE_PREF_SIZE);
    return add(new VBox(1, box, says));
  }

  /** A sentence that is there as long as it is not empty. */
  public Node error(ObservableValue<String> text) {
    Label label = There.sentence(text, "refusal");
    label.setId(id + "-error");
    return add(label);
  }

  /**
   * Rows of their own, to be put into this form.
   *
   * @param room what their controls' ids have after this form's; empty where they are called as if
   *     they were its
   */
  FormView inner(String room) {
    return new FormView(room.isEmpty() ? id : id + "-" + room, strings, commit);
  }

  /** A node of another kind. */
  public Node add(Node node) {
    root.getChildren().add(node);
    return node;
  }

  private static Label label(String text, Node field, String help) {
    Label label = new Label(text);
    label.setLabelFor(field);
    if (!text.contains(" ")) {
      label.setMinWidth(Region.USE_PREF_SIZE); // Lines are broken between words alone.
    }
    label.setTooltip(Hover.wrapped(help));
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }

  private static HBox row(Node... nodes) {
    HBox row = new HBox(6);
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    row.getChildren().addAll(nodes);
    row.getChildren().add(1, space);
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  public VBox root() {
    return root;
  }
}
