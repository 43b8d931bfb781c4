package sparsam.sweep;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import sparsam.settings.Range;

/** Which values a setting takes in a sweep, each as {@code --set} would have it. */
public sealed interface Levels {
  /** Values that one axis may have. */
  int MOST = 1000;

  /** How a range is divided. */
  enum Scale {
    LINEAR("linear"),
    LOG("log");

    private final String label;

    Scale(String label) {
      this.label = label;
    }

    /** The name in files. */
    public String label() {
      return label;
    }

    /** The place of a part of the way, 0 to 1. */
    double at(double from, double to, double part) {
      return switch (this) {
        case LINEAR -> from + part * (to - from);
        case LOG -> from * Math.exp(part * Math.log(to / from));
      };
    }
  }

  /** How values are drawn. */
  enum Draw {
    /** Each by itself. */
    RANDOM("random"),
    /** Evenly over all axes that are drawn so (Sobol 1967). */
    SOBOL("sobol");

    private final String label;

    Draw(String label) {
      this.label = label;
    }

    /** The name in files. */
    public String label() {
      return label;
    }
  }

  /** The values themselves. */
  record Listed(List<String> values) implements Levels {
    public Listed {
      values = List.copyOf(values);
      require(
          !values.isEmpty() && values.size() <= MOST,
          "values has %,d entries; allowed are 1 to %,d",
          values.size(),
          MOST);
      require(
          values.stream().distinct().count() == values.size(),
          "values has %s twice; allowed is each value once",
          twice(values));
    }

    /**
     * Values as they are typed, commas between them; those of a list in brackets are its own.
     *
     * @throws IllegalArgumentException with one sentence that says what is allowed
     */
    public static Listed of(String values) {
      List<String> parts = new ArrayList<>();
      int depth = 0;
      int start = 0;
      for (int i = 0; i <= values.length(); i++) {
        char c = i < values.length() ? values.charAt(i) : ',';
        depth += c == '[' ? 1 : c == ']' ? -1 : 0;
        if (c == ',' && (depth == 0 || i == values.length())) {
          String part = values.substring(start, i).strip();
          if (part.isEmpty()) {
            throw new IllegalArgumentException(
                "a value is missing; allowed are values with commas between them");
          }
          parts.add(part);
          start = i + 1;
        }
      }
      return new Listed(parts);
    }

    private static String twice(List<String> values) {
      return values.stream()
          .filter(value -> values.indexOf(value) != values.lastIndexOf(value))
          .findFirst()
          .orElse("");
    }
  }

  /** So many from one end to the other, both among them. */
  record Stepped(double from, double to, int count, Scale scale) implements Levels {
    public Stepped {
      check(from, to, scale);
      require(
          count >= 2 && count <= MOST,
          "count is %,d; allowed is a whole number from 2 to %,d",
          count,
          MOST);
    }
  }

  /** One for each point, drawn between two ends. */
  record Drawn(double from, double to, Scale scale, Draw draw) implements Levels {
    public Drawn {
      check(from, to, scale);
    }
  }

  /** Whether it has values of its own only once points are drawn. */
  default boolean isDrawn() {
    return this instanceof Drawn;
  }

  /**
   * The values of one that has them by itself, each once.
   *
   * @param whole whether only whole numbers are meant
   */
  default List<String> values(boolean whole) {
    return switch (this) {
      case Listed(List<String> values) -> values;
      case Stepped(double from, double to, int count, Scale scale) -> {
        List<String> values = new ArrayList<>();
        for (int i = 0; i < count; i++) {
          values.add(number(scale.at(from, to, i / (count - 1.0)), whole));
        }
        yield values.stream().distinct().toList();
      }
      case Drawn _ -> List.of();
    };
  }

  /**
   * The value that a random number stands for.
   *
   * @param part 0 to below 1
   */
  default String drawn(double part, boolean whole) {
    if (this instanceof Drawn(double from, double to, Scale scale, Draw _)) {
      return number(scale.at(from, to, part), whole);
    }
    List<String> values = values(whole);
    return values.get((int) (part * values.size()));
  }

  /** With four digits that count, which nobody needs more of, and which people can read. */
  private static String number(double value, boolean whole) {
    if (whole) {
      return Long.toString(Math.round(value));
    }
    BigDecimal rounded = new BigDecimal(value).round(new MathContext(4));
    return Range.Numbers.number(rounded.doubleValue());
  }

  private static void check(double from, double to, Scale scale) {
    require(
        Double.isFinite(from) && Double.isFinite(to) && from < to,
        "from is %s and to is %s; allowed is a rising range",
        Range.Numbers.number(from),
        Range.Numbers.number(to));
    require(
        scale != Scale.LOG || from > 0,
        "from is %s; allowed on a log scale is a number above 0",
        Range.Numbers.number(from));
  }

  @SuppressWarnings("AnnotateFormatMethod") // its annotation would be one more dependency
  private static void require(boolean allowed, String message, Object... arguments) {
    if (!allowed) {
      throw new IllegalArgumentException(String.format(Locale.ROOT, message, arguments));
    }
  }
}
