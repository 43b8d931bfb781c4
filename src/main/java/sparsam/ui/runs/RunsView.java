package sparsam.ui.runs;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.controlsfx.control.textfield.TextFields;
import org.jspecify.annotations.Nullable;
import sparsam.recipe.Difference;
import sparsam.text.Strings;
import sparsam.ui.part.Hover;
import sparsam.ui.part.Icons;

/**
 * The history: a search, the runs as cards, and below them what may be done with the chosen one.
 */
public final class RunsView {
  private static final PseudoClass SHOWN = PseudoClass.getPseudoClass("shown");
  private static final PseudoClass STARRED = PseudoClass.getPseudoClass("starred");

  /** Percents of the width: what differs, and how it is on either side. */
  private static final double PATH = 44;

  private static final double SIDE = 28;

  private final RunsModel model;
  private final Strings strings;
  private final ListView<RunCard> list = new ListView<>();
  private final VBox root = new VBox();
  private boolean following;

  public RunsView(RunsModel model, Strings strings) {
    this.model = model;
    this.strings = strings;
    list.setId("runs-list");
    list.setAccessibleText(strings.get("runs.list"));
    list.setCellFactory(_ -> new Cell());
    list.getSelectionModel()
        .selectedItemProperty()
        .subscribe(
            card -> {
              if (!following) {
                model.selected().set(card == null ? null : card.folder());
              }
            });
    list.setOnKeyPressed(
        event -> {
          RunCard card = list.getSelectionModel().getSelectedItem();
          if (card != null && event.getCode() == KeyCode.ENTER) {
            model.open(card.folder());
          } else if (card != null && event.getCode() == KeyCode.DELETE) {
            model.delete(card.folder());
          }
        });
    list.setOnMouseClicked(
        event -> {
          RunCard card = list.getSelectionModel().getSelectedItem();
          if (card != null && event.getClickCount() == 2) {
            model.open(card.folder());
          }
        });
    model.cards().subscribe(this::show);

    Label empty = new Label();
    empty.setId("runs-empty");
    empty.getStyleClass().add("runs-empty");
    empty.setWrapText(true);
    empty.textProperty().bind(model.empty());
    empty.visibleProperty().bind(model.empty().isNotEmpty());
    list.visibleProperty().bind(empty.visibleProperty().not());
    StackPane middle = new StackPane(list, empty);
    VBox.setVgrow(middle, Priority.ALWAYS);
    middle.setMinHeight(120);

    root.setId("runs");
    root.getStyleClass().add("runs");
    root.getStylesheets().add("/ui/runs.css");
    root.getChildren().addAll(searchBar(), undoBar(), middle, details());
  }

  private void show(List<RunCard> cards) {
    following = true;
    list.getItems().setAll(cards);
    following = false;
    select(model.selected().get());
  }

  private void select(@Nullable Path folder) {
    Optional<RunCard> card =
        list.getItems().stream().filter(one -> one.folder().equals(folder)).findFirst();
    if (card.isPresent()) {
      list.getSelectionModel().select(card.get());
    } else {
      list.getSelectionModel().clearSelection();
    }
  }

  private Node searchBar() {
    TextField search = TextFields.createClearableTextField();
    search.setId("runs-search");
    search.setPromptText(strings.get("runs.search"));
    search.setAccessibleText(strings.get("runs.search.help"));
    Hover.on(search, strings.get("runs.search.help"));
    search.textProperty().bindBidirectional(model.search());
    HBox.setHgrow(search, Priority.ALWAYS);
    ToggleButton starred = new ToggleButton();
    starred.setId("runs-starred");
    starred.setGraphic(Icons.star());
    starred.getStyleClass().addAll("icon-button", "star");
    Hover.on(starred, strings.get("runs.starredOnly"));
    starred.setAccessibleText(strings.get("runs.starredOnly"));
    starred.selectedProperty().bindBidirectional(model.starredOnly());
    HBox bar = new HBox(search, starred);
    bar.getStyleClass().add("runs-bar");
    bar.setAlignment(Pos.CENTER_LEFT);
    return bar;
  }

