package sparsam.prune.channel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import sparsam.nn.Design;
import sparsam.nn.Design.Chain;
import sparsam.nn.Design.Plain;
import sparsam.nn.Design.ResNet;
import sparsam.nn.Parameters;
import sparsam.nn.layer.Blueprint;
import sparsam.nn.layer.Layer;
import sparsam.nn.layer.Layer.Conv;
import sparsam.nn.layer.Layer.Dense;
import sparsam.nn.layer.Layer.Residual;
import sparsam.nn.layer.Step;

/** Which channels of a network go, which stay, and what those that go leave to the biases. */
final class Cut {
  private final Blueprint blueprint;
  private final Parameters parameters;

  /** By step, which channel is which. */
  private final List<int[]> numbers;

  /** By step, what channels say always. */
  private final List<double[]> constants;

  private final Set<Integer> gone = new HashSet<>();
  private final Map<String, float[]> added = new HashMap<>();

  private Cut(Blueprint blueprint, Parameters parameters) {
    this.blueprint = blueprint;
    this.parameters = parameters;
    this.numbers = Ties.numbers(blueprint);
    this.constants = Constants.of(blueprint, parameters);
  }

  /**
   * @throws LostLayerException where a layer has no channel left
   */
  static Cut of(Blueprint blueprint, Parameters parameters) throws LostLayerException {
    Cut cut = new Cut(blueprint, parameters);
    cut.decide();
    cut.requireLayers();
    cut.fold();
    return cut;
  }

  /** Whoever reads a channel may go himself, so it is asked again until nothing changes. */
  private void decide() {
    Set<Integer> all = new HashSet<>();
    numbers.forEach(own -> Arrays.stream(own).forEach(all::add));
    all.remove(Ties.FIXED);
    int before;
    do {
      before = gone.size();
      Set<Integer> needed = needed();
      all.stream().filter(number -> !needed.contains(number)).forEach(gone::add);
    } while (gone.size() > before);
  }

  /** The channels whose loss somebody who stays would feel. */
  private Set<Integer> needed() {
    Set<Integer> needed = new HashSet<>();
    for (int i = 0; i < blueprint.steps().size(); i++) {
      Step step = blueprint.steps().get(i);
      int area = area(step);
      if (area == 0) {
        continue;
      }
      boolean bordered = step.layer() instanceof Conv conv && conv.padding() > 0;
      float[] weights = weights(step);
      int[] out = numbers.get(i);
      int inputs = step.in().channels();
      for (int at = 0; at < weights.length; at++) {
        int c = at / area % inputs;
        double constant = constant(i, c);
        boolean feels = Double.isNaN(constant) || (constant != 0 && bordered);
        if (weights[at] != 0 && feels && !gone.contains(out[at / area / inputs])) {
          needed.add(number(i, c));
        }
      }
    }
    return needed;
  }

  private void requireLayers() throws LostLayerException {
    Optional<Step> lost = Optional.empty();
    for (int i = 0; i < blueprint.steps().size(); i++) {
      Step step = blueprint.steps().get(i);
      if (area(step) > 0 && kept(i).length == 0) {
        // One that is empty itself makes nothing of all that lies below and above.
        if (isEmpty(weights(step))) {
          throw new LostLayerException(step.name());
        }
        lost = Optional.of(step);
      }
    }
    if (lost.isPresent()) {
      throw new LostLayerException(lost.get().name());
    }
  }

  private static boolean isEmpty(float[] weights) {
    for (float weight : weights) {
      if (weight != 0) {
        return false;
      }
    }
    return true;
  }

  private void fold() {
    for (int i = 0; i < blueprint.steps().size(); i++) {
      Step step = blueprint.steps().get(i);
      int area = area(step);
      if (area == 0) {
        continue;
      }
      double[] sums = new double[step.out().channels()];
      float[] weights = weights(step);
      int inputs = step.in().channels();
      for (int at = 0; at < weights.length; at++) {
        int c = at / area % inputs;
        if (weights[at] != 0 && gone.contains(number(i, c)) && constant(i, c) != 0) {
          sums[at / area / inputs] += weights[at] * constant(i, c);
        }
      }
      int[] kept = kept(i);
      if (Arrays.stream(kept).anyMatch(o -> sums[o] != 0)) {
        float[] own = new float[kept.length];
        for (int o = 0; o < own.length; o++) {
          own[o] = (float) sums[kept[o]];
        }
        added.put(step.name() + ".bias", own);
      }
    }
  }

  /** By bias, what it gets from channels that go. */
  Map<String, float[]> added() {
    return added;
  }

  /**
   * The channels, or units, that a step still puts out.
   *
   * @param number of the step; −1 for the image
   */
  int[] kept(int number) {
    return number < 0
        ? IntStream.range(0, blueprint.input().channels()).toArray()
        : IntStream.range(0, numbers.get(number).length)
            .filter(c -> !gone.contains(numbers.get(number)[c]))
            .toArray();
  }

  /** What is left of a design. */
  Design design(Design whole) {
    return switch (whole) {
      case Plain plain -> {
        List<Integer> widths = new ArrayList<>();
        for (int i = 0; i < blueprint.steps().size(); i++) {
          if (area(blueprint.steps().get(i)) > 0) {
            widths.add(kept(i).length);
          }
        }
        yield new Plain(plain.family(), widths.subList(0, plain.widths().size()));
      }
      case ResNet net -> residual(net);
      case Chain chain -> {
        List<Layer> layers = new ArrayList<>();
        for (int i = 0; i < chain.layers().size(); i++) {
          boolean more = added.containsKey(blueprint.steps().get(i).name() + ".bias");
          int left = kept(i).length;
          layers.add(
              switch (chain.layers().get(i)) {
                case Conv conv ->
                    new Conv(
                        left, conv.kernel(), conv.stride(), conv.padding(), conv.bias() || more);
                case Dense dense -> new Dense(left, dense.bias() || more);
                case Layer other -> other;
              });
        }
        yield new Chain(layers);
      }
    };
  }

  private ResNet residual(ResNet net) {
    List<Integer> widths = new ArrayList<>();
    List<Integer> inner = new ArrayList<>();
    List<Integer> before = new ArrayList<>();
    for (int i = 0; i < blueprint.steps().size(); i++) {
      Step step = blueprint.steps().get(i);
      if (step.layer() instanceof Residual sum) {
        int block = inner.size() % net.blocks();
        int stage = inner.size() / net.blocks();
        // The block is conv1, bn1, relu1, conv2, bn2 and this.
        inner.add(kept(i - 5).length);
        if (block == 0) {
          widths.add(kept(i).length);
        }
        if (block == 0 && stage > 0) {
          before.add((int) Arrays.stream(kept(i)).filter(c -> c < sum.before()).count());
        }
      }
    }
    return new ResNet(net.blocks(), widths, inner, before);
  }

  /** Weights of a row for each channel that it reads; 0 of a step without weights. */
  private static int area(Step step) {
    return switch (step.layer()) {
      case Conv conv -> conv.kernel() * conv.kernel();
      case Dense _ -> 1;
      default -> 0;
    };
  }

  private int number(int step, int input) {
    return step == 0 ? Ties.FIXED : numbers.get(step - 1)[input];
  }

  private double constant(int step, int input) {
    return step == 0 ? Double.NaN : constants.get(step - 1)[input];
  }

  private float[] weights(Step step) {
    return parameters.read(parameters.find(step.name() + ".weight").orElseThrow());
  }
}
