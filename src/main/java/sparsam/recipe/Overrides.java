package sparsam.recipe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import sparsam.data.Augmentation;
import sparsam.data.OwnData;
import sparsam.nn.Architecture.Family;
import sparsam.nn.layer.Layers;
import sparsam.optim.Optimizer;
import sparsam.optim.Optimizers;
import sparsam.optim.Schedules;
import sparsam.prune.schedule.Whens;
import sparsam.recipe.Json.JsonException;
import sparsam.settings.Kind;

/** Settings of the form KEY=VALUE on a recipe's tree. */
final class Overrides {
  private static final Pattern PART =
      Pattern.compile("(?:^|\\.)([A-Za-z][A-Za-z0-9]*)|\\[(\\d{1,4}|\\*)]");

  private static final String COMPARE = "compare";
  private static final String AUGMENT = Augmentation.KIND.name();
  private static final Pattern COMMA = Pattern.compile("\\s*,\\s*");

  /** A place in the tree: an object that was found, and the key to set in it. */
  private record Place(ObjectNode owner, String key) {}

  private Overrides() {}

  /**
   * Applies all settings in their order; the tree is changed and returned. A question that is not
   * set itself follows the arms that are.
   */
  static ObjectNode apply(ObjectNode tree, List<String> settings) throws RecipeException {
    List<String> before = names(tree);
    boolean asked = false;
    for (String setting : settings) {
      int equals = setting.indexOf('=');
      if (equals < 1) {
        throw new RecipeException(
            "\"%s\" is no setting; allowed is KEY=VALUE, as in dense.epochs=2"
                .formatted(Fields.shortened(setting)));
      }
      String path = setting.substring(0, equals).strip();
      set(tree, path, setting.substring(equals + 1).strip());
      asked |= path.equals(COMPARE);
    }
    if (!asked && tree.get(COMPARE) instanceof ArrayNode compare) {
      ask(tree, Asked.follow(texts(compare), before, names(tree)));
    }
    return tree;
  }

  private static void ask(ObjectNode tree, List<String> names) {
    tree.remove(COMPARE);
    if (!names.isEmpty()) {
      names.forEach(tree.putArray(COMPARE)::add);
    }
  }

  private static List<String> names(ObjectNode tree) {
    List<JsonNode> names = new ArrayList<>();
    tree.path("arms").forEach(arm -> names.add(arm.path("name")));
    return texts(names);
  }

  private static List<String> texts(Iterable<JsonNode> nodes) {
    List<String> texts = new ArrayList<>();
    nodes.forEach(node -> texts.add(node.asText()));
    return texts;
  }

  private static void set(ObjectNode tree, String path, String value) throws RecipeException {
    List<String> parts = parts(path);
    boolean everywhere = parts.contains("*");
    List<Place> places = new ArrayList<>();
    find(tree, parts, 0, path, everywhere, places);
    if (everywhere) {
      // Only where the key already stands: an arm without ρ is not meant by arms[*].optimizer.rho.
      places.removeIf(place -> !place.owner().has(place.key()));
    }
    if (places.isEmpty()) {
      throw new RecipeException("%s fits nothing in this recipe".formatted(path));
    }
    for (Place place : places) {
      ObjectNode before = place.owner().deepCopy();
      JsonNode old = before.get(place.key());
      place.owner().set(place.key(), value(place.key(), value, old));
      dropWhatItReplaces(place, parts, before);
    }
  }

  private static List<String> parts(String path) throws RecipeException {
    List<String> parts = new ArrayList<>();
    Matcher matcher = PART.matcher(path);
    int end = 0;
    while (end < path.length() && matcher.find() && matcher.start() == end) {
      parts.add(matcher.group(1) != null ? matcher.group(1) : matcher.group(2));
      end = matcher.end();
    }
    if (end != path.length() || parts.isEmpty()) {
      throw new RecipeException(
          "\"%s\" is no key; allowed are paths such as prune.fraction, arms[0].optimizer.rho or"
                  .formatted(path)
              + " arms[*].optimizer.lr");
    }
    return parts;
  }

  private static void find(
      JsonNode node,
      List<String> parts,
      int depth,
      String path,
      boolean everywhere,
      List<Place> places)
      throws RecipeException {
    String part = parts.get(depth);
    if (node instanceof ArrayNode array) {
      List<JsonNode> chosen = new ArrayList<>();
      if (part.equals("*")) {
        array.forEach(chosen::add);
      } else if (Character.isDigit(part.charAt(0)) && Integer.parseInt(part) < array.size()) {
        chosen.add(array.get(Integer.parseInt(part)));
      } else {
        throw new RecipeException(
            "%s: there is no [%s]; allowed is %s"
                .formatted(
                    path,
                    part,
                    array.isEmpty()
                        ? "nothing, the list is empty"
                        : String.format(Locale.ROOT, "[0] to [%d] or [*]", array.size() - 1)));
      }
      if (depth + 1 == parts.size()) {
        throw new RecipeException("%s is an entry of a list; name a key of it".formatted(path));
      }
      for (JsonNode element : chosen) {
        find(element, parts, depth + 1, path, everywhere, places);
      }
    } else if (node instanceof ObjectNode object) {
      if (depth + 1 == parts.size()) {
        places.add(new Place(object, part));
      } else if (object.has(part) || (part.equals(AUGMENT) && depth == 1)) {
        // Images that stay as they are have no such object to change.
        JsonNode next = object.has(part) ? object.get(part) : object.putObject(part);
        find(next, parts, depth + 1, path, everywhere, places);
      } else if (!everywhere) {
        List<String> keys = new ArrayList<>();
        object.fieldNames().forEachRemaining(keys::add);
        throw new RecipeException(
            "%s: %s is no key here%s; allowed are %s"
                .formatted(
                    path,
                    part,
                    Nearest.to(part, keys).map(near -> ", did you mean " + near + "?").orElse(""),
                    String.join(", ", keys)));
      }
    } else if (!everywhere) {
      throw new RecipeException(
          "%s: %s is %s in this recipe and has no %s"
              .formatted(path, parts.get(depth - 1), Fields.shown(node), part));
    }
  }

