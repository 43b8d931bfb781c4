package sparsam.spark;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What it is started with.
 *
 * @param sweep the sweep's folder, which only the driver needs to reach
 * @param worker what the executors call Sparsam: a path below the files that Spark hands out, or
 *     one that every node has
 * @param data a file or folder that travels to the executors; empty where the data are inside
 * @param java options of the JVM that trains
 * @param jobs how many trainings are given to Spark at the same time
 */
record Options(Path sweep, String worker, Optional<Path> data, String java, int jobs) {
  private static final String USAGE =
      "usage: --sweep DIR [--worker sparsam/bin/sparsam] [--data FILE|DIR] [--java OPTIONS] [--jobs"
          + " N]";

  /** As many wait in Spark's queue, so that no core waits for the driver. */
  private static final int USUAL_JOBS = 256;

  /**
   * @throws IllegalArgumentException with one sentence
   */
  static Options of(List<String> arguments) {
    Path sweep = null;
    String worker = "sparsam/bin/sparsam";
    Optional<Path> data = Optional.empty();
    String java = "";
    int jobs = USUAL_JOBS;
    for (int i = 0; i < arguments.size(); i += 2) {
      if (i + 1 == arguments.size()) {
        throw new IllegalArgumentException(arguments.get(i) + " has no value; " + USAGE);
      }
      String value = arguments.get(i + 1);
      switch (arguments.get(i)) {
        case "--sweep" -> sweep = Path.of(value).toAbsolutePath();
        case "--worker" -> worker = value;
        case "--data" -> data = Optional.of(Path.of(value).toAbsolutePath());
        case "--java" -> java = value;
        case "--jobs" -> jobs = jobs(value);
        default -> throw new IllegalArgumentException(arguments.get(i) + " is no option; " + USAGE);
      }
    }
    if (sweep == null) {
      throw new IllegalArgumentException("--sweep is missing; " + USAGE);
    }
    return new Options(sweep, worker, data, java, jobs);
  }

  private static int jobs(String value) {
    if (!value.matches("[1-9]\\d{0,3}")) {
      throw new IllegalArgumentException("--jobs is " + value + "; allowed is 1 to 9999");
    }
    return Integer.parseInt(value);
  }
}
