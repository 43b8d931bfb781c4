package sparsam.result;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import sparsam.result.statistics.Statistics;

/** Every pair of a run, tested on the same images and corrected together. */
public final class Comparisons {
  private Comparisons() {}

  /**
   * @param predictions by name, a class for each test image; compared are all pairs in this order
   * @param labels of the test images
   */
  public static List<Comparison> of(Map<String, int[]> predictions, int[] labels) {
    List<String> names = List.copyOf(predictions.keySet());
    List<Comparison> raw = new ArrayList<>();
    int pairs = names.size() * (names.size() - 1) / 2;
    for (int i = 0; i < names.size(); i++) {
      for (int j = i + 1; j < names.size(); j++) {
        raw.add(pair(names.get(i), names.get(j), predictions, labels, pairs));
      }
    }
    double[] corrected = Statistics.holm(raw.stream().mapToDouble(Comparison::p).toArray());
    List<Comparison> comparisons = new ArrayList<>();
    for (int k = 0; k < corrected.length; k++) {
      comparisons.add(raw.get(k).withHolm(corrected[k]));
    }
    return comparisons;
  }

  private static Comparison pair(
      String first, String second, Map<String, int[]> predictions, int[] labels, int pairs) {
    int[] a = Objects.requireNonNull(predictions.get(first));
    int[] b = Objects.requireNonNull(predictions.get(second));
    int onlyFirst = 0;
    int onlySecond = 0;
    for (int i = 0; i < labels.length; i++) {
      if (a[i] == labels[i] && b[i] != labels[i]) {
        onlyFirst++;
      } else if (a[i] != labels[i] && b[i] == labels[i]) {
        onlySecond++;
      }
    }
    double p = Statistics.mcnemar(onlyFirst, onlySecond);
    return new Comparison(first, second, onlyFirst, onlySecond, labels.length, p, p, pairs);
  }
}