  private Node undoBar() {
    Label sentence = new Label();
    sentence.textProperty().bind(model.undo());
    sentence.setWrapText(true);
    HBox.setHgrow(sentence, Priority.ALWAYS);
    sentence.setMaxWidth(Double.MAX_VALUE);
    Hyperlink undo = new Hyperlink(strings.get("runs.undo"));
    undo.setId("runs-undo");
    undo.setMinWidth(Region.USE_PREF_SIZE);
    undo.setOnAction(
        _ -> {
          undo.setVisited(false);
          model.restore();
        });
    HBox bar = new HBox(sentence, undo);
    bar.getStyleClass().addAll("hint", "runs-undo");
    bar.setAlignment(Pos.CENTER_LEFT);
    bar.visibleProperty().bind(model.undo().isNotEmpty());
    bar.managedProperty().bind(bar.visibleProperty());
    return bar;
  }

  private Node details() {
    TextField name = new TextField();
    name.setId("runs-name");
    name.setPromptText(strings.get("runs.name"));
    name.setAccessibleText(strings.get("runs.name"));
    Hover.on(name, strings.get("runs.name.help"));
    name.setOnAction(_ -> selected(folder -> model.rename(folder, name.getText())));
    TextArea note = new TextArea();
    note.setId("runs-note");
    note.setPromptText(strings.get("runs.note"));
    note.setAccessibleText(strings.get("runs.note"));
    Hover.on(note, strings.get("runs.note.help"));
    note.setWrapText(true);
    note.setPrefRowCount(2);
    onLeaving(name, folder -> model.rename(folder, name.getText()));
    onLeaving(note, folder -> model.note(folder, note.getText()));

    Button open = button("runs-open", "runs.open", "runs.open.help", model::open);
    Button duplicate =
        button("runs-duplicate", "runs.duplicate", "runs.duplicate.help", model::duplicate);
    Button overlay = button("runs-overlay", "runs.overlay", "runs.overlay.help", model::overlay);
    Button delete = button("runs-delete", "runs.delete", "runs.delete.help", model::delete);
    FlowPane buttons = new FlowPane(open, duplicate, overlay, delete);
    buttons.getStyleClass().add("runs-buttons");

    Label heading = new Label();
    heading.setId("runs-differences-heading");
    heading.getStyleClass().add("runs-heading");
    heading.setWrapText(true);
    heading.setMinHeight(Region.USE_PREF_SIZE);
    GridPane differences = new GridPane();
    differences.setId("runs-differences");
    differences.getStyleClass().add("runs-differences");
    for (double part : new double[] {PATH, SIDE, SIDE}) {
      ColumnConstraints column = new ColumnConstraints();
      column.setPercentWidth(part);
      differences.getColumnConstraints().add(column);
    }
    model.differences().subscribe(found -> compare(found, heading, differences));

    VBox content = new VBox(buttons, name, note, heading, differences);
    content.getStyleClass().add("runs-details");
    ScrollPane scroll = new ScrollPane(content);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.getStyleClass().add("quiet-scroll");
    scroll.setPrefHeight(260);
    scroll.setMinHeight(150);
    list.getSelectionModel()
        .selectedItemProperty()
        .subscribe(
            card -> {
              scroll.setVisible(card != null);
              scroll.setManaged(card != null);
              if (card != null) {
                open.setDisable(card.damaged() || card.shown());
                duplicate.setDisable(card.damaged());
                overlay.setDisable(card.damaged() || card.shown());
                overlay.setText(strings.get(card.overlaid() ? "runs.overlay.off" : "runs.overlay"));
                name.setDisable(card.damaged());
                note.setDisable(card.damaged());
                if (!name.isFocused()) {
                  name.setText(card.name());
                }
                if (!note.isFocused()) {
                  note.setText(card.note());
                }
                compare(model.differences().get(), heading, differences);
              }
            });
    return scroll;
  }

  private void compare(List<Difference> found, Label heading, GridPane rows) {
    RunCard card = list.getSelectionModel().getSelectedItem();
    boolean comparable = card != null && !card.damaged() && !card.shown();
    heading.setText(
        !comparable
            ? ""
            : found.isEmpty() ? strings.get("runs.same") : strings.get("runs.differences"));
    rows.getChildren().clear();
    rows.setVisible(comparable && !found.isEmpty());
    rows.setManaged(rows.isVisible());
    if (rows.isVisible()) {
      rows.addRow(
          0,
          cell("", "runs-path"),
          cell(strings.get("runs.here"), "runs-side"),
          cell(strings.get("runs.there"), "runs-side"));
      for (int i = 0; i < found.size(); i++) {
        Difference one = found.get(i);
        rows.addRow(
            i + 1,
            cell(one.path(), "runs-path"),
            cell(one.left(), "runs-value"),
            cell(one.right(), "runs-value"));
      }
    }
  }

