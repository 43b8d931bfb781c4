package sparsam.ui.flatness;

import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import sparsam.plot.surface.Theme;
import sparsam.report.flatness.FlatnessTable;
import sparsam.text.Strings;
import sparsam.ui.chart.ChartCard;
import sparsam.ui.chart.Pair;
import sparsam.ui.chart.PictureExport;
import sparsam.ui.part.ChoiceButton;
import sparsam.ui.part.Hover;
import sparsam.ui.part.There;

/** What was measured of minima: spectrum, rise and slices, what they say, and all numbers. */
final class StudyView {
  /** The width that two pictures need beside each other. */
  private static final double ABREAST = 640;

  /** What numbers and words may take of the height; more is scrolled. */
  private static final double WORDS = 150;

  private final FlatnessModel model;
  private final StudyModel study;
  private final Strings strings;
  private final VBox causes = new VBox(8);
  private final VBox effects = new VBox(8);

  StudyView(
      FlatnessModel model, ObservableValue<Theme> theme, PictureExport export, Strings strings) {
    this.model = model;
    this.study = model.study();
    this.strings = strings;
    causes.getChildren().addAll(every(), progress());
    StackPane sights =
        new StackPane(spectrum(theme, export), rise(theme, export), slices(theme, export));
    VBox.setVgrow(sights, Priority.ALWAYS);
    effects.getChildren().addAll(sights, words());
    effects.getStylesheets().add("/ui/flatness.css");
    effects.visibleProperty().bind(model.sight().map(Sight::isStudy));
  }

  private Node every() {
    CheckBox every = new CheckBox(strings.get("flatness.every"));
    every.setId("flatness-every");
    Hover.on(every, strings.get("flatness.every.help"));
    every.setAccessibleHelp(strings.get("flatness.every.help"));
    every.selectedProperty().bindBidirectional(study.every());
    There.when(model.sight().map(sight -> sight.isStudy() && sight != Sight.SLICES), every);
    return every;
  }

  private Node progress() {
    ProgressBar bar = new ProgressBar();
    bar.setId("flatness-progress");
    bar.progressProperty().bind(study.progress());
    bar.setMaxWidth(Double.MAX_VALUE);
    bar.setAccessibleText(strings.get("flatness.study.progress"));
    Button stop = new Button();
    stop.setId("flatness-stop");
    stop.getStyleClass().add("small");
    study
        .stopped()
        .subscribe(
            stopped -> {
              stop.setText(strings.get(stopped ? "flatness.study.goOn" : "flatness.study.stop"));
              stop.setAccessibleText(
                  strings.get(stopped ? "flatness.study.goOn.help" : "flatness.study.stop.help"));
            });
    Hover.on(stop, strings.get("flatness.study.stop.help"));
    stop.setOnAction(_ -> study.stopped().set(!study.stopped().get()));
    HBox row = new HBox(8, bar, stop);
    HBox.setHgrow(bar, Priority.ALWAYS);
    row.setAlignment(Pos.CENTER_LEFT);
    There.when(study.measuring().or(study.stopped()), row);
    Label told = There.sentence(study.told(), "description");
    told.setId("flatness-study-told");
    return new VBox(4, row, told);
  }

  private Node spectrum(ObservableValue<Theme> theme, PictureExport export) {
    ChartCard density =
        new ChartCard("flatness-density", strings, study.pictures().density(), theme, export);
    ChartCard layers =
        new ChartCard("flatness-layers", strings, study.pictures().layers(), theme, export);
    layers.add(
        new HBox(choice(0, "flatness.layers.byLargest"), choice(1, "flatness.layers.byTrace")));
    return pair(Sight.SPECTRUM, density, layers);
  }

