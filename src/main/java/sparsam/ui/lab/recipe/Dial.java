package sparsam.ui.lab.recipe;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import sparsam.recipe.Dials;
import sparsam.settings.Setting;
import sparsam.text.Strings;

/**
 * One number that may be set over a recipe's own: by sliding, by steps or by typing. Until it is
 * set it shows the recipe's; several different ones it moves in proportion.
 */
public final class Dial {
  private static final double PERCENT = 0.01;

  private final Strings strings;
  private final Setting<Double> setting;
  private final DialScale scale;
  private final double perShown;
  private List<Double> preset = List.of();
  private List<String> moving = List.of();
  private OptionalDouble set = OptionalDouble.empty();
  private boolean refreshing;

  private final ReadOnlyDoubleWrapper position = new ReadOnlyDoubleWrapper();
  private final ReadOnlyStringWrapper text = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper error = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper note = new ReadOnlyStringWrapper("");
  private final ReadOnlyBooleanWrapper overridden = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper available = new ReadOnlyBooleanWrapper();
  private Runnable changed = () -> {};
  private Runnable released = () -> {};

  /**
   * @param setting what it turns; says most of its words
   * @param scale a hand's part of the setting's range
   */
  Dial(Strings strings, Setting<Double> setting, DialScale scale) {
    this.strings = strings;
    this.setting = setting;
    this.scale = scale;
    this.perShown = setting.isPercent() ? PERCENT : 1;
  }

  /**
   * @param change called after every change
   * @param release called when one movement has ended
   */
  void onChange(Runnable change, Runnable release) {
    changed = change;
    released = release;
  }

  /** The key of its setting and of what the bundle adds; the ids of its controls begin with it. */
  public String key() {
    return setting.key();
  }

  Setting<Double> setting() {
    return setting;
  }

  /** What stands behind its number. */
  String unit() {
    return setting.isPercent() ? " " + setting.unit() : setting.unit();
  }

  /** What it is for, and what it does here. */
  String help() {
    return setting.help() + " " + strings.get(key() + ".note");
  }

  public DialScale scale() {
    return scale;
  }

  /** Shows a recipe's own numbers and what is set over them. */
  void show(List<Double> numbers, OptionalDouble over) {
    preset = List.copyOf(numbers);
    set = over;
    available.set(!preset.isEmpty());
    refresh();
  }

  /**
   * Says which trainings it moves now, beside what it does to the recipe.
   *
   * @param trainings their names; none where nothing trains
   */
  public void moves(List<String> trainings) {
    if (!trainings.equals(moving)) {
      moving = List.copyOf(trainings);
      note.set(words());
    }
  }

  /** What it moves now, or what it does to the recipe. */
  private String words() {
    if (!moving.isEmpty()) {
      return strings.get("dial.moves", String.join(" · ", moving));
    }
    if (preset.isEmpty()) {
      return strings.get(key() + ".absent");
    }
    return isSeveral() && set.isPresent()
        ? strings.get("dial.proportion", all(preset.stream().map(this::turned).toList()))
        : strings.get("dial.preset", all(preset));
  }

  private double turned(double own) {
    return Dials.turned(own, preset, set.orElseThrow(), setting);
  }

  private String all(List<Double> numbers) {
    return numbers.stream().map(this::shown).collect(Collectors.joining(" · ")) + unit();
  }

  /** Whether it moves several different numbers, which it must not make equal. */
  private boolean isSeveral() {
    return setting.live() && preset.size() > 1;
  }

  /** The recipe's number that it stands for. */
  private double own() {
    return isSeveral() ? Dials.reference(preset) : preset.getFirst();
  }

  /** The recipe's own number that it stands for; empty where the recipe has none. */
  public OptionalDouble standing() {
    return preset.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(own());
  }

  /** What was set; empty while the recipe's own number counts. */
  public OptionalDouble set() {
    return set;
  }

  /** The slider was moved to a position from 0 to 1. */
  public void slide(double to) {
    if (refreshing || !available.get()) {
      return;
    }
    double value = scale.value(to);
    set = OptionalDouble.of(isSeveral() && value == 0 ? scale.step(0, 1) : value);
    refresh(to);
    changed.run();
  }

