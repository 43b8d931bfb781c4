package sparsam.settings;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a setting's value may be. */
public sealed interface Range<T> {
  /** The value that plain Java, as JSON has it, stands for; null where it is not allowed. */
  @Nullable T from(@Nullable Object plain);

  /** A value as plain Java: a Double, Long, Boolean, String, or a list of them. */
  Object plain(T value);

  /** What is allowed, as a refusal says it after "allowed is". */
  String allowed();

  /** A value for a person. */
  String words(T value);

  /** From one number to another, both allowed. */
  record Numbers(double min, double max) implements Range<Double> {
    /** Smaller ones have a power of ten. */
    private static final int LOWEST_PLAIN = 3;

    private static final int HIGHEST_PLAIN = 5;

    @Override
    public @Nullable Double from(@Nullable Object plain) {
      return plain instanceof Number number
              && number.doubleValue() >= min
              && number.doubleValue() <= max
          ? number.doubleValue()
          : null;
    }

    @Override
    public Object plain(Double value) {
      return value;
    }

    @Override
    public String allowed() {
      return "a number from %s to %s".formatted(words(min), words(max));
    }

    @Override
    public String words(Double value) {
      return number(value);
    }

    /** A number without needless zeros; with an exponent where it is tiny: {@code 1e-8}. */
    public static String number(double value) {
      if (!Double.isFinite(value)) {
        return Double.toString(value);
      }
      BigDecimal number = new BigDecimal(Double.toString(value)).stripTrailingZeros();
      return number.scale() > 7 ? number.toString().replace('E', 'e') : number.toPlainString();
    }

    /**
     * A number with so many digits that count, as people write it: {@code 0.012}, {@code 4.1 ×
     * 10⁻⁵}.
     */
    public static String digits(double value, int digits) {
      if (!Double.isFinite(value) || value == 0) {
        return number(value);
      }
      BigDecimal rounded = new BigDecimal(value).round(new MathContext(digits));
      int power = rounded.precision() - rounded.scale() - 1;
      return power < -LOWEST_PLAIN || power > HIGHEST_PLAIN
          ? rounded.scaleByPowerOfTen(-power).stripTrailingZeros().toPlainString()
              + " × 10"
              + high(power)
          : rounded.toPlainString();
    }

    /** A number that is written with an exponent, as people write it. */
    private static String powers(String exponential) {
      int at = exponential.indexOf('e');
      String digits = exponential.substring(0, at);
      String power = "10" + high(Integer.parseInt(exponential.substring(at + 1)));
      return digits.equals("1") ? power : digits + " × " + power;
    }

    private static String high(int power) {
      StringBuilder text = new StringBuilder(power < 0 ? "⁻" : "");
      for (char digit : Integer.toString(Math.abs(power)).toCharArray()) {
        text.append("⁰¹²³⁴⁵⁶⁷⁸⁹".charAt(digit - '0'));
      }
      return text.toString();
    }

    /** As {@link #number}, for people: {@code 10⁻¹²} where that writes 1e-12. */
    public static String spoken(double value) {
      String number = number(value);
      return number.contains("e") ? powers(number) : number;
    }

    /** A share as percent, without the sign. */
    public static String percent(double share) {
      return new BigDecimal(Double.toString(share))
          .movePointRight(2)
          .stripTrailingZeros()
          .toPlainString();
    }
  }

  /** From one whole number to another, both allowed. */
  record Wholes(long min, long max) implements Range<Long> {
    @Override
    public @Nullable Long from(@Nullable Object plain) {
      return plain instanceof Long whole && whole >= min && whole <= max ? whole : null;
    }

    @Override
    public Object plain(Long value) {
      return value;
    }

    @Override
    public String allowed() {
      return String.format(Locale.ROOT, "a whole number from %,d to %,d", min, max);
    }

    @Override
    public String words(Long value) {
      return String.format(Locale.ROOT, "%,d", value);
    }
  }

  /** Yes or no. */
  record YesNo() implements Range<Boolean> {
    @Override
    public @Nullable Boolean from(@Nullable Object plain) {
      return plain instanceof Boolean yes ? yes : null;
    }

    @Override
    public Object plain(Boolean value) {
      return value;
    }

    @Override
    public String allowed() {
      return "true or false";
    }

    @Override
    public String words(Boolean value) {
      return value ? "yes" : "no";
    }
  }

