package sparsam.experiment;

import java.io.IOException;
import sparsam.data.DataOrigin;
import sparsam.store.RunFolder;

/** Opens a run's folder once everything else that the run needs is there. */
@FunctionalInterface
public interface Opening {
  /**
   * @param data which data it will be made with
   * @throws IOException with one sentence where there can be no run
   */
  RunFolder open(DataOrigin data) throws IOException;
}
