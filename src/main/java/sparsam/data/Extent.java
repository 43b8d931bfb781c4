package sparsam.data;

import java.util.List;

/**
 * How large a data set is, and what its images and classes are.
 *
 * @param classes their names; a label is a place among them
 */
public record Extent(Counts counts, Shape shape, List<String> classes) {
  public Extent {
    classes = List.copyOf(classes);
  }

  public static Extent of(DataSet set) {
    return new Extent(Counts.of(set), set.train().shape(), set.classes());
  }
}
