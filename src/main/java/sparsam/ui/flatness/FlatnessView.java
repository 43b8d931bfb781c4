package sparsam.ui.flatness;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.Property;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import sparsam.plot.picture.Limits;
import sparsam.plot.surface.Theme;
import sparsam.text.Strings;
import sparsam.ui.chart.ChartCard;
import sparsam.ui.chart.Pair;
import sparsam.ui.chart.PictureExport;
import sparsam.ui.flatness.toy.ToyView;
import sparsam.ui.part.ChoiceButton;
import sparsam.ui.part.Dialogs;
import sparsam.ui.part.Hover;
import sparsam.ui.part.Icons;
import sparsam.ui.part.Shortcut;
import sparsam.ui.part.There;

/** The workspace: what is looked at on the left, its landscape beside it. */
public final class FlatnessView {
  private static final double LEFT = 250;

  /** The width that two planes need beside each other. */
  private static final double ABREAST = 640;

  private final FlatnessModel model;
  private final Strings strings;
  private final BorderPane root = new BorderPane();

  /**
   * @param export is offered the pictures
   * @param dialogs asks for files of weights
   */
  public FlatnessView(
      FlatnessModel model,
      ObservableValue<Theme> theme,
      PictureExport export,
      Strings strings,
      Dialogs dialogs) {
    this.model = model;
    this.strings = strings;
    root.setId("flatness-workspace");
    VBox causes = causes();
    VBox toyCauses = new VBox();
    StackPane toyEffects = new StackPane();
    There.when(model.sight().isEqualTo(Sight.TOY), toyCauses);
    toyEffects.visibleProperty().bind(model.sight().isEqualTo(Sight.TOY));
    model
        .sight()
        .subscribe(
            sight -> {
              if (sight == Sight.TOY && toyCauses.getChildren().isEmpty()) {
                ToyView toy = new ToyView(model.toy(), theme, export, strings);
                toyCauses.getChildren().add(toy.causes());
                toyEffects.getChildren().add(toy.effects());
              }
            });
    Node networks = networks(dialogs);
    There.when(model.sight().isNotEqualTo(Sight.TOY), networks);
    causes.getChildren().addAll(toyCauses, networks);
    ScrollPane left = new ScrollPane(causes);
    left.setId("flatness-causes");
    left.setFitToWidth(true);
    left.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    left.getStyleClass().add("quiet-scroll");
    left.setPrefWidth(LEFT);
    left.setMinWidth(LEFT);
    root.setLeft(left);
    StudyView study = new StudyView(model, theme, export, strings);
    causes.getChildren().add(study.causes());
    StackPane sights =
        new StackPane(planes(theme, export), line(theme, export), study.effects(), toyEffects);
    VBox.setVgrow(sights, Priority.ALWAYS);
    Label trouble = There.sentence(model.trouble());
    trouble.setId("flatness-trouble");
    VBox effects = new VBox(trouble, sights);
    effects.getStyleClass().add("charts");
    BorderPane.setMargin(effects, new Insets(0, 12, 0, 0));
    root.setCenter(effects);
  }

  private VBox causes() {
    VBox box = new VBox();
    box.getStyleClass().add("causes");
    box.getChildren().add(sights());
    Label help = new Label();
    help.setId("flatness-help");
    help.getStyleClass().add("description");
    help.setWrapText(true);
    help.setMinHeight(Region.USE_PREF_SIZE);
    model.sight().subscribe(sight -> help.setText(strings.get(sight.key() + ".help")));
    box.getChildren().add(help);
    return box;
  }

