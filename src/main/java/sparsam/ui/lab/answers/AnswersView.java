package sparsam.ui.lab.answers;

import java.util.List;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.util.StringConverter;
import sparsam.plot.gallery.Gallery;
import sparsam.plot.picture.Picture;
import sparsam.plot.screen.PictureView;
import sparsam.plot.surface.Theme;
import sparsam.text.Strings;
import sparsam.ui.chart.ChartCard;
import sparsam.ui.chart.PagesModel;
import sparsam.ui.chart.PictureExport;
import sparsam.ui.part.Hover;

/** The panel of the answers: whose they are, the matrix, the images. */
public final class AnswersView {
  /** A matrix of ten classes is about square; that of right and wrong is low. */
  private static final double LOW = 136;

  private static final double LEAST = 240;

  /** Images in a row where there is room for them at more than their least size. */
  private static final int ABREAST = 4;

  /** The largest size, in pixels for each of an image. */
  private static final int TIMES = 3;

  private static final double LINE = 17;
  private static final double GAP = 10;

  /** How much wider than its image a caption may be. */
  private static final double WIDER = 1.4;

  /** What a picture leaves free on both sides, and the scroll bar. */
  private static final double EDGES = 24 + 12;

  /** Room for a sentence. */
  private static final double NOTHING = 60;

  private final AnswersModel model;
  private final ObservableValue<Theme> theme;
  private final PictureExport export;
  private final Strings strings;
  private final VBox content = new VBox();
  private final StackPane root = new StackPane();

  public AnswersView(
      AnswersModel model, ObservableValue<Theme> theme, PictureExport export, Strings strings) {
    this.model = model;
    this.theme = theme;
    this.export = export;
    this.strings = strings;
    ObservableValue<Boolean> any = model.networks().map(names -> !names.isEmpty());
    ObservableValue<Boolean> two = model.other().map(name -> !name.equals(AnswersModel.NONE));

    Label nothing = new Label(strings.get("answers.empty"));
    nothing.setId("answers-empty");
    nothing.getStyleClass().add("answers-empty");
    nothing.setWrapText(true);
    nothing.setMinHeight(Region.USE_PREF_SIZE);
    show(nothing, any.map(there -> !there));

    content.getStyleClass().add("answers-content");
    content.getChildren().addAll(choices(), sentence(), matrix(two));
    content.getChildren().add(misread(two));
    content.getChildren().add(group("answers-only-first", model.onlyFirst(), two));
    content.getChildren().add(group("answers-only-second", model.onlySecond(), two));
    content.getChildren().add(group("answers-differently", model.differently(), two));
    ScrollPane scroll = new ScrollPane(content);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.getStyleClass().add("quiet-scroll");
    show(scroll, any);

    root.setId("answers");
    root.getStyleClass().add("answers");
    root.getStylesheets().add("/ui/answers.css");
    root.getChildren().addAll(nothing, scroll);
  }

  private static void show(Node node, ObservableValue<Boolean> when) {
    when.subscribe(
        so -> {
          node.setVisible(so);
          node.setManaged(so);
        });
  }

  private Node choices() {
    ComboBox<String> network =
        combo("answers-network", "answers.network.help", model.networks(), List.of());
    follow(network, model.network(), model::choose);
    ComboBox<String> other =
        combo("answers-other", "answers.other.help", model.others(), List.of(AnswersModel.NONE));
    follow(other, model.other(), model::compare);
    show(other, model.others().map(names -> !names.isEmpty()));
    Label compare = name("answers.other", other);
    show(compare, model.others().map(names -> !names.isEmpty()));
    GridPane choices = new GridPane();
    choices.getStyleClass().add("answers-choices");
    choices.addRow(0, name("answers.network", network), network);
    choices.addRow(1, compare, other);
    ColumnConstraints names = new ColumnConstraints();
    names.setMinWidth(Region.USE_PREF_SIZE);
    ColumnConstraints boxes = new ColumnConstraints();
    boxes.setHgrow(Priority.ALWAYS);
    choices.getColumnConstraints().addAll(names, boxes);
    return choices;
  }

