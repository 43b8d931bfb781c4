package sparsam.experiment;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sparsam.data.Examples;
import sparsam.nn.tangent.Sample;
import sparsam.prune.Pruning.Method;
import sparsam.prune.score.Scoring;

/**
 * The training images that scores look at, with the labels that the network learns, never changed
 * by augmentation: the first ten of each class, as is usual before training (Tanaka et al. 2020),
 * and for a mean over the data the first thousand.
 */
final class ScoreImages implements Scoring.Images {
  static final int OF_EACH_CLASS = 10;
  private static final int FOR_A_MEAN = 1000;

  private final Examples training;
  private @Nullable Sample balanced;

  ScoreImages(Examples training) {
    this.training = training;
  }

  @Override
  public Sample of(Method method) {
    if (method == Method.TAYLOR) {
      Examples first = training.range(0, Math.min(FOR_A_MEAN, training.count()));
      return new Sample(first.inputs(), first.labels());
    }
    Sample known = balanced;
    if (known == null) {
      known = balanced();
      balanced = known;
    }
    return known;
  }

  private Sample balanced() {
    int[] seen = new int[training.classes()];
    List<Integer> chosen = new ArrayList<>();
    for (int i = 0; i < training.count(); i++) {
      if (seen[training.labels()[i]]++ < OF_EACH_CLASS) {
        chosen.add(i);
      }
    }
    float[] inputs = new float[Math.multiplyExact(chosen.size(), training.features())];
    int[] labels = new int[chosen.size()];
    for (int k = 0; k < labels.length; k++) {
      training.pixels().put(chosen.get(k), inputs, k * training.features());
      labels[k] = training.labels()[chosen.get(k)];
    }
    return new Sample(inputs, labels);
  }
}
