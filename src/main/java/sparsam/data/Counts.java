package sparsam.data;

/** How many images the parts of a data set have. */
public record Counts(int train, int validation, int test) {
  public static Counts of(DataSet set) {
    return new Counts(set.train().count(), set.validation().count(), set.test().count());
  }

  public long all() {
    return (long) train + validation + test;
  }
}
