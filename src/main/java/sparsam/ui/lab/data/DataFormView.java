package sparsam.ui.lab.data;

import java.util.List;
import java.util.function.ToIntFunction;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import sparsam.data.OwnData;
import sparsam.data.Shape;
import sparsam.recipe.RecipeSettings;
import sparsam.settings.Setting;
import sparsam.text.Strings;
import sparsam.ui.form.FormView;
import sparsam.ui.form.Rows;
import sparsam.ui.part.There;

/** The form of how data are read, split and normalised. */
final class DataFormView {
  private final VBox root;

  DataFormView(OpenDataModel model, Strings strings) {
    DataForm form = model.form();
    FormView own = new FormView("data", strings, _ -> model.settle());
    own.error(form.entries().error());
    own.heading("data.heading.split");
    number(own, form, OwnData.TRAIN, images(model, ClassRow::train));
    number(own, form, OwnData.VALIDATION, images(model, ClassRow::validation));
    number(own, form, OwnData.TEST, images(model, ClassRow::test));
    own.text(form.seed(), OwnData.SPLIT_SEED);
    own.heading("data.heading.images");
    number(own, form, OwnData.HEIGHT, side(model, Shape::height));
    number(own, form, OwnData.WIDTH, side(model, Shape::width));
    own.choice(
        form.colours(),
        List.of(OwnData.Colours.values()),
        colours -> colours.label().replace('-', ' '),
        OwnData.COLOURS.key(),
        OwnData.COLOURS.label(),
        OwnData.COLOURS.help());
    There.when(model.table(), own.text(form.labelColumn(), OwnData.LABEL_COLUMN));
    own.heading("data.heading.normalization");
    own.toggle(form.measured(), "measured", "data.measured", "data.measured.help");
    ObservableValue<Boolean> given = form.measured().map(so -> !so);
    There.when(
        given,
        own.wide(form.mean(), OwnData.MEAN.key(), "data.mean.help"),
        own.wide(form.deviation(), OwnData.DEVIATION.key(), "data.deviation.help"));
    There.when(model.own(), own.root());
    Label known = new Label(strings.get("data.known.split"));
    known.getStyleClass().add("sheet-quiet");
    known.setWrapText(true);
    known.setMinHeight(Region.USE_PREF_SIZE);
    There.when(model.own().map(so -> !so), known);
    FormView training = new FormView("data", strings, _ -> model.settle());
    training.heading("data.heading.training");
    training.text(form.noise(), RecipeSettings.LABEL_NOISE);
    Rows.add(training, form.augmentation(), new SimpleObjectProperty<>(true));
    root = new VBox(own.root(), known, training.root());
    root.getStyleClass().add("data-form");
  }

  /** Where nothing is typed, the field shows palely what it comes to. */
  private static void number(
      FormView view, DataForm form, Setting<Long> setting, ObservableValue<String> usual) {
    Node row = view.text(form.number(setting), setting);
    if (row.lookup("#data-" + setting.key()) instanceof TextField field) {
      field.promptTextProperty().bind(usual);
    }
  }

  private static ObservableValue<String> images(
      OpenDataModel model, ToIntFunction<ClassRow> count) {
    return model
        .images()
        .rows()
        .map(rows -> rows.isEmpty() ? "" : ClassRow.number(count.applyAsInt(rows.getFirst())));
  }

  private static ObservableValue<String> side(OpenDataModel model, ToIntFunction<Shape> side) {
    return model.images().shape().map(shape -> Integer.toString(side.applyAsInt(shape))).orElse("");
  }

  Region root() {
    return root;
  }
}
