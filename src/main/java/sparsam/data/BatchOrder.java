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
  private final Augmentation augmentation;
  private final long fate;
  private final int[] order;
  private final float[] inputs;
  private final int[] labels;
  private final float[] spare;
  private int epoch;

  private BatchOrder(
      Examples examples,
      int batchSize,
      boolean shuffled,
      long seed,
      Augmentation augmentation,
      long fate) {
    if (batchSize < 1) {
      throw new IllegalArgumentException("batch size must be 1 or more and not " + batchSize);
    }
    this.examples = examples;
    this.batchSize = batchSize;
    this.shuffled = shuffled;
    this.seed = seed;
    this.augmentation = augmentation;
    this.fate = fate;
    this.order = SplitMix64.identity(examples.count());
    int buffered = Math.min(batchSize, examples.count());
    this.inputs = new float[Math.multiplyExact(buffered, examples.features())];
    this.labels = new int[buffered];
    this.spare = new float[examples.shape().area()];
  }

  /** Every epoch takes the examples as they lie. */
  public static BatchOrder asTheyLie(Examples examples, int batchSize) {
    return new BatchOrder(examples, batchSize, false, 0, Augmentation.NONE, 0);
  }

  /** Every epoch mixes the examples anew. */
  public static BatchOrder shuffled(Examples examples, int batchSize, long seed) {
    return new BatchOrder(examples, batchSize, true, seed, Augmentation.NONE, 0);
  }

  /**
   * The same batches with every image changed as it is gathered. How depends on the seed, the epoch
   * and the image alone: a run that resumes sees what it would have seen.
   */
  public BatchOrder augmented(Augmentation how, long drawn) {
    return new BatchOrder(examples, batchSize, shuffled, seed, how, drawn);
  }

  /** Batches in an epoch; the last may be short. */
  public int batches() {
    return Math.ceilDiv(order.length, batchSize);
  }

  /**
   * Takes the order of an epoch, any epoch at any time. Before the first call they lie as given.
   */
  public void epoch(int epoch) {
    this.epoch = epoch;
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
      examples.pixels().put(example, inputs, i * features);
      labels[i] = examples.labels()[example];
      if (!augmentation.equals(Augmentation.NONE)) {
        augmentation.apply(
            inputs,
            i * features,
            examples.shape(),
            examples.pixels().normalization(),
            spare,
            new SplitMix64(SplitMix64.mix(SplitMix64.mix(SplitMix64.mix(fate) + epoch) + example)));
      }
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
