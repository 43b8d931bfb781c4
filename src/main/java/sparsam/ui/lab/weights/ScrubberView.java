package sparsam.ui.lab.weights;

import java.util.function.Function;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.binding.Bindings;
import javafx.beans.property.Property;
import javafx.beans.value.ObservableBooleanValue;
import javafx.collections.ObservableList;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import sparsam.text.Strings;

/** A slider over the moments of the weights, with buttons, and what they are compared with. */
public final class ScrubberView {
  private static final PseudoClass ON = PseudoClass.getPseudoClass("playing");

  /** How long a moment stands while they are played. */
  private static final Duration MOMENT = Duration.millis(250);

  private static final double ROOM_FOR_LABEL = 340;
  private static final double LABEL_PART = 0.42;

  private final ScrubberModel model;
  private final Strings strings;
  private final VBox root = new VBox();

  public ScrubberView(ScrubberModel model, Strings strings) {
    this.model = model;
    this.strings = strings;
    root.setId("time");
    root.getStyleClass().add("scrubber");
    root.getStylesheets().add("/ui/scrubber.css");
    ObservableBooleanValue any = model.last().greaterThan(0);
    Label label = new Label();
    label.setId("time-label");
    label.getStyleClass().add("scrubber-label");
    label.textProperty().bind(model.label());
    // As wide whatever it says, so that the slider is as long whatever the arms are called.
    label.minWidthProperty().bind(root.widthProperty().multiply(LABEL_PART));
    label.maxWidthProperty().bind(label.minWidthProperty());
    Tooltip whole = new Tooltip();
    whole.textProperty().bind(model.label());
    label.setTooltip(whole);
    // The legend says the same, so where there is little room the slider has it.
    label.visibleProperty().bind(root.widthProperty().greaterThan(ROOM_FOR_LABEL));
    label.managedProperty().bind(label.visibleProperty());
    HBox way = new HBox(button("back", -1), play(), button("forward", 1), slider(), label);
    way.getStyleClass().add("scrubber-way");
    way.disableProperty().bind(Bindings.not(any));

    FlowPane words = new FlowPane();
    words.getStyleClass().add("scrubber-words");
    Node follow =
        choice("path", model.paths(), model.path(), new Words<>(name -> name), sizeAbove(1));
    Node compare =
        choice(
            "compare",
            model.comparisons(),
            model.comparison(),
            new Words<>(model::name),
            Bindings.size(model.comparisons()).greaterThan(1));
    words.getChildren().addAll(follow, compare);
    root.getChildren().addAll(way, words);
  }

  private ObservableBooleanValue sizeAbove(int count) {
    return Bindings.size(model.paths()).greaterThan(count);
  }

  private Button button(String which, int step) {
    Button button = new Button();
    button.setId("time-" + which);
    dress(button, which, strings.get(step < 0 ? "time.back" : "time.forward"));
    button.setOnAction(
        _ -> {
          model.playing().set(false);
          model.step(step);
        });
    return button;
  }

  private ToggleButton play() {
    ToggleButton button = new ToggleButton();
    button.setId("time-play");
    dress(button, "play", strings.get("time.play"));
    button.selectedProperty().bindBidirectional(model.playing());
    Timeline clock = new Timeline(new KeyFrame(MOMENT, _ -> model.advance()));
    clock.setCycleCount(Animation.INDEFINITE);
    model
        .playing()
        .subscribe(
            on -> {
              String help = strings.get(on ? "time.pause" : "time.play");
              button.getTooltip().setText(help);
              button.setAccessibleText(help);
              button.pseudoClassStateChanged(ON, on);
              if (on) {
                clock.playFromStart();
              } else {
                clock.stop();
              }
            });
    return button;
  }

  private static void dress(ButtonBase button, String icon, String help) {
    Region shape = new Region();
    shape.getStyleClass().addAll("icon", "scrubber-" + icon);
    button.setGraphic(shape);
    button.getStyleClass().add("icon-button");
    button.setTooltip(new Tooltip(help));
    button.setAccessibleText(help);
    button.setMinWidth(Region.USE_PREF_SIZE);
  }

  private Slider slider() {
    Slider slider = new Slider();
    slider.setId("time-slider");
    slider.setMajorTickUnit(1);
    slider.setMinorTickCount(0);
    slider.setSnapToTicks(true);
    slider.setBlockIncrement(1);
    slider.setMinWidth(60);
    slider.setAccessibleText(strings.get("time.slider"));
    slider.setTooltip(new Tooltip(strings.get("time.slider.help")));
    // A slider with no way to go cannot be drawn.
    model.last().subscribe(last -> slider.setMax(Math.max(1, last.intValue())));
    model.position().subscribe(at -> slider.setValue(at.intValue()));
    slider
        .valueProperty()
        .subscribe((_, at) -> model.position().set((int) Math.rint(at.doubleValue())));
    slider.setOnMousePressed(_ -> model.playing().set(false));
    slider.setOnScroll(
        event -> {
          if (event.getDeltaY() != 0) {
            model.playing().set(false);
            model.step(event.getDeltaY() > 0 ? 1 : -1);
            event.consume();
          }
        });
    HBox.setHgrow(slider, Priority.ALWAYS);
    return slider;
  }

  private <T> Node choice(
      String id,
      ObservableList<T> items,
      Property<T> chosen,
      Words<T> words,
      ObservableBooleanValue any) {
    String key = id.equals("path") ? "time.path" : "time.compare";
    String help = strings.get(id.equals("path") ? "time.path.help" : "time.compare.help");
    ComboBox<T> choice = new ComboBox<>(items);
    choice.setId("time-" + id);
    choice.getStyleClass().add("small");
    choice.setConverter(words);
    choice.setTooltip(new Tooltip(help));
    choice.setAccessibleText(help);
    choice.setMaxWidth(150);
    chosen.subscribe(value -> choice.setValue(value));
    choice
        .valueProperty()
        .subscribe(
            (_, value) -> {
              if (value != null) {
                chosen.setValue(value);
              }
            });
    Label name = new Label(strings.get(key));
    name.setLabelFor(choice);
    name.setMinWidth(Region.USE_PREF_SIZE);
    name.getStyleClass().add("scrubber-name");
    HBox both = new HBox(name, choice);
    both.getStyleClass().add("scrubber-choice");
    both.visibleProperty().bind(any);
    both.managedProperty().bind(any);
    return both;
  }

  /** Things by their names, one way. */
  private static final class Words<T> extends StringConverter<T> {
    private final Function<T, String> name;

    Words(Function<T, String> name) {
      this.name = name;
    }

    @Override
    public String toString(@Nullable T thing) {
      return thing == null ? "" : name.apply(thing);
    }

    @Override
    public @Nullable T fromString(String text) {
      return null;
    }
  }

  public Region root() {
    return root;
  }
}
