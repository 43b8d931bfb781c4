package sparsam.settings;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One value that decides something.
 *
 * @param key its name in recipes
 * @param title what a form calls it
 * @param symbol what it is called in a line of words, before its value
 * @param unit behind its value; {@code %} where a share from 0 to 1 is shown in percent
 * @param byDefault what it is where nobody says
 * @param optional whether a recipe may leave it out
 * @param live whether a slider may move it while a network trains
 * @param tacit whether a recipe's file leaves it out where it is as usual
 * @param needs a flag's number that must not be 0, or the flag does nothing; otherwise null
 * @param help one sentence, with its source
 */
public record Setting<T>(
    String key,
    String title,
    String symbol,
    String unit,
    Range<T> range,
    T byDefault,
    boolean optional,
    boolean live,
    boolean tacit,
    @Nullable Setting<Double> needs,
    String help) {
  private static final String PERCENT = "%";

  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

  /** The letters of a refused value that are shown. */
  private static final int SHOWN = 60;

  /** The letters of a sign at most. */
  private static final int SIGN = 2;

  /** A setting that a recipe has to say, without a unit, fixed while a network trains. */
  public static <T> Setting<T> of(
      String key, String title, String symbol, Range<T> range, T byDefault, String help) {
    return new Setting<>(key, title, symbol, "", range, byDefault, false, false, false, null, help);
  }

  public static Setting<Double> number(
      String key,
      String title,
      String symbol,
      double min,
      double max,
      double byDefault,
      String help) {
    return of(key, title, symbol, new Range.Numbers(min, max), byDefault, help);
  }

  public static Setting<Long> whole(
      String key, String title, String symbol, long min, long max, long byDefault, String help) {
    return of(key, title, symbol, new Range.Wholes(min, max), byDefault, help);
  }

  /** A flag that a recipe may leave out. */
  public static Setting<Boolean> flag(
      String key, String title, String symbol, boolean byDefault, String help) {
    return of(key, title, symbol, new Range.YesNo(), byDefault, help).mayBeLeftOut();
  }

  /**
   * @param name a value's name in recipes
   * @param words its name for people
   */
  public static <T> Setting<T> choice(
      String key,
      String title,
      List<T> values,
      Function<T, String> name,
      Function<T, String> words,
      String help) {
    return of(key, title, "", new Range.OneOf<>(values, name, words), values.getFirst(), help);
  }

  public Setting<T> mayBeLeftOut() {
    return new Setting<>(
        key, title, symbol, unit, range, byDefault, true, live, tacit, needs, help);
  }

  /**
   * A setting that a recipe may leave out, and that its file does leave out where it is as usual.
   */
  public Setting<T> tacitly() {
    return new Setting<>(key, title, symbol, unit, range, byDefault, true, live, true, needs, help);
  }

  public Setting<T> movable() {
    return new Setting<>(
        key, title, symbol, unit, range, byDefault, optional, true, tacit, needs, help);
  }

  public Setting<T> inPercent() {
    return new Setting<>(
        key, title, symbol, PERCENT, range, byDefault, optional, live, tacit, needs, help);
  }

  public Setting<T> needing(Setting<Double> number) {
    return new Setting<>(
        key, title, symbol, unit, range, byDefault, optional, live, tacit, number, help);
  }

  /** The same where another value is usual, or something else is to be said of it. */
  public Setting<T> as(T usual, String otherHelp) {
    return new Setting<>(
        key, title, symbol, unit, range, usual, optional, live, tacit, needs, otherHelp);
  }

  /** Title and symbol, where the symbol adds something: {@code Radius ρ}. */
  public String label() {
    return sign().isEmpty() ? title : title + " " + sign();
  }

  /** The symbol where it is a sign; empty where a word would only say the title again. */
  public String sign() {
    return symbol.length() > SIGN || range instanceof Range.YesNo ? "" : symbol;
  }

  /** The default as plain Java. */
  public Object usual() {
    return range.plain(byDefault);
  }

  /** Whether a share from 0 to 1 is shown in percent. */
  public boolean isPercent() {
    return unit.equals(PERCENT);
  }

  /**
   * A value that is allowed, as it is.
   *
   * @throws IllegalArgumentException naming key, value and range
   */
  public T check(T value) {
    if (range.from(range.plain(value)) == null) {
      throw refusal(value);
    }
    return value;
  }

  /** On one line, cut where it is long. */
  private static String shown(Object said) {
    String line = CONTROL.matcher(said.toString()).replaceAll(" ");
    return line.length() > SHOWN ? line.substring(0, SHOWN) + "…" : line;
  }

  /** What is thrown where this is said and is not allowed. */
  IllegalArgumentException refusal(Object said) {
    return new IllegalArgumentException(
        "%s is %s; allowed is %s".formatted(key, shown(said), range.allowed()));
  }

  /**
   * Refuses a flag that would do nothing.
   *
   * @param number what the number that it needs is
   */
  public void check(boolean on, double number) {
    if (on && number == 0) {
      throw new IllegalArgumentException("%s is true; allowed is %s".formatted(key, whileZero()));
    }
  }

  /** Whether it is a flag that is on and would do nothing, for the number that it needs is 0. */
  public boolean isIdle(Values values) {
    return needs != null && Boolean.TRUE.equals(values.plain().get(key)) && values.get(needs) == 0;
  }

  /** What is allowed as long as the number that it needs is 0. */
  public String whileZero() {
    return "false while %s is 0".formatted(Objects.requireNonNull(needs).key());
  }

  /** With its value, in a line of words: {@code ρ 0.05}; a flag is its symbol alone. */
  String words(T value) {
    if (range instanceof Range.YesNo) {
      return symbol;
    }
    String words = isPercent() ? percent(value) : range.words(value) + unit;
    return symbol.isEmpty() ? words : symbol + " " + words;
  }

  private String percent(T value) {
    return range.plain(value) instanceof Double share
        ? Range.Numbers.percent(share) + " %"
        : range.words(value);
  }

  /** Whether a line of words leaves a value out: what nobody has to say, and is as usual. */
  boolean goesWithoutSaying(T value) {
    return optional && value.equals(byDefault) && (tacit || !(range instanceof Range.OneOf));
  }
}
