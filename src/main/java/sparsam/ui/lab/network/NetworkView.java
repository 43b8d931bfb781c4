package sparsam.ui.lab.network;

import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import sparsam.nn.Architecture.Family;
import sparsam.nn.layer.Layers;
import sparsam.settings.Kind;
import sparsam.text.Strings;
import sparsam.ui.form.FormView;
import sparsam.ui.form.Rows;
import sparsam.ui.lab.recipe.SettingsView;
import sparsam.ui.part.CardParts;
import sparsam.ui.part.ChoiceButton;
import sparsam.ui.part.Hover;
import sparsam.ui.part.Icons;
import sparsam.ui.part.Sheet;
import sparsam.ui.part.Shortcut;
import sparsam.ui.part.There;

/** The card over the window in which the recipe's network is seen and changed. */
public final class NetworkView {
  private static final double WIDTH = 968;
  private static final double FORM = 238;

  private final NetworkModel model;
  private final Strings strings;
  private final VBox card = new VBox();
  private final Button close = new Button("", Icons.close());
  private final ComboBox<Family> family = new ComboBox<>();
  private final ChoiceButton asLayers;
  private final ChoiceButton asText;
  private final Sheet sheet;

  public NetworkView(NetworkModel model, Strings strings) {
    this.model = model;
    this.strings = strings;
    asLayers = new ChoiceButton(strings.get("network.layers"));
    asText = new ChoiceButton(strings.get("network.text"));
    card.setId("network-card");
    card.getStyleClass().addAll("card", "recipe-card", "network");
    card.getStylesheets().addAll("/ui/recipe-card.css", "/ui/network.css");
    card.setPrefWidth(WIDTH);
    card.setMaxSize(WIDTH, Region.USE_PREF_SIZE);
    sheet = new Sheet("network-pane", card, family, close);
    sheet.follow(model.open(), this::fill, model::close);
    model.open().subscribe(_ -> asLayers.setSelected(true));
  }

  /** The keys that work in its list. */
  public static Shortcut.Group shortcuts(NetworkModel model) {
    return new Shortcut.Group("shortcuts.network", LayerList.keys(model, () -> {}));
  }

  private void fill() {
    Node layers = layers();
    Node text = text();
    There.when(asLayers.selectedProperty(), layers);
    There.when(asText.selectedProperty(), text);
    asText.selectedProperty().subscribe(now -> model.text().seen(now));
    card.getChildren().addAll(header(), choices(), layers, text, end());
    Shortcut.installFirst(
        card,
        List.of(
            new Shortcut(Shortcut.command(KeyCode.Z), "key.undo", model::undo),
            new Shortcut(
                Shortcut.command(KeyCode.Z, KeyCombination.SHIFT_DOWN), "key.redo", model::redo)),
        asLayers::isSelected);
  }

  private Node header() {
    Label title = new Label(strings.get("network.heading"));
    title.getStyleClass().add("card-title");
    title.setMinWidth(Region.USE_PREF_SIZE);
    Label images = new Label();
    images.setId("network-images");
    images.getStyleClass().add("sheet-quiet");
    images.textProperty().bind(model.images());
    close.setId("network-close");
    close.getStyleClass().add("icon-button");
    close.setTooltip(new Tooltip(strings.get("network.close")));
    close.setAccessibleText(strings.get("network.close"));
    close.setOnAction(_ -> model.close());
    return Sheet.line("sheet-header", title, images, Sheet.space(), close);
  }

