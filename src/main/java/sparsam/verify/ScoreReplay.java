package sparsam.verify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import sparsam.nn.Architecture;
import sparsam.nn.Engine;
import sparsam.nn.Network;
import sparsam.nn.Parameters;
import sparsam.nn.Parameters.Slice;
import sparsam.nn.file.Safetensors;
import sparsam.nn.tangent.Sample;
import sparsam.prune.Densities;
import sparsam.prune.Doubt;
import sparsam.prune.Mask;
import sparsam.prune.Pruner;
import sparsam.prune.Pruning;
import sparsam.prune.Pruning.Method;
import sparsam.prune.Reach;
import sparsam.prune.Scope;
import sparsam.prune.Structure;
import sparsam.prune.channel.Channels;
import sparsam.prune.channel.Compact;
import sparsam.prune.channel.LostLayerException;
import sparsam.prune.schedule.Ramp;
import sparsam.prune.score.Scoring;
import sparsam.verify.Verification.Collector;
import sparsam.verify.Verification.Rule;

/** Scores, densities, schedules and masks, compared with those that PyTorch computed. */
final class ScoreReplay {
  static final String FORMAT = "sparsam-scores/1";

  /** The part of the channels that is cut out to see whether it is missed. */
  private static final double COMPACT = 0.4;

  private final Safetensors file;
  private final TraceTensors tensors;
  private final JsonNode said;

  ScoreReplay(Safetensors file) throws IOException {
    this.file = file;
    this.tensors = new TraceTensors(file);
    try {
      said = new JsonMapper().readTree(file.metadata().getOrDefault("scores", ""));
    } catch (JsonProcessingException e) {
      throw new IOException("its description is not JSON: " + e.getOriginalMessage(), e);
    }
  }

  Verification run(Engine engine, int threads) throws IOException {
    Architecture architecture = TraceModel.of(said.path("model"));
    int images = tensors.labels().length;
    Sample sample =
        new Sample(
            tensors.inputs(images, architecture.input()),
            tensors.labels(images, architecture.input().classes()));
    Collector differences = new Collector();
    try (Network network = engine.create(architecture, 0, images, threads)) {
      Parameters parameters = network.parameters();
      tensors.start(parameters);
      Scoring scoring = new Scoring(network, _ -> sample, images);
      for (Method method : List.of(Method.SNIP, Method.GRASP, Method.SYNFLOW)) {
        compareScores(differences, method, scoring, parameters);
      }
      for (String fraction : fractions("synflow_mask.")) {
        Mask mask = scoring.mask(of(Method.SYNFLOW, fraction), null, 0, () -> true);
        compareMask(differences, "synflow_mask." + fraction, parameters, mask);
      }
      compareDensities(differences, parameters);
      compareSchedule(differences);
      Pruning pattern =
          new Pruning(
              Method.MAGNITUDE_LAYER,
              0.5,
              false,
              false,
              new Reach(Scope.METHOD, Structure.TWO_OF_FOUR, false, Reach.Origin.TRAINED),
              Doubt.NONE);
      compareMask(differences, "two_of_four", parameters, Pruner.mask(pattern, parameters, 0));
      compareChannels(differences, parameters);
      compareCompact(differences, network, engine, threads, sample);
    }
    return differences.finish(
        String.format(
            Locale.ROOT, "%s, scores of %d images, masks and schedule", architecture, images));
  }

  private static Pruning of(Method method, String fraction) {
    return new Pruning(method, Double.parseDouble(fraction), false, false);
  }

  /** The numbers between a prefix and the next tensor's name, each once. */
  private List<String> fractions(String prefix) {
    List<String> found = new ArrayList<>();
    for (String name : file.tensors().keySet()) {
      if (name.startsWith(prefix)) {
        String[] parts = name.substring(prefix.length()).split("\\.", 3);
        String number = parts[0] + "." + parts[1];
        if (!found.contains(number)) {
          found.add(number);
        }
      }
    }
    return found;
  }

  private void compareScores(
      Collector differences, Method method, Scoring scoring, Parameters parameters)
      throws IOException {
    Pruning pruning = of(method, "0.5");
    List<double[]> scores = scoring.scores(pruning, 0, () -> true);
    List<Slice> slices = Pruner.prunable(pruning, parameters);
    for (int i = 0; i < slices.size(); i++) {
      Slice slice = slices.get(i);
      float[] expected = file.floats(method.label() + "." + slice.name(), slice.shape());
      double largest = 0;
      double distance = 0;
      for (int j = 0; j < expected.length; j++) {
        largest = Math.max(largest, Math.abs(expected[j]));
        distance = Math.max(distance, Math.abs(expected[j] - scores.get(i)[j]));
      }
      differences.within(method.label(), distance, largest, Rule.SCORE);
    }
  }

