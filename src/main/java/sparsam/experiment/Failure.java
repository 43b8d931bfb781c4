package sparsam.experiment;

import java.io.IOException;
import java.util.Locale;

/** What this computer lacks, where Java throws an error: one sentence for a person. */
public final class Failure {
  private Failure() {}

  /**
   * @param what asked for the memory
   */
  public static IOException of(OutOfMemoryError e, String what) {
    return new IOException(
        String.format(
            Locale.ROOT,
            "%s does not fit into this program's memory of %d MB",
            what,
            Runtime.getRuntime().maxMemory() >> 20),
        e);
  }

  /** That the engines' libraries are not there, or are for another computer. */
  public static IOException of(LinkageError e) {
    return new IOException(
        "the libraries that compute cannot be loaded on this computer: " + e.getMessage(), e);
  }
}
