package sparsam.ui.export;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import sparsam.report.Report;
import sparsam.result.Run;
import sparsam.store.NetworkFile;
import sparsam.store.file.FileSize;

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

  /** The networks that can be taken away by now, in the run's order. */
  default List<String> networks() {
    return List.of();
  }

  /** Those of them that whole channels are gone from. */
  default List<String> cut() {
    return List.of();
  }

  /**
   * Writes one of them.
   *
   * @return how large its file is
   * @throws IOException with one sentence where the run's files cannot be read, or the file cannot
   *     be written
   */
  default FileSize write(String network, NetworkFile.Kind kind, Path file) throws IOException {
    throw new IOException("There is no " + network + " to write");
  }
}
