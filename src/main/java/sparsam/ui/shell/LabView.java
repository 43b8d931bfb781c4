package sparsam.ui.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import sparsam.plot.Theme;
import sparsam.text.Strings;
import sparsam.train.Control.Stride;
import sparsam.ui.about.AboutModel;
import sparsam.ui.about.AboutView;
import sparsam.ui.chart.ChartCard;
import sparsam.ui.chart.Pair;
import sparsam.ui.chart.PictureExport;
import sparsam.ui.export.ExportModel;
import sparsam.ui.export.ExportView;
import sparsam.ui.lab.LabModel;
import sparsam.ui.lab.RecipeTools;
import sparsam.ui.lab.RunBar;
import sparsam.ui.lab.Shortcuts;
import sparsam.ui.lab.ShownRun;
import sparsam.ui.lab.SideColumn;
import sparsam.ui.lab.answers.AnswersView;
import sparsam.ui.lab.arms.ArmControls;
import sparsam.ui.lab.arms.ArmsView;
import sparsam.ui.lab.curves.CurveControls;
import sparsam.ui.lab.prune.PruneView;
import sparsam.ui.lab.recipe.RecipeView;
import sparsam.ui.lab.result.ResultView;
import sparsam.ui.lab.step.StepView;
import sparsam.ui.lab.weights.WeightsView;
import sparsam.ui.part.Dialogs;
import sparsam.ui.part.Hover;
import sparsam.ui.part.Icons;
import sparsam.ui.part.Shortcut;
import sparsam.ui.runs.RunsView;
import sparsam.ui.tour.TourView;

/** The whole window: causes on the left, effects in the middle, what they mean on the right. */
public final class LabView {
  private static final double LEFT = 260;
  private static final double RIGHT_PART = 0.27;
  private static final double RIGHT_LEAST = 296;
  private static final double RIGHT_MOST = 420;

  /** The width that accuracy and loss need beside each other. */
  private static final double CURVES_ABREAST = 760;

  /** The width that weights and step need. */
  private static final double CARDS_ABREAST = 600;

  private final StackPane root = new StackPane();
  private final Appearance appearance;
  private final SideColumn side;

  public LabView(LabModel model, AboutModel telling, Strings strings, Dialogs dialogs) {
    root.setId("lab");
    root.getStyleClass().add("lab");
    root.getStylesheets().add("/ui/lab.css");
    appearance = new Appearance(root);
    PictureExport export = new PictureExport();
    ExportModel exporting = new ExportModel(strings, export, dialogs, new ShownRun(model, strings));
    export.leadsTo(exporting::show);
    ExportView exportView = new ExportView(exporting, strings);
    RecipeTools tools = new RecipeTools(model, strings, dialogs);
    AboutView about = new AboutView(telling, strings);
    ShortcutSheet sheet = new ShortcutSheet(strings, model.tour()::begin, about::show);
    Shortcuts shortcuts = Shortcuts.of(model, tools, root, sheet::show);
    ArmControls arms = new ArmControls(model.arms(), strings);
    List<Shortcut.Group> groups = List.of(shortcuts.group(), arms.shortcuts());
    sheet.fill(groups, strings);
    Shortcut.install(root, shortcuts.group().shortcuts());

    HBox last = new HBox(exportView.button(), help(shortcuts.list(), strings), themeMenu(strings));
    last.setMinWidth(Region.USE_PREF_SIZE);
    last.setAlignment(Pos.CENTER_LEFT);
    BorderPane main = new BorderPane();
    main.setTop(
        new VBox(
            new RunBar(model, strings, tools.buttons(shortcuts), last).root(),
            errorBar(model, strings)));
    main.setLeft(causes(model, strings));
    main.setCenter(charts(model, export, strings));
    Region results = new ResultView(model.result(), arms, appearance.theme(), strings).root();
    List<SideColumn.Tab> tabs = new ArrayList<>();
    tabs.add(
        new SideColumn.Tab(
            "arms",
            strings.get("result.heading"),
            new ArmsView(model.arms(), arms, results, strings).root()));
    tabs.add(
        new SideColumn.Tab(
            "answers",
            strings.get("answers.title"),
            new AnswersView(model.answers(), appearance.theme(), export, strings).root()));
    tabs.add(
        new SideColumn.Tab(
            "runs", strings.get("runs.title"), new RunsView(model.history(), strings).root()));
    side = new SideColumn(tabs);
    main.setRight(meaning());
    TourView tour = new TourView(model.tour(), main, strings);
    root.getChildren().addAll(main, tour.root(), exportView.root(), sheet.root(), about.root());
    root.layoutBoundsProperty().subscribe(tour::arrange);
    DropTarget.install(root, strings, model::open);
  }

