package sparsam.experiment;

import java.io.IOException;
import sparsam.data.DataSet;

/** Where an experiment finds its data set by name. */
@FunctionalInterface
public interface DataSource {
  /**
   * @throws IOException with one sentence when the set is not there or damaged
   */
  DataSet load(String name) throws IOException;
}
