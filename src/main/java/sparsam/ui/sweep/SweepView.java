package sparsam.ui.sweep;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.Property;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import sparsam.plot.surface.Theme;
import sparsam.text.Strings;
import sparsam.ui.chart.ChartCard;
import sparsam.ui.chart.PictureExport;
import sparsam.ui.part.ChoiceButton;
import sparsam.ui.part.Dialogs;
import sparsam.ui.part.Hover;
import sparsam.ui.part.Icons;
import sparsam.ui.part.Shortcut;
import sparsam.ui.part.There;
import sparsam.ui.sweep.picture.MapView;
import sparsam.ui.sweep.picture.PointsView;
import sparsam.ui.sweep.plan.PlanView;
import sparsam.ui.sweep.said.ChosenView;
import sparsam.ui.sweep.said.SaidView;

/** The workspace: axes on the left, the map in the middle, what it says on the right. */
public final class SweepView {
  private static final double LEFT = 280;
  private static final double RIGHT = 270;
  private static final String SAID = "said";
  private static final String CHOSEN = "chosen";

  private final SweepModel model;
  private final Strings strings;
  private final BorderPane root = new BorderPane();

  /**
   * @param export is offered the pictures
   * @param dialogs asks for files and folders
   */
  public SweepView(
      SweepModel model,
      ObservableValue<Theme> theme,
      PictureExport export,
      Strings strings,
      Dialogs dialogs) {
    this.model = model;
    this.strings = strings;
    root.setId("sweep-workspace");
    root.getStylesheets().add("/ui/sweep.css");
    VBox causes =
        new VBox(
            new PlanView(model.plan(), model.running().not(), model::open, dialogs, strings)
                .root());
    causes.getStyleClass().add("causes");
    BorderPane left = new BorderPane(scroll("sweep-causes", causes, LEFT));
    left.setBottom(buttons());
    root.setLeft(left);
    Region pictures = pictures(theme, export);
    BorderPane.setMargin(pictures, new Insets(0, 12, 0, 0));
    root.setCenter(pictures);
    VBox meaning = new VBox(progress(), said(), report(dialogs));
    meaning.getStyleClass().addAll("card", "sweep-meaning");
    Region right = scroll("sweep-meaning", meaning, RIGHT);
    BorderPane.setMargin(right, new Insets(12, 12, 12, 0));
    root.setRight(right);
  }

  private Region pictures(ObservableValue<Theme> theme, PictureExport export) {
    Region map =
        new MapView(
                model.map(), values -> model.chosen().set(Set.of(values)), theme, export, strings)
            .root();
    Region points = new PointsView(model.points(), theme, export, strings).root();
    ChartCard training =
        new ChartCard("sweep-training", strings, model.looked().curves(), theme, export);
    training.root().setMinWidth(0);
    VBox trainings = new VBox(training.root());
    trainings.getStyleClass().add("charts");
    VBox.setVgrow(training.root(), Priority.ALWAYS);
    map.visibleProperty().bind(model.page().isEqualTo(Page.MAP));
    points.visibleProperty().bind(model.page().isEqualTo(Page.POINTS));
    trainings.visibleProperty().bind(model.page().isEqualTo(Page.TRAINING));
    StackPane pages = new StackPane(map, points, trainings);
    pages.setMinSize(0, 0);
    VBox.setVgrow(pages, Priority.ALWAYS);
    VBox box =
        new VBox(
            pills("sweep-page-", List.of(Page.values()), Page::id, Page::key, model.page()), pages);
    box.getStyleClass().add("sweep-pictures");
    box.setMinWidth(0);
    return box;
  }

  /** Buttons of which one is chosen. */
  private <T> Node pills(
      String id,
      List<T> all,
      Function<T, String> name,
      Function<T, String> key,
      Property<T> chosen) {
    HBox row = new HBox();
    for (T one : all) {
      ChoiceButton button = new ChoiceButton(strings.get(key.apply(one)));
      button.setId(id + name.apply(one));
      button.getStyleClass().add("small");
      button.setMinWidth(Region.USE_PREF_SIZE);
      button.placeInRow(all.indexOf(one), all.size());
      Hover.on(button, strings.get(key.apply(one) + ".help"));
      button.setAccessibleText(strings.get(key.apply(one) + ".help"));
      chosen.subscribe(now -> button.setSelected(one.equals(now)));
      button.setOnAction(_ -> chosen.setValue(one));
      row.getChildren().add(button);
    }
    return row;
  }

