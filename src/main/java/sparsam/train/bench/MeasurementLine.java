package sparsam.train.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import sparsam.nn.Architecture.Family;
import sparsam.train.bench.Task.Evaluating;
import sparsam.train.bench.Task.EvaluatingSparse;
import sparsam.train.bench.Task.Look;
import sparsam.train.bench.Task.Looking;
import sparsam.train.bench.Task.Method;
import sparsam.train.bench.Task.Training;

/**
 * A {@link Measurement} as one line of JSON.
 *
 * <p>A training step has {@code optimizer}, {@code batch}, {@code steps} and, with a mask, {@code
 * fraction}; an evaluation has {@code images}, {@code evaluations} and, in the sparse form, {@code
 * fraction}; what is looked for has {@code look}, {@code images} and {@code looks}. All have {@code
 * engine}, {@code model}, {@code threads} and {@code median_ms}, ours {@code cpu_ms} beside it.
 * Other keys are passed over.
 */
public final class MeasurementLine {
  private static final JsonMapper MAPPER = new JsonMapper();

  private MeasurementLine() {}

  /** The line without its end; times to the microsecond. */
  public static String write(Measurement measurement) {
    ObjectNode line = MAPPER.createObjectNode();
    line.put("engine", measurement.engine());
    line.put("model", measurement.task().family().label());
    switch (measurement.task()) {
      case Training training -> {
        line.put("optimizer", training.method().label()).put("batch", training.batch());
        if (training.fraction() > 0) {
          line.put("fraction", training.fraction());
        }
      }
      case Evaluating evaluating -> line.put("images", evaluating.images());
      case EvaluatingSparse sparse ->
          line.put("images", sparse.images()).put("fraction", sparse.fraction());
      case Looking looking ->
          line.put("look", looking.look().label()).put("images", looking.images());
    }
    line.put("threads", measurement.threads());
    line.put("median_ms", Math.round(measurement.medianMillis() * 1000) / 1000.0);
    if (Double.isFinite(measurement.cpuMillis())) {
      line.put("cpu_ms", Math.round(measurement.cpuMillis() * 1000) / 1000.0);
    }
    return line.put(countKey(measurement.task()), measurement.count()).toString();
  }

  /**
   * @throws IOException with what is wrong about the line
   */
  static Measurement read(String text) throws IOException {
    try {
      JsonNode line = MAPPER.readTree(text);
      Task task = task(line);
      double millis = line.path("median_ms").asDouble();
      if (!(millis > 0 && Double.isFinite(millis))) {
        throw new IllegalArgumentException("median_ms is missing or no time");
      }
      return new Measurement(
          text(line, "engine"),
          task,
          number(line, "threads"),
          millis,
          line.path("cpu_ms").asDouble(Double.NaN),
          number(line, countKey(task)));
    } catch (JsonProcessingException e) {
      throw new IOException("it is no JSON", e);
    } catch (IllegalArgumentException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private static Task task(JsonNode line) {
    Family family = Family.of(text(line, "model"));
    if (line.has("images")) {
      int images = number(line, "images");
      if (line.has("look")) {
        return new Looking(family, Look.of(text(line, "look")), images);
      }
      return line.has("fraction")
          ? new EvaluatingSparse(family, images, line.path("fraction").asDouble())
          : new Evaluating(family, images);
    }
    return new Training(
        family,
        Method.of(text(line, "optimizer")),
        number(line, "batch"),
        line.path("fraction").asDouble(0));
  }

  private static String countKey(Task task) {
    return switch (task) {
      case Training _ -> "steps";
      case Evaluating _, EvaluatingSparse _ -> "evaluations";
      case Looking _ -> "looks";
    };
  }

  private static String text(JsonNode line, String key) {
    JsonNode value = line.path(key);
    if (!value.isTextual()) {
      throw new IllegalArgumentException(key + " is missing or no text");
    }
    return value.asText();
  }

  private static int number(JsonNode line, String key) {
    JsonNode value = line.path(key);
    if (!value.isInt() || value.asInt() < 1) {
      throw new IllegalArgumentException(key + " is missing or no whole number above 0");
    }
    return value.asInt();
  }
}
