package sparsam.text;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.Locale;
import java.util.ResourceBundle;
import sparsam.settings.Range;

/** Every word of the window, by key, from one bundle. */
public final class Strings {
  private final ResourceBundle bundle;

  public Strings() {
    this.bundle = ResourceBundle.getBundle("ui.strings", Locale.ENGLISH);
  }

  /**
   * @throws java.util.MissingResourceException when the bundle does not have the key
   */
  public String get(String key) {
    return bundle.getString(key);
  }

  /** The text with its places filled, as {@link String#format} does. */
  public String get(String key, Object... values) {
    return format(bundle.getString(key), values);
  }

  @SuppressWarnings("AnnotateFormatMethod") // the format comes from the bundle, not from the caller
  private static String format(String pattern, Object... values) {
    return String.format(Locale.ENGLISH, pattern, values);
  }

  /** A share in percent, without needless zeros: {@code 80 %}, {@code 97.5 %}. */
  public String percent(double share) {
    return new BigDecimal(100 * share)
            .setScale(2, RoundingMode.HALF_EVEN)
            .stripTrailingZeros()
            .toPlainString()
        + " %";
  }

  /** A number without needless zeros. */
  public String number(double value) {
    return Range.Numbers.spoken(value);
  }

  /** A number with so many digits that count: {@code 0.012}, {@code 4.1 × 10⁻⁵}. */
  public String digits(double value, int digits) {
    return Range.Numbers.digits(value, digits);
  }

  /** A path, the person's own folder as {@code ~}. */
  public String path(Path path) {
    Path home = Path.of(System.getProperty("user.home", ""));
    return path.isAbsolute() && path.startsWith(home)
        ? Path.of("~").resolve(home.relativize(path)).toString()
        : path.toString();
  }

  /** A name in a sentence: in quotes where a comma of its own would be taken for the sentence's. */
  public String name(String name) {
    return name.contains(",") ? "“" + name + "”" : name;
  }
}
