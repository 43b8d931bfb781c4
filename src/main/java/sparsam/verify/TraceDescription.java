package sparsam.verify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import sparsam.nn.Architecture;
import sparsam.nn.Architecture.Family;
import sparsam.nn.file.Safetensors;
import sparsam.optim.Fault;
import sparsam.optim.Optimizer;
import sparsam.optim.Optimizers;
import sparsam.optim.Schedule;
import sparsam.optim.Schedules;
import sparsam.settings.Kind;
import sparsam.settings.Setting;
import sparsam.settings.Values;

/**
 * What a trace says of itself, in either format. What this version cannot compute is refused, never
 * passed over: a trace that is replayed is replayed whole.
 */
final class TraceDescription {
  static final List<String> FORMATS = List.of("sparsam-trace/1", "sparsam-trace/2");

  private static final String NOTEBOOK = "notebook-sam";
  private static final String BASE = "base";
  private static final JsonMapper JSON = new JsonMapper();
  private static final int MAX_BATCH = 4096;
  private static final int MAX_STEPS = 100_000;

  private final JsonNode trace;
  private final boolean second;

  TraceDescription(Safetensors file) throws IOException {
    second = FORMATS.getLast().equals(file.metadata().get("format"));
    try {
      trace = JSON.readTree(file.metadata().getOrDefault("trace", ""));
    } catch (JsonProcessingException e) {
      throw new IOException("its description is not JSON: " + e.getOriginalMessage(), e);
    }
  }

  boolean isMasked() {
    return trace.path("prune").isObject();
  }

  int batch() throws IOException {
    return integer("batchSize", MAX_BATCH);
  }

  int steps() throws IOException {
    return integer("steps", MAX_STEPS);
  }

  private int integer(String key, int max) throws IOException {
    int value = trace.path(key).asInt();
    if (value < 1 || value > max) {
      throw new IOException(
          String.format(
              Locale.ROOT, "its %s is %s; allowed is 1 to %d", key, trace.path(key), max));
    }
    return value;
  }

  Architecture architecture() throws IOException {
    JsonNode model = trace.path("model");
    if (second) {
      known("network", model.path("name"), isFamily(model.path("name").asText()));
    }
    return TraceModel.of(model);
  }

  private static boolean isFamily(String name) {
    return List.of(Family.values()).stream().anyMatch(family -> family.label().equals(name));
  }

  String optimizerName() {
    return trace.path("optimizer").path("name").asText();
  }

  Set<Fault> faults() {
    return optimizerName().equals(NOTEBOOK) ? Set.of(Fault.RECOMPUTED_EPSILON) : Set.of();
  }

  Optimizer optimizer() throws IOException {
    JsonNode said = trace.path("optimizer");
    JsonNode name = said.path("name");
    ObjectNode numbers = JsonNodeFactory.instance.objectNode();
    boolean alone = second && name.asText().equals(BASE);
    JsonNode base = said.path(BASE);
    if (second) {
      numbers.setAll(object(base));
      name = alone ? base.path("name") : name;
    }
    String kindName = name.asText().equals(NOTEBOOK) ? "sam" : name.asText();
    known("optimizer", name, Optimizers.ALL.names().contains(kindName));
    Kind<? extends Optimizer> kind = Optimizers.ALL.named(kindName).orElseThrow();
    if (second && !alone) {
      Optional<? extends Kind<? extends Optimizer>> over = kind.over(base.path("name").asText());
      known(BASE, base.path("name"), over.isPresent());
      kind = over.orElseThrow();
    }
    numbers.setAll(object(said));
    numbers.remove(List.of("name", BASE));
    return made("optimizer", kind, numbers);
  }

  /** Places are steps in a trace, and parts of the training here. */
  Schedule schedule() throws IOException {
    if (!trace.path("schedule").isObject()) {
      return Schedules.CONSTANT;
    }
    ObjectNode numbers = object(trace.path("schedule")).deepCopy();
    JsonNode name = numbers.path("name");
    known("schedule", name, Schedules.ALL.names().contains(name.asText()));
    numbers.remove("name");
    numbers.put("warmUp", numbers.path("warmUp").asDouble() / steps());
    if (numbers.path("milestones") instanceof ArrayNode milestones) {
      ArrayNode shares = numbers.putArray("milestones");
      for (JsonNode milestone : milestones) {
        shares.add(milestone.asDouble() / steps());
      }
    }
    return made("schedule", Schedules.ALL.named(name.asText()).orElseThrow(), numbers);
  }

  private static <T> T made(String what, Kind<T> kind, ObjectNode numbers) throws IOException {
    for (String key : (Iterable<String>) numbers::fieldNames) {
      if (kind.setting(key).isEmpty()) {
        throw new IOException(
            "its %s \"%s\" has \"%s\", which this version does not know"
                .formatted(what, kind.name(), key));
      }
    }
    Map<String, Object> values = new LinkedHashMap<>(kind.standard().plain());
    for (Setting<?> setting : kind.settings()) {
      JsonNode number = numbers.path(setting.key());
      if (number.isBoolean()) {
        values.put(setting.key(), number.booleanValue());
      } else if (number.isNumber()) {
        values.put(
            setting.key(),
            number.isIntegralNumber()
                ? (Object) number.longValue()
                : (Object) number.doubleValue());
      } else if (number.isArray()) {
        List<Object> list = new ArrayList<>();
        number.forEach(element -> list.add(element.doubleValue()));
        values.put(setting.key(), list);
      } else if (!setting.optional()) {
        throw new IOException(
            "its %s \"%s\" has no %s".formatted(what, kind.name(), setting.key()));
      }
    }
    return kind.make(new Values(values));
  }

  private static ObjectNode object(JsonNode node) throws IOException {
    if (node instanceof ObjectNode object) {
      return object;
    }
    throw new IOException("it does not say which optimizer took its steps");
  }

  private static void known(String what, JsonNode value, boolean known) throws IOException {
    if (!known) {
      throw new IOException(
          "its %s is %s, which this version does not know".formatted(what, value));
    }
  }
}
