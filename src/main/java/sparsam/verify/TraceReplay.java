package sparsam.verify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import sparsam.nn.Architecture;
import sparsam.nn.Engine;
import sparsam.nn.Network;
import sparsam.nn.Parameters;
import sparsam.nn.Parameters.Slice;
import sparsam.nn.file.Safetensors;
import sparsam.nn.file.Tensor.Ints;
import sparsam.optim.Fault;
import sparsam.optim.Optimizer;
import sparsam.optim.Optimizer.Asam;
import sparsam.optim.Optimizer.Sam;
import sparsam.optim.Optimizer.Sgd;
import sparsam.optim.Step;
import sparsam.optim.StepReport;
import sparsam.prune.Mask;
import sparsam.system.JsonCheck;
import sparsam.verify.Verification.Collector;

/**
 * A few optimiser steps from given weights on given batches, compared after each with what PyTorch
 * computed.
 */
final class TraceReplay {
  static final String FORMAT = "sparsam-trace/1";

  private static final JsonMapper JSON = new JsonMapper();
  private static final int MAX_BATCH = 4096;
  private static final int MAX_STEPS = 100_000;

  private final Safetensors file;
  private final JsonNode trace;

  TraceReplay(Safetensors file) throws IOException {
    this.file = file;
    String description = file.metadata().getOrDefault("trace", "");
    try {
      this.trace = JSON.readTree(description);
    } catch (JsonProcessingException e) {
      throw new IOException(
          "its description is not JSON: " + JsonCheck.flaw(description).orElse("it is too long"),
          e);
    }
  }

  Verification run(Engine engine, int threads) throws IOException {
    Architecture architecture = architecture();
    String optimizerName = trace.path("optimizer").path("name").asText();
    Optimizer optimizer = optimizer(optimizerName);
    Set<Fault> faults =
        optimizerName.equals("notebook-sam") ? EnumSet.of(Fault.RECOMPUTED_EPSILON) : Set.of();
    int batch = integer("batchSize", MAX_BATCH);
    int steps = integer("steps", MAX_STEPS);
    int images = Math.multiplyExact(batch, steps);
    float[] inputs =
        file.floats("inputs", List.of(images, 1, Architecture.SIDE, Architecture.SIDE));
    int[] labels = labels(images);
    Collector differences = new Collector();
    try (Network network = engine.create(architecture, 0, batch, threads)) {
      Parameters parameters = network.parameters();
      for (Slice slice : parameters.slices()) {
        parameters.write(slice, file.floats("init." + slice.name(), slice.shape()));
      }
      Mask mask = mask(parameters);
      Step step = new Step(network, optimizer, mask, faults);
      for (int k = 1; k <= steps; k++) {
        int from = (k - 1) * batch;
        StepReport report =
            step.apply(
                Arrays.copyOfRange(
                    inputs, from * Architecture.FEATURES, (from + batch) * Architecture.FEATURES),
                Arrays.copyOfRange(labels, from, from + batch),
                batch);
        compare(differences, k, report, optimizer);
        for (Slice slice : parameters.slices()) {
          differences.absolute(
              slice.trainable() ? "parameters" : "batchnorm statistics",
              file.floats("step" + k + "." + slice.name(), slice.shape()),
              parameters.read(slice));
        }
        if (mask != null) {
          float[] kept = parameters.values().clone();
          mask.apply(kept);
          differences.exact("pruned weights revived", kept, parameters.values());
        }
      }
      float[] logits = new float[images * Architecture.CLASSES];
      network.logits(inputs, 0, images, logits);
      differences.absolute(
          "logits", file.floats("final.logits", List.of(images, Architecture.CLASSES)), logits);
    }
    return differences.finish(
        String.format(
            Locale.ROOT,
            "%s, %s, %d steps of %d%s",
            architecture,
            optimizerName,
            steps,
            batch,
            trace.path("prune").isObject() ? ", masked" : ""));
  }

  private void compare(Collector differences, int k, StepReport report, Optimizer optimizer)
      throws IOException {
    differences.relative("loss", scalar(k, "loss"), report.loss());
    differences.relative("gradient norm", scalar(k, "grad_norm"), report.gradientNorm());
    if (optimizer.gradientsPerStep() == 2) {
      differences.relative("epsilon norm", scalar(k, "epsilon_norm"), report.epsilonNorm());
      differences.relative("perturbed loss", scalar(k, "perturbed_loss"), report.perturbedLoss());
    }
  }

  private double scalar(int step, String name) throws IOException {
    return file.floats("step" + step + "." + name, List.of(1))[0];
  }

  private int[] labels(int images) throws IOException {
    if (!(file.find("labels").orElse(null) instanceof Ints ints) || ints.length() != images) {
      throw new IOException(String.format(Locale.ROOT, "it has no %d labels of type I32", images));
    }
    for (int label : ints.values()) {
      if (label < 0 || label >= Architecture.CLASSES) {
        throw new IOException("it has a label of " + label);
      }
    }
    return ints.values();
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

  private Architecture architecture() {
    JsonNode model = trace.path("model");
    List<Integer> widths = new ArrayList<>();
    model.path("widths").forEach(width -> widths.add(width.asInt()));
    return new Architecture(Architecture.Family.of(model.path("name").asText()), widths);
  }

  private Optimizer optimizer(String name) throws IOException {
    JsonNode numbers = trace.path("optimizer");
    Sgd base =
        new Sgd(
            numbers.path("lr").asDouble(),
            numbers.path("momentum").asDouble(),
            numbers.path("nesterov").asBoolean(),
            numbers.path("weightDecay").asDouble());
    double rho = numbers.path("rho").asDouble();
    return switch (name) {
      case "sgd" -> base;
      case "sam", "notebook-sam" -> new Sam(base, rho);
      case "asam" -> new Asam(base, rho, numbers.path("eta").asDouble());
      default -> throw new IOException("its optimizer is \"%s\"".formatted(name));
    };
  }

  private @Nullable Mask mask(Parameters parameters) throws IOException {
    float[] keep = new float[parameters.trainable()];
    Arrays.fill(keep, 1);
    boolean any = false;
    for (Slice slice : parameters.slices()) {
      String name = "mask." + slice.name();
      if (slice.trainable() && file.find(name).isPresent()) {
        parameters.write(slice, file.floats(name, slice.shape()), keep);
        any = true;
      }
    }
    return any ? new Mask(keep) : null;
  }
}
