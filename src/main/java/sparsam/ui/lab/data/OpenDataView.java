package sparsam.ui.lab.data;

import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import sparsam.plot.screen.PictureView;
import sparsam.plot.surface.Theme;
import sparsam.text.Strings;
import sparsam.ui.lab.data.OpenDataModel.State;
import sparsam.ui.part.CardParts;
import sparsam.ui.part.Dialogs;
import sparsam.ui.part.Hover;
import sparsam.ui.part.Icons;
import sparsam.ui.part.Sheet;
import sparsam.ui.part.There;

/** The card over the window in which data are looked at before they become the recipe's. */
public final class OpenDataView {
  private static final double WIDTH = 968;
  private static final double FORM = 256;
  private static final double PICTURE = 178;
  private static final double LEAST = 60;
  private static final double BODY = 420;
  private static final double LEAST_BODY = 200;

  private final OpenDataModel model;
  private final ObservableValue<Theme> theme;
  private final Strings strings;
  private final Dialogs dialogs;
  private final VBox card = new VBox();
  private final Button close = new Button("", Icons.close());
  private final Button folder;
  private final Sheet sheet;

  public OpenDataView(
      OpenDataModel model, ObservableValue<Theme> theme, Strings strings, Dialogs dialogs) {
    this.model = model;
    this.theme = theme;
    this.strings = strings;
    this.dialogs = dialogs;
    folder =
        CardParts.button(
            "data-folder", strings.get("data.open.folder"), strings.get("data.open.folder.help"));
    folder.setOnAction(_ -> dialogs.folder(strings.get("data.open.title")).ifPresent(model::open));
    card.setId("data-card");
    card.getStyleClass().addAll("card", "recipe-card", "data");
    card.getStylesheets().addAll("/ui/recipe-card.css", "/ui/data.css");
    card.setPrefWidth(WIDTH);
    card.setMaxSize(WIDTH, Region.USE_PREF_SIZE);
    sheet = new Sheet("data-pane", card, folder, close);
    sheet.follow(
        model.open(),
        () -> card.getChildren().addAll(header(), sources(), body(), end()),
        model::close);
  }

  private Node header() {
    Label heading = new Label(strings.get("data.heading"));
    heading.getStyleClass().add("card-title");
    heading.setMinWidth(Region.USE_PREF_SIZE);
    Label title = CardParts.quiet("data-title");
    title.setWrapText(false);
    title.setMinWidth(0);
    title.textProperty().bind(model.title());
    Tooltip whole = Hover.wrapped("");
    whole.textProperty().bind(model.title());
    title.setTooltip(whole);
    close.setId("data-close");
    close.getStyleClass().add("icon-button");
    close.setMinWidth(Region.USE_PREF_SIZE);
    close.setTooltip(new Tooltip(strings.get("data.close")));
    close.setAccessibleText(strings.get("data.close"));
    close.setOnAction(_ -> model.close());
    return Sheet.line("sheet-header", heading, title, Sheet.space(), close);
  }

  private Node sources() {
    Button file =
        CardParts.button(
            "data-file", strings.get("data.open.file"), strings.get("data.open.file.help"));
    file.setOnAction(_ -> dialogs.openData().ifPresent(model::open));
    MenuButton known = new MenuButton(strings.get("data.known"));
    known.setId("data-known");
    known.setMinWidth(Region.USE_PREF_SIZE);
    known.setTooltip(Hover.wrapped(strings.get("data.known.help")));
    known.setAccessibleText(strings.get("data.known.help"));
    known.setOnShowing(_ -> model.known().ask());
    known.getItems().setAll(model.known().names().stream().map(this::offer).toList());
    Label drop = CardParts.quiet("data-drop");
    drop.setText(strings.get("data.drop"));
    return Sheet.line("data-sources", folder, file, known, drop);
  }

  private MenuItem offer(String set) {
    MenuItem item = new MenuItem();
    item.textProperty().bind(model.known().words(set));
    item.setMnemonicParsing(false);
    item.setId("data-known-" + set);
    item.setOnAction(_ -> model.take(set));
    return item;
  }

  private Node body() {
    Node found = found();
    Node awaited = awaited();
    There.when(model.state().map(State.FOUND::equals), found);
    There.when(model.state().map(now -> now != State.FOUND), awaited);
    StackPane body = new StackPane(found, awaited);
    body.setMinHeight(LEAST_BODY);
    body.setPrefHeight(BODY);
    VBox.setVgrow(body, Priority.ALWAYS);
    return body;
  }

