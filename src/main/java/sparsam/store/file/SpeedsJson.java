package sparsam.store.file;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import sparsam.nn.speed.LayerSpeed;
import sparsam.nn.speed.Speeds;

/** What a compact network gains, as JSON. */
public final class SpeedsJson {
  private SpeedsJson() {}

  /** As {@link #of} reads it back. */
  public static ObjectNode tree(Speeds speeds) {
    ObjectNode node = JsonNodeFactory.instance.objectNode().put("images", speeds.images());
    ArrayNode layers = node.putArray("layers");
    for (LayerSpeed layer : speeds.layers()) {
      layers
          .addObject()
          .put("layer", layer.layer())
          .put("multiplyAdds", layer.multiplyAdds())
          .put("left", layer.left())
          .put("secondsWhole", layer.before())
          .put("secondsCompact", layer.after());
    }
    return node;
  }

  /** What is not there is nothing. */
  public static Speeds of(JsonNode node) {
    List<LayerSpeed> layers = new ArrayList<>();
    for (JsonNode layer : node.path("layers")) {
      layers.add(
          new LayerSpeed(
              layer.path("layer").asText(),
              layer.path("multiplyAdds").asLong(),
              layer.path("left").asLong(),
              layer.path("secondsWhole").asDouble(),
              layer.path("secondsCompact").asDouble(),
              true));
    }
    return new Speeds(node.path("images").asInt(), layers);
  }
}
