package sparsam.ui.about;

import java.util.List;
import javafx.application.ConditionalFeature;
import javafx.application.Platform;
import javafx.geometry.Pos;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Screen;
import javafx.stage.Window;
import sparsam.system.bug.BugReport;
import sparsam.text.Strings;
import sparsam.ui.about.AboutModel.Display;
import sparsam.ui.about.AboutModel.Fact;
import sparsam.ui.about.AboutModel.Place;
import sparsam.ui.part.Icons;
import sparsam.ui.part.Sheet;

/** The card over the window that says what the program is and what it runs on. */
public final class AboutView {
  private static final double WIDTH = 720;
  private static final double NAMES = 112;

  private final AboutModel model;
  private final Strings strings;
  private final VBox card = new VBox();
  private final Button close = new Button("", Icons.close());
  private final Button copy = new Button();
  // The keys begin at the way out: copying may have to wait, and Enter does it from here, too.
  private final Sheet sheet = new Sheet("about-pane", card, close, close);

  public AboutView(AboutModel model, Strings strings) {
    this.model = model;
    this.strings = strings;
    card.setId("about-card");
    card.getStyleClass().addAll("card", "about");
    card.getStylesheets().add("/ui/about.css");
    card.setPrefWidth(WIDTH);
    card.setMaxSize(WIDTH, Region.USE_PREF_SIZE);
    sheet.follow(
        model.open(),
        () -> card.getChildren().addAll(header(), introduction(), facts(), message(), end()),
        model::close);
  }

  /** Opens the panel. */
  public void show() {
    Window window = sheet.root().getScene().getWindow();
    Rectangle2D bounds =
        Screen.getScreensForRectangle(
                window.getX(), window.getY(), window.getWidth(), window.getHeight())
            .stream()
            .findFirst()
            .orElse(Screen.getPrimary())
            .getBounds();
    model.show(
        new Display(
            Platform.isSupported(ConditionalFeature.SCENE3D), // The processor alone draws no 3D.
            bounds.getWidth() * window.getOutputScaleX(),
            bounds.getHeight() * window.getOutputScaleY(),
            window.getOutputScaleX()));
  }

  private Node header() {
    Label title = new Label(model.title());
    title.setId("about-title");
    title.getStyleClass().add("about-title");
    close.setId("about-close");
    close.getStyleClass().add("icon-button");
    close.setTooltip(new Tooltip(strings.get("about.close")));
    close.setAccessibleText(strings.get("about.close"));
    close.setOnAction(_ -> model.close());
    return Sheet.line("about-header", title, Sheet.space(), close);
  }

  private Node introduction() {
    VBox both =
        new VBox(
            words("about-what", strings.get("about.what")),
            words("about-licence", model.licence()));
    both.getStyleClass().add("about-introduction");
    return both;
  }

  private static Label words(String id, String text) {
    Label label = new Label(text);
    label.setId(id);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }

  private Node facts() {
    GridPane grid = new GridPane();
    grid.getStyleClass().add("about-facts");
    ColumnConstraints names = new ColumnConstraints(NAMES);
    ColumnConstraints values = new ColumnConstraints();
    values.setHgrow(Priority.ALWAYS);
    ColumnConstraints buttons = new ColumnConstraints();
    buttons.setMinWidth(Region.USE_PREF_SIZE);
    grid.getColumnConstraints().addAll(names, values, buttons);
    int row = 0;
    for (Fact fact : model.facts().get()) {
      TextField value = value(fact.id(), fact.name());
      model.facts().subscribe(all -> fill(value, all));
      grid.add(name(fact.name(), value), 0, row);
      grid.add(value, 1, row++, 2, 1);
    }
    for (Place place : model.places()) {
      TextField path = value(place.id(), place.name());
      path.setText(strings.path(place.folder()));
      path.getTooltip().setText(place.folder().toString());
      grid.addRow(row++, name(place.name(), path), path, opener(place));
    }
    return grid;
  }

  private static Label name(String name, TextField value) {
    Label label = new Label(name);
    label.getStyleClass().add("about-name");
    label.setMinWidth(Region.USE_PREF_SIZE);
    label.setLabelFor(value);
    return label;
  }

  /** A field only because its text can be selected; the hover has it whole. */
  private static TextField value(String id, String name) {
    TextField field = new TextField();
    field.setId(id);
    field.setEditable(false);
    field.getStyleClass().add("about-value");
    field.setAccessibleText(name);
    field.setTooltip(new Tooltip());
    return field;
  }

  private static void fill(TextField field, List<Fact> all) {
    all.stream()
        .filter(fact -> fact.id().equals(field.getId()))
        .map(Fact::value)
        .filter(now -> !now.equals(field.getText()))
        .forEach(
            now -> {
              field.setText(now);
              field.getTooltip().setText(now);
            });
  }

  private Button opener(Place place) {
    Button button = new Button(strings.get("about.open"));
    button.setId(place.id() + "-open");
    button.getStyleClass().add("about-open");
    button.setTooltip(new Tooltip(place.help()));
    button.setAccessibleText(place.help());
    button.setOnAction(_ -> model.show(place));
    return button;
  }

  private Node message() {
    Label label = words("about-message", "");
    label.getStyleClass().add("refusal");
    label.textProperty().bind(model.message());
    label.visibleProperty().bind(model.message().isNotEmpty());
    label.managedProperty().bind(label.visibleProperty());
    return label;
  }

  private Node end() {
    copy.setId("about-copy");
    copy.getStyleClass().add("accent");
    copy.setDefaultButton(true);
    copy.setMinWidth(Region.USE_PREF_SIZE);
    String help = strings.get("about.copy.help", BugReport.LOG_LINES);
    copy.setTooltip(new Tooltip(help));
    copy.setAccessibleHelp(help);
    copy.disableProperty().bind(model.complete().not());
    copy.setOnAction(_ -> model.copy());
    model
        .copied()
        .subscribe(
            done -> {
              String text = strings.get(done ? "about.copied" : "about.copy");
              copy.setText(text);
              copy.setAccessibleText(text);
            });
    HBox end = Sheet.line("about-end", Sheet.space(), copy);
    end.setAlignment(Pos.CENTER_RIGHT);
    return end;
  }

  /** To be laid over the window; out of the way while closed. */
  public Node root() {
    return sheet.root();
  }
}
