package sparsam.data;

import java.util.List;

/**
 * A data set as an experiment sees it: three disjoint parts of images of one shape and the same
 * classes.
 *
 * @param name the name a recipe calls it by
 * @param origin which data these are
 */
public record DataSet(
    String name, Examples train, Examples validation, Examples test, DataOrigin origin) {
  /** No set has more classes. */
  public static final int MOST_CLASSES = 1000;

  /** Data that nobody took a fingerprint of. */
  public DataSet(String name, Examples train, Examples validation, Examples test) {
    this(name, train, validation, test, DataOrigin.UNKNOWN);
  }

  /** What every image looks like. */
  public Shape shape() {
    return train.shape();
  }

  /** The classes' names. */
  public List<String> classes() {
    return Subject.of(name, origin).classes();
  }
}
