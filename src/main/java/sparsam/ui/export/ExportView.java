package sparsam.ui.export;

import java.util.List;
import java.util.stream.Collectors;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import sparsam.report.table.Markup;
import sparsam.store.NetworkFile;
import sparsam.text.Strings;
import sparsam.ui.export.ExportModel.Choice;
import sparsam.ui.export.PictureSize.Sizing;
import sparsam.ui.part.ChoiceButton;
import sparsam.ui.part.Icons;
import sparsam.ui.part.Sheet;

/** The card over the window from which charts, their numbers and the run's report are saved. */
public final class ExportView {
  private static final double WIDTH = 860;
  private static final double MOST_CHARTS = 132;
  private static final double LEFT = 404;
  private static final double FIELD = 62;
  private static final PseudoClass FAILED = PseudoClass.getPseudoClass("failed");

  private final ExportModel model;
  private final Strings strings;
  private final VBox card = new VBox();
  private final FlowPane charts = new FlowPane();
  private final Label none = quiet("export-none");
  private final Button save;
  private final Button close = new Button("", Icons.close());
  private final Sheet sheet;

  public ExportView(ExportModel model, Strings strings) {
    this.model = model;
    this.strings = strings;
    save = button("export-save", "export.save", "export.save.help");
    save.getStyleClass().add("accent");
    save.setDefaultButton(true);
    save.disableProperty().bind(model.savable().not());
    save.setOnAction(_ -> model.save());
    card.setId("export-card");
    card.getStyleClass().addAll("card", "export");
    card.getStylesheets().add("/ui/export.css");
    card.setPrefWidth(WIDTH);
    card.setMaxSize(WIDTH, Region.USE_PREF_SIZE);
    sheet = new Sheet("export-pane", card, save, close);
    sheet.follow(
        model.open(),
        () -> card.getChildren().addAll(header(), body(), message(), end()),
        model::close);
  }

  private Node header() {
    Label title = new Label(strings.get("export.heading"));
    title.getStyleClass().add("card-title");
    close.setId("export-close");
    close.getStyleClass().add("icon-button");
    close.setTooltip(new Tooltip(strings.get("export.close")));
    close.setAccessibleText(strings.get("export.close"));
    close.setOnAction(_ -> model.close());
    return Sheet.line("export-header", title, Sheet.space(), close);
  }

  private Node body() {
    VBox left = new VBox(choice(), formats(), sizes(), caption());
    left.setMinWidth(0);
    left.setPrefWidth(LEFT);
    HBox.setHgrow(left, Priority.ALWAYS);
    HBox both = new HBox(left, new FigureView(model, strings).root());
    both.getStyleClass().add("export-body");
    return both;
  }

  private Node choice() {
    charts.getStyleClass().add("export-charts");
    model.choices().subscribe(this::list);
    ScrollPane scroll = new ScrollPane(charts);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.setMaxHeight(MOST_CHARTS);
    scroll.getStyleClass().add("quiet-scroll");
    shownIf(none, none.textProperty().isNotEmpty());
    return new VBox(heading("export.charts"), scroll, none);
  }

  private void list(List<Choice> all) {
    charts
        .getChildren()
        .setAll(all.stream().filter(choice -> !choice.empty()).map(this::box).toList());
    String others =
        all.stream()
            .filter(Choice::empty)
            .map(Choice::name)
            .distinct()
            .collect(Collectors.joining(", "));
    none.setText(others.isEmpty() ? "" : strings.get("export.none", others));
  }

  private Node box(Choice choice) {
    CheckBox box = new CheckBox(choice.name());
    box.setId("export-chart-" + choice.chart().id());
    box.setAccessibleText(box.getText());
    box.setTooltip(new Tooltip(strings.get("export.chart.help", choice.name())));
    box.selectedProperty().bindBidirectional(choice.chosen());
    return box;
  }

  private Node formats() {
    HBox row = new HBox();
    row.getStyleClass().add("export-formats");
    ToggleGroup group = new ToggleGroup();
    Format[] all = Format.values();
    for (int i = 0; i < all.length; i++) {
      Format format = all[i];
      ChoiceButton button = new ChoiceButton(strings.get(format.key()));
      button.setId("export-" + format.ending());
      button.placeInRow(i, all.length);
      button.setToggleGroup(group);
      button.setTooltip(new Tooltip(strings.get(format.help())));
      button.setAccessibleText(strings.get(format.key()) + ": " + strings.get(format.help()));
      model.format().subscribe(now -> button.setSelected(now == format));
      button.setOnAction(_ -> model.format().set(format));
      row.getChildren().add(button);
    }
    Label help = quiet("export-format-help");
    model.format().subscribe(now -> help.setText(strings.get(now.help())));
    return new VBox(heading("export.format"), row, help);
  }