  private Region causes(LabModel model, Strings strings) {
    RecipeView recipe = new RecipeView(model.recipe(), model.differs(), strings);
    recipe.addUnderFraction(new PruneView(model.prune(), appearance.theme(), strings).root());
    recipe.addBelow(dense(model, strings));
    Region causes = recipe.root();
    causes.setMinWidth(LEFT);
    causes.setPrefWidth(LEFT);
    causes.setMaxWidth(LEFT);
    return causes;
  }

  /** Where the dense network is from, and whether the next run trains another. */
  private static Node dense(LabModel model, Strings strings) {
    Label from = new Label();
    from.setId("dense-from");
    from.getStyleClass().add("preset-note");
    from.setWrapText(true);
    from.setMinHeight(Region.USE_PREF_SIZE);
    from.textProperty().bind(model.denseFrom());
    CheckBox anew = new CheckBox(strings.get("dense.anew"));
    anew.setId("dense-anew");
    Hover.on(anew, strings.get("dense.anew.help"));
    anew.selectedProperty().bindBidirectional(model.anew());
    VBox box = new VBox(from, anew);
    box.getStyleClass().add("dense-from");
    box.visibleProperty().bind(model.denseFrom().isNotEmpty());
    box.managedProperty().bind(box.visibleProperty());
    return box;
  }

  private Region meaning() {
    Region meaning = side.root();
    meaning
        .prefWidthProperty()
        .bind(
            Bindings.createDoubleBinding(
                () -> Math.clamp(root.getWidth() * RIGHT_PART, RIGHT_LEAST, RIGHT_MOST),
                root.widthProperty()));
    meaning.setMinWidth(RIGHT_LEAST);
    BorderPane.setMargin(meaning, new Insets(12));
    return meaning;
  }

  private Node charts(LabModel model, PictureExport export, Strings strings) {
    ObservableValue<Theme> theme = appearance.theme();
    ChartCard accuracy =
        new ChartCard("accuracy", strings, model.curves().accuracy(), theme, export);
    accuracy.add(new CurveControls("accuracy", model.curves().style(), strings).root());
    ChartCard loss = new ChartCard("loss", strings, model.curves().loss(), theme, export);
    loss.add(new CurveControls("loss", model.curves().style(), strings).root());
    ChartCard weights =
        new WeightsView(model.weights(), model.time(), theme, export, strings).card();
    ChartCard step =
        new StepView(
                model.step(),
                () -> model.advance(Stride.HALF),
                model.blocked(),
                theme,
                export,
                strings)
            .card();
    Region upper = new Pair(accuracy, loss, CURVES_ABREAST, strings).root();
    Region lower = new Pair(weights, step, CARDS_ABREAST, strings).root();
    VBox charts = new VBox(upper, lower);
    charts.setId("charts");
    charts.getStyleClass().add("charts");
    charts.setMinWidth(0);
    for (Region one : new Region[] {upper, lower}) {
      one.setPrefHeight(10);
      one.setMinHeight(0);
      VBox.setVgrow(one, Priority.ALWAYS);
    }
    return charts;
  }

  private static Node help(Shortcut list, Strings strings) {
    Button help = new Button("", Icons.help());
    help.setId("help");
    help.getStyleClass().add("icon-button");
    String words = strings.get("menu.item", strings.get("shortcuts.open"), list.shown());
    Hover.on(help, words);
    help.setAccessibleText(words);
    help.setOnAction(_ -> list.action().run());
    return help;
  }

  private Node themeMenu(Strings strings) {
    MenuButton menu = new MenuButton();
    menu.setId("theme");
    menu.setGraphic(Icons.theme());
    menu.getStyleClass().addAll("icon-button", "no-arrow");
    Hover.on(menu, strings.get("theme.help"));
    menu.setAccessibleText(strings.get("theme.help"));
    ToggleGroup group = new ToggleGroup();
    for (Appearance.Choice choice : Appearance.Choice.values()) {
      RadioMenuItem item = new RadioMenuItem(strings.get(choice.key()));
      item.setId("theme-" + choice.name().toLowerCase(Locale.ROOT));
      item.setToggleGroup(group);
      appearance.choice().subscribe(chosen -> item.setSelected(choice == chosen));
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
    Hover.on(dismiss, strings.get("error.dismiss"));
    dismiss.setAccessibleText(strings.get("error.dismiss"));
    dismiss.setOnAction(_ -> model.runs().dismissError());
    HBox bar = new HBox(sentence, dismiss);
    bar.setAlignment(Pos.CENTER_LEFT);
    bar.getStyleClass().add("error-bar");
    bar.visibleProperty().bind(model.runs().error().isNotEmpty());
    bar.managedProperty().bind(bar.visibleProperty());
    return bar;
  }

  public StackPane root() {
    return root;
  }

  public Appearance appearance() {
    return appearance;
  }

  /** The column on the right, whose panels are chosen by tabs. */
  public SideColumn side() {
    return side;
  }
}
