package sparsam.report.sweep;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import sparsam.plot.axes.Axis.Kind;
import sparsam.recipe.RecipeSettings;
import sparsam.settings.Setting;
import sparsam.sweep.Axis;
import sparsam.sweep.Levels;
import sparsam.sweep.Levels.Drawn;
import sparsam.sweep.Levels.Scale;
import sparsam.sweep.Levels.Stepped;
import sparsam.text.Strings;

/** An axis of a sweep as pictures have it. */
public final class AxisWords {
  /** From where on a listed axis is better seen on a logarithmic scale. */
  private static final double WIDE = 20;

  private static final Pattern ARM = Pattern.compile(".* of (.+)");

  private final Strings strings;
  private final Axis axis;
  private final Optional<Setting<?>> setting;

  public AxisWords(Strings strings, Axis axis) {
    this.strings = strings;
    this.axis = axis;
    this.setting = RecipeSettings.find(axis.path());
  }

  /** What it is called: {@code Radius ρ of SAM}. */
  public String title() {
    Matcher arm = ARM.matcher(axis.key());
    String name = setting.<String>map(Setting::label).orElse(axis.key());
    return setting.isPresent() && arm.matches()
        ? strings.get("sweep.axis.arm", name, arm.group(1))
        : name;
  }

  /** A value as a person reads it: {@code 90 %}. */
  public String value(String value) {
    return isPercent() && number(value).isPresent()
        ? strings.percent(number(value).getAsDouble())
        : value;
  }

  private boolean isPercent() {
    return setting.filter(Setting::isPercent).isPresent();
  }

  /** A value's place on a scale; empty where it is no number. */
  static OptionalDouble number(String value) {
    try {
      return OptionalDouble.of(Double.parseDouble(value));
    } catch (NumberFormatException _) {
      return OptionalDouble.empty();
    }
  }

  /** How its scale is divided. */
  Kind kind(List<String> values) {
    if (isPercent()) {
      return Kind.PERCENT;
    }
    Levels levels = axis.levels();
    boolean log =
        (levels instanceof Stepped range && range.scale() == Scale.LOG)
            || (levels instanceof Drawn drawn && drawn.scale() == Scale.LOG);
    double low = values.stream().mapToDouble(Double::parseDouble).min().orElse(0);
    double high = values.stream().mapToDouble(Double::parseDouble).max().orElse(0);
    return low > 0 && (log || high >= WIDE * low) ? Kind.LOG : Kind.LINEAR;
  }
}
