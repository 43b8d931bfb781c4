package sparsam.ui.lab.result;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import javafx.beans.value.ObservableValue;
import javafx.collections.ObservableList;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.scene.shape.Circle;
import sparsam.plot.surface.Theme;
import sparsam.recipe.Phase;
import sparsam.text.Strings;
import sparsam.ui.lab.arms.ArmControls;
import sparsam.ui.part.Hover;
import sparsam.ui.part.Words;

/** The meaning: every arm with its numbers, and the verdict in words. */
public final class ResultView {
  private final Strings strings;
  private final Words words;
  private final ObservableValue<Theme> theme;
  private final VBox rows = new VBox();
  private final ArmControls controls;
  private final ScrollPane root;
  private Map<ArmRow, Region> drawn = Map.of();

  /**
   * @param controls what can be done with an arm in its row
   * @param seed of the next run
   */
  public ResultView(
      ResultModel model,
      ArmControls controls,
      SeedModel seed,
      ObservableValue<Theme> theme,
      Strings strings) {
    this.strings = strings;
    this.words = new Words(strings);
    this.theme = theme;
    this.controls = controls;
    rows.getStyleClass().add("arm-rows");
    rows.setId("results");
    model.rows().subscribe(this::show);
    theme.subscribe(
        () -> {
          drawn = Map.of();
          show(model.rows().get());
        });

    Label headline = new Label();
    headline.setId("headline");
    headline.getStyleClass().add("headline");
    headline.setWrapText(true);
    headline.setMinHeight(Region.USE_PREF_SIZE);
    headline.textProperty().bind(model.headline());
    Hover.explain(
        headline, words, () -> model.concluded().get() ? strings.get("result.verdict.help") : "");
    model
        .concluded()
        .subscribe(
            so -> headline.pseudoClassStateChanged(PseudoClass.getPseudoClass("concluded"), so));

    TitledPane all = new PairsView(model.pairs(), strings).root();
    TitledPane shrinkage = new ShrinkView(model.shrinkage(), strings).root();

    Label images = wrapped("", "arm-settings");
    images.setId("images");
    images.textProperty().bind(model.images());
    images.visibleProperty().bind(model.images().isNotEmpty());
    images.managedProperty().bind(images.visibleProperty());

    Region another = new SeedView(seed, model, strings).root();
    VBox answer = ofRun(model, headline, another, images);
    VBox content =
        new VBox(
            new SideView(model, strings).root(),
            answer,
            columns(model),
            rows,
            controls.add(),
            ofRun(model, all, shrinkage, faults(model)));
    content.getStyleClass().add("result-content");
    root = new ScrollPane(content);
    root.setFitToWidth(true);
    root.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    root.getStyleClass().add("quiet-scroll");
    root.setId("result");
  }

  /** What is said of the run that is shown and of no plan. */
  private static VBox ofRun(ResultModel model, Node... parts) {
    VBox all = new VBox(parts);
    all.getStyleClass().add("result-part");
    all.visibleProperty().bind(model.nextShown().not());
    all.managedProperty().bind(all.visibleProperty());
    return all;
  }

  /** Why the notebook's arms say something else than the same without its faults. */
  private Node faults(ResultModel model) {
    Label heading = wrapped(strings.get("fault.heading"), "arm-name");
    Label text = wrapped("", "faults-text");
    text.setId("faults");
    Hover.explain(text, words, () -> "");
    text.textProperty().bind(model.faults());
    VBox faults = new VBox(heading, text);
    faults.getStyleClass().add("faults");
    faults.visibleProperty().bind(model.faults().isNotEmpty());
    faults.managedProperty().bind(faults.visibleProperty());
    return faults;
  }

  /** What the numbers on the right are, once there are any. */
  private Node columns(ResultModel model) {
    Label interval = label(strings.get("result.interval.column"), "column", "result.interval.help");
    Label accuracy = label(strings.get("result.accuracy.column"), "column", "result.accuracy.help");
    HBox columns = new HBox(interval, accuracy);
    columns.getStyleClass().add("columns");
    model
        .rows()
        .subscribe(now -> columns.setVisible(now.stream().anyMatch(r -> !r.accuracy().isEmpty())));
    columns.managedProperty().bind(columns.visibleProperty());
    return columns;
  }

  /** Rows that stay the same stay the same nodes: an open menu or the focus is not lost. */
  private void show(List<ArmRow> now) {
    int focused = controls.focused();
    controls.forget();
    Map<ArmRow, Region> before = drawn;
    drawn = new HashMap<>();
    List<Region> nodes =
        now.stream().map(row -> before.containsKey(row) ? before.get(row) : row(row)).toList();
    for (int i = 0; i < nodes.size(); i++) {
      drawn.put(now.get(i), nodes.get(i));
      if (now.get(i).arm() >= 0) {
        controls.remember(now.get(i).arm(), nodes.get(i));
      }
    }
    place(nodes, before.values());
    if (focused >= 0) {
      controls.focus(focused);
    }
  }