  private void compareMask(Collector differences, String prefix, Parameters parameters, Mask mask)
      throws IOException {
    String quantity = prefix.startsWith("synflow") ? "synflow mask" : "2:4 mask";
    for (Slice slice : parameters.slices()) {
      String name = prefix + "." + slice.name();
      if (slice.trainable() && file.find(name).isPresent()) {
        differences.exact(
            quantity, file.floats(name, slice.shape()), parameters.read(slice, mask.keep()));
      }
    }
  }

  private void compareDensities(Collector differences, Parameters parameters) throws IOException {
    List<List<Integer>> shapes = new ArrayList<>();
    for (JsonNode name : said.path("weights")) {
      shapes.add(
          parameters
              .find(name.asText())
              .orElseThrow(() -> new IOException("it has no weight " + name))
              .shape());
    }
    for (String fraction : fractions("erk.")) {
      double[] densities = Densities.erk(shapes, 1 - Double.parseDouble(fraction));
      differences.absolute("erk", tensors.row("erk." + fraction), floats(densities));
    }
  }

  private void compareSchedule(Collector differences) throws IOException {
    JsonNode ramp = said.path("gradual");
    float[] expected = tensors.row("gradual");
    double[] found =
        IntStream.range(0, expected.length)
            .mapToDouble(
                t ->
                    Ramp.CUBIC.at(
                        ramp.path("from").asDouble(),
                        ramp.path("to").asDouble(),
                        ramp.path("begin").asLong(),
                        Math.max(1, ramp.path("times").asLong()),
                        Math.max(1, ramp.path("every").asLong()),
                        t))
            .toArray();
    differences.exact("schedule", expected, floats(found));
  }

  private void compareChannels(Collector differences, Parameters parameters) throws IOException {
    for (String fraction : fractions("channels.")) {
      for (Slice slice : parameters.slices()) {
        String name = "channels." + fraction + "." + slice.name();
        if (file.find(name).isPresent()) {
          int filters = slice.shape().getFirst();
          float[] weights = parameters.read(slice);
          double[] norms = new double[filters];
          for (int o = 0; o < filters; o++) {
            int from = o * (weights.length / filters);
            norms[o] =
                Channels.norm(
                    Structure.CHANNELS_L2,
                    IntStream.range(from, from + weights.length / filters)
                        .mapToDouble(i -> weights[i])
                        .toArray());
          }
          boolean[] gone = Channels.least(norms, Double.parseDouble(fraction));
          float[] kept = new float[filters];
          for (int o = 0; o < filters; o++) {
            kept[o] = gone[o] ? 0 : 1;
          }
          differences.exact("channels", tensors.row(name), kept);
        }
      }
    }
  }

  /** The network under a mask of channels against the smaller one that they are cut out of. */
  private static void compareCompact(
      Collector differences, Network network, Engine engine, int threads, Sample sample)
      throws IOException {
    Pruning pruning =
        new Pruning(
            Method.MAGNITUDE_LAYER,
            COMPACT,
            false,
            false,
            new Reach(Scope.METHOD, Structure.CHANNELS_L2, false, Reach.Origin.TRAINED),
            Doubt.NONE);
    Architecture architecture = network.architecture();
    Mask mask = Channels.mask(pruning, architecture.blueprint(), network.parameters(), null, 0);
    mask.apply(network.parameters());
    try {
      Compact cut = Compact.of(architecture, network.parameters(), mask);
      try (Network small = engine.create(cut.architecture(), 0, sample.count(), threads)) {
        cut.copy(network.parameters(), small.parameters());
        differences.absolute("compact logits", logits(network, sample), logits(small, sample));
      }
    } catch (LostLayerException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private static float[] logits(Network network, Sample sample) {
    float[] logits = new float[sample.count() * network.classes()];
    network.logits(sample.inputs(), 0, sample.count(), logits);
    return logits;
  }

  private static float[] floats(double[] wide) {
    float[] narrow = new float[wide.length];
    for (int i = 0; i < narrow.length; i++) {
      narrow[i] = (float) wide[i];
    }
    return narrow;
  }
}