  /** What it says, and what is chosen; the latter comes forward when something is. */
  private Node said() {
    Node words = new SaidView(model.said(), strings).root();
    Node chosen =
        new ChosenView(
                model.looked(),
                model::openRun,
                model::take,
                () -> model.chosen().set(Set.of()),
                strings)
            .root();
    ObjectProperty<String> side = new SimpleObjectProperty<>(SAID);
    There.when(side.map(SAID::equals), words);
    There.when(side.map(CHOSEN::equals), chosen);
    model
        .chosen()
        .subscribe(
            (before, now) -> {
              if (before.isEmpty() && !now.isEmpty()) {
                side.set(CHOSEN);
              } else if (now.isEmpty()) {
                side.set(SAID);
              }
            });
    Node tabs =
        pills(
            "sweep-side-",
            List.of(SAID, CHOSEN),
            one -> one,
            one -> one.equals(SAID) ? "sweep.side.said" : "sweep.side.chosen",
            side);
    tabs.getStyleClass().add("sweep-progress");
    return new VBox(6, tabs, words, chosen);
  }

  private static Region scroll(String id, Node content, double width) {
    ScrollPane scroll = new ScrollPane(content);
    scroll.setId(id);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.getStyleClass().add("quiet-scroll");
    scroll.setPrefWidth(width);
    scroll.setMinWidth(width);
    return scroll;
  }

  private Node buttons() {
    Button run = button("sweep-run", "sweep.run", Icons.run(), model::run);
    run.getStyleClass().add("accent");
    Button goOn = button("sweep-go-on", "sweep.goOn", Icons.run(), model::goOn);
    Button stop = button("sweep-stop", "sweep.stop", Icons.stop(), model::stop);
    run.disableProperty().bind(model.plan().ready().not());
    goOn.disableProperty().bind(model.plan().unfinished().not());
    There.when(model.running().map(now -> !now), run);
    There.when(
        model.running().flatMap(now -> model.plan().folder().map(of -> !now && of != null)), goOn);
    There.when(model.running(), stop);
    FlowPane row = new FlowPane(6, 6, goOn, run, stop);
    Label trouble = There.sentence(model.trouble(), "refusal");
    trouble.setId("sweep-trouble");
    VBox box = new VBox(6, trouble, row);
    box.getStyleClass().add("sweep-buttons");
    box.setMaxWidth(LEFT);
    return box;
  }

  private Button button(String id, String key, Node icon, Runnable action) {
    Button button = new Button(strings.get(key), icon);
    button.setId(id);
    button.setMinWidth(Region.USE_PREF_SIZE);
    Hover.on(button, strings.get(key + ".help"));
    button.setAccessibleText(strings.get(key + ".help"));
    button.setOnAction(_ -> action.run());
    return button;
  }

  private Node progress() {
    ProgressBar bar = new ProgressBar();
    bar.setId("sweep-progress");
    bar.setMaxWidth(Double.MAX_VALUE);
    bar.progressProperty().bind(model.progress());
    There.when(model.running(), bar);
    Label told = There.sentence(model.told(), "arm-progress");
    told.setId("sweep-told");
    Label failures = There.sentence(model.failures(), "refusal");
    failures.setId("sweep-failures");
    VBox box = new VBox(6, bar, told, failures);
    box.getStyleClass().add("sweep-progress");
    return box;
  }

  private Node report(Dialogs dialogs) {
    Button report =
        button(
            "sweep-report",
            "sweep.report",
            Icons.file(),
            () -> dialogs.folder(strings.get("export.report.folder")).ifPresent(model::report));
    report.getStyleClass().add("small");
    There.when(model.said().map(all -> !all.isEmpty()), report);
    Label reported = There.sentence(model.reported(), "description");
    reported.setId("sweep-reported");
    VBox box = new VBox(6, report, reported);
    box.getStyleClass().add("sweep-progress");
    VBox.setVgrow(box, Priority.NEVER);
    return box;
  }

  /**
   * The keys of this workspace; those that run and stop are the window's.
   *
   * @param model asked for when a key is pressed
   */
  public static Shortcut.Group shortcuts(Supplier<SweepModel> model) {
    return new Shortcut.Group(
        "shortcuts.sweep",
        List.of(
            new Shortcut(Shortcut.command(KeyCode.G), "key.sweep.goOn", () -> model.get().goOn())));
  }

  public Region root() {
    return root;
  }
}
