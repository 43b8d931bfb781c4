package sparsam.verify;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import sparsam.nn.Architecture;
import sparsam.nn.Engine;
import sparsam.nn.Input;
import sparsam.nn.Network;
import sparsam.nn.Parameters;
import sparsam.nn.Parameters.Slice;
import sparsam.nn.file.Safetensors;
import sparsam.optim.Optimizer;
import sparsam.optim.Pace;
import sparsam.optim.step.Part;
import sparsam.optim.step.Part.Quantity;
import sparsam.optim.step.Step;
import sparsam.optim.step.StepReport;
import sparsam.prune.Mask;
import sparsam.verify.Verification.Collector;

/**
 * A few optimiser steps from given weights on given batches, compared after each with what PyTorch
 * computed.
 */
final class TraceReplay {
  private final Safetensors file;
  private final TraceTensors tensors;
  private final TraceDescription trace;

  TraceReplay(Safetensors file) throws IOException {
    this.file = file;
    this.tensors = new TraceTensors(file);
    this.trace = new TraceDescription(file);
  }

  Verification run(Engine engine, int threads) throws IOException {
    Architecture architecture = trace.architecture();
    Optimizer optimizer = trace.optimizer();
    int batch = trace.batch();
    int steps = trace.steps();
    Pace pace = new Pace(trace.schedule(), steps, 1, 0);
    int images = Math.multiplyExact(batch, steps);
    Input input = architecture.input();
    int features = input.features();
    float[] inputs = tensors.inputs(images, input);
    int[] labels = tensors.labels(images, input.classes());
    Collector differences = new Collector();
    try (Network network = engine.create(architecture, 0, batch, threads)) {
      Parameters parameters = network.parameters();
      tensors.start(parameters);
      Mask mask = tensors.mask(parameters);
      Step step = new Step(network, optimizer, mask, trace.faults(), pace);
      for (int k = 1; k <= steps; k++) {
        int from = (k - 1) * batch;
        StepReport report =
            step.apply(
                Arrays.copyOfRange(inputs, from * features, (from + batch) * features),
                Arrays.copyOfRange(labels, from, from + batch),
                batch);
        compare(differences, k, report);
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
      float[] logits = new float[images * input.classes()];
      network.logits(inputs, 0, images, logits);
      differences.absolute(
          "logits", file.floats("final.logits", List.of(images, input.classes())), logits);
    }
    return differences.finish(
        String.format(
            Locale.ROOT,
            "%s, %s, %d steps of %d%s",
            architecture,
            trace.optimizerName(),
            steps,
            batch,
            trace.isMasked() ? ", masked" : ""));
  }

  /** Every number of a step that the file has; what a step must have it must. */
  private void compare(Collector differences, int k, StepReport report) throws IOException {
    differences.relative("loss", scalar(k, "loss"), report.loss());
    List<Double> groups =
        report.parts().stream()
            .filter(part -> part.quantity() == Quantity.GROUP)
            .map(Part::value)
            .toList();
    if (groups.isEmpty()) {
      differences.relative("gradient norm", scalar(k, "grad_norm"), report.gradientNorm());
    } else {
      float[] norms = file.floats("step" + k + ".group_norms", List.of(groups.size()));
      for (int i = 0; i < norms.length; i++) {
        differences.relative("gradient norms of groups", norms[i], groups.get(i));
      }
    }
    if (has(k, "lr")) {
      differences.relative("learning rate", scalar(k, "lr"), report.lr());
    }
    if (report.gradients() == 2) {
      differences.relative("perturbed loss", scalar(k, "perturbed_loss"), report.perturbedLoss());
    }
    if (has(k, "epsilon_norm")) {
      differences.relative("epsilon norm", scalar(k, "epsilon_norm"), report.epsilonNorm());
    }
  }

  private boolean has(int step, String name) {
    return file.find("step" + step + "." + name).isPresent();
  }

  private double scalar(int step, String name) throws IOException {
    return tensors.scalar("step" + step + "." + name);
  }
}
