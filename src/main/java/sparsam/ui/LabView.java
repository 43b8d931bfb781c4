package sparsam.ui;

import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import sparsam.text.Strings;
import sparsam.ui.chart.ChartCard;
import sparsam.ui.chart.PictureExport;
import sparsam.ui.recipe.RecipeView;
import sparsam.ui.result.ResultView;
import sparsam.ui.run.RunBar;
import sparsam.ui.weights.WeightsView;

/** The whole window: causes on the left, effects in the middle, what they mean on the right. */
public final class LabView {
  private static final KeyCombination RUN =
      new KeyCodeCombination(KeyCode.R, KeyCombination.SHORTCUT_DOWN);
  private static final KeyCombination STOP =
      new KeyCodeCombination(KeyCode.PERIOD, KeyCombination.SHORTCUT_DOWN);

  private static final double LEFT = 244;

  /** The middle needs this much for two charts side by side. */
  private static final double TWO_ABREAST = 620;

  private final BorderPane root = new BorderPane();
  private final Appearance appearance;

  public LabView(LabModel model, Strings strings, Dialogs dialogs) {
    root.setId("lab");
    root.getStyleClass().add("lab");
    root.getStylesheets().add("/ui/lab.css");
    appearance = new Appearance(root);
    PictureExport export =
        new PictureExport(strings, dialogs, model.runs()::tell, model.runs()::complain);

    root.setTop(
        new VBox(new RunBar(model, strings, themeMenu(strings)).root(), errorBar(model, strings)));
    Region causes = new RecipeView(model.recipe(), model.differs(), strings).root();
    causes.setMinWidth(LEFT);
    causes.setPrefWidth(LEFT);
    causes.setMaxWidth(LEFT);
    root.setLeft(causes);
    root.setCenter(charts(model, export, strings));
    Region meaning = new ResultView(model.result(), appearance.theme(), strings).root();
    meaning
        .prefWidthProperty()
        .bind(
            Bindings.createDoubleBinding(
                () -> Math.clamp(root.getWidth() * 0.27, 296, 420), root.widthProperty()));
    meaning.setMinWidth(296);
    root.setRight(meaning);
    BorderPane.setMargin(meaning, new Insets(12));
    root.addEventFilter(KeyEvent.KEY_PRESSED, event -> shortcut(event, model));
  }

  private void shortcut(KeyEvent event, LabModel model) {
    if (RUN.match(event)) {
      root.requestFocus(); // What is being typed counts.
      model.run();
      event.consume();
    } else if (STOP.match(event)) {
      model.runs().stop();
      event.consume();
    }
  }

  private Node themeMenu(Strings strings) {
    MenuButton menu = new MenuButton();
    menu.setId("theme");
    menu.setGraphic(Icons.theme());
    menu.getStyleClass().addAll("icon-button", "no-arrow");
    menu.setTooltip(new Tooltip(strings.get("theme.help")));
    menu.setAccessibleText(strings.get("theme.help"));
    ToggleGroup group = new ToggleGroup();
    for (Appearance.Choice choice : Appearance.Choice.values()) {
      RadioMenuItem item = new RadioMenuItem(strings.get(choice.key()));
      item.setId("theme-" + choice.name().toLowerCase(Locale.ROOT));
      item.setToggleGroup(group);
      item.setSelected(choice == appearance.choice().get());
      item.setOnAction(_ -> appearance.choice().set(choice));
      menu.getItems().add(item);
    }
    return menu;
  }

  private static Node errorBar(LabModel model, Strings strings) {
    Label sentence = new Label();
    sentence.setId("error");
    sentence.setWrapText(true);
    sentence.setMinHeight(Region.USE_PREF_SIZE);
    sentence.textProperty().bind(model.runs().error());
    sentence.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(sentence, Priority.ALWAYS);
    Button dismiss = new Button();
    dismiss.setId("error-dismiss");
    dismiss.setGraphic(Icons.close());
    dismiss.getStyleClass().add("icon-button");
    dismiss.setTooltip(new Tooltip(strings.get("error.dismiss")));
    dismiss.setAccessibleText(strings.get("error.dismiss"));
    dismiss.setOnAction(_ -> model.runs().dismissError());
    HBox bar = new HBox(sentence, dismiss);
    bar.setAlignment(Pos.CENTER_LEFT);
    bar.getStyleClass().add("error-bar");
    bar.visibleProperty().bind(model.runs().error().isNotEmpty());
    bar.managedProperty().bind(bar.visibleProperty());
    return bar;
  }

  private Node charts(LabModel model, PictureExport export, Strings strings) {
    Region accuracy =
        new ChartCard("accuracy", strings, model.curves().accuracy(), appearance.theme(), export)
            .root();
    ChartCard lossCard =
        new ChartCard("loss", strings, model.curves().loss(), appearance.theme(), export);
    ChartCard weightsCard =
        new WeightsView(model.weights(), appearance.theme(), export, strings).card();
    Region loss = lossCard.root();
    Region weights = weightsCard.root();
    HBox lower = new HBox(weights, loss);
    lower.getStyleClass().add("lower-charts");
    VBox charts = new VBox(accuracy, lower);
    charts.setId("charts");
    charts.getStyleClass().add("charts");
    charts.setMinWidth(0);

    BooleanProperty lossChosen = new SimpleBooleanProperty();
    ObservableValue<Boolean> narrow =
        charts.widthProperty().map(w -> w.doubleValue() < TWO_ABREAST);
    weightsCard.replaceTitle(switcher("weights", strings, lossChosen), narrow);
    lossCard.replaceTitle(switcher("loss", strings, lossChosen), narrow);
    weights
        .visibleProperty()
        .bind(narrow.map(one -> !one).flatMap(two -> lossChosen.map(l -> two || !l)));
    loss.visibleProperty()
        .bind(narrow.map(one -> !one).flatMap(two -> lossChosen.map(l -> two || l)));
    for (Region one : new Region[] {weights, loss}) {
      one.managedProperty().bind(one.visibleProperty());
      one.setPrefWidth(10);
      one.setMinWidth(0);
      HBox.setHgrow(one, Priority.ALWAYS);
    }
    for (Region one : new Region[] {accuracy, lower}) {
      one.setPrefHeight(10);
      one.setMinHeight(0);
      VBox.setVgrow(one, Priority.ALWAYS);
    }
    return charts;
  }

  /** Two buttons that choose which of the lower charts a narrow window shows. */
  private static Node switcher(String id, Strings strings, BooleanProperty lossChosen) {
    ToggleButton weights = new ToggleButton(strings.get("weights.title"));
    weights.setId(id + "-show-weights");
    weights.getStyleClass().addAll("small", "left-pill");
    ToggleButton loss = new ToggleButton(strings.get("loss.title"));
    loss.setId(id + "-show-loss");
    loss.getStyleClass().addAll("small", "right-pill");
    lossChosen.subscribe(
        chosen -> {
          weights.setSelected(!chosen);
          loss.setSelected(chosen);
        });
    weights.setOnAction(_ -> choose(lossChosen, false, weights, loss));
    loss.setOnAction(_ -> choose(lossChosen, true, weights, loss));
    HBox both = new HBox(weights, loss);
    both.setMinWidth(Region.USE_PREF_SIZE);
    return both;
  }

  private static void choose(
      BooleanProperty lossChosen, boolean chosen, ToggleButton weights, ToggleButton loss) {
    lossChosen.set(chosen);
    // A toggle that was on already went off with the click.
    weights.setSelected(!chosen);
    loss.setSelected(chosen);
  }

  public BorderPane root() {
    return root;
  }

  public Appearance appearance() {
    return appearance;
  }
}
