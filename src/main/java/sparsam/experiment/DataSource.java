package sparsam.experiment;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sparsam.data.Counts;
import sparsam.data.DataException;
import sparsam.data.DataSet;
import sparsam.data.DownloadProgress;

/** Where an experiment finds its data set by name. */
@FunctionalInterface
public interface DataSource {
  /**
   * @throws DataException with one sentence when the set is not there or damaged
   */
  DataSet load(String name) throws DataException;

  /** How many images a set has, without reading it; empty where that is not known. */
  default Optional<Counts> counts(String name) {
    return Optional.empty();
  }

  /** Whether a set is known and has to be brought to this machine first. */
  default boolean isAbsent(String name) {
    return false;
  }

  /**
   * Brings a set to this machine; interrupt the thread to cancel.
   *
   * @throws DataException with one sentence when it cannot be had
   * @throws InterruptedException when cancelled; the next call goes on where this one ended
   */
  default void fetch(String name, DownloadProgress progress)
      throws DataException, InterruptedException {
    throw new DataException(name + " cannot be downloaded.");
  }

  /**
   * Where the same names are looked for in a folder of a run's own.
   *
   * @param folder of {@link sparsam.data.DataOrigin#folder()}; null changes nothing
   */
  default DataSource in(@Nullable String folder) {
    return this;
  }
}
