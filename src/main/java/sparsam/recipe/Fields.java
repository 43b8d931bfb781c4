package sparsam.recipe;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import sparsam.system.PlainText;

/**
 * An object in a recipe's JSON that knows its path, so that every refusal names the key, its value
 * and what is allowed.
 */
public final class Fields {
  private static final int SHOWN = 60;

  private final String source;
  private final String path;
  private final JsonNode node;

  private Fields(String source, String path, JsonNode node) {
    this.source = source;
    this.path = path;
    this.node = node;
  }

  /** The whole document. */
  static Fields root(String source, JsonNode node) throws RecipeException {
    if (!node.isObject()) {
      throw new RecipeException(
          "%s: the recipe is %s; allowed is an object {…}".formatted(source, shown(node)));
    }
    return new Fields(source, "", node);
  }

  /** Refuses keys that are not among these. */
  void only(List<String> keys) throws RecipeException {
    for (String key : (Iterable<String>) node::fieldNames) {
      if (!keys.contains(key)) {
        throw new RecipeException(
            "%s: %s (%s) is no key here%s; allowed %s %s"
                .formatted(
                    source,
                    at(shortened(key)),
                    shown(node.path(key)),
                    Nearest.to(key, keys).map(near -> ", did you mean " + near + "?").orElse(""),
                    keys.size() == 1 ? "is" : "are",
                    String.join(", ", keys)));
      }
    }
  }

  boolean has(String key) {
    return node.has(key);
  }

  /** Whether the key is missing or null. */
  boolean absent(String key) {
    return !node.hasNonNull(key);
  }

  String text(String key) throws RecipeException {
    JsonNode value = node.path(key);
    if (!value.isTextual()) {
      throw refusal(key, "text");
    }
    if (!PlainText.isText(value.textValue())) {
      throw refusal(key, "text of printable characters");
    }
    return value.textValue();
  }

  boolean flag(String key, boolean byDefault) throws RecipeException {
    if (!has(key)) {
      return byDefault;
    }
    if (!node.path(key).isBoolean()) {
      throw refusal(key, "true or false");
    }
    return node.path(key).booleanValue();
  }

  double number(String key, double max, double byDefault) throws RecipeException {
    return has(key) ? number(key, max) : byDefault;
  }

  /** A number from 0 to {@code max}. */
  double number(String key, double max) throws RecipeException {
    JsonNode value = node.path(key);
    double number = value.isNumber() ? value.doubleValue() : Double.NaN;
    if (!(number >= 0 && number <= max)) {
      throw refusal(key, "a number from 0 to " + plain(max));
    }
    return number;
  }

  long whole(String key, long min, long max) throws RecipeException {
    JsonNode value = node.path(key);
    if (!value.isIntegralNumber()
        || !value.canConvertToLong()
        || value.longValue() < min
        || value.longValue() > max) {
      throw refusal(key, "a whole number from %,d to %,d", min, max);
    }
    return value.longValue();
  }

  /** One of several values, by its label. */
  <T> T choice(String key, List<T> values, Function<T, String> label) throws RecipeException {
    JsonNode found = node.path(key);
    for (T value : values) {
      if (found.isTextual() && label.apply(value).equals(found.textValue())) {
        return value;
      }
    }
    List<String> labels = values.stream().map(label).toList();
    throw refusal(
        key,
        "%s%s",
        String.join(", ", labels),
        found.isTextual()
            ? Nearest.to(found.textValue(), labels)
                .map(near -> "; did you mean " + near + "?")
                .orElse("")
            : "");
  }

  String choice(String key, List<String> allowed) throws RecipeException {
    return choice(key, allowed, Function.identity());
  }

  Fields object(String key) throws RecipeException {
    if (!node.path(key).isObject()) {
      throw refusal(key, "an object {…}");
    }
    return new Fields(source, at(key), node.path(key));
  }

  List<Fields> objects(String key, int max) throws RecipeException {
    List<Fields> objects = new ArrayList<>();
    for (JsonNode element : list(key, max)) {
      String path = at(key) + "[" + objects.size() + "]";
      if (!element.isObject()) {
        throw new RecipeException(
            "%s: %s is %s; allowed is an object {…}".formatted(source, path, shown(element)));
      }
      objects.add(new Fields(source, path, element));
    }
    return objects;
  }

  List<Integer> wholes(String key, int size, int min, int max) throws RecipeException {
    JsonNode list = list(key, size);
    if (list.size() != size) {
      throw refusal(key, "a list of %d whole numbers", size);
    }
    List<Integer> wholes = new ArrayList<>();
    for (JsonNode element : list) {
      if (!element.isInt() || element.intValue() < min || element.intValue() > max) {
        throw new RecipeException(
            String.format(
                Locale.ROOT,
                "%s: %s[%d] is %s; allowed is a whole number from %,d to %,d",
                source,
                at(key),
                wholes.size(),
                shown(element),
                min,
                max));
      }
      wholes.add(element.intValue());
    }
    return wholes;
  }

  /** Several of some values, each at most once. */
  <T> List<T> choices(String key, List<T> values, Function<T, String> label)
      throws RecipeException {
    List<T> chosen = new ArrayList<>();
    List<String> labels = values.stream().map(label).toList();
    for (JsonNode element : list(key, values.size())) {
      int index = element.isTextual() ? labels.indexOf(element.textValue()) : -1;
      if (index < 0 || chosen.contains(values.get(index))) {
        throw new RecipeException(
            String.format(
                Locale.ROOT,
                "%s: %s[%d] is %s; allowed are %s, each once",
                source,
                at(key),
                chosen.size(),
                shown(element),
                String.join(", ", labels)));
      }
      chosen.add(values.get(index));
    }
    return chosen;
  }

  private JsonNode list(String key, int max) throws RecipeException {
    JsonNode list = node.path(key);
    if (!list.isArray() || list.size() > max) {
      throw refusal(key, "a list […] of up to %,d", max);
    }
    return list;
  }

  /** The refusal of a key's value, or of its absence. */
  @SuppressWarnings("AnnotateFormatMethod") // its annotation would be one more dependency
  RecipeException refusal(String key, String allowed, Object... arguments) {
    return new RecipeException(
        "%s: %s is %s; allowed is %s"
            .formatted(
                source,
                at(key),
                has(key) ? shown(node.path(key)) : "missing",
                String.format(Locale.ROOT, allowed, arguments)));
  }

  private String at(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  private static String plain(double number) {
    return number == Math.rint(number)
        ? String.format(Locale.ROOT, "%.0f", number)
        : Double.toString(number);
  }

  /** JSON as it stands, cut where it is long. */
  static String shown(JsonNode value) {
    if (value.isObject()) {
      return "an object";
    }
    if (value.isArray()) {
      return value.size() > 8 ? "a list of " + value.size() : shortened(value.toString());
    }
    return shortened(value.toString());
  }

  /** Text for a message: one line, cut where it is long. */
  public static String shortened(String text) {
    String line = PlainText.line(text);
    return line.length() <= SHOWN ? line : PlainText.beginning(line, SHOWN) + "…";
  }
}