  private void place(List<Region> nodes, Collection<Region> before) {
    ObservableList<Node> there = rows.getChildren();
    boolean inPlace =
        nodes.size() == there.size()
            && IntStream.range(0, nodes.size())
                .allMatch(i -> there.get(i) == nodes.get(i) || !before.contains(nodes.get(i)));
    if (inPlace) {
      for (int i = 0; i < nodes.size(); i++) {
        if (there.get(i) != nodes.get(i)) {
          there.set(i, nodes.get(i));
        }
      }
    } else {
      there.setAll(nodes);
    }
  }

  private Region row(ArmRow row) {
    VBox lines = new VBox(first(row), settings(row));
    lines.getStyleClass().add("arm-lines");
    HBox.setHgrow(lines, Priority.ALWAYS);
    FlowPane facts = new FlowPane();
    facts.getStyleClass().add("arm-facts");
    add(facts, row.best(), "result.best.help");
    add(facts, row.zeros(), "result.zeros.help");
    add(facts, row.gradients(), "result.gradients.help");
    add(facts, row.seconds(), "result.seconds.help");
    gain(facts, row.gain());
    if (!facts.getChildren().isEmpty()) {
      lines.getChildren().add(facts);
    }
    if (!row.failure().isEmpty()) {
      lines.getChildren().add(wrapped(row.failure(), "refusal"));
    }
    if (!row.note().isEmpty()) {
      Label note = wrapped(row.note(), "arm-changed");
      Hover.on(note, strings.get("result.adjusted.help"));
      lines.getChildren().add(note);
    }
    if (!row.next().isEmpty()) {
      lines.getChildren().add(wrapped(row.next(), "arm-next"));
    }
    HBox all = new HBox(dot(row), lines);
    all.getStyleClass().addAll("arm-row", row.state().name().toLowerCase(Locale.ROOT));
    if (row.arm() >= 0) {
      all.getStyleClass().add("arm-editable");
      all.setAccessibleText(strings.get("arm.of", row.name(), row.settings()));
      all.getChildren().add(controls.menu(row.arm(), row.name()));
      controls.install(all, row.arm());
    }
    return all;
  }

  private Node dot(ArmRow row) {
    Color colour = theme.getValue().colour(row.colour());
    boolean hollow = row.phase() == Phase.PRUNED;
    Circle circle = new Circle(hollow ? 4.5 : 5, hollow ? Color.TRANSPARENT : colour);
    circle.setStroke(colour);
    circle.setStrokeWidth(hollow ? 1.5 : 0);
    StackPane place = new StackPane(circle);
    place.getStyleClass().add("arm-dot");
    return place;
  }

  /** The name, and what there is to say of the accuracy. */
  private Node first(ArmRow row) {
    Label name = wrapped(row.name(), "arm-name");
    Hover.explain(name, words, () -> "");
    name.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(name, Priority.ALWAYS);
    HBox first = new HBox(name);
    first.getStyleClass().add("arm-first");
    if (row.state() == ArmRow.State.RUNNING) {
      first.getChildren().add(whole(row.progress(), "arm-progress", ""));
    } else if (!row.accuracy().isEmpty()) {
      first
          .getChildren()
          .addAll(
              whole(row.interval(), "arm-interval", "result.interval.help"),
              whole(row.accuracy(), "arm-accuracy", "result.accuracy.help"));
    }
    return first;
  }

  private Node settings(ArmRow row) {
    Label settings = wrapped(row.settings(), row.changed() ? "arm-changed" : "arm-settings");
    Hover.explain(settings, words, () -> row.changed() ? strings.get("arm.changed.help") : "");
    return settings;
  }

  private Label wrapped(String text, String style) {
    Label label = label(text, style, "");
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }

  private void add(FlowPane facts, String text, String help) {
    if (!text.isEmpty()) {
      facts.getChildren().add(whole(text, "arm-fact", help));
    }
  }

  private void gain(FlowPane facts, ArmRow.Gain gain) {
    if (!gain.words().isEmpty()) {
      Label label = whole(gain.words(), "arm-fact", "");
      Hover.on(label, gain.help());
      facts.getChildren().add(label);
    }
  }

  private Label whole(String text, String style, String help) {
    Label label = label(text, style, help);
    label.setMinWidth(Region.USE_PREF_SIZE);
    return label;
  }

  private Label label(String text, String style, String help) {
    Label label = new Label(text);
    label.getStyleClass().add(style);
    if (!help.isEmpty()) {
      Hover.on(label, strings.get(help));
    }
    return label;
  }

  public Region root() {
    return root;
  }
}
