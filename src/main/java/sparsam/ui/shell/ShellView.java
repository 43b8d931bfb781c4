package sparsam.ui.shell;

import java.util.List;
import java.util.Locale;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import sparsam.text.Strings;
import sparsam.ui.about.AboutModel;
import sparsam.ui.about.AboutView;
import sparsam.ui.chart.PictureExport;
import sparsam.ui.chart.PictureKeys;
import sparsam.ui.export.ExportModel;
import sparsam.ui.export.ExportView;
import sparsam.ui.flatness.FlatnessModel;
import sparsam.ui.flatness.FlatnessView;
import sparsam.ui.lab.LabKeys;
import sparsam.ui.lab.LabModel;
import sparsam.ui.lab.LabView;
import sparsam.ui.lab.arms.ArmControls;
import sparsam.ui.lab.data.DataView;
import sparsam.ui.lab.data.OpenDataView;
import sparsam.ui.lab.network.NetworkView;
import sparsam.ui.lesson.LessonView;
import sparsam.ui.lesson.LessonsView;
import sparsam.ui.part.Dialogs;
import sparsam.ui.part.Escape;
import sparsam.ui.part.Hover;
import sparsam.ui.part.Icons;
import sparsam.ui.part.Shortcut;
import sparsam.ui.present.PresentView;
import sparsam.ui.present.PresentView.Subject;
import sparsam.ui.runs.RunsView;
import sparsam.ui.sweep.SweepModel;
import sparsam.ui.sweep.SweepView;
import sparsam.ui.tour.TourView;

/** The whole window: top bar, rail, the workspace that is chosen, and what is laid over them. */
public final class ShellView {
  private final StackPane root = new StackPane();
  private final Appearance appearance;
  private final PictureExport charts = new PictureExport();
  private final PictureExport labCharts = charts.part();
  private final PictureExport flatnessCharts = charts.part();
  private final PictureExport sweepCharts = charts.part();

  public ShellView(ShellModel model, AboutModel telling, Strings strings, Dialogs dialogs) {
    root.setId("lab");
    root.getStyleClass().add("lab");
    root.getStylesheets().add("/ui/lab.css");
    Escape.passOn(root);
    appearance = new Appearance(root);
    ExportModel exporting = new ExportModel(strings, charts, dialogs, new ShownRun(model, strings));
    charts.leadsTo(
        card -> {
          model.drawAll();
          exporting.show(card);
        });
    ExportView export = new ExportView(exporting, strings);
    RecipeTools tools = new RecipeTools(model, strings, dialogs);
    AboutView about = new AboutView(telling, strings);
    ShortcutSheet sheet = new ShortcutSheet(strings, model::beginTour, about::show);
    Runnable exported =
        () -> {
          if (!model.isFlatness() && !model.isSweep()) {
            model.workspace().set(ShellModel.LAB); // Whose pictures these are.
          }
          model.drawAll();
          exporting.show();
        };
    PresentView present = new PresentView(appearance.theme(), strings);
    Runnable presented =
        () -> {
          if (present.isShown()) {
            present.hide();
            return;
          }
          if (!model.isFlatness() && !model.isSweep()) {
            model.workspace().set(ShellModel.LAB); // The others have no pictures.
          }
          present.show(subject(model));
        };
    Shortcuts shortcuts =
        Shortcuts.of(model, tools, root, exported, presented, appearance::turn, sheet::show);
    ArmControls arms = new ArmControls(model.lab().arms(), strings);
    Shortcut.Group panels = LabKeys.of(model.lab(), arms, dialogs);
    Shortcut.Group landscapes = FlatnessView.shortcuts(model.flatness());
    Shortcut.Group sweeps = SweepView.shortcuts(model::sweep);
    List<Workspace> all = workspaces(model, arms, strings, dialogs);
    Rail rail = new Rail(all, model.workspace(), strings);
    sheet.fill(
        List.of(
            rail.keys(),
            shortcuts.group(),
            PictureKeys.group(),
            panels,
            NetworkView.shortcuts(model.lab().network()),
            arms.shortcuts(),
            RunsView.shortcuts(model.runs(), dialogs, strings),
            LessonView.shortcuts(model.lessons()),
            landscapes,
            sweeps),
        strings);
    Shortcut.install(root, shortcuts.everywhere());
    Shortcut.installFirst(
        root, shortcuts.ofRecipe(), () -> model.isLab() && !model.lab().isCovered());
    Shortcut.install(root, panels.shortcuts(), model::isLab);
    Shortcut.install(root, landscapes.shortcuts(), model::isFlatness);
    Shortcut.install(root, sweeps.shortcuts(), model::isSweep);
    Shortcut.install(root, rail.keys().shortcuts());

    Button take = export.button(exported);
    HBox last =
        new HBox(
            take,
            opener("presenting", Icons.present(), "present.open", shortcuts.present(), strings),
            opener("help", Icons.help(), "shortcuts.open", shortcuts.list(), strings),
            themeMenu(strings));
    last.setMinWidth(Region.USE_PREF_SIZE);
    last.setAlignment(Pos.CENTER_LEFT);
    BorderPane main = new BorderPane();
    main.setTop(
        new VBox(
            new RunBar(model, strings, tools.buttons(shortcuts), last).root(),
            new DataView(model.lab().data(), strings, dialogs).root(),
            shortageBar(model.lab()),
            errorBar(model.lab(), strings),
            bugBar(telling, strings)));
    main.setLeft(rail.root());
    Workspaces workspaces = new Workspaces(all, model.workspace());
    appearance.theme().subscribe(_ -> workspaces.rest());
    main.setCenter(workspaces.root());
    TourView tour = new TourView(model.tour(), main, strings);
    root.getChildren()
        .addAll(
            main,
            tour.root(),
            present.root(),
            export.root(),
            new NetworkView(model.lab().network(), strings).root(),
            new OpenDataView(model.lab().openData(), appearance.theme(), strings, dialogs).root(),
            sheet.root(),
            about.root());
    root.layoutBoundsProperty().subscribe(tour::arrange);
    DropTarget.install(root, strings, model::open);
  }