  /**
   * One of several values.
   *
   * @param name a value's name in recipes
   * @param title its name for people
   */
  record OneOf<T>(List<T> values, Function<T, String> name, Function<T, String> title)
      implements Range<T> {
    public List<String> names() {
      return values.stream().map(name).toList();
    }

    @Override
    public @Nullable T from(@Nullable Object plain) {
      int at = plain instanceof String text ? names().indexOf(text) : -1;
      return at < 0 ? null : values.get(at);
    }

    @Override
    public Object plain(T value) {
      return name.apply(value);
    }

    @Override
    public String allowed() {
      return String.join(", ", names());
    }

    @Override
    public String words(T value) {
      return title.apply(value);
    }
  }

  /** Rising parts of a whole, each above 0 and below 1: one at least, and up to so many. */
  record Shares(int most) implements Range<List<Double>> {
    @Override
    public @Nullable List<Double> from(@Nullable Object plain) {
      if (!(plain instanceof List<?> list) || list.isEmpty() || list.size() > most) {
        return null;
      }
      List<Double> shares = new ArrayList<>();
      double before = 0;
      for (Object element : list) {
        if (!(element instanceof Number number)
            || !(number.doubleValue() > before)
            || !(number.doubleValue() < 1)) {
          return null;
        }
        before = number.doubleValue();
        shares.add(before);
      }
      return shares;
    }

    @Override
    public Object plain(List<Double> value) {
      return List.copyOf(value);
    }

    @Override
    public String allowed() {
      return "a list of 1 to " + most + " rising numbers above 0 and below 1";
    }

    @Override
    public String words(List<Double> value) {
      return value.stream().map(Numbers::number).collect(Collectors.joining(", "));
    }
  }

  /**
   * Text of printable characters, none of which turns the direction of others.
   *
   * @param min characters at least
   */
  record Text(int min, int max) implements Range<String> {
    /** What the program's other rooms call printable on one line; this one knows none of them. */
    private static boolean isPrintable(int c) {
      boolean turns = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
      return !turns
          && switch (Character.getType(c)) {
            case Character.CONTROL,
                Character.SURROGATE,
                Character.LINE_SEPARATOR,
                Character.PARAGRAPH_SEPARATOR ->
                false;
            default -> true;
          };
    }

    @Override
    public @Nullable String from(@Nullable Object plain) {
      return plain instanceof String text
              && text.length() >= min
              && text.length() <= max
              && text.codePoints().allMatch(Text::isPrintable)
          ? text
          : null;
    }

    @Override
    public Object plain(String value) {
      return value;
    }

    @Override
    public String allowed() {
      return String.format(Locale.ROOT, "text of %d to %,d printable characters", min, max);
    }

    @Override
    public String words(String value) {
      return value;
    }
  }

  /** Some values of one kind. */
  record Several<T>(int min, int max, Range<T> each) implements Range<List<T>> {
    @Override
    public @Nullable List<T> from(@Nullable Object plain) {
      if (!(plain instanceof List<?> list) || list.size() < min || list.size() > max) {
        return null;
      }
      List<T> values = new ArrayList<>();
      for (Object element : list) {
        T value = each.from(element);
        if (value == null) {
          return null;
        }
        values.add(value);
      }
      return values;
    }

    @Override
    public Object plain(List<T> value) {
      return value.stream().map(each::plain).toList();
    }

    @Override
    public String allowed() {
      return String.format(Locale.ROOT, "a list of %d to %,d, each %s", min, max, each.allowed());
    }

    @Override
    public String words(List<T> value) {
      return value.stream().map(each::words).collect(Collectors.joining(", "));
    }
  }

  /** Several whole numbers, always as many. */
  record WholeList(int size, Wholes each) implements Range<List<Integer>> {
    @Override
    public @Nullable List<Integer> from(@Nullable Object plain) {
      if (!(plain instanceof List<?> list) || list.size() != size) {
        return null;
      }
      List<Integer> wholes = new ArrayList<>();
      for (Object element : list) {
        Long whole = each.from(element);
        if (whole == null) {
          return null;
        }
        wholes.add(Math.toIntExact(whole));
      }
      return wholes;
    }

    @Override
    public Object plain(List<Integer> value) {
      return value.stream().map(Integer::longValue).toList();
    }

    @Override
    public String allowed() {
      return "a list of " + size + " whole numbers";
    }

    @Override
    public String words(List<Integer> value) {
      return value.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }
  }
}
