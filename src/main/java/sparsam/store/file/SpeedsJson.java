package sparsam.store.file;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sparsam.nn.speed.LayerSpeed;
import sparsam.nn.speed.Speeds;
import sparsam.nn.speed.Speeds.Form;

/** What a network gains without what pruning took, as JSON beside its result. */
public final class SpeedsJson {
  private SpeedsJson() {}

  /** Under a key of the form that was measured, as {@link #of} reads it back. */
  public static void put(ObjectNode result, Speeds speeds) {
    ObjectNode node = result.putObject(key(speeds.form())).put("images", speeds.images());
    ArrayNode layers = node.putArray("layers");
    for (LayerSpeed layer : speeds.layers()) {
      layers
          .addObject()
          .put("layer", layer.layer())
          .put("multiplyAdds", layer.multiplyAdds())
          .put("left", layer.left())
          .put("secondsWhole", layer.before())
          .put(seconds(speeds.form()), layer.after())
          .put("taken", layer.taken());
    }
  }

  /** Null where nothing was measured: of whole networks, and by older versions. */
  public static @Nullable Speeds of(JsonNode result) {
    return Arrays.stream(Form.values())
        .filter(form -> result.has(key(form)))
        .map(form -> speeds(result.path(key(form)), form))
        .findFirst()
        .orElse(null);
  }

  private static Speeds speeds(JsonNode node, Form form) {
    List<LayerSpeed> layers = new ArrayList<>();
    for (JsonNode layer : node.path("layers")) {
      layers.add(
          new LayerSpeed(
              layer.path("layer").asText(),
              layer.path("multiplyAdds").asLong(),
              layer.path("left").asLong(),
              layer.path("secondsWhole").asDouble(),
              layer.path(seconds(form)).asDouble(),
              layer.path("taken").asBoolean(true)));
    }
    return new Speeds(node.path("images").asInt(), layers, form);
  }

  private static String seconds(Form form) {
    return switch (form) {
      case COMPACT -> "secondsCompact";
      case SPARSE -> "secondsSparse";
    };
  }

  private static String key(Form form) {
    return switch (form) {
      case COMPACT -> "compact";
      case SPARSE -> "sparse";
    };
  }
}
