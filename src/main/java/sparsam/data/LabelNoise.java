package sparsam.data;

/**
 * Wrong labels on purpose: a fraction of the training labels, each replaced by one of the other
 * classes with equal chance. Validation and test keep theirs, so accuracies stay comparable.
 *
 * @param fraction from 0 to 1; exactly round(fraction · count) labels change (half rounds up)
 * @param seed the same seed, fraction and count always pick the same images
 */
public record LabelNoise(double fraction, long seed) {
  /** Keeps the choice apart from what else the same seed may shuffle, such as the batches. */
  private static final long STREAM = 0x6C6162656C73L;

  public LabelNoise {
    if (!(fraction >= 0 && fraction <= 1)) {
      throw new IllegalArgumentException("label noise must be from 0 to 1 and not " + fraction);
    }
  }

  /** How many of so many labels change. */
  public int count(int labels) {
    return Math.toIntExact(Math.round(fraction * labels));
  }

  /** The same set with noise on its training labels. */
  public DataSet applyTo(DataSet set) {
    return new DataSet(
        set.name(), applyTo(set.train()), set.validation(), set.test(), set.origin());
  }

  private Examples applyTo(Examples train) {
    SplitMix64 random = new SplitMix64(SplitMix64.mix(seed + STREAM));
    int[] images = SplitMix64.identity(train.count());
    random.shuffle(images);
    int[] labels = train.labels().clone();
    for (int i = 0; i < count(labels.length); i++) {
      int image = images[i];
      labels[image] = (labels[image] + 1 + random.below(train.classes() - 1)) % train.classes();
    }
    return train.withLabels(labels);
  }
}