  /** What networks are looked at, and how. */
  private Node networks(Dialogs dialogs) {
    VBox box = new VBox(8);
    ComboBox<Optional<RunName>> runs = box("flatness-run", RunName::name, model.choice().run());
    model
        .choice()
        .runs()
        .subscribe(
            all -> fill(runs, all.stream().map(Optional::of).toList(), model.choice().run()));
    add(box, "flatness.run", runs);
    ComboBox<Optional<Chosen>> first = box("flatness-first", Chosen::name, model.choice().first());
    ComboBox<Optional<Chosen>> second =
        box("flatness-second", Chosen::name, model.choice().second());
    model
        .choice()
        .networks()
        .subscribe(
            all -> {
              List<Optional<Chosen>> some = new ArrayList<>();
              all.forEach(one -> some.add(Optional.of(one)));
              fill(first, some, model.choice().first());
              some.addFirst(Optional.empty());
              fill(second, some, model.choice().second());
            });
    add(box, "flatness.first", first);
    add(box, "flatness.second", second);
    Button file = new Button(strings.get("flatness.file"), Icons.file());
    file.setId("flatness-file");
    file.getStyleClass().add("small");
    Hover.on(file, strings.get("flatness.file.help"));
    file.setAccessibleText(strings.get("flatness.file.help"));
    file.setOnAction(_ -> dialogs.openWeights().ifPresent(model::openFile));
    box.getChildren().add(file);

    Node seed = seed();
    There.when(model.sight().isEqualTo(Sight.PLANE).and(model.path().not()), seed);
    Node path = check("flatness-path", "flatness.path", model.path());
    There.when(model.sight().isEqualTo(Sight.PLANE), path);
    Node accuracy = check("flatness-accuracy", "flatness.accuracy", model.accuracy());
    Node fine = check("flatness-fine", "flatness.fine", model.fine());
    Node solid = check("flatness-solid", "flatness.solid", model.pictures().solid());
    There.when(model.sight().map(Sight::isPlane), solid, accuracy, fine);
    Node logarithmic = check("flatness-log", "flatness.log", model.logarithmic());
    There.when(
        model.sight().map(sight -> sight != Sight.SLICES && sight != Sight.SPECTRUM), logarithmic);
    box.getChildren().addAll(path, seed, solid, accuracy, logarithmic, fine);
    Label told = new Label();
    told.setId("flatness-told");
    told.getStyleClass().add("description");
    told.setWrapText(true);
    told.setMinHeight(Region.USE_PREF_SIZE);
    told.textProperty().bind(model.told());
    There.when(model.sight().map(sight -> !sight.isStudy()), told);
    box.getChildren().add(told);
    return box;
  }

  private Node sights() {
    return new VBox(
        4,
        sights(List.of(Sight.PLANE, Sight.THROUGH, Sight.LINE, Sight.TOY)),
        sights(List.of(Sight.SLICES, Sight.SPECTRUM, Sight.RISE)));
  }

  private Node sights(List<Sight> all) {
    HBox row = new HBox();
    for (Sight sight : all) {
      ChoiceButton button = new ChoiceButton(strings.get(sight.key()));
      button.setId("flatness-sight-" + sight.name().toLowerCase(Locale.ROOT));
      button.getStyleClass().add("small");
      button.setMinWidth(Region.USE_PREF_SIZE);
      button.placeInRow(all.indexOf(sight), all.size());
      Hover.on(button, strings.get(sight.key() + ".help"));
      button.setAccessibleText(strings.get(sight.key() + ".help"));
      model.sight().subscribe(now -> button.setSelected(now == sight));
      button.setOnAction(_ -> model.sight().set(sight));
      row.getChildren().add(button);
    }
    return row;
  }