  /**
   * JSON where it is JSON, names without quotes in a list of names, text where the old value is
   * text or nothing else fits.
   */
  private static JsonNode value(String key, String value, @Nullable JsonNode old) {
    boolean list = value.startsWith("[") && value.endsWith("]");
    if (list && key.equals(OwnData.LEAVE_OUT.key()) && !value.contains("\"")) {
      return names(value); // Classes may be called by numbers.
    }
    if (old == null || !old.isTextual() || value.startsWith("\"")) {
      try {
        return Json.parse(value);
      } catch (JsonException _) {
        // Text without quotes, as people type it.
      }
    }
    if (key.equals(COMPARE) && list) {
      return names(value);
    }
    return JsonNodeFactory.instance.textNode(value);
  }

  /** The names in {@code [one, another]}. */
  private static ArrayNode names(String list) {
    ArrayNode names = JsonNodeFactory.instance.arrayNode();
    String inside = list.substring(1, list.length() - 1).strip();
    if (!inside.isEmpty()) {
      for (String name : COMMA.split(inside, -1)) {
        names.add(name);
      }
    }
    return names;
  }

  /**
   * A new optimiser keeps the old one's numbers that it has too, a new base none of the old one's;
   * what they need besides is as usual. A new architecture keeps what it can, too. Epochs and
   * gradients exclude each other.
   */
  private static void dropWhatItReplaces(Place place, List<String> parts, ObjectNode before) {
    ObjectNode owner = place.owner();
    String parent = parts.size() > 1 ? parts.get(parts.size() - 2) : "";
    if (parent.equals("optimizer") && List.of("name", "base").contains(place.key())) {
      Optional<Kind<? extends Optimizer>> old = optimizer(before);
      old.filter(_ -> !owner.has("base")).ifPresent(kind -> keepBase(kind, owner));
      optimizer(owner)
          .filter(kind -> kind.base() != null || place.key().equals("name"))
          .ifPresent(kind -> become(kind, old, owner));
    } else if (parent.equals("schedule") && place.key().equals("name")) {
      Schedules.ALL
          .named(owner.path("name").asText())
          .ifPresent(kind -> become(kind, Optional.empty(), owner));
    } else if (parent.equals("when") && place.key().equals("name")) {
      Whens.ALL
          .named(owner.path("name").asText())
          .ifPresent(kind -> become(kind, Optional.empty(), owner));
    } else if (parts.equals(List.of("network", "architecture"))) {
      Arrays.stream(Family.values())
          .filter(family -> family.label().equals(owner.path("architecture").asText()))
          .findFirst()
          .ifPresent(family -> become(family, owner));
    } else if (parts.equals(List.of("data", "set"))) {
      owner.retain(RecipeKeys.DATA);
    } else if (parts.equals(List.of("data", OwnData.PATH.key()))) {
      owner.remove("set");
      List.of(OwnData.FINGERPRINT, OwnData.IMAGES, OwnData.FOUND)
          .forEach(known -> owner.remove(known.key()));
    } else if (place.key().equals("epochs")) {
      owner.remove("gradients");
    } else if (place.key().equals("gradients")) {
      owner.remove("epochs");
    }
  }

  private static void become(Family family, ObjectNode network) {
    switch (family) {
      case CLASSIFIER, LENET_300_100, LENET_5 -> network.retain(RecipeKeys.NETWORK);
      case RESNET -> network.retain(RecipeKeys.RESNET);
      case LAYERS -> {
        network.retain(RecipeKeys.CHAIN);
        if (!network.has("layers")) {
          network.set("layers", RecipeWriter.layers(Layers.USUAL));
        }
      }
    }
    if (network.path("widths").size() != family.defaultWidths().size()) {
      network.remove("widths");
    }
  }

  /** The kind that an object names, over the base that it names. */
  private static Optional<Kind<? extends Optimizer>> optimizer(ObjectNode tree) {
    return Optimizers.ALL
        .named(tree.path("name").asText())
        .<Kind<? extends Optimizer>>map(kind -> kind)
        .flatMap(kind -> over(kind, tree));
  }

  private static <T extends Optimizer> Optional<Kind<? extends Optimizer>> over(
      Kind<T> kind, ObjectNode tree) {
    return tree.has("base") && !kind.bases().isEmpty()
        ? kind.over(tree.path("base").asText()).map(over -> over)
        : Optional.of(kind);
  }

  /** What works over a base comes over the one that was there before. */
  private static void keepBase(Kind<?> before, ObjectNode optimizer) {
    Optimizers.ALL
        .named(optimizer.path("name").asText())
        .filter(kind -> kind.bases().contains(before.root()))
        .ifPresent(_ -> optimizer.put("base", before.root().name()));
  }

  private static void become(
      Kind<?> kind, Optional<? extends Kind<?>> before, ObjectNode optimizer) {
    before.ifPresent(old -> old.root().lost(kind.root()).forEach(optimizer::remove));
    Map<String, Object> usual = kind.standard().plain();
    List<String> keys = new ArrayList<>(usual.keySet());
    keys.add("name");
    if (kind.base() != null) {
      keys.add("base");
      optimizer.put("base", kind.base().name());
    }
    optimizer.retain(keys);
    usual.forEach(
        (key, value) -> {
          if (!optimizer.has(key)) {
            optimizer.set(key, RecipeWriter.json(value));
          }
        });
  }
}
