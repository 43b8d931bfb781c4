package sparsam.sweep;

import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import sparsam.recipe.Fields;
import sparsam.recipe.RecipeException;

/**
 * An axis on the command line: {@code fraction=0.5,0.8}, {@code rho=log:0.01:0.5:6}, {@code
 * lr=linear:0.01:0.1:4}, {@code rho=sobol:log:0.01:0.5}, {@code lr=random:linear:0.01:0.1}.
 */
record AxisText(String key, Levels levels) {
  private static final String ALLOWED =
      "allowed is KEY=VALUE,VALUE,…, KEY=log:FROM:TO:COUNT, KEY=linear:FROM:TO:COUNT,"
          + " KEY=sobol:log:FROM:TO or KEY=random:linear:FROM:TO";

  private static final Pattern RANGE =
      Pattern.compile("(?:(random|sobol):)?(?:(linear|log):)?([^:]+):([^:]+)(?::([^:]+))?");

  /**
   * @throws RecipeException with one sentence that shows what is allowed
   */
  static AxisText parse(String text) throws RecipeException {
    int equals = text.indexOf('=');
    if (equals < 1 || text.substring(equals + 1).isBlank()) {
      throw refusal(text);
    }
    String key = text.substring(0, equals).strip();
    String values = text.substring(equals + 1).strip();
    try {
      return new AxisText(key, levels(text, values));
    } catch (IllegalArgumentException e) {
      throw new RecipeException("axis %s: %s".formatted(Fields.shortened(key), e.getMessage()));
    }
  }

  private static Levels levels(String text, String values) throws RecipeException {
    Matcher range = RANGE.matcher(values);
    if (!values.startsWith("[") && range.matches()) {
      String draw = range.group(1);
      String scale = range.group(2);
      String count = range.group(5);
      if ((draw == null) == (count == null) || (draw == null && scale == null)) {
        throw refusal(text);
      }
      double from = number(text, range.group(3));
      double to = number(text, range.group(4));
      Levels.Scale by =
          named(Levels.Scale.values(), Levels.Scale::label, scale).orElse(Levels.Scale.LINEAR);
      return draw == null
          ? new Levels.Stepped(from, to, whole(text, count), by)
          : new Levels.Drawn(
              from, to, by, named(Levels.Draw.values(), Levels.Draw::label, draw).orElseThrow());
    }
    return Levels.Listed.of(values);
  }

  private static <T> Optional<T> named(T[] all, Function<T, String> label, String name) {
    return Stream.of(all).filter(one -> label.apply(one).equals(name)).findFirst();
  }

  private static double number(String text, String number) throws RecipeException {
    try {
      return Double.parseDouble(number);
    } catch (NumberFormatException _) {
      throw refusal(text);
    }
  }

  private static int whole(String text, String number) throws RecipeException {
    double count = number(text, number);
    if (count != (int) count) {
      throw refusal(text);
    }
    return (int) count;
  }

  private static RecipeException refusal(String text) {
    return new RecipeException("\"%s\" is no axis; %s".formatted(Fields.shortened(text), ALLOWED));
  }
}
