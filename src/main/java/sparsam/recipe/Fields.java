package sparsam.recipe;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import sparsam.recipe.Json.JsonException;
import sparsam.settings.Kind;
import sparsam.settings.Range;
import sparsam.settings.Setting;
import sparsam.settings.Values;
import sparsam.system.PlainText;

/**
 * An object in the JSON of a recipe, or of what holds recipes, that knows its path, so that every
 * refusal names the key, its value and what is allowed.
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

  /**
   * The whole document.
   *
   * @param source what messages call it: a file's name
   * @param kind what it is, in a word
   */
  public static Fields parse(String source, String kind, String json) throws RecipeException {
    try {
      return root(source, kind, Json.parse(json));
    } catch (JsonException e) {
      throw new RecipeException("%s is no JSON: %s".formatted(source, e.getMessage()));
    }
  }

  static Fields root(String source, String kind, JsonNode node) throws RecipeException {
    if (!node.isObject()) {
      throw new RecipeException(
          "%s: the %s is %s; allowed is an object {…}".formatted(source, kind, shown(node)));
    }
    return new Fields(source, "", node);
  }

  /** Refuses keys that are not among these. */
  public void only(List<String> keys) throws RecipeException {
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

  public boolean has(String key) {
    return node.has(key);
  }

  /** Whether the key is missing or null. */
  public boolean absent(String key) {
    return !node.hasNonNull(key);
  }

  public String text(String key) throws RecipeException {
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

  /** What a setting says here; its default where it may be left out and is. */
  public <T> T value(Setting<T> setting) throws RecipeException {
    if (setting.optional() && !has(setting.key())) {
      return setting.byDefault();
    }
    @Nullable T value = setting.range().from(plain(node.path(setting.key())));
    if (value == null) {
      throw refusal(setting);
    }
    return value;
  }

  /**
   * What this object describes.
   *
   * @param besides keys that it may have and that are no settings of the kind
   */
  <T> T make(Kind<T> kind, String... besides) throws RecipeException {
    List<String> keys = new ArrayList<>(List.of(besides));
    kind.settings().forEach(setting -> keys.add(setting.key()));
    only(keys);
    Values values = Values.none();
    for (Setting<?> setting : kind.settings()) {
      values = add(values, setting);
    }
    for (Setting<?> setting : kind.settings()) {
      if (setting.isIdle(values)) {
        throw refusal(setting.key(), "%s", setting.whileZero());
      }
    }
    try {
      return kind.make(values);
    } catch (IllegalArgumentException e) {
      throw new RecipeException("%s: %s: %s".formatted(source, path, e.getMessage()));
    }
  }

  private <T> Values add(Values values, Setting<T> setting) throws RecipeException {
    return values.with(setting, value(setting));
  }

  private RecipeException refusal(Setting<?> setting) {
    String key = setting.key();
    JsonNode found = node.path(key);
    if (setting.range() instanceof Range.WholeList list
        && plain(found) instanceof List<?> elements
        && elements.size() == list.size()) {
      for (int i = 0; i < list.size(); i++) {
        if (list.each().from(elements.get(i)) == null) {
          return refused(at(key) + "[" + i + "]", shown(found.get(i)), list.each().allowed());
        }
      }
    }
    return setting.range() instanceof Range.OneOf<?> choice
        ? unknown(key, choice.names())
        : refusal(key, "%s", setting.range().allowed());
  }

  /** JSON as plain Java; null for what no setting is. */
  private static @Nullable Object plain(JsonNode value) {
    if (value.isIntegralNumber() && value.canConvertToLong()) {
      return value.longValue();
    }
    if (value.isNumber()) {
      return value.doubleValue();
    }
    if (value.isArray()) {
      List<@Nullable Object> list = new ArrayList<>();
      value.forEach(element -> list.add(plain(element)));
      return list;
    }
    return value.isBoolean()
        ? (Object) value.booleanValue()
        : value.isTextual() ? value.textValue() : null;
  }

  /** One of several values, by its label. */
  <T> T choice(String key, List<T> values, Function<T, String> label) throws RecipeException {
    JsonNode found = node.path(key);
    for (T value : values) {
      if (found.isTextual() && label.apply(value).equals(found.textValue())) {
        return value;
      }
    }
    throw unknown(key, values.stream().map(label).toList());
  }

  private RecipeException unknown(String key, List<String> known) {
    JsonNode found = node.path(key);
    return refusal(
        key,
        "%s%s",
        String.join(", ", known),
        found.isTextual()
            ? Nearest.to(found.textValue(), known)
                .map(near -> "; did you mean " + near + "?")
                .orElse("")
            : "");
  }

  public String choice(String key, List<String> allowed) throws RecipeException {
    return choice(key, allowed, Function.identity());
  }

  public Fields object(String key) throws RecipeException {
    if (!node.path(key).isObject()) {
      throw refusal(key, "an object {…}");
    }
    return new Fields(source, at(key), node.path(key));
  }

  public List<Fields> objects(String key, int max) throws RecipeException {
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

  /** Several of some names, each at most once. */
  public List<String> choices(String key, List<String> names) throws RecipeException {
    return choices(key, names, Function.identity());
  }

  /** Several texts. */
  public List<String> texts(String key, int min, int max) throws RecipeException {
    JsonNode list = node.path(key);
    if (!list.isArray() || list.size() < min || list.size() > max) {
      throw refusal(key, "a list […] of %,d to %,d texts", min, max);
    }
    List<String> texts = new ArrayList<>();
    for (JsonNode element : list) {
      if (!element.isTextual()) {
        throw refused(at(key) + "[" + texts.size() + "]", shown(element), "text");
      }
      texts.add(element.textValue());
    }
    return texts;
  }

  /** A list of whole numbers, however many. */
  List<Integer> wholes(String key) throws RecipeException {
    List<Integer> wholes = new ArrayList<>();
    JsonNode list = node.path(key);
    for (JsonNode element : list) {
      if (!element.isInt()) {
        throw refused(at(key) + "[" + wholes.size() + "]", shown(element), "a whole number");
      }
      wholes.add(element.intValue());
    }
    if (!list.isArray()) {
      throw refusal(key, "a list of whole numbers");
    }
    return wholes;
  }

  /** Several values, each a number, text, a flag or a list, as {@code --set} would have it. */
  public List<String> literals(String key, int max) throws RecipeException {
    List<String> values = new ArrayList<>();
    for (JsonNode element : list(key, max)) {
      if (element.isObject() || element.isNull()) {
        throw refused(
            at(key) + "[" + values.size() + "]",
            shown(element),
            "a number, text, a flag or a list");
      }
      values.add(element.isTextual() ? element.textValue() : element.toString());
    }
    return values;
  }

  private JsonNode list(String key, int max) throws RecipeException {
    JsonNode list = node.path(key);
    if (!list.isArray() || list.size() > max) {
      throw refusal(key, "a list […] of up to %,d", max);
    }
    return list;
  }

  /** Whether the key has text. */
  public boolean isText(String key) {
    return node.path(key).isTextual();
  }

  /** Whether the key has a list. */
  public boolean isList(String key) {
    return node.path(key).isArray();
  }

  /**
   * The recipe that an object in it is.
   *
   * @throws RecipeException whose keys begin at that object; its source names the place
   */
  public Recipe recipe(String key) throws RecipeException {
    object(key);
    return RecipeReader.recipe(place(key), node.path(key));
  }

  /** What messages call the document. */
  String source() {
    return source;
  }

  /** Where a key is, for a sentence: the document and the path in it. */
  public String place(String key) {
    return source + ": " + at(key);
  }

  /** The refusal of a key's value, or of its absence. */
  @SuppressWarnings("AnnotateFormatMethod") // its annotation would be one more dependency
  public RecipeException refusal(String key, String allowed, Object... arguments) {
    return refused(
        at(key),
        has(key) ? shown(node.path(key)) : "missing",
        String.format(Locale.ROOT, allowed, arguments));
  }

  private RecipeException refused(String where, String what, String allowed) {
    return new RecipeException(
        "%s: %s is %s; allowed is %s".formatted(source, where, what, allowed));
  }

  private String at(String key) {
    return path.isEmpty() ? key : path + "." + key;
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
    return PlainText.quoted(text, SHOWN);
  }
}
