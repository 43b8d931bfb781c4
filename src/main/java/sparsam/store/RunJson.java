package sparsam.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import sparsam.data.Counts;
import sparsam.data.DataOrigin;
import sparsam.data.Extent;
import sparsam.data.Normalization;
import sparsam.data.Shape;
import sparsam.nn.Size;
import sparsam.recipe.Json;
import sparsam.recipe.Phase;
import sparsam.recipe.Recipe;
import sparsam.result.Comparison;
import sparsam.result.DenseFrom;
import sparsam.result.DenseFrom.Brought;
import sparsam.result.DenseFrom.Trained;
import sparsam.result.Environment;
import sparsam.result.Finding;
import sparsam.result.Inquiry;
import sparsam.result.Result;
import sparsam.result.Result.Best;
import sparsam.result.Result.Failed;
import sparsam.result.Result.Finished;
import sparsam.result.Run;
import sparsam.store.file.NewerVersion;
import sparsam.store.file.SpeedsJson;
import sparsam.system.PlainText;

/** A run as JSON: environment, seed, results, comparisons. */
public final class RunJson {

  private RunJson() {}

  /** The whole of {@code run.json}; ends with a line break. */
  public static String write(Run run) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("name", run.recipe().name());
    root.put("state", run.state().label());
    root.put("seed", run.recipe().seed());
    root.set("environment", tree(run.environment()));
    DataOrigin data = run.data();
    if (data.isKnown()) {
      ObjectNode node =
          root.putObject("data")
              .put("set", run.recipe().data().set())
              .put("fingerprint", data.fingerprint())
              .put("published", data.published())
              .put("folder", data.folder());
      if (data.extent() != null) {
        put(node, data.extent());
      }
    }
    if (run.denseFrom() != null) {
      root.set("denseFrom", tree(run.denseFrom()));
    }
    List<Finding> findings = Inquiry.of(run);
    if (!findings.isEmpty()) {
      root.set("answer", tree(findings.getFirst()));
    }
    root.putArray("results").addAll(run.results().stream().map(RunJson::tree).toList());
    root.putArray("comparisons").addAll(run.comparisons().stream().map(RunJson::tree).toList());
    return Json.write(root);
  }

  private static void put(ObjectNode node, Extent extent) {
    node.putArray("shape")
        .add(extent.shape().channels())
        .add(extent.shape().height())
        .add(extent.shape().width());
    node.put("train", extent.counts().train())
        .put("validation", extent.counts().validation())
        .put("test", extent.counts().test());
    extent.classes().forEach(node.putArray("classes")::add);
    Normalization normalization = extent.normalization();
    if (normalization != null) {
      normalization.means().forEach(node.putArray("mean")::add);
      normalization.deviations().forEach(node.putArray("deviation")::add);
    }
  }

  private static ObjectNode tree(DenseFrom from) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    return switch (from) {
      case Trained run -> {
        node.put("run", run.run()).set("environment", tree(run.environment()));
        if (!run.controls().isEmpty()) {
          run.controls().forEach(node.putObject("controls")::put);
        }
        yield node;
      }
      case Brought file -> node.put("file", file.name()).put("sha256", file.sha256());
    };
  }

  private static ObjectNode tree(Environment environment) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("sparsam", environment.version())
        .put("engine", environment.engine())
        .put("threads", environment.threads())
        .put("java", environment.java())
        .put("system", environment.system());
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
        if (f.best() != null) {
          node.put("bestEpoch", f.best().epoch()).put("bestTestCorrect", f.best().testCorrect());
        }
        Size size = f.size();
        if (size != null) {
          node.put("parameters", size.parameters())
              .put("nonZeroParameters", size.nonZeroParameters())
              .put("multiplyAdds", size.multiplyAdds())
              .put("nonZeroMultiplyAdds", size.nonZeroMultiplyAdds());
        }
        if (f.speeds() != null) {
          SpeedsJson.put(node, f.speeds());
        }
      }
      case Failed f -> node.put("failure", f.reason());
    }
    return node.put("gradients", result.gradients()).put("seconds", result.seconds());
  }

  private static ObjectNode tree(Finding finding) {
    Comparison pair = finding.pair();
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("named", finding.named())
        .put("first", pair.first())
        .put("second", pair.second())
        .put("difference", pair.difference());
    node.putArray("interval").add(pair.interval().low()).add(pair.interval().high());
    return node.put("p", pair.p())
        .put("corrected", pair.holm())
        .put("pairs", pair.pairs())
        .put("separable", pair.separable())
        .put("validationDifference", finding.validation())
        .put("verdict", pair.verdict());
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
   * What the folder of a run says of it; a run that has not begun where there is no such file yet.
   *
   * @param recipe the run's
   * @throws NewerVersion where a newer version wrote it
   * @throws IOException with one sentence where the file is damaged
   */
  static Run read(Path path, Recipe recipe) throws IOException {
    return Files.exists(path)
        ? of(path, Json.read(path), recipe)
        : new Run(
            recipe,
            Environment.UNKNOWN,
            Run.State.RUNNING,
            List.of(),
            List.of(),
            null,
            DataOrigin.UNKNOWN);
  }

  /**
   * @param path what messages call it
   */
  static Run of(Path path, JsonNode tree, Recipe recipe) throws IOException {
    NewerVersion.refuse(path, tree);
    Run.State state = null;
    for (Run.State one : Run.State.values()) {
      if (tree.path("state").asText().equals(one.label())) {
        state = one;
      }
    }
    if (state == null) {
      throw damaged(path, "it does not say how far the run came");
    }
    List<Result> results = new ArrayList<>();
    for (JsonNode node : tree.path("results")) {
      results.add(result(path, node));
    }
    List<Comparison> comparisons = new ArrayList<>();
    JsonNode pairs = tree.path("comparisons");
    for (JsonNode node : pairs) {
      comparisons.add(comparison(node, pairs.size()));
    }
    JsonNode from = tree.path("denseFrom");
    return new Run(
        recipe,
        environment(tree.path("environment")),
        state,
        results,
        comparisons,
        from.isObject() ? denseFrom(from) : null,
        data(path, tree.path("data")));
  }

  private static DataOrigin data(Path path, JsonNode node) throws IOException {
    return new DataOrigin(
        node.path("fingerprint").asText(),
        node.path("published").asBoolean(),
        node.hasNonNull("folder") ? node.path("folder").asText() : null,
        node.has("classes") ? extent(path, node) : null);
  }

  private static Extent extent(Path path, JsonNode node) throws IOException {
    List<String> classes = new ArrayList<>();
    node.path("classes").forEach(name -> classes.add(name.asText()));
    JsonNode shape = node.path("shape");
    try {
      return new Extent(
          new Counts(
              node.path("train").asInt(),
              node.path("validation").asInt(),
              node.path("test").asInt()),
          new Shape(shape.path(0).asInt(), shape.path(1).asInt(), shape.path(2).asInt()),
          classes,
          node.has("mean")
              ? new Normalization(floats(node.path("mean")), floats(node.path("deviation")))
              : null);
    } catch (IllegalArgumentException e) {
      throw new IOException("%s is damaged: %s".formatted(path, e.getMessage()), e);
    }
  }

  private static List<Float> floats(JsonNode node) {
    List<Float> values = new ArrayList<>();
    node.forEach(value -> values.add((float) value.asDouble()));
    return values;
  }

  private static DenseFrom denseFrom(JsonNode node) {
    return node.has("file")
        ? new Brought(node.path("file").asText(), node.path("sha256").asText())
        : new Trained(
            node.path("run").asText(),
            environment(node.path("environment")),
            node.path("controls").properties().stream()
                .collect(
                    Collectors.toMap(
                        Map.Entry::getKey,
                        entry -> entry.getValue().asText(),
                        (first, _) -> first,
                        LinkedHashMap::new)));
  }

  private static Environment environment(JsonNode node) {
    return new Environment(
        node.path("sparsam").asText(),
        node.path("engine").asText(),
        node.path("threads").asInt(),
        node.path("java").asText(),
        node.path("system").asText());
  }

  private static Result result(Path path, JsonNode node) throws IOException {
    String name = node.path("name").asText();
    Phase phase = null;
    for (Phase other : Phase.values()) {
      if (other.label().equals(node.path("phase").asText())) {
        phase = other;
      }
    }
    if (name.isEmpty() || !PlainText.isLine(name) || phase == null) {
      throw damaged(path, "a result has no name, or no phase that is known");
    }
    long gradients = node.path("gradients").asLong();
    double seconds = node.path("seconds").asDouble();
    if (node.has("failure")) {
      return new Failed(name, phase, node.path("failure").asText(), gradients, seconds);
    }
    int correct = node.path("testCorrect").asInt(-1);
    int count = node.path("testCount").asInt();
    if (correct < 0 || correct > count || count < 1) {
      throw damaged(path, PlainText.quoted(name) + " has no count of test images that are right");
    }
    return new Finished(
        name,
        phase,
        correct,
        count,
        node.path("testLoss").asDouble(),
        node.path("validationAccuracy").asDouble(),
        node.path("validationLoss").asDouble(),
        node.path("sparsity").asDouble(),
        node.path("scaleZeros").asInt(),
        gradients,
        seconds,
        best(node, count),
        size(node),
        SpeedsJson.of(node));
  }

  /** Older versions did not count it. */
  private static @Nullable Size size(JsonNode node) {
    return node.has("nonZeroParameters")
        ? new Size(
            node.path("parameters").asLong(),
            node.path("nonZeroParameters").asLong(),
            node.path("multiplyAdds").asLong(),
            node.path("nonZeroMultiplyAdds").asLong())
        : null;
  }

  /** Older versions did not measure it. */
  private static @Nullable Best best(JsonNode node, int count) {
    int epoch = node.path("bestEpoch").asInt();
    int correct = node.path("bestTestCorrect").asInt(-1);
    return epoch < 1 || correct < 0 || correct > count ? null : new Best(epoch, correct);
  }

  private static Comparison comparison(JsonNode node, int pairs) {
    return new Comparison(
        node.path("first").asText(),
        node.path("second").asText(),
        node.path("onlyFirst").asInt(),
        node.path("onlySecond").asInt(),
        node.path("count").asInt(),
        node.path("p").asDouble(),
        node.path("holm").asDouble(),
        pairs);
  }

  private static IOException damaged(Path path, String why) {
    return new IOException("%s is damaged: %s".formatted(path, why));
  }
}