  private Node sizes() {
    ToggleGroup group = new ToggleGroup();
    RadioButton paper = radio("export-paper", "export.paper", Sizing.PAPER, group);
    RadioButton scaled = radio("export-scaled", "export.scaled", Sizing.SCALE, group);
    TextField width = field("export-width", "export.width.name");
    width.textProperty().bindBidirectional(model.size().width());
    TextField dpi = field("export-dpi", "export.dpi.name");
    dpi.textProperty().bindBidirectional(model.size().dpi());
    ObservableValue<Boolean> onPaper = model.size().sizing().map(now -> now != Sizing.PAPER);
    width.disableProperty().bind(onPaper);
    ObservableValue<Boolean> points = model.format().map(now -> now == Format.PNG);
    dpi.disableProperty().bind(onPaper);
    Label at = new Label(strings.get("export.at"));
    Label dots = new Label(strings.get("export.dpi"));
    dots.setTooltip(new Tooltip(strings.get("export.dpi.help")));
    HBox fine = Sheet.line("export-fine", at, dpi, dots);
    shownIf(fine, points);
    Slider slider = new Slider(1, PictureSize.MOST_SCALE, model.size().scale().get());
    slider.setId("export-scale");
    slider.setMajorTickUnit(1);
    slider.setMinorTickCount(0);
    slider.setSnapToTicks(true);
    slider.setBlockIncrement(1);
    slider.setAccessibleText(strings.get("export.scaled"));
    slider.setTooltip(new Tooltip(strings.get("export.scale.help")));
    slider
        .valueProperty()
        .subscribe(now -> model.size().scale().set((int) Math.round(now.doubleValue())));
    model.size().scale().subscribe(now -> slider.setValue(now.doubleValue()));
    slider.disableProperty().bind(model.size().sizing().map(now -> now != Sizing.SCALE));
    Label times = new Label();
    times.setMinWidth(Region.USE_PREF_SIZE);
    model
        .size()
        .scale()
        .subscribe(now -> times.setText(strings.get("export.times", now.intValue())));
    HBox.setHgrow(slider, Priority.ALWAYS);
    HBox first = Sheet.line("export-line", paper, width, new Label(strings.get("export.cm")), fine);
    HBox second = Sheet.line("export-line", scaled, slider, times);
    Label size = quiet("export-size");
    size.textProperty().bind(model.comesTo());
    model.refused().subscribe(wrong -> size.pseudoClassStateChanged(FAILED, wrong));
    VBox all = new VBox(heading("export.size"), first, second, size);
    all.getStyleClass().add("export-part");
    shownIf(all, model.format().map(Format::drawn));
    return all;
  }

  private RadioButton radio(String id, String key, Sizing sizing, ToggleGroup group) {
    RadioButton button = new RadioButton(strings.get(key));
    button.setId(id);
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setToggleGroup(group);
    button.setAccessibleText(strings.get(key));
    button.setTooltip(new Tooltip(strings.get(key)));
    model.size().sizing().subscribe(now -> button.setSelected(now == sizing));
    button.setOnAction(_ -> model.size().sizing().set(sizing));
    return button;
  }

  private TextField field(String id, String key) {
    TextField field = new TextField();
    field.setId(id);
    field.setPrefWidth(FIELD);
    field.setMinWidth(FIELD);
    field.setAccessibleText(strings.get(key));
    field.setTooltip(new Tooltip(strings.get(key)));
    return field;
  }

  private Node caption() {
    CheckBox box = new CheckBox(strings.get("export.caption"));
    box.setId("export-caption");
    box.setAccessibleText(strings.get("export.caption"));
    box.setTooltip(new Tooltip(strings.get("export.caption.help")));
    box.selectedProperty().bindBidirectional(model.captioned());
    Label white = quiet("export-white");
    white.setText(strings.get("export.white"));
    VBox both = new VBox(box, white);
    both.getStyleClass().add("export-part");
    shownIf(both, model.format().map(Format::drawn));
    return both;
  }

  private Node message() {
    Label label = new Label();
    label.setId("export-message");
    label.getStyleClass().add("export-message");
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    label.textProperty().bind(model.message());
    model.failed().subscribe(wrong -> label.pseudoClassStateChanged(FAILED, wrong));
    shownIf(label, model.message().isNotEmpty());
    return label;
  }

