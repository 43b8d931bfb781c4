package sparsam.spark;

import java.io.Serializable;

/**
 * What came of a training. A failure is a value too: as an exception Spark would repeat it, and end
 * the others where it fails again.
 *
 * @param run the files of its run, packed; empty where there is none
 * @param reason why there is none, in one sentence
 * @param host where it was
 */
record Answer(byte[] run, String reason, String host, double seconds) implements Serializable {
  boolean isFinished() {
    return run.length > 0;
  }
}
