package sparsam.data;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How large a data set is, and what its images and classes are.
 *
 * @param classes their names; a label is a place among them
 * @param normalization how its pixels become inputs; null where an older version wrote the rest
 *     down
 */
public record Extent(
    Counts counts, Shape shape, List<String> classes, @Nullable Normalization normalization) {
  public Extent {
    classes = List.copyOf(classes);
  }

  /** One of which it is not known how its pixels become inputs. */
  public Extent(Counts counts, Shape shape, List<String> classes) {
    this(counts, shape, classes, null);
  }

  public static Extent of(DataSet set) {
    return new Extent(
        Counts.of(set), set.train().shape(), set.classes(), set.train().pixels().normalization());
  }
}
