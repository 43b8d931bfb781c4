package sparsam.ui.runs;

import java.nio.file.Path;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import sparsam.result.Result;
import sparsam.store.RunSummary.Condition;
import sparsam.text.Strings;
import sparsam.ui.part.Hover;
import sparsam.ui.part.Icons;
import sparsam.ui.runs.row.RowMaker;
import sparsam.ui.runs.row.RunColumn;
import sparsam.ui.runs.row.RunRow;

/** What is known of the chosen run, and what a person writes on it; tags of several together. */
final class DetailsView {
  private static final PseudoClass DAMAGED = PseudoClass.getPseudoClass("damaged");
  private static final double WIDTH = 300;

  private final RunsModel model;
  private final Acts acts;
  private final Strings strings;
  private final RowMaker words;
  private final Label name = label("runs-title");
  private final Label state = label("runs-text");
  private final Label why = label("runs-text");
  private final VBox results = new VBox();
  private final FlowPane tags = new FlowPane();
  private final ComboBox<String> tag = new ComboBox<>();
  private final TextArea note = new TextArea();
  private final Label folder = label("runs-text");
  private final VBox alone = new VBox();
  private final ScrollPane root;

  /** The run that the note is of. */
  private @Nullable Path noted;

  DetailsView(RunsModel model, Acts acts, Strings strings) {
    this.model = model;
    this.acts = acts;
    this.strings = strings;
    this.words = new RowMaker(strings);
    results.getStyleClass().add("runs-results");
    tags.getStyleClass().add("runs-buttons");
    tag.setId("runs-tag");
    tag.setEditable(true);
    tag.setMaxWidth(Double.MAX_VALUE);
    tag.setPromptText(strings.get("runs.tag"));
    tag.setAccessibleText(strings.get("runs.tag.help"));
    Hover.on(tag, strings.get("runs.tag.help"));
    tag.setOnShowing(_ -> tag.getItems().setAll(model.finder().tags()));
    tag.setOnAction(_ -> addTag());
    note.setId("runs-note");
    note.setPromptText(strings.get("runs.note"));
    note.setAccessibleText(strings.get("runs.note.help"));
    Hover.on(note, strings.get("runs.note.help"));
    note.setWrapText(true);
    note.setPrefRowCount(4);
    note.focusedProperty().subscribe((_, _) -> saveNote());
    folder.setId("runs-folder");
    alone.getStyleClass().add("runs-alone");
    alone
        .getChildren()
        .addAll(
            results, heading("runs.note"), note, heading("runs.folder"), folder, folderButtons());
    VBox content = new VBox(name, state, why, heading("runs.tags"), tags, tag, alone);
    content.getStyleClass().add("runs-details");
    root = new ScrollPane(content);
    root.setId("runs-details");
    root.getStyleClass().add("quiet-scroll");
    root.setFitToWidth(true);
    root.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    root.setPrefWidth(WIDTH);
    root.setMinWidth(WIDTH);
    model.chosen().subscribe(this::show);
  }

  private static Label label(String style) {
    Label label = new Label();
    label.getStyleClass().add(style);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }

  private Label heading(String key) {
    Label heading = label("runs-heading");
    heading.setText(strings.get(key));
    return heading;
  }

  private Node folderButtons() {
    Button show = new Button(strings.get("runs.show"));
    show.setId("runs-show");
    show.setOnAction(_ -> acts.show(model.chosen().get()));
    Button copy = new Button(strings.get("runs.copy"));
    copy.setId("runs-copy");
    copy.setOnAction(_ -> Acts.copy(model.chosen().get()));
    for (Button button : List.of(show, copy)) {
      button.getStyleClass().add("small");
      button.setMinWidth(Region.USE_PREF_SIZE);
      Hover.on(button, strings.get(button.getId().replace('-', '.') + ".help"));
      button.setAccessibleText(strings.get(button.getId().replace('-', '.') + ".help"));
    }
    FlowPane buttons = new FlowPane(show, copy);
    buttons.getStyleClass().add("runs-buttons");
    return buttons;
  }

  private void addTag() {
    String text = tag.getEditor().getText().strip();
    if (!text.isEmpty()) {
      model.deeds().tag(model.chosen().get(), text);
      tag.getEditor().clear();
      tag.getSelectionModel().clearSelection();
    }
  }

  private void saveNote() {
    Path of = noted;
    if (of != null && !note.isFocused()) {
      model.chosen().get().stream()
          .filter(row -> row.folder().equals(of))
          .flatMap(row -> row.whole().stream())
          .filter(run -> !run.note().text().equals(note.getText()))
          .forEach(_ -> model.deeds().note(of, note.getText()));
    }
  }

  private void show(List<RunRow> rows) {
    root.setVisible(!rows.isEmpty());
    root.setManaged(!rows.isEmpty());
    boolean whole = Act.whole(rows);
    tag.setDisable(!whole);
    tags.getChildren()
        .setAll(
            rows.stream()
                .flatMap(row -> row.tags().stream())
                .distinct()
                .map(one -> chip(rows, one))
                .toList());
    alone.setVisible(rows.size() == 1);
    alone.setManaged(rows.size() == 1);
    if (rows.size() == 1) {
      showOne(rows.getFirst());
    } else {
      keepNote();
      noted = null;
      name.setText(strings.get("runs.several", rows.size()));
      say(state, "");
      say(why, "");
    }
  }

  /** What was being written on a run counts when another one is chosen. */
  private void keepNote() {
    Path of = noted;
    if (of != null && note.isFocused()) {
      model.deeds().note(of, note.getText());
    }
  }

  private void showOne(RunRow row) {
    name.setText(row.text(RunColumn.NAME));
    say(state, row.text(RunColumn.STATE));
    state.pseudoClassStateChanged(DAMAGED, row.condition() == Condition.DAMAGED);
    say(why, row.whole().isEmpty() ? "" : model.lab().whyNotOn(row));
    folder.setText(strings.path(row.folder()));
    results
        .getChildren()
        .setAll(
            row.whole().stream().flatMap(run -> run.results().stream()).map(this::line).toList());
    note.setDisable(row.whole().isEmpty());
    boolean other = !row.folder().equals(noted);
    if (other) {
      keepNote();
    }
    if (other || !note.isFocused()) {
      noted = row.folder();
      note.setText(row.whole().map(run -> run.note().text()).orElse(""));
    }
  }

  private static void say(Label label, String text) {
    label.setText(text);
    label.setVisible(!text.isEmpty());
    label.setManaged(!text.isEmpty());
  }

  private Node line(Result result) {
    Label of = label("runs-result");
    of.setText(RunRow.Cell.plain(result.name()));
    Label said = label("runs-text");
    said.setText(words.result(result));
    return new VBox(of, said);
  }

  private Node chip(List<RunRow> rows, String one) {
    Button off = new Button("", Icons.close());
    off.getStyleClass().addAll("icon-button", "runs-untag");
    String help = strings.get("runs.untag", one);
    off.setId("runs-untag-" + one);
    off.setAccessibleText(help);
    Hover.on(off, help);
    off.setOnAction(_ -> model.deeds().untag(rows, one));
    Label text = RunCell.chip(one);
    HBox chip = new HBox(text, off);
    chip.setAlignment(Pos.CENTER_LEFT);
    HBox.setHgrow(text, Priority.NEVER);
    return chip;
  }

  Region root() {
    return root;
  }
}
