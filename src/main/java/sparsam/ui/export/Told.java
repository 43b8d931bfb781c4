package sparsam.ui.export;

import java.io.IOException;
import sparsam.report.Report;
import sparsam.result.Run;

/** A report that has still to be made. */
public interface Told {
  /**
   * @throws IOException with one sentence where the run's files cannot be read
   */
  Report report() throws IOException;

  /**
   * The run alone, for its numbers.
   *
   * @throws IOException with one sentence where the run's files cannot be read
   */
  default Run run() throws IOException {
    return report().run();
  }
}