  private Node seed() {
    Label number = new Label();
    number.setId("flatness-seed");
    model.seed().subscribe(seed -> number.setText(strings.get("flatness.seed", seed.longValue())));
    HBox row =
        new HBox(
            6,
            step("flatness-seed-back", "flatness.seed.back", -1),
            number,
            step("flatness-seed-next", "flatness.seed.next", 1));
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  private Button step(String id, String key, int by) {
    Button button = new Button(by < 0 ? "‹" : "›");
    button.setId(id);
    button.getStyleClass().add("small");
    Hover.on(button, strings.get(key));
    button.setAccessibleText(strings.get(key));
    button.setOnAction(_ -> another(model, by));
    return button;
  }

  private static void another(FlatnessModel model, int by) {
    model.seed().set(Math.max(0, model.seed().get() + by));
  }

  private CheckBox check(String id, String key, Property<Boolean> what) {
    CheckBox box = new CheckBox(strings.get(key));
    box.setId(id);
    Hover.on(box, strings.get(key + ".help"));
    box.setAccessibleHelp(strings.get(key + ".help"));
    box.selectedProperty().bindBidirectional(what);
    return box;
  }

  private void add(VBox to, String key, ComboBox<?> box) {
    Label name = new Label(strings.get(key));
    name.getStyleClass().add("column");
    name.setLabelFor(box);
    Hover.on(box, strings.get(key + ".help"));
    box.setAccessibleText(strings.get(key));
    box.setAccessibleHelp(strings.get(key + ".help"));
    to.getChildren().add(new VBox(2, name, box));
  }

  private <T> ComboBox<Optional<T>> box(
      String id, Function<T, String> name, ObjectProperty<Optional<T>> chosen) {
    ComboBox<Optional<T>> box = new ComboBox<>();
    box.setId(id);
    box.getStyleClass().add("small");
    box.setMaxWidth(Double.MAX_VALUE);
    box.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(Optional<T> one) {
            return one == null ? "" : one.map(name).orElse(strings.get("flatness.none"));
          }

          @Override
          public Optional<T> fromString(String text) {
            return Optional.empty();
          }
        });
    chosen.subscribe(
        one -> {
          if (!one.equals(box.getValue())) {
            box.setValue(one);
          }
        });
    box.setOnAction(
        _ -> {
          Optional<T> now = box.getValue();
          if (now != null && !now.equals(chosen.get())) {
            chosen.set(now);
          }
        });
    return box;
  }

  /** The list changes, what is chosen does not. */
  private static <T> void fill(
      ComboBox<Optional<T>> box, List<Optional<T>> all, ObjectProperty<Optional<T>> chosen) {
    var action = box.getOnAction();
    box.setOnAction(null);
    box.getItems().setAll(all);
    box.setValue(chosen.get());
    box.setOnAction(action);
  }

  private Node planes(ObservableValue<Theme> theme, PictureExport export) {
    ChartCard left =
        new ChartCard("flatness-left", strings, model.pictures().left(), theme, export);
    ChartCard right =
        new ChartCard("flatness-right", strings, model.pictures().right(), theme, export);
    for (ChartCard card : List.of(left, right)) {
      card.part().subscribe(part -> model.part().set(part));
      card.onTurn(model.pictures()::turn);
    }
    model
        .part()
        .subscribe(
            (Limits part) -> {
              left.follow(part);
              right.follow(part);
            });
    left.root().setMinWidth(0);
    right.root().setMinWidth(0);
    HBox both = new HBox(left.root(), right.root());
    both.getStyleClass().add("chart-pair");
    for (ChartCard card : List.of(left, right)) {
      card.root().setPrefWidth(10);
      HBox.setHgrow(card.root(), Priority.ALWAYS);
    }
    There.when(model.pictures().two(), right.root());
    both.visibleProperty().bind(model.sight().map(Sight::isPlane));
    return both;
  }

  private Node line(ObservableValue<Theme> theme, PictureExport export) {
    ChartCard loss =
        new ChartCard("flatness-line-loss", strings, model.pictures().lineLoss(), theme, export);
    ChartCard accuracy =
        new ChartCard(
            "flatness-line-accuracy", strings, model.pictures().lineAccuracy(), theme, export);
    Region pair = new Pair(loss, accuracy, ABREAST, strings).root();
    VBox.setVgrow(pair, Priority.ALWAYS);
    Label barrier = There.sentence(model.pictures().barrier());
    barrier.setId("flatness-barrier");
    VBox box = new VBox(8, pair, barrier);
    box.visibleProperty().bind(model.sight().isEqualTo(Sight.LINE));
    return box;
  }

  /** The keys of this workspace. */
  public static Shortcut.Group shortcuts(FlatnessModel model) {
    return new Shortcut.Group(
        "shortcuts.flatness",
        List.of(
            new Shortcut(
                new KeyCodeCombination(KeyCode.PAGE_UP),
                "flatness.seed.back",
                () -> another(model, -1)),
            new Shortcut(
                new KeyCodeCombination(KeyCode.PAGE_DOWN),
                "flatness.seed.next",
                () -> another(model, 1)),
            new Shortcut(
                Shortcut.command(KeyCode.L),
                "key.flatness.log",
                () -> model.logarithmic().set(!model.logarithmic().get())),
            new Shortcut(
                Shortcut.command(KeyCode.Y),
                "key.flatness.accuracy",
                () -> model.accuracy().set(!model.accuracy().get())),
            new Shortcut(
                Shortcut.command(KeyCode.U),
                "key.flatness.solid",
                () -> model.pictures().solid().set(!model.pictures().solid().get()))));
  }

  public Region root() {
    return root;
  }
}