  private Node choice(int place, String key) {
    ChoiceButton button = new ChoiceButton(strings.get(key));
    button.setId(place == 0 ? "flatness-layers-largest" : "flatness-layers-trace");
    button.getStyleClass().add("small");
    button.placeInRow(place, 2);
    button.setMinWidth(Region.USE_PREF_SIZE);
    Hover.on(button, strings.get(key + ".help"));
    button.setAccessibleText(strings.get(key + ".help"));
    study.traces().subscribe(traces -> button.setSelected(traces == (place == 1)));
    button.setOnAction(_ -> study.traces().set(place == 1));
    return button;
  }

  private Node rise(ObservableValue<Theme> theme, PictureExport export) {
    return pair(
        Sight.RISE,
        new ChartCard("flatness-rise", strings, study.pictures().rise(), theme, export),
        new ChartCard("flatness-rise-errors", strings, study.pictures().errors(), theme, export));
  }

  private Node pair(Sight sight, ChartCard first, ChartCard second) {
    Region pair = new Pair(first, second, ABREAST, strings).root();
    pair.visibleProperty().bind(model.sight().isEqualTo(sight));
    return pair;
  }

  private Node slices(ObservableValue<Theme> theme, PictureExport export) {
    ChartCard left =
        new ChartCard("flatness-slices-left", strings, study.pictures().left(), theme, export);
    ChartCard right =
        new ChartCard("flatness-slices-right", strings, study.pictures().right(), theme, export);
    HBox both = new HBox(left.root(), right.root());
    both.getStyleClass().add("chart-pair");
    for (ChartCard card : List.of(left, right)) {
      card.root().setMinWidth(0);
      card.root().setPrefWidth(10);
      HBox.setHgrow(card.root(), Priority.ALWAYS);
    }
    There.when(study.pictures().two(), right.root());
    both.visibleProperty().bind(model.sight().isEqualTo(Sight.SLICES));
    return both;
  }

  private Node words() {
    Label verdict = There.sentence(study.verdict(), "flatness-verdict");
    verdict.setId("flatness-verdict");
    GridPane table = new GridPane(10, 2);
    table.setId("flatness-table");
    study.table().subscribe(now -> fill(table, now));
    Label cautions = There.sentence(study.cautions(), "description");
    cautions.setId("flatness-cautions");
    ScrollPane numbers = quiet(table, "flatness-numbers");
    numbers.setVbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    numbers.setFitToHeight(true);
    numbers.setMinHeight(Region.USE_PREF_SIZE);
    VBox box = new VBox(6, numbers, cautions);
    ScrollPane scroll = quiet(box, "flatness-words");
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.setFitToWidth(true);
    scroll.setMinHeight(0);
    box.heightProperty()
        .subscribe(height -> scroll.setPrefHeight(Math.min(WORDS, height.doubleValue() + 2)));
    There.when(study.table().map(now -> !now.rows().isEmpty()), scroll);
    return new VBox(6, verdict, scroll);
  }

  private static ScrollPane quiet(Node content, String id) {
    ScrollPane scroll = new ScrollPane(content);
    scroll.setId(id);
    scroll.getStyleClass().add("quiet-scroll");
    return scroll;
  }

  private static void fill(GridPane table, FlatnessTable now) {
    table.getChildren().clear();
    for (int column = 0; column < now.columns().size(); column++) {
      table.add(field(now.columns().get(column), column, "column"), column, 0);
      for (int row = 0; row < now.rows().size(); row++) {
        table.add(field(now.rows().get(row).get(column), column, "figures"), column, row + 1);
      }
    }
  }

  private static Label field(String text, int column, String style) {
    Label field = new Label(text);
    field.getStyleClass().addAll("flatness-field", style);
    field.setMinWidth(column == 0 ? 60 : Region.USE_PREF_SIZE);
    GridPane.setHalignment(field, column == 0 ? HPos.LEFT : HPos.RIGHT);
    return field;
  }

  /** What stands on the left, below the networks. */
  Node causes() {
    return causes;
  }

  /** Its pictures and words. */
  Node effects() {
    return effects;
  }
}