  private Label name(String key, Node named) {
    Label name = new Label(strings.get(key));
    name.getStyleClass().add("answers-name");
    name.setLabelFor(named);
    return name;
  }

  private ComboBox<String> combo(
      String id, String help, ObservableValue<List<String>> names, List<String> first) {
    ComboBox<String> combo = new ComboBox<>();
    combo.setId(id);
    combo.setMaxWidth(Double.MAX_VALUE);
    combo.setPrefWidth(10);
    Hover.on(combo, strings.get(help));
    combo.setAccessibleText(strings.get(help));
    combo.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(String name) {
            return name == null || name.equals(AnswersModel.NONE)
                ? strings.get("answers.other.none")
                : name;
          }

          @Override
          public String fromString(String text) {
            throw new UnsupportedOperationException();
          }
        });
    names.subscribe(
        now -> {
          String chosen = combo.getValue();
          combo.getItems().setAll(first);
          combo.getItems().addAll(now);
          combo.setValue(chosen);
        });
    return combo;
  }

  private static void follow(
      ComboBox<String> combo, ObservableValue<String> shown, Consumer<String> choose) {
    shown.subscribe(combo::setValue);
    combo.setOnAction(
        _ -> {
          String chosen = combo.getValue();
          if (chosen != null && !chosen.equals(shown.getValue())) {
            choose.accept(chosen);
          }
        });
  }

  private Node sentence() {
    Label sentence = new Label();
    sentence.setId("answers-sentence");
    sentence.getStyleClass().add("answers-sentence");
    sentence.setWrapText(true);
    sentence.setMinHeight(Region.USE_PREF_SIZE);
    sentence.textProperty().bind(model.sentence());
    Hyperlink all = new Hyperlink(strings.get("answers.all"));
    all.setId("answers-all");
    Hover.on(all, strings.get("answers.all.help"));
    all.setOnAction(_ -> model.showAll());
    show(all, model.filtered());
    VBox both = new VBox(sentence, all);
    both.getStyleClass().add("answers-sentences");
    return both;
  }

  private Node matrix(ObservableValue<Boolean> two) {
    ChartCard card = card("answers-matrix", model.matrix());
    PictureView picture = picture(card, "answers-matrix");
    picture.setMinHeight(Region.USE_PREF_SIZE);
    picture
        .prefHeightProperty()
        .bind(
            Bindings.createDoubleBinding(
                () -> two.getValue() ? LOW : Math.max(LEAST, root.getWidth() - EDGES),
                root.widthProperty(),
                model.other()));
    picture.addEventHandler(MouseEvent.MOUSE_CLICKED, event -> click(picture, event));
    picture.addEventHandler(KeyEvent.KEY_PRESSED, event -> key(picture, event));
    Label note = note("answers-note");
    two.subscribe(
        so -> note.setText(strings.get(so ? "answers.paired.note" : "answers.confusion.note")));
    card.below(note);
    return card.root();
  }

  private static Label note(String id) {
    Label note = new Label();
    note.setId(id);
    note.getStyleClass().add("answers-note");
    note.setWrapText(true);
    note.setMinHeight(Region.USE_PREF_SIZE);
    return note;
  }

  private void click(PictureView picture, MouseEvent event) {
    if (event.getButton() == MouseButton.PRIMARY && event.isStillSincePress()) {
      choose(picture);
    }
  }

  private void key(PictureView picture, KeyEvent event) {
    if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE) {
      choose(picture);
      event.consume();
    } else if (event.getCode() == KeyCode.ESCAPE && model.filtered().get()) {
      model.showAll();
      event.consume();
    }
  }

  private void choose(PictureView picture) {
    picture.cell().ifPresent(cell -> model.filter(cell.row(), cell.column()));
  }

  private Node misread(ObservableValue<Boolean> two) {
    Node card = gallery("answers-misread", "answers.key", model.misread());
    show(card, two.map(so -> !so));
    return card;
  }

  private Node group(String id, PagesModel pages, ObservableValue<Boolean> two) {
    Node card = gallery(id, "answers.paired.key", pages);
    show(card, two);
    return card;
  }

  private Node gallery(String id, String key, PagesModel pages) {
    ChartCard card = card(id, pages.picture());
    PictureView picture = picture(card, id);
    picture.setMinHeight(Region.USE_PREF_SIZE);
    picture
        .prefHeightProperty()
        .bind(
            Bindings.createDoubleBinding(
                () -> height(pages.picture().get(), root.getWidth()),
                pages.picture(),
                root.widthProperty()));
    Label note = note(id + "-note");
    note.setText(strings.get(key));
    card.above(note);
    show(note, pages.picture().map(now -> !now.isEmpty()));
    Label place = new Label();
    place.setId(id + "-place");
    place.getStyleClass().add("answers-place");
    place.textProperty().bind(pages.place());
    place.setMinWidth(Region.USE_PREF_SIZE);
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    Button previous = turn(id + "-previous", "answers.previous", pages::previous);
    pages.hasPrevious().subscribe(so -> previous.setDisable(!so));
    Button next = turn(id + "-next", "answers.next", pages::next);
    pages.hasNext().subscribe(so -> next.setDisable(!so));
    HBox turns = new HBox(place, space, previous, next);
    turns.getStyleClass().add("answers-turns");
    show(turns, pages.place().map(words -> !words.isEmpty()));
    card.below(turns);
    return card.root();
  }

  private Button turn(String id, String key, Runnable turn) {
    Button button = new Button(strings.get(key));
    button.setId(id);
    button.getStyleClass().add("small");
    button.setMinWidth(Region.USE_PREF_SIZE);
    Hover.on(button, strings.get("answers.turn.help", PagesModel.SIZE));
    button.setAccessibleText(strings.get(key));
    button.setOnAction(_ -> turn.run());
    return button;
  }

  /** So high that all images find room, and as large as four stand side by side. */
  private double height(Picture picture, double width) {
    if (!(picture instanceof Gallery gallery) || gallery.isEmpty()) {
      return NOTHING;
    }
    List<List<String>> captions =
        gallery.tiles().stream().map(tile -> tile.caption().lines().toList()).toList();
    double widest =
        captions.stream().flatMap(List::stream).mapToDouble(this::width).max().orElse(0);
    int lines = captions.stream().mapToInt(List::size).max().orElse(0);
    int wide = gallery.tiles().stream().mapToInt(Gallery.Tile::columns).max().orElse(1);
    int high = gallery.tiles().stream().mapToInt(Gallery.Tile::rows).max().orElse(1);
    int times = TIMES;
    while (times > 2 && columns(times * wide, widest, width) < ABREAST) {
      times--;
    }
    int rows = Math.ceilDiv(gallery.tiles().size(), columns(times * wide, widest, width));
    return rows * (times * high + lines * LINE + 5) + 14;
  }

  private double width(String caption) {
    Text text = new Text(caption);
    text.setFont(Font.font(theme.getValue().family(), theme.getValue().size() - 1));
    return text.getLayoutBounds().getWidth();
  }

  /**
   * @param image its width
   * @param widest caption, which may be wider than its image
   */
  private static int columns(double image, double widest, double width) {
    double cell = Math.ceil(Math.max(image, Math.min(widest, WIDER * image)));
    return Math.max(1, (int) ((width - EDGES + GAP) / (cell + GAP)));
  }

  /** A card whose title is long and says whose picture it is. */
  private ChartCard card(String id, ObservableValue<Picture> picture) {
    ChartCard card = new ChartCard(id, strings, picture, theme, export);
    Label title = new Label();
    title.getStyleClass().add("card-title");
    title.setWrapText(true);
    title.setMinWidth(0);
    title.setMinHeight(Region.USE_PREF_SIZE);
    title.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(title, Priority.ALWAYS);
    picture.subscribe(now -> title.setText(now.title()));
    card.replaceTitle(title, new SimpleBooleanProperty(true));
    return card;
  }

  private static PictureView picture(ChartCard card, String id) {
    return (PictureView) card.root().lookup("#" + id + "-picture");
  }

  public Region root() {
    return root;
  }
}