  /** What there is to present of the workspace that is chosen. */
  private Subject subject(ShellModel model) {
    if (model.isSweep()) {
      SweepModel sweep = model.sweep();
      return new Subject(
          sweepCharts,
          sweep.told(),
          sweep.said().map(all -> all.isEmpty() ? "" : all.getFirst()),
          sweep::drawUnseen);
    }
    if (model.isFlatness()) {
      FlatnessModel flatness = model.flatness();
      return new Subject(flatnessCharts, flatness.doing(), flatness.answer(), () -> {});
    }
    return new Subject(
        labCharts, model.lab().runs().activity(), model.lab().result().headline(), () -> {});
  }

  /** In the order of the rail, the first one for a first start. */
  private List<Workspace> workspaces(
      ShellModel model, ArmControls arms, Strings strings, Dialogs dialogs) {
    return List.of(
        new Workspace(
            ShellModel.LAB,
            "workspace.lab",
            Icons::lab,
            KeyCode.DIGIT1,
            () -> lab(model, arms, strings, dialogs)),
        new Workspace(
            ShellModel.RUNS,
            "workspace.runs",
            Icons::runs,
            KeyCode.DIGIT2,
            () -> new RunsView(model.runs(), dialogs, strings).root()),
        new Workspace(
            ShellModel.LESSONS,
            "workspace.lessons",
            Icons::lessons,
            KeyCode.DIGIT3,
            () -> new LessonsView(model.lessons(), dialogs, strings).root()),
        new Workspace(
            ShellModel.FLATNESS,
            "workspace.flatness",
            Icons::flatness,
            KeyCode.DIGIT4,
            () ->
                new FlatnessView(
                        model.flatness(), appearance.theme(), flatnessCharts, strings, dialogs)
                    .root()),
        new Workspace(
            ShellModel.SWEEP,
            "workspace.sweep",
            Icons::sweep,
            KeyCode.DIGIT5,
            () ->
                new SweepView(model.sweep(), appearance.theme(), sweepCharts, strings, dialogs)
                    .root()));
  }

  private Region lab(ShellModel model, ArmControls arms, Strings strings, Dialogs dialogs) {
    LabView lab = new LabView(model.lab(), arms, appearance.theme(), labCharts, strings, dialogs);
    lab.guide(
        new LessonView(model.lessons(), appearance.theme(), strings).root(),
        model.lessons().active());
    return lab.root();
  }

  private static Node opener(String id, Node icon, String key, Shortcut does, Strings strings) {
    Button opener = new Button("", icon);
    opener.setId(id);
    opener.getStyleClass().add("icon-button");
    String words = strings.get("menu.item", strings.get(key), does.shown());
    Hover.on(opener, words);
    opener.setAccessibleText(words);
    opener.setOnAction(_ -> does.action().run());
    return opener;
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

  /** Why Run is greyed out; it goes when the recipe fits. */
  private static Node shortageBar(LabModel model) {
    return bar(sentence("shortage", model.readiness().shortage()));
  }

  private static Node errorBar(LabModel model, Strings strings) {
    return bar(
        sentence("error", model.runs().error()),
        dismissal("error-dismiss", strings, () -> model.runs().dismissError()));
  }

  /** That the program itself failed, and all that a report of it needs. */
  private static Node bugBar(AboutModel model, Strings strings) {
    Button copy = new Button();
    copy.setId("bug-copy");
    copy.setMinWidth(Region.USE_PREF_SIZE);
    copy.disableProperty().bind(model.complete().not());
    copy.setOnAction(_ -> model.copy());
    model
        .copied()
        .subscribe(done -> copy.setText(strings.get(done ? "about.copied" : "about.copy")));
    return bar(
        sentence("bug", model.trouble()), copy, dismissal("bug-dismiss", strings, model::dismiss));
  }

  private static Button dismissal(String id, Strings strings, Runnable action) {
    Button dismiss = new Button();
    dismiss.setId(id);
    dismiss.setGraphic(Icons.close());
    dismiss.getStyleClass().add("icon-button");
    Hover.on(dismiss, strings.get("error.dismiss"));
    dismiss.setAccessibleText(strings.get("error.dismiss"));
    dismiss.setOnAction(_ -> action.run());
    return dismiss;
  }

  private static Label sentence(String id, ReadOnlyStringProperty words) {
    Label sentence = new Label();
    sentence.setId(id);
    sentence.setWrapText(true);
    sentence.setMinHeight(Region.USE_PREF_SIZE);
    sentence.textProperty().bind(words);
    sentence.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(sentence, Priority.ALWAYS);
    return sentence;
  }

  /** There while its sentence says something. */
  private static Node bar(Label sentence, Node... more) {
    HBox bar = new HBox(sentence);
    bar.getChildren().addAll(more);
    bar.setAlignment(Pos.CENTER_LEFT);
    bar.getStyleClass().add("error-bar");
    bar.visibleProperty().bind(sentence.textProperty().isNotEmpty());
    bar.managedProperty().bind(bar.visibleProperty());
    return bar;
  }

  public StackPane root() {
    return root;
  }

  public Appearance appearance() {
    return appearance;
  }
}
