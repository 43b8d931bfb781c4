package sparsam.ui.lab.curves;

import java.util.function.BiFunction;
import java.util.function.Predicate;
import javafx.beans.property.ObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ComboBox;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Slider;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import sparsam.report.Curves.Style;
import sparsam.report.Progression;
import sparsam.text.Strings;
import sparsam.ui.part.Hover;

/** The switches of the curves: along what, how smooth, which besides, which axes. */
public final class CurveControls {
  /** As wide as its longest word. */
  private static final double ALONG = 112;

  private final ObjectProperty<Style> style;
  private final Strings strings;
  private final String id;
  private final HBox root = new HBox();

  /**
   * @param id the ids of its controls begin with it
   * @param style of all curves; more than one of these may change it
   */
  public CurveControls(String id, ObjectProperty<Style> style, Strings strings) {
    this.id = id;
    this.style = style;
    this.strings = strings;
    root.getStyleClass().add("card-controls");
    root.getChildren().addAll(along(), options());
    root.setMinWidth(Region.USE_PREF_SIZE);
  }

  private Node along() {
    ComboBox<Progression> along = new ComboBox<>();
    along.setId(id + "-along");
    along.getItems().setAll(Progression.values());
    along.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(Progression value) {
            return value == null ? "" : strings.get("curves.along", strings.get(value.shortKey()));
          }

          @Override
          public Progression fromString(String text) {
            throw new UnsupportedOperationException();
          }
        });
    Hover.on(along, strings.get("curves.along.help"));
    along.setAccessibleText(strings.get("curves.along.help"));
    along.setPrefWidth(ALONG);
    along.setMinWidth(ALONG);
    style.subscribe(now -> along.setValue(now.along()));
    along
        .valueProperty()
        .subscribe(
            (_, chosen) -> {
              if (chosen != null) {
                style.set(style.get().along(chosen));
              }
            });
    return along;
  }

  private Node options() {
    CheckMenuItem train = check("train", "curves.option.train", Style::train, Style::train);
    CheckMenuItem logX = check("logX", "curves.option.logX", Style::logX, Style::logX);
    CheckMenuItem logLoss =
        check("logLoss", "curves.option.logLoss", Style::logLoss, Style::logLoss);
    CustomMenuItem smoothing = smoothing();
    MenuButton options = new MenuButton(strings.get("curves.options"));
    options.setId(id + "-options");
    Hover.on(options, strings.get("curves.options.help"));
    options.setAccessibleText(strings.get("curves.options.help"));
    options.setMinWidth(Region.USE_PREF_SIZE);
    MenuItem reset = new MenuItem(strings.get("curves.option.reset"));
    reset.setId(id + "-reset");
    reset.setOnAction(_ -> style.set(Style.STANDARD));
    style.subscribe(now -> reset.setDisable(now.equals(Style.STANDARD)));
    options.getItems().addAll(train, logX, logLoss, smoothing, new SeparatorMenuItem(), reset);
    return options;
  }

  private CheckMenuItem check(
      String name, String key, Predicate<Style> isOn, BiFunction<Style, Boolean, Style> set) {
    CheckMenuItem item = new CheckMenuItem(strings.get(key));
    item.setId(id + "-" + name);
    item.setOnAction(_ -> style.set(set.apply(style.get(), item.isSelected())));
    style.subscribe(now -> item.setSelected(isOn.test(now)));
    return item;
  }

  private CustomMenuItem smoothing() {
    Label name = new Label();
    Slider span = new Slider(0, 1, 0);
    span.setId(id + "-smoothing");
    span.setAccessibleText(strings.get("curves.option.smoothing.help"));
    Hover.on(span, strings.get("curves.option.smoothing.help"));
    style.subscribe(
        now -> {
          name.setText(
              now.span() > 1
                  ? strings.get("curves.option.smoothing", (int) now.span())
                  : strings.get("curves.option.raw"));
          if (!span.isValueChanging()) {
            span.setValue(Math.log(now.span()) / Math.log(CurvesModel.LONGEST_SPAN));
          }
        });
    span.valueProperty()
        .subscribe(
            (_, at) -> {
              double steps = Math.rint(Math.pow(CurvesModel.LONGEST_SPAN, at.doubleValue()));
              if (steps != style.get().span()) {
                style.set(style.get().span(steps));
              }
            });
    VBox box = new VBox(4, name, span);
    box.getStyleClass().add("menu-slider");
    CustomMenuItem item = new CustomMenuItem(box, false);
    item.setId(id + "-smoothing-item");
    return item;
  }

  public Node root() {
    return root;
  }
}
