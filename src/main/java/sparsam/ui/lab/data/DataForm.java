package sparsam.ui.lab.data;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import sparsam.data.Augmentation;
import sparsam.data.DataChoice;
import sparsam.data.Normalization;
import sparsam.data.OwnData;
import sparsam.recipe.Recipe.Data;
import sparsam.recipe.RecipeSettings;
import sparsam.settings.Kinds;
import sparsam.settings.Range;
import sparsam.settings.Setting;
import sparsam.settings.Values;
import sparsam.text.Strings;
import sparsam.ui.form.Entries;
import sparsam.ui.form.Entry;
import sparsam.ui.form.KindForm;

/** How data are read, split and normalised, and what becomes of the training images, as a form. */
final class DataForm {
  private static final Pattern SEPARATOR = Pattern.compile("[;\\s]+|,\\s*");

  /** The numbers of a person's own data of which 0, an empty field here, is as usual. */
  private static final List<Setting<Long>> NUMBERS =
      List.of(OwnData.HEIGHT, OwnData.WIDTH, OwnData.TRAIN, OwnData.VALIDATION, OwnData.TEST);

  private final Strings strings;
  private final Entries entries;
  private final List<Entry> numbers = new ArrayList<>();
  private final Entry seed;
  private final Entry labelColumn;
  private final Entry mean;
  private final Entry deviation;
  private final Entry noise;
  private final ObjectProperty<OwnData.Colours> colours =
      new SimpleObjectProperty<>(OwnData.Colours.FOUND);
  private final BooleanProperty measured = new SimpleBooleanProperty(true);
  private final KindForm<Augmentation> augmentation;
  private Data data = new Data("", 0);
  private boolean showing;

  /**
   * @param changed is called when something was typed or chosen that can be used, and when it
   *     cannot
   */
  DataForm(Strings strings, Runnable changed) {
    this.strings = strings;
    entries = new Entries(strings);
    NUMBERS.forEach(setting -> numbers.add(entries.add(setting)));
    seed = entries.add(OwnData.SPLIT_SEED);
    labelColumn = entries.add(OwnData.LABEL_COLUMN);
    mean = entries.add(OwnData.MEAN);
    deviation = entries.add(OwnData.DEVIATION);
    noise = entries.add(RecipeSettings.LABEL_NOISE);
    augmentation = new KindForm<>(Kinds.these(Augmentation.KIND), entries);
    entries.onEdit(_ -> tell(changed));
    colours.subscribe((_, _) -> tell(changed));
    measured.subscribe((_, _) -> tell(changed));
    augmentation.onChoice("", _ -> tell(changed));
  }

  private void tell(Runnable changed) {
    if (!showing) {
      changed.run();
    }
  }

  /**
   * Shows data.
   *
   * @param normalization what their bytes become inputs by
   */
  void show(Data now, Normalization normalization) {
    showing = true;
    data = now;
    noise.show(Range.Numbers.percent(now.labelNoise()));
    augmentation.show(now.augmentation());
    if (now.choice() instanceof OwnData own) {
      Values values = OwnData.KIND.read(own);
      for (int i = 0; i < numbers.size(); i++) {
        long number = values.get(NUMBERS.get(i));
        numbers.get(i).show(number == 0 ? "" : Long.toString(number));
      }
      seed.show(Long.toString(own.splitSeed()));
      labelColumn.show(own.labelColumn());
      colours.set(own.colours());
      measured.set(own.mean().isEmpty());
      mean.show(words(normalization.means()));
      deviation.show(words(normalization.deviations()));
    }
    showing = false;
    entries.check(() -> {});
  }

  private static String words(List<Float> numbers) {
    return numbers.stream()
        .map(number -> Range.Numbers.number(Double.parseDouble(Float.toString(number))))
        .collect(Collectors.joining(", "));
  }

  /** What is typed and chosen; what cannot be used is left as it was, and said at its field. */
  Data read() {
    Data[] made = {data};
    entries.check(() -> made[0] = over(data));
    return made[0];
  }

  private Data over(Data own) {
    return new Data(
        own.choice() instanceof OwnData mine ? over(mine) : own.choice(),
        entries.share(noise, own.labelNoise()),
        augmentation.over(own.augmentation()));
  }

  private DataChoice over(OwnData own) {
    Values values = OwnData.KIND.read(own);
    for (int i = 0; i < numbers.size(); i++) {
      Setting<Long> setting = NUMBERS.get(i);
      Entry entry = numbers.get(i);
      values =
          values.with(
              setting,
              entries.text(entry, "0").isEmpty() ? 0 : entries.whole(entry, values.get(setting)));
    }
    values =
        values
            .with(OwnData.SPLIT_SEED, entries.whole(seed, own.splitSeed()))
            .with(OwnData.LABEL_COLUMN, entries.text(labelColumn, own.labelColumn()))
            .with(OwnData.COLOURS, colours.get())
            .with(OwnData.MEAN, measured.get() ? List.of() : list(mean))
            .with(OwnData.DEVIATION, measured.get() ? List.of() : list(deviation));
    return OwnData.KIND.make(values);
  }

  /** The numbers that stand in a field. */
  private List<Double> list(Entry entry) {
    List<Double> all = new ArrayList<>();
    try {
      for (String part : SEPARATOR.split(entry.typed(), -1)) {
        all.add(Double.valueOf(part));
      }
    } catch (NumberFormatException e) {
      throw entries.refusal(entry, strings.get("data.numbers", entry.label(), entry.typed()));
    }
    return all;
  }

  /** The field of a number of a person's own data. */
  Entry number(Setting<Long> setting) {
    return numbers.get(NUMBERS.indexOf(setting));
  }

  Entries entries() {
    return entries;
  }

  Entry seed() {
    return seed;
  }

  Entry labelColumn() {
    return labelColumn;
  }

  ObjectProperty<OwnData.Colours> colours() {
    return colours;
  }

  /** Whether mean and deviation are those of the training images. */
  BooleanProperty measured() {
    return measured;
  }

  Entry mean() {
    return mean;
  }

  Entry deviation() {
    return deviation;
  }

  /** The part of the training labels that is wrong, in percent. */
  Entry noise() {
    return noise;
  }

  KindForm<Augmentation> augmentation() {
    return augmentation;
  }
}
