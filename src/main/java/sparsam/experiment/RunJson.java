package sparsam.experiment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import sparsam.experiment.Json.JsonException;
import sparsam.experiment.Result.Failed;
import sparsam.experiment.Result.Finished;

/** A run as JSON: environment, seed, results, comparisons. */
public final class RunJson {
  private RunJson() {}

  /** The whole of {@code run.json}; ends with a line break. */
  public static String write(Run run) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("name", run.recipe().name());
    root.put("state", run.state().label());
    root.put("seed", run.recipe().seed());
    Environment environment = run.environment();
    root.putObject("environment")
        .put("sparsam", environment.version())
        .put("engine", environment.engine())
        .put("threads", environment.threads())
        .put("java", environment.java())
        .put("system", environment.system());
    root.putArray("results").addAll(run.results().stream().map(RunJson::tree).toList());
    root.putArray("comparisons").addAll(run.comparisons().stream().map(RunJson::tree).toList());
    return Json.write(root);
  }

  private static ObjectNode tree(Result result) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("name", result.name()).put("phase", result.phase().label());
    switch (result) {
      case Finished f -> {
        node.put("testAccuracy", f.testAccuracy());
        node.putArray("testInterval").add(f.testInterval().low()).add(f.testInterval().high());
        node.put("testCorrect", f.testCorrect())
            .put("testCount", f.testCount())
            .put("testLoss", f.testLoss())
            .put("validationAccuracy", f.validationAccuracy())
            .put("validationLoss", f.validationLoss())
            .put("sparsity", f.sparsity())
            .put("scaleZeros", f.scaleZeros());
      }
      case Failed f -> node.put("failure", f.reason());
    }
    return node.put("gradients", result.gradients()).put("seconds", result.seconds());
  }

  private static ObjectNode tree(Comparison c) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("first", c.first())
        .put("second", c.second())
        .put("onlyFirst", c.onlyFirst())
        .put("onlySecond", c.onlySecond())
        .put("count", c.count())
        .put("p", c.p())
        .put("holm", c.holm())
        .put("separable", c.separable())
        .put("verdict", c.verdict());
  }

  /**
   * The results of a run that goes on; none where nothing was written yet.
   *
   * @throws IOException with one sentence where the file is damaged
   */
  static List<Result> results(Path path) throws IOException {
    if (!Files.exists(path)) {
      return List.of();
    }
    JsonNode tree;
    try {
      tree = Json.parse(Files.readString(path));
    } catch (JsonException e) {
      throw new IOException("%s is damaged: %s".formatted(path, e.getMessage()), e);
    }
    List<Result> results = new ArrayList<>();
    for (JsonNode node : tree.path("results")) {
      results.add(result(node));
    }
    return results;
  }

  private static Result result(JsonNode node) {
    String name = node.path("name").asText();
    Phase phase = Phase.ARM;
    for (Phase other : Phase.values()) {
      if (other.label().equals(node.path("phase").asText())) {
        phase = other;
      }
    }
    long gradients = node.path("gradients").asLong();
    double seconds = node.path("seconds").asDouble();
    if (node.has("failure")) {
      return new Failed(name, phase, node.path("failure").asText(), gradients, seconds);
    }
    return new Finished(
        name,
        phase,
        node.path("testCorrect").asInt(),
        node.path("testCount").asInt(),
        node.path("testLoss").asDouble(),
        node.path("validationAccuracy").asDouble(),
        node.path("validationLoss").asDouble(),
        node.path("sparsity").asDouble(),
        node.path("scaleZeros").asInt(),
        gradients,
        seconds);
  }
}