  private Node choices() {
    Label label = new Label(strings.get("network.start"));
    label.setLabelFor(family);
    label.setMinWidth(Region.USE_PREF_SIZE);
    family.setId("network-family");
    family.getItems().setAll(Family.values());
    family.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(Family value) {
            return value == null
                ? ""
                : value == Family.LAYERS ? strings.get("network.chain") : value.label();
          }

          @Override
          public Family fromString(String text) {
            throw new UnsupportedOperationException("nothing is typed here");
          }
        });
    family.setTooltip(Hover.wrapped(strings.get("form.network.help")));
    family.setAccessibleText(strings.get("network.start"));
    model.family().subscribe(family::setValue);
    family
        .valueProperty()
        .subscribe(
            (_, now) -> {
              if (now != null) {
                model.choose(now);
              }
            });
    ToggleGroup sides = new ToggleGroup();
    side(asLayers, "network-as-layers", "network.layers.help", sides, 0);
    side(asText, "network-as-text", "network.text.help", sides, 1);
    HBox both = new HBox(asLayers, asText);
    both.setMinWidth(Region.USE_PREF_SIZE);
    return Sheet.line("network-choices", label, family, Sheet.space(), both);
  }

  private void side(ChoiceButton button, String id, String help, ToggleGroup group, int place) {
    button.setId(id);
    button.getStyleClass().add("small");
    button.placeInRow(place, 2);
    button.setToggleGroup(group);
    button.setTooltip(Hover.wrapped(strings.get(help)));
    button.setAccessibleText(strings.get(help));
  }

  private Node layers() {
    LayerList list = new LayerList(model, strings);
    list.root().setMinWidth(0);
    HBox.setHgrow(list.root(), Priority.ALWAYS);
    Node side = CardParts.side(form(), FORM);
    HBox body = new HBox(list.root(), side);
    body.getStyleClass().add("sheet-body");
    VBox.setVgrow(body, Priority.ALWAYS);
    return body;
  }

  /** The numbers of the chosen layer, or of the family. */
  private Node form() {
    ObservableValue<Boolean> chain = model.family().map(Family.LAYERS::equals);
    FormView layer = new FormView("network", strings, _ -> model.settle());
    layer.error(model.layer().entries().error());
    layer.choice(
        model.layer().kind().kind(),
        Layers.ALL.all(),
        Kind::title,
        "kind",
        strings.get("network.kind"),
        strings.get("network.kind.help"));
    Label says = CardParts.quiet("network-says");
    says.setMinHeight(Region.USE_PREF_SIZE);
    says.textProperty().bind(model.layer().kind().kind().map(Kind::help));
    layer.add(says);
    Rows.add(layer, model.layer().kind(), chain);
    FormView numbers = new FormView("network", strings, _ -> model.settle());
    Label about = CardParts.quiet("network-about");
    about.setMinHeight(Region.USE_PREF_SIZE);
    about.textProperty().bind(model.family().map(this::about));
    numbers.add(about);
    SettingsView.numbers(numbers, model.numbers());
    Button own = new Button(strings.get("network.own"));
    own.setId("network-own");
    own.setTooltip(Hover.wrapped(strings.get("network.own.help")));
    own.setAccessibleText(strings.get("network.own.help"));
    own.setOnAction(_ -> model.choose(Family.LAYERS));
    numbers.add(own);
    There.when(chain, layer.root());
    There.when(chain.map(so -> !so), numbers.root());
    return new VBox(layer.root(), numbers.root());
  }

  private String about(Family now) {
    return switch (now) {
      case CLASSIFIER -> strings.get("network.about.classifier");
      case LENET_300_100 -> strings.get("network.about.perceptron");
      case LENET_5 -> strings.get("network.about.lenet");
      case RESNET -> strings.get("network.about.resnet");
      case LAYERS -> "";
    };
  }

  private Node text() {
    TextArea area = new TextArea();
    area.setId("network-json");
    area.getStyleClass().add("network-json");
    area.setAccessibleText(strings.get("network.text.help"));
    area.setTooltip(Hover.wrapped(strings.get("network.text.help")));
    area.textProperty().bindBidirectional(model.text().text());
    area.setOnKeyPressed(
        event -> {
          if (event.getCode() == KeyCode.ESCAPE) {
            model.close(); // Which the area would keep to itself.
            event.consume();
          }
        });
    area.setPrefHeight(398);
    area.setMinHeight(80);
    VBox.setVgrow(area, Priority.ALWAYS);
    Label error = There.sentence(model.text().error(), "refusal");
    error.setId("network-json-error");
    Label wrong =
        There.sentence(
            model
                .rows()
                .map(
                    rows ->
                        rows.stream()
                            .filter(row -> !row.refusal().isEmpty())
                            .map(row -> row.name() + ", " + row.title() + ": " + row.refusal())
                            .findFirst()
                            .orElse("")),
            "refusal");
    wrong.setId("network-json-wrong");
    VBox both = new VBox(4, area, error, wrong);
    both.getStyleClass().add("sheet-body");
    VBox.setVgrow(both, Priority.ALWAYS);
    return both;
  }

  private Node end() {
    Label refusal = There.sentence(model.refusal(), "refusal");
    refusal.setId("network-refusal");
    Label sums = new Label();
    sums.setId("network-sums");
    sums.textProperty().bind(model.sums());
    sums.setWrapText(true);
    HBox.setHgrow(sums, Priority.ALWAYS);
    sums.setMaxWidth(Double.MAX_VALUE);
    Button cancel =
        CardParts.button(
            "network-cancel", strings.get("network.cancel"), strings.get("network.cancel.help"));
    cancel.setOnAction(_ -> model.close());
    Button use =
        CardParts.button(
            "network-use", strings.get("network.use"), strings.get("network.use.help"));
    use.getStyleClass().add("accent");
    use.disableProperty().bind(model.usable().not());
    use.setOnAction(_ -> model.use());
    return new VBox(refusal, Sheet.line("sheet-end", sums, cancel, use));
  }

  /** To be laid over the window; out of the way while closed. */
  public Node root() {
    return sheet.root();
  }
}
