package sparsam.ui.lab.prune;

import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import sparsam.prune.Pruning;
import sparsam.prune.Pruning.Method;
import sparsam.prune.Structure;
import sparsam.settings.Range;
import sparsam.settings.Setting;
import sparsam.ui.part.Hover;
import sparsam.ui.part.There;

/** What a method of pruning leaves to choose, each there only where it has an effect. */
final class WayView {
  private final PruneModel model;
  private final VBox root = new VBox();

  WayView(PruneModel model) {
    this.model = model;
    root.getStyleClass().add("prune-way");
    choice(Pruning.SCOPE, way -> single(way) && way.method() != Method.MAGNITUDE_GLOBAL);
    choice(Pruning.STRUCTURE, way -> way.method().isByValue());
    choice(Pruning.NETWORK, _ -> true);
    choice(Pruning.WEIGHTS, _ -> true);
    toggle(Pruning.SPARE_LAST, way -> !way.reach().structure().isOfChannels());
    toggle(Pruning.SHUFFLED, WayView::single);
    toggle(Pruning.INVERTED, way -> way.method() != Method.RANDOM);
  }

  private static boolean single(Pruning way) {
    return way.reach().structure() == Structure.WEIGHTS;
  }

  private void when(Predicate<Pruning> so, Node node) {
    There.when(model.way().map(way -> way != null && so.test(way)).orElse(false), node);
  }

  private static <T> T value(Setting<T> setting, @Nullable Pruning way) {
    return way == null ? setting.byDefault() : Pruning.KIND.read(way).get(setting);
  }

  private <T> void choice(Setting<T> setting, Predicate<Pruning> so) {
    if (!(setting.range() instanceof Range.OneOf<T> range)) {
      throw new IllegalArgumentException(setting.key() + " is no choice");
    }
    ComboBox<String> box = new ComboBox<>();
    box.setId("prune-" + setting.key());
    box.getStyleClass().add("small");
    List<String> names = range.names();
    box.getItems().setAll(names);
    box.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(@Nullable String name) {
            return name == null ? "" : range.words(Objects.requireNonNull(range.from(name)));
          }

          @Override
          public @Nullable String fromString(String text) {
            return null;
          }
        });
    box.setAccessibleText(setting.title());
    box.setTooltip(Hover.wrapped(setting.help()));
    box.setMaxWidth(Double.MAX_VALUE);
    model.way().subscribe(way -> box.setValue(String.valueOf(range.plain(value(setting, way)))));
    box.valueProperty()
        .subscribe(
            (_, chosen) -> {
              T value = range.from(chosen);
              if (value != null) {
                model.choose(setting, value);
              }
            });
    Label name = new Label(setting.title());
    name.setMinWidth(Region.USE_PREF_SIZE);
    name.setTooltip(box.getTooltip());
    name.setLabelFor(box);
    VBox row = new VBox(name, box);
    when(so, row);
    root.getChildren().add(row);
  }

  private void toggle(Setting<Boolean> setting, Predicate<Pruning> so) {
    CheckBox box = new CheckBox(setting.title());
    box.setId("prune-" + setting.key());
    box.setAccessibleText(setting.title());
    box.setTooltip(Hover.wrapped(setting.help()));
    model.way().subscribe(way -> box.setSelected(value(setting, way)));
    box.selectedProperty().subscribe((_, on) -> model.choose(setting, on));
    when(so, box);
    root.getChildren().add(box);
  }

  Region root() {
    return root;
  }
}
