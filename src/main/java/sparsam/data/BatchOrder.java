package sparsam.data;

import java.util.Objects;

/**
 * The order in which an epoch goes through the examples, and the batches it makes, gathered into
 * two buffers that are used again and again.
 *
 * <p>Shuffled, the order depends on the seed and the epoch alone, so a run that resumes in epoch k
 * finds the order epoch k had. Not safe for use by more than one thread.
 */
public final class BatchOrder {
  private final Examples examples;
  private final int batchSize;
  private final boolean shuffled;
  private final long seed;
  private final int[] order;
  private final float[] inputs;
  private final int[] labels;

  private BatchOrder(Examples examples, int batchSize, boolean shuffled, long seed) {
    if (batchSize < 1) {
      throw new IllegalArgumentException("batch size must be 1 or more and not " + batchSize);
    }
    this.examples = examples;
    this.batchSize = batchSize;
    this.shuffled = shuffled;
    this.seed = seed;
    this.order = SplitMix64.identity(examples.count());
    int buffered = Math.min(batchSize, examples.count());
    this.inputs = new float[buffered * examples.features()];
    this.labels = new int[buffered];
  }

  /** Every epoch takes the examples as they lie. */
  public static BatchOrder asTheyLie(Examples examples, int batchSize) {
    return new BatchOrder(examples, batchSize, false, 0);
  }

  /** Every epoch mixes the examples anew. */
  public static BatchOrder shuffled(Examples examples, int batchSize, long seed) {
    return new BatchOrder(examples, batchSize, true, seed);
  }

  /** Batches in an epoch; the last may be short. */
  public int batches() {
    return Math.ceilDiv(order.length, batchSize);
  }

  /**
   * Takes the order of an epoch, any epoch at any time. Before the first call they lie as given.
   */
  public void epoch(int epoch) {
    if (!shuffled) {
      return;
    }
    for (int i = 0; i < order.length; i++) {
      order[i] = i;
    }
    // Mixed twice: SplitMix64 from neighbouring seeds gives the same numbers, one place shifted.
    new SplitMix64(SplitMix64.mix(SplitMix64.mix(seed) + epoch)).shuffle(order);
  }

  /**
   * Copies a batch of the present epoch into {@link #inputs()} and {@link #labels()}.
   *
   * @param batch from 0 to {@link #batches()} − 1
   * @return how many examples it has; what lies behind them in the buffers is left from before
   */
  public int gather(int batch) {
    int from = Objects.checkIndex(batch, batches()) * batchSize;
    int count = Math.min(batchSize, order.length - from);
    int features = examples.features();
    for (int i = 0; i < count; i++) {
      int example = order[from + i];
      System.arraycopy(examples.inputs(), example * features, inputs, i * features, features);
      labels[i] = examples.labels()[example];
    }
    return count;
  }

  /** The inputs of the batch gathered last, [count, features]; the same array at every call. */
  public float[] inputs() {
    return inputs;
  }

  /** The labels of the batch gathered last; the same array at every call. */
  public int[] labels() {
    return labels;
  }
}