  private static Label cell(String text, String style) {
    Label label = new Label(text);
    label.getStyleClass().add(style);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }

  private Button button(String id, String text, String help, Consumer<Path> action) {
    Button button = new Button(strings.get(text));
    button.setId(id);
    button.getStyleClass().add("small");
    button.setMinWidth(Region.USE_PREF_SIZE);
    Hover.on(button, strings.get(help));
    button.setAccessibleText(strings.get(help));
    button.setOnAction(_ -> selected(action));
    return button;
  }

  private void selected(Consumer<Path> action) {
    RunCard card = list.getSelectionModel().getSelectedItem();
    if (card != null) {
      action.accept(card.folder());
    }
  }

  /** Does something with the run that was selected when a field was entered. */
  private void onLeaving(Node field, Consumer<Path> action) {
    field
        .focusedProperty()
        .subscribe(
            (_, focused) -> {
              if (focused) {
                field.setUserData(model.selected().get());
              } else if (field.getUserData() instanceof Path folder) {
                field.setUserData(null);
                action.accept(folder);
              }
            });
  }

  /** A run's card. */
  private final class Cell extends ListCell<RunCard> {
    private final Label name = new Label();
    private final Label when = new Label();
    private final Label outcome = new Label();
    private final Label note = new Label();
    private final Button star = new Button();
    private final VBox card;

    Cell() {
      name.getStyleClass().add("arm-name");
      name.setMinWidth(0);
      name.setWrapText(true);
      HBox.setHgrow(name, Priority.ALWAYS);
      name.setMaxWidth(Double.MAX_VALUE);
      when.getStyleClass().add("runs-when");
      when.setMinWidth(Region.USE_PREF_SIZE);
      outcome.getStyleClass().add("runs-outcome");
      note.getStyleClass().add("runs-text");
      outcome.setWrapText(true);
      note.setWrapText(true);
      star.setGraphic(Icons.star());
      star.getStyleClass().addAll("icon-button", "star");
      star.setFocusTraversable(false);
      star.setOnAction(
          _ -> {
            RunCard run = getItem();
            if (run != null) {
              model.star(run.folder(), !run.starred());
            }
          });
      HBox first = new HBox(star, name, when);
      first.getStyleClass().add("runs-first");
      first.setAlignment(Pos.CENTER_LEFT);
      card = new VBox(first, outcome, note);
      card.getStyleClass().add("runs-card");
      card.prefWidthProperty().bind(list.widthProperty().subtract(28));
      card.setMaxWidth(Region.USE_PREF_SIZE);
    }

    /** A list asks for the height without a width, which says nothing of lines that wrap. */
    @Override
    protected double computePrefHeight(double width) {
      return isEmpty()
          ? super.computePrefHeight(width)
          : snappedTopInset() + card.prefHeight(card.getPrefWidth()) + snappedBottomInset();
    }

    @Override
    protected void updateItem(@Nullable RunCard run, boolean empty) {
      super.updateItem(run, empty);
      if (empty || run == null) {
        setGraphic(null);
        return;
      }
      name.setText(run.name());
      when.setText(run.when());
      outcome.setText(run.outcome());
      outcome.pseudoClassStateChanged(PseudoClass.getPseudoClass("damaged"), run.damaged());
      note.setText(run.note());
      note.setManaged(!run.note().isEmpty());
      note.setVisible(!run.note().isEmpty());
      star.pseudoClassStateChanged(STARRED, run.starred());
      star.setDisable(run.damaged());
      String help = strings.get(run.starred() ? "runs.unstar" : "runs.star");
      Hover.on(star, help);
      star.setAccessibleText(help);
      star.setId("runs-star-" + run.folder().getFileName());
      pseudoClassStateChanged(SHOWN, run.shown());
      setAccessibleText(String.join(", ", run.name(), run.when(), run.outcome()));
      if (!Objects.equals(getGraphic(), card)) {
        setGraphic(card);
      }
    }
  }

  public Region root() {
    return root;
  }
}
