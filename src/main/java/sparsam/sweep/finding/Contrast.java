package sparsam.sweep.finding;

import java.util.List;
import sparsam.result.Comparison;
import sparsam.result.statistics.MeanDifference;

/**
 * Two arms under the same set of values.
 *
 * @param first the arm that is compared
 * @param second the arm that it is compared with
 * @param difference what the first has of a quantity less what the second has, over the seeds
 * @param trainings those of both arms, by their ids; several cells may have the same
 * @param holm p after Holm's correction for all tested contrasts of the sweep in this quantity
 */
public record Contrast(
    Cell cell,
    String first,
    String second,
    List<List<String>> trainings,
    MeanDifference difference,
    double holm) {
  public Contrast {
    trainings = trainings.stream().map(List::copyOf).toList();
  }

  /** What can be said. */
  public enum Verdict {
    WINS("wins", "sharper"),
    LOSES("loses", "flatter"),
    NOT_TOLD("not told", "not told");

    private final String accuracy;
    private final String flatness;

    Verdict(String accuracy, String flatness) {
      this.accuracy = accuracy;
      this.flatness = flatness;
    }

    /** The name in files, where the contrast is one of a quantity. */
    public String label(Quantity quantity) {
      return quantity == Quantity.ACCURACY ? accuracy : flatness;
    }
  }

  /** Whether the first has more, less, or cannot be told from the second. */
  public Verdict verdict() {
    if (!(holm < Comparison.LEVEL)) {
      return Verdict.NOT_TOLD;
    }
    return difference.value() > 0 ? Verdict.WINS : Verdict.LOSES;
  }
}
