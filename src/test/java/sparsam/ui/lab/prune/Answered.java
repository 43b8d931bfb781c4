package sparsam.ui.lab.prune;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sparsam.data.DataChoice;
import sparsam.experiment.EvaluationTimes;
import sparsam.experiment.PruningProbe.Setting;
import sparsam.nn.Architecture.Family;
import sparsam.nn.Cost;
import sparsam.nn.Parameters.Kind;
import sparsam.prune.Pruning;
import sparsam.result.PruningEffect;
import sparsam.result.PruningEffect.Layer;
import sparsam.result.Weights;
import sparsam.result.Weights.Tensor;

/** Answers as the large network gives them, made up. */
final class Answered {
  static final Setting SETTING =
      new Setting(new DataChoice.Named("mnist-10k"), Family.CLASSIFIER.standard(), 64);
  static final Weights WEIGHTS =
      new Weights(List.of(new Tensor("fc.weight", List.of(1, 1), Kind.WEIGHT, new float[1])));

  private Answered() {}

  static PruningEffect effect(@Nullable Pruning pruning, int correct) {
    double fraction = pruning == null ? 0 : pruning.fraction();
    List<Layer> layers = new ArrayList<>();
    layers.add(layer("conv1.weight", List.of(64, 1, 4, 4), fraction, 0.11));
    layers.add(layer("conv2.weight", List.of(128, 64, 4, 4), fraction, 0.0213));
    if (pruning != null && pruning.batchNorm()) {
      layers.add(layer("bn.weight", List.of(128), fraction, 0.97));
    }
    layers.add(layer("fc.weight", List.of(10, 6272), fraction, 0.0087));
    long all = 194_816;
    long left = Math.round(all * (1 - fraction));
    return new PruningEffect(correct, 800, layers, new Cost(all, left, 10 * all, 10 * left));
  }

  private static Layer layer(String name, List<Integer> shape, double fraction, double threshold) {
    int weights = shape.stream().reduce(1, Math::multiplyExact);
    int zeros = (int) Math.rint(fraction * weights);
    return new Layer(name, shape, weights, zeros, zeros == 0 ? 0 : threshold);
  }

  static List<Cliff.Point> cliff(int points) {
    List<Cliff.Point> cliff = new ArrayList<>();
    for (int i = 0; i < points; i++) {
      double fraction = i / (points - 1.0);
      cliff.add(new Cliff.Point(fraction, 0.1 + 0.853 / (1 + Math.exp((fraction - 0.83) / 0.035))));
    }
    return cliff;
  }

  /** The other way keeps the accuracy for longer. */
  static List<Cliff.Point> later(int points) {
    return cliff(points).stream()
        .map(one -> new Cliff.Point(Math.sqrt(one.fraction()), one.accuracy()))
        .toList();
  }

  static Question question(@Nullable Pruning pruning) {
    return new Question(SETTING, WEIGHTS, pruning, 0, 0.9);
  }

  static Findings findings(
      @Nullable Pruning pruning, int correct, int points, @Nullable EvaluationTimes times) {
    return new Findings(
        question(pruning),
        effect(pruning, correct),
        effect(null, 762),
        points == 0 ? List.of() : cliff(points),
        points == 0 || pruning == null ? List.of() : later(points),
        times,
        "");
  }
}
