package sparsam.experiment;

import sparsam.data.DataException;
import sparsam.data.DataSet;

/** Where an experiment finds its data set by name. */
@FunctionalInterface
public interface DataSource {
  /**
   * @throws DataException with one sentence when the set is not there or damaged
   */
  DataSet load(String name) throws DataException;
}
