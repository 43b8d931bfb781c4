package sparsam.ui.lab.dense;

import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import sparsam.text.Strings;
import sparsam.ui.part.Dialogs;
import sparsam.ui.part.Hover;
import sparsam.ui.part.Icons;

/** Where the dense network is from, and what else it could be: trained anew, or that of a file. */
public final class DenseView {
  private final VBox root;

  public DenseView(DenseModel model, Strings strings, Dialogs dialogs) {
    Label heading = new Label(strings.get("form.heading.dense"));
    heading.getStyleClass().add("heading");
    Label from = sentence("dense-from", "preset-note");
    from.textProperty().bind(model.from());
    when(from, model.from().isNotEmpty());
    CheckBox anew = new CheckBox(strings.get("dense.anew"));
    anew.setId("dense-anew");
    Hover.on(anew, strings.get("dense.anew.help"));
    anew.selectedProperty().bindBidirectional(model.anew());
    when(anew, model.trainable());
    Button open = button("dense-open", strings.get("dense.open"), strings.get("dense.open.help"));
    open.setOnAction(_ -> choose(model, dialogs));
    when(open, model.wanted());
    Button train =
        button("dense-train", strings.get("dense.train"), strings.get("dense.train.help"));
    train.setOnAction(_ -> model.train());
    when(train, model.fromFile());
    FlowPane buttons = new FlowPane(open, train);
    buttons.getStyleClass().add("dense-buttons");
    Region note = note(model, strings);
    root = new VBox(heading, from, anew, buttons, note);
    root.setId("dense");
    root.getStyleClass().add("dense-from");
    when(root, model.wanted().or(note.visibleProperty()).or(model.from().isNotEmpty()));
  }

  /** Asks for a file, where one may be taken now. */
  public static void choose(DenseModel model, Dialogs dialogs) {
    if (model.ready()) {
      dialogs.openWeights().ifPresent(model::open);
    }
  }

  /** What is said of a file that is not the dense network, and what can be done about it. */
  private static Region note(DenseModel model, Strings strings) {
    Label said = sentence("dense-note", "dense-note");
    said.textProperty().bind(model.note().map(Note::sentence));
    said.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(said, Priority.ALWAYS);
    Button dismiss = new Button("", Icons.close());
    dismiss.setId("dense-dismiss");
    dismiss.getStyleClass().add("icon-button");
    Hover.on(dismiss, strings.get("dense.dismiss"));
    dismiss.setAccessibleText(strings.get("dense.dismiss"));
    dismiss.setMinWidth(Region.USE_PREF_SIZE);
    dismiss.setOnAction(_ -> model.dismiss());
    Button takeOver = button("dense-take-over", "", strings.get("dense.takeOver.help"));
    takeOver.textProperty().bind(model.note().map(Note::offer));
    takeOver.setWrapText(true);
    takeOver.setOnAction(_ -> model.takeOver());
    when(takeOver, takeOver.textProperty().isNotEmpty());
    VBox box = new VBox(new HBox(said, dismiss), takeOver);
    box.getStyleClass().addAll("hint", "dense-hint");
    model
        .note()
        .subscribe(
            note -> {
              said.getStyleClass().remove("refusal");
              if (note.isRefusal()) {
                said.getStyleClass().add("refusal");
              }
            });
    when(box, Bindings.createBooleanBinding(() -> !said.getText().isEmpty(), said.textProperty()));
    return box;
  }

  private static Label sentence(String id, String style) {
    Label label = new Label();
    label.setId(id);
    label.getStyleClass().add(style);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }

  private static Button button(String id, String words, String help) {
    Button button = new Button(words);
    button.setId(id);
    button.getStyleClass().add("small");
    button.setMinHeight(Region.USE_PREF_SIZE);
    Hover.on(button, help);
    return button;
  }

  private static void when(Node node, ObservableBooleanValue so) {
    node.visibleProperty().bind(so);
    node.managedProperty().bind(node.visibleProperty());
  }

  public Region root() {
    return root;
  }
}