  private Node end() {
    Button report = button("export-report", "export.report", "export.report.help");
    report.disableProperty().bind(model.reportable().not());
    report.setOnAction(_ -> model.run().report());
    Button copy = button("export-copy", "export.copy", "export.copy.help");
    copy.disableProperty().bind(model.copyable().not());
    copy.setOnAction(_ -> model.copy());
    return Sheet.line("export-end", report, table(), network(), Sheet.space(), copy, save);
  }

  /** The key of a table's kind. */
  static String key(Markup markup) {
    return switch (markup) {
      case LATEX -> "export.table.tex";
      case MARKDOWN -> "export.table.md";
    };
  }

  private Node table() {
    MenuButton table = menu("export-table", "export.table", "export.table.help");
    table.disableProperty().bind(model.reportable().not());
    for (Markup markup : Markup.values()) {
      String kind = strings.get(key(markup));
      MenuItem copy = new MenuItem(strings.get("export.table.copy", kind));
      copy.setId("export-table-copy-" + markup.ending());
      copy.setOnAction(_ -> model.run().copyTable(markup));
      MenuItem file = new MenuItem(strings.get("export.table.save", kind));
      file.setId("export-table-save-" + markup.ending());
      file.setOnAction(_ -> model.run().saveTable(markup));
      table.getItems().addAll(copy, file);
    }
    return table;
  }

  /** The key of what a network is written as. */
  static String key(NetworkFile.Kind kind) {
    return switch (kind) {
      case SAFETENSORS -> "export.network.safetensors";
      case SPARSE -> "export.network.sparse";
      case COMPACT -> "export.network.compact";
      case ONNX -> "export.network.onnx";
      case COMPACT_ONNX -> "export.network.small";
      case DL4J -> "export.network.zip";
      case COMPACT_DL4J -> "export.network.small.zip";
    };
  }

  /** What there is to save is asked for when it is opened: a run that goes on has more by then. */
  private Node network() {
    MenuButton network = menu("export-network", "export.network", "export.network.help");
    model.open().subscribe(() -> list(network));
    model.reportable().subscribe(() -> list(network));
    network.setOnShowing(_ -> list(network));
    return network;
  }

  private void list(MenuButton network) {
    List<String> names = model.run().networks();
    network.setDisable(names.isEmpty());
    network.getItems().setAll(names.stream().map(this::files).toList());
  }

  private Menu files(String name) {
    Menu menu = new Menu(name);
    menu.setMnemonicParsing(false);
    menu.setId("export-network-" + name);
    for (NetworkFile.Kind kind : model.run().kinds(name)) {
      MenuItem item = new MenuItem(strings.get("export.network.save", strings.get(key(kind))));
      item.setId(menu.getId() + kind.ending());
      item.setOnAction(_ -> model.run().saveNetwork(name, kind));
      menu.getItems().add(item);
    }
    return menu;
  }

  private MenuButton menu(String id, String key, String help) {
    MenuButton menu = new MenuButton(strings.get(key));
    menu.setId(id);
    menu.setMinWidth(Region.USE_PREF_SIZE);
    menu.setTooltip(new Tooltip(strings.get(help)));
    menu.setAccessibleText(strings.get(help));
    return menu;
  }

  private Button button(String id, String key, String help) {
    Button button = new Button(strings.get(key));
    button.setId(id);
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setTooltip(new Tooltip(strings.get(help)));
    button.setAccessibleText(strings.get(help));
    return button;
  }

  private Label heading(String key) {
    Label label = new Label(strings.get(key));
    label.getStyleClass().add("heading");
    return label;
  }

  private static Label quiet(String id) {
    Label label = new Label();
    label.setId(id);
    label.getStyleClass().add("export-quiet");
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }

  private static void shownIf(Node node, ObservableValue<Boolean> so) {
    node.visibleProperty().bind(so);
    node.managedProperty().bind(node.visibleProperty());
  }

  /**
   * The top bar's button that opens it.
   *
   * @param open what it does
   */
  public Button button(Runnable open) {
    Button button = new Button("", Icons.save());
    button.setId("export");
    button.getStyleClass().add("icon-button");
    button.setTooltip(new Tooltip(strings.get("export.open")));
    button.setAccessibleText(strings.get("export.open"));
    button.setOnAction(_ -> open.run());
    return button;
  }

  /** To be laid over the window; out of the way while closed. */
  public Node root() {
    return sheet.root();
  }
}
