package sparsam.data;

/**
 * A data set as an experiment sees it: three disjoint parts, normalised.
 *
 * @param name the name a recipe calls it by
 * @param origin which data these are
 */
public record DataSet(
    String name, Examples train, Examples validation, Examples test, DataOrigin origin) {
  /** Data that nobody took a fingerprint of. */
  public DataSet(String name, Examples train, Examples validation, Examples test) {
    this(name, train, validation, test, DataOrigin.UNKNOWN);
  }
}
