package sparsam.result;

import java.util.List;
import org.jspecify.annotations.Nullable;
import sparsam.nn.Parameters;

/**
 * The weights of a training after the epoch that was best on the validation images so far, the
 * first of several. Not known where an older version trained that epoch and kept them not, and not
 * kept of a network so large that another copy could be what does not fit any more.
 */
public final class BestWeights {
  private static final long MOST_VALUES = 1 << 24;

  private final int first;
  private int epoch;
  private double accuracy = -1;
  private float @Nullable [] values;

  /** Of a training whose every epoch counts. */
  public BestWeights() {
    this(1);
  }

  /**
   * @param first the first epoch that counts: what weights are still to go is no result yet
   */
  public BestWeights(int first) {
    this.first = first;
  }

  /**
   * Whether they are kept at all.
   *
   * @param values parameters and statistics of the network
   */
  public static boolean areKept(long values) {
    return values <= MOST_VALUES;
  }

  /** An epoch has ended at these weights. */
  public void look(int ended, double validationAccuracy, Parameters parameters) {
    if (ended >= first && validationAccuracy > accuracy && areKept(parameters.values().length)) {
      set(ended, validationAccuracy, parameters.values().clone());
    }
  }

  /**
   * Begins where a training was broken off.
   *
   * @param rows of its epochs
   * @param best which of them was; 0 for none
   * @param kept its weights; null where they are not known
   */
  public void set(List<EpochRow> rows, int best, float @Nullable [] kept) {
    if (best > 0 && best <= rows.size()) {
      set(best, rows.get(best - 1).validationAccuracy(), kept);
    }
  }

  private void set(int at, double validationAccuracy, float @Nullable [] kept) {
    epoch = at;
    accuracy = validationAccuracy;
    values = kept;
  }

  /** The best of some epochs that count; 0 where there is none. */
  public int of(List<EpochRow> rows) {
    int best = 0;
    for (EpochRow row : rows) {
      if (row.epoch() < first) {
        continue;
      }
      if (best == 0 || row.validationAccuracy() > rows.get(best - 1).validationAccuracy()) {
        best = row.epoch();
      }
    }
    return best;
  }

  /** Counted from 1; 0 before the first. */
  public int epoch() {
    return epoch;
  }

  /** Parameters and statistics in the engine's order; null where they are not known. */
  public float @Nullable [] values() {
    return values;
  }
}