  /** The slider was let go: what was set since it was taken counts as one change. */
  public void release() {
    released.run();
  }

  /** One step up (1) or down (−1), by a key; the wheel scrolls the panel. */
  public void step(int direction) {
    if (available.get()) {
      double next = scale.step(set.orElse(own()), direction);
      if (next != 0 || !isSeveral()) {
        set(next);
      }
    }
  }

  /** A number was typed; where it cannot be used {@link #error()} says why and nothing changes. */
  public void type(String typed) {
    String number = typed.replace("%", "").replace('−', '-').replace(',', '.').strip();
    if (!available.get() || typed.equals(text.get())) {
      return;
    }
    release();
    if (number.isEmpty()) {
      reset();
      return;
    }
    try {
      // The decimal that was typed, not what multiplication of doubles would make of it.
      double value = new BigDecimal(number).multiply(BigDecimal.valueOf(perShown)).doubleValue();
      if (preset.size() == 1 && value == preset.getFirst()) {
        reset();
        return;
      }
      if (isSeveral() && value == 0) {
        refuse(typed, strings.get("dial.zero", setting.symbol()));
        return;
      }
      if (scale.allows(value)) {
        set(value);
        release();
        return;
      }
    } catch (NumberFormatException _) {
      // Said below, as for a number out of range.
    }
    refuse(typed, strings.get("dial.refused", setting.symbol(), typed.strip(), range()));
  }

  private void refuse(String typed, String sentence) {
    text.set(typed);
    error.set(sentence);
    changed.run();
  }

  /** Gives up what was typed and could not be used. */
  public void restore() {
    refresh();
    changed.run();
  }

  /** Back to the recipe's own number. */
  public void reset() {
    release();
    set = OptionalDouble.empty();
    refresh();
    changed.run();
    release();
  }

  private void set(double value) {
    set = OptionalDouble.of(value);
    refresh();
    changed.run();
  }

  private void refresh() {
    refresh(preset.isEmpty() ? 0 : scale.position(set.orElse(own())));
  }

  private void refresh(double to) {
    refreshing = true;
    position.set(to);
    refreshing = false;
    error.set("");
    overridden.set(set.isPresent());
    note.set(words());
    // Several numbers of a recipe have no place in one field; the note below names them.
    double shown = set.orElse(preset.size() == 1 ? preset.getFirst() : Double.NaN);
    text.set(Double.isNaN(shown) ? "" : shown(shown));
  }

  /** The range in words, with its unit. */
  public String range() {
    return strings.get("dial.range", shown(scale.min()), shown(scale.max()) + unit());
  }

  /** A number as it is shown: no needless zeros. */
  String shown(double value) {
    BigDecimal number =
        new BigDecimal(value / perShown, new MathContext(7, RoundingMode.HALF_EVEN))
            .stripTrailingZeros();
    return number.scale() > 9 ? number.toString().toLowerCase(Locale.ROOT) : number.toPlainString();
  }

  /** Where the slider stands, 0 to 1. */
  public ReadOnlyDoubleProperty position() {
    return position.getReadOnlyProperty();
  }

  /** What the field shows. */
  public ReadOnlyStringProperty text() {
    return text.getReadOnlyProperty();
  }

  /** Why the field's text cannot be used; empty where it can. */
  public ReadOnlyStringProperty error() {
    return error.getReadOnlyProperty();
  }

  /**
   * The recipe's own numbers in words, or what they become, or that it has none; while something
   * trains, what is moved.
   */
  public ReadOnlyStringProperty note() {
    return note.getReadOnlyProperty();
  }

  /** Whether a number was set over the recipe's. */
  public ReadOnlyBooleanProperty overridden() {
    return overridden.getReadOnlyProperty();
  }

  /** Whether the recipe has such a number at all. */
  public ReadOnlyBooleanProperty available() {
    return available.getReadOnlyProperty();
  }
}
