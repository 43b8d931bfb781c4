package sparsam.ui.present;

import java.util.List;
import java.util.Optional;
import javafx.animation.AnimationTimer;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import sparsam.plot.picture.Picture;
import sparsam.plot.screen.PictureView;
import sparsam.plot.surface.Theme;
import sparsam.text.Strings;
import sparsam.ui.chart.PictureExport;
import sparsam.ui.chart.PictureExport.Chart;
import sparsam.ui.part.ChoiceButton;
import sparsam.ui.part.Hover;
import sparsam.ui.part.Icons;
import sparsam.ui.part.Sheet;

/**
 * One of a workspace's pictures over the whole window, as it is seen there and as it grows; below
 * it what is being done, and what came out.
 */
public final class PresentView {
  /**
   * What is presented of a workspace.
   *
   * @param charts its pictures
   * @param doing what is being done, in words
   * @param answer what came out, in words
   * @param fresh brings pictures up to date that nobody sees in the workspace
   */
  public record Subject(
      PictureExport charts,
      ObservableValue<String> doing,
      ObservableValue<String> answer,
      Runnable fresh) {}

  /** A line of text is this part of the window's height. */
  private static final double LINE = 1 / 40.0;

  private static final double LEAST = 16;
  private static final double MOST = 32;
  private static final double POINTS_A_PIXEL = 0.75;

  /** Of the buttons on top: the card's padding and the button that closes. */
  private static final double BESIDE = 90;

  private final ObservableValue<Theme> theme;
  private final Strings strings;
  private final VBox card = new VBox();
  private final FlowPane choice = new FlowPane(4, 4);
  private final ToggleGroup group = new ToggleGroup();
  private final StackPane place = new StackPane();
  private final Label answer = words("present-answer");
  private final Label doing = words("present-doing");
  private final Button close = new Button("", Icons.close());
  private final Sheet sheet = new Sheet("present-pane", card, close, close);
  private final AnimationTimer pulse =
      new AnimationTimer() {
        @Override
        public void handle(long now) {
          draw();
        }
      };
  private Optional<Subject> subject = Optional.empty();
  private String chosen = "";
  private List<String> offered = List.of();

  public PresentView(ObservableValue<Theme> theme, Strings strings) {
    this.theme = theme;
    this.strings = strings;
    close.setId("present-close");
    close.getStyleClass().add("icon-button");
    Hover.on(close, strings.get("present.close"));
    close.setAccessibleText(strings.get("present.close"));
    close.setOnAction(_ -> hide());
    HBox.setHgrow(choice, Priority.ALWAYS);
    choice.prefWrapLengthProperty().bind(card.widthProperty().subtract(BESIDE));
    HBox header = new HBox(choice, close);
    header.setAlignment(Pos.TOP_LEFT);
    VBox.setVgrow(place, Priority.ALWAYS);
    place.setMinSize(0, 0);
    card.setId("present");
    card.getStyleClass().addAll("card", "present");
    card.setPrefSize(Double.MAX_VALUE, Double.MAX_VALUE);
    card.getChildren().addAll(header, place, answer, doing);
    card.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    card.heightProperty().subscribe(this::enlarge);
    sheet.root().visibleProperty().subscribe(this::run);
    theme.subscribe(this::enlarge);
  }

  private static Label words(String id) {
    Label label = new Label();
    label.setId(id);
    label.getStyleClass().add(id);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }

  /** Whether a picture fills the window. */
  public boolean isShown() {
    return sheet.root().isVisible();
  }

  /** Shows the picture of a workspace that was shown last. */
  public void show(Subject of) {
    subject = Optional.of(of);
    answer.textProperty().bind(of.answer());
    doing.textProperty().bind(of.doing());
    of.fresh().run();
    offer();
    sheet.show();
  }

  /** Goes back to where one was. */
  public void hide() {
    sheet.hide();
  }

  private void run(boolean shown) {
    if (shown) {
      pulse.start();
    } else {
      pulse.stop();
    }
  }

  private List<Chart> charts() {
    return subject.map(of -> of.charts().charts()).orElse(List.of());
  }

  private List<Chart> filled() {
    return charts().stream().filter(chart -> !chart.seen().get().isEmpty()).toList();
  }

  /** A button for each picture that shows something. */
  private void offer() {
    List<Chart> all = filled();
    offered = ids(all);
    choice.getChildren().clear();
    for (Chart chart : all) {
      ChoiceButton button = new ChoiceButton(chart.seen().get().title());
      button.setId("present-" + chart.id());
      button.setToggleGroup(group);
      button.setUserData(chart.id());
      button.setOnAction(_ -> choose(chart));
      choice.getChildren().add(button);
    }
    place.getChildren().clear();
    all.stream()
        .filter(chart -> chart.id().equals(chosen))
        .findFirst()
        .or(() -> all.stream().findFirst())
        .ifPresentOrElse(this::choose, this::empty);
  }

  private void empty() {
    Label nothing = new Label(strings.get("present.nothing"));
    nothing.getStyleClass().add("present-doing");
    place.getChildren().setAll(nothing);
  }

  private void choose(Chart chart) {
    chosen = chart.id();
    group.getToggles().forEach(one -> one.setSelected(chart.id().equals(one.getUserData())));
    PictureView view = new PictureView(untitled(chart), large());
    view.setId("present-picture");
    view.setAccessibleText(chart.seen().get().title());
    view.zoomable();
    place.getChildren().setAll(view);
  }

  private static Picture untitled(Chart chart) {
    return chart.seen().get().withTitle("");
  }

  private static List<String> ids(List<Chart> all) {
    return all.stream().map(Chart::id).toList();
  }

  private void draw() {
    subject.ifPresent(of -> of.fresh().run());
    if (!ids(filled()).equals(offered)) {
      offer();
    }
    if (!place.getChildren().isEmpty()
        && place.getChildren().getFirst() instanceof PictureView view) {
      charts().stream()
          .filter(chart -> chart.id().equals(chosen))
          .findFirst()
          .ifPresent(chart -> view.show(untitled(chart)));
    }
  }

  private double line() {
    return Math.clamp(card.getHeight() * LINE, LEAST, MOST);
  }

  private Theme large() {
    return theme.getValue().points(line() * POINTS_A_PIXEL);
  }

  private void enlarge() {
    card.setStyle("-fx-font-size: " + Math.round(line()) + "px;");
    if (!place.getChildren().isEmpty()
        && place.getChildren().getFirst() instanceof PictureView view) {
      view.setTheme(large());
    }
  }

  private void key(KeyEvent event) {
    int step =
        event.getCode() == KeyCode.PAGE_DOWN ? 1 : event.getCode() == KeyCode.PAGE_UP ? -1 : 0;
    List<Chart> all = filled();
    if (step != 0 && !all.isEmpty()) {
      choose(all.get(Math.floorMod(ids(all).indexOf(chosen) + step, all.size())));
      event.consume();
    }
  }

  public Region root() {
    return sheet.root();
  }
}