  /** A sentence in the place of what is not there. */
  private Node awaited() {
    Label sentence = new Label();
    sentence.setId("data-awaited");
    sentence.setWrapText(true);
    sentence.setMaxWidth(620);
    sentence.setMinHeight(Region.USE_PREF_SIZE);
    sentence.getStyleClass().add("data-awaited");
    sentence.textProperty().bind(model.sentence());
    ProgressBar progress = new ProgressBar();
    progress.setId("data-progress");
    progress.setAccessibleText(strings.get("run.progress"));
    progress.setPrefWidth(320);
    progress.getStyleClass().add("small");
    // A bar without an end keeps moving, which nobody is to pay for who does not see it.
    model
        .state()
        .subscribe(
            now ->
                progress.setProgress(
                    now == State.READING || now == State.COMING
                        ? ProgressBar.INDETERMINATE_PROGRESS
                        : 0));
    There.when(model.state().map(now -> now == State.READING || now == State.COMING), progress);
    Button cancel =
        CardParts.button("data-stop", strings.get("data.cancel"), strings.get("data.cancel.help"));
    cancel.setOnAction(_ -> model.cancel());
    There.when(model.state().map(State.COMING::equals), cancel);
    VBox all = new VBox(sentence, progress, cancel);
    all.getStyleClass().add("data-awaiting");
    return all;
  }

  private Node found() {
    PictureView picture = new PictureView(model.images().pages().picture().get(), theme.getValue());
    picture.setId("data-images");
    picture.setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    picture.setAccessibleText(strings.get("data.images"));
    model.images().pages().picture().subscribe(now -> picture.show(now.withTitle("")));
    theme.subscribe(picture::setTheme);
    picture.setMinHeight(LEAST);
    picture.setPrefHeight(PICTURE);
    VBox.setVgrow(picture, Priority.ALWAYS);
    VBox left = new VBox(picture, turns(), new ClassList(model, strings).root());
    left.getStyleClass().add("data-found");
    left.setMinWidth(0);
    left.setMinHeight(0);
    HBox.setHgrow(left, Priority.ALWAYS);
    Node side = CardParts.side(new DataFormView(model, strings).root(), FORM);
    HBox both = new HBox(left, side);
    both.getStyleClass().add("sheet-body");
    return both;
  }

  private Node turns() {
    Label place = CardParts.quiet("data-place");
    place.textProperty().bind(model.images().pages().place());
    Button previous =
        CardParts.button(
            "data-previous", strings.get("answers.previous"), strings.get("data.previous.help"));
    previous.getStyleClass().add("small");
    previous.setOnAction(_ -> model.images().pages().previous());
    previous.disableProperty().bind(model.images().pages().hasPrevious().not());
    Button next =
        CardParts.button("data-next", strings.get("answers.next"), strings.get("data.next.help"));
    next.getStyleClass().add("small");
    next.setOnAction(_ -> model.images().pages().next());
    next.disableProperty().bind(model.images().pages().hasNext().not());
    HBox line = Sheet.line("data-turns", place, Sheet.space(), previous, next);
    There.when(model.images().pages().place().map(words -> !words.isEmpty()), line);
    return line;
  }

  private Node end() {
    Label refusal = There.sentence(model.refusal(), "refusal");
    refusal.setId("data-refusal");
    Label sums = new Label();
    sums.setId("data-sums");
    sums.textProperty()
        .bind(
            Bindings.createStringBinding(
                () -> model.state().getValue() == State.FOUND ? model.sentence().getValue() : "",
                model.state(),
                model.sentence()));
    sums.setWrapText(true);
    sums.setMinHeight(Region.USE_PREF_SIZE);
    sums.setMaxWidth(Double.MAX_VALUE);
    sums.setMinWidth(0);
    HBox.setHgrow(sums, Priority.ALWAYS);
    Button cancel =
        CardParts.button("data-leave", strings.get("data.leave"), strings.get("data.leave.help"));
    cancel.setOnAction(_ -> model.close());
    Button use =
        CardParts.button("data-use", strings.get("data.use"), strings.get("data.use.help"));
    use.getStyleClass().add("accent");
    use.disableProperty().bind(model.usable().not());
    use.setOnAction(_ -> model.use());
    return new VBox(refusal, Sheet.line("sheet-end", sums, cancel, use));
  }

  /** To be laid over the window; out of the way while closed. */
  public Node root() {
    return sheet.root();
  }
}
