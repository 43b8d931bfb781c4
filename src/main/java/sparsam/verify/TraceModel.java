package sparsam.verify;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import sparsam.nn.Architecture;
import sparsam.nn.Architecture.Family;
import sparsam.nn.Design;
import sparsam.nn.Input;
import sparsam.nn.layer.Layer;
import sparsam.nn.layer.Layers;
import sparsam.settings.Kind;
import sparsam.settings.Setting;
import sparsam.settings.Values;

/** The network that a trace's description names, and the images it is for. */
final class TraceModel {
  private static final String LAYER = "layer";

  private TraceModel() {}

  /**
   * @param model of the trace; without input and classes it is for the usual ones
   * @throws IOException where this version does not know something of it
   */
  static Architecture of(JsonNode model) throws IOException {
    Design design = design(model);
    return new Architecture(design, model.has("input") ? input(model) : Input.STANDARD);
  }

  private static Input input(JsonNode model) throws IOException {
    JsonNode shape = model.path("input");
    if (!shape.isArray() || shape.size() != 3) {
      throw new IOException(
          "its input is %s; allowed is [channels, height, width]".formatted(shape));
    }
    return new Input(
        shape.get(0).asInt(),
        shape.get(1).asInt(),
        shape.get(2).asInt(),
        model.path("classes").asInt(Input.STANDARD.classes()));
  }

  private static Design design(JsonNode model) throws IOException {
    Family family = Family.of(model.path("name").asText());
    List<Integer> widths = new ArrayList<>();
    model.path("widths").forEach(width -> widths.add(width.asInt()));
    return switch (family) {
      case CLASSIFIER, LENET_300_100, LENET_5 -> new Design.Plain(family, widths);
      case RESNET -> new Design.ResNet(model.path("blocks").asInt(), widths);
      case LAYERS -> {
        List<Layer> layers = new ArrayList<>();
        for (JsonNode layer : model.path("layers")) {
          layers.add(layer(layer));
        }
        yield new Design.Chain(layers);
      }
    };
  }

  private static Layer layer(JsonNode said) throws IOException {
    Kind<? extends Layer> kind =
        Layers.ALL
            .named(said.path(LAYER).asText())
            .orElseThrow(
                () ->
                    new IOException(
                        "its layer is %s, which this version does not know"
                            .formatted(said.path(LAYER))));
    Map<String, Object> values = new LinkedHashMap<>(kind.standard().plain());
    for (String key : (Iterable<String>) said::fieldNames) {
      if (!key.equals(LAYER)) {
        Setting<?> setting =
            kind.setting(key)
                .orElseThrow(
                    () ->
                        new IOException(
                            "its layer \"%s\" has \"%s\", which this version does not know"
                                .formatted(kind.name(), key)));
        values.put(setting.key(), plain(said.path(key)));
      }
    }
    return kind.make(new Values(values));
  }

  private static Object plain(JsonNode value) {
    if (value.isBoolean()) {
      return value.booleanValue();
    }
    return value.isIntegralNumber() ? (Object) value.longValue() : value.doubleValue();
  }
}
