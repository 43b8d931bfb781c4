package sparsam.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import sparsam.text.Strings;
import sparsam.ui.arms.ArmControls;
import sparsam.ui.arms.ArmsView;
import sparsam.ui.chart.ChartCard;
import sparsam.ui.chart.PictureExport;
import sparsam.ui.recipe.RecipeView;
import sparsam.ui.result.ResultView;
import sparsam.ui.run.RunBar;
import sparsam.ui.weights.WeightsView;

/** The whole window: causes on the left, effects in the middle, what they mean on the right. */
public final class LabView {
  private static final double LEFT = 260;
  private static final double RIGHT_PART = 0.27;
  private static final double RIGHT_LEAST = 296;
  private static final double RIGHT_MOST = 420;

  private final StackPane root = new StackPane();
  private final Appearance appearance;
  private final SideColumn side;

  public LabView(LabModel model, Strings strings, Dialogs dialogs) {
    root.setId("lab");
    root.getStyleClass().add("lab");
    root.getStylesheets().add("/ui/lab.css");
    appearance = new Appearance(root);
    PictureExport export =
        new PictureExport(strings, dialogs, model.runs()::tell, model.runs()::complain);
    RecipeTools tools = new RecipeTools(model, strings, dialogs);
    ShortcutSheet sheet = new ShortcutSheet(strings);
    Shortcuts shortcuts = Shortcuts.of(model, tools, root, sheet::show);
    ArmControls arms = new ArmControls(model.arms(), strings);
    List<Shortcut.Group> groups = List.of(shortcuts.group(), arms.shortcuts());
    sheet.fill(groups, strings);
    Shortcut.install(root, shortcuts.group().shortcuts());

    HBox last = new HBox(help(shortcuts.list(), strings), themeMenu(strings));
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
    side = new SideColumn(tabs);
    main.setRight(meaning());
    root.getChildren().addAll(main, sheet.root());
    DropTarget.install(root, strings, model::open);
  }

  private static Region causes(LabModel model, Strings strings) {
    Region causes = new RecipeView(model.recipe(), model.differs(), strings).root();
    causes.setMinWidth(LEFT);
    causes.setPrefWidth(LEFT);
    causes.setMaxWidth(LEFT);
    return causes;
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
    return new Middle(
            new ChartCard(
                    "accuracy", strings, model.curves().accuracy(), appearance.theme(), export)
                .root(),
            new WeightsView(model.weights(), appearance.theme(), export, strings).card(),
            new ChartCard("loss", strings, model.curves().loss(), appearance.theme(), export),
            "loss.title",
            strings)
        .root();
  }

  private static Node help(Shortcut list, Strings strings) {
    Button help = new Button("", Icons.help());
    help.setId("help");
    help.getStyleClass().add("icon-button");
    String words = strings.get("menu.item", strings.get(list.key()), list.shown());
    help.setTooltip(new Tooltip(words));
    help.setAccessibleText(words);
    help.setOnAction(_ -> list.action().run());
    return help;
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
