package sparsam.sweep.work;

import java.io.IOException;
import java.util.Optional;
import sparsam.data.DataException;
import sparsam.result.Monitor;
import sparsam.sweep.Task;

/** How a training is brought to its end. */
@FunctionalInterface
public interface Work {
  /**
   * Works on the calling thread.
   *
   * @param monitor is told how it goes
   * @return empty where it was stopped
   * @throws IOException with one sentence why there is no result
   * @throws DataException with one sentence why there are no data
   */
  Optional<Outcome> on(Task task, Monitor monitor) throws IOException, DataException;
}
