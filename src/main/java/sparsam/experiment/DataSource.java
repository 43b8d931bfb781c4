package sparsam.experiment;

import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import sparsam.data.DataChoice;
import sparsam.data.DataException;
import sparsam.data.DataSet;
import sparsam.data.Extent;
import sparsam.data.fetch.DownloadProgress;

/** Where an experiment finds its data. */
@FunctionalInterface
public interface DataSource {
  /**
   * @throws DataException with one sentence when the set is not there or damaged
   */
  DataSet load(DataChoice choice) throws DataException;

  /** How large a set is, without reading it; empty where that is not known. */
  default Optional<Extent> extent(DataChoice choice) {
    return Optional.empty();
  }

  /** Bytes to be downloaded for a set that nothing is here of; empty where it cannot be. */
  default OptionalLong download(DataChoice choice) {
    return OptionalLong.empty();
  }

  /** Whether a set is known and has to be brought to this machine first. */
  default boolean isAbsent(DataChoice choice) {
    return false;
  }

  /**
   * Brings a set to this machine; interrupt the thread to cancel.
   *
   * @throws DataException with one sentence when it cannot be had
   * @throws InterruptedException when cancelled; the next call goes on where this one ended
   */
  default void fetch(DataChoice choice, DownloadProgress progress)
      throws DataException, InterruptedException {
    throw new DataException(choice.name() + " cannot be downloaded.");
  }

  /**
   * Where the same data are looked for in a place of a run's own.
   *
   * @param folder of {@link sparsam.data.DataOrigin#folder()}; null changes nothing
   */
  default DataSource in(@Nullable String folder) {
    return this;
  }
}
