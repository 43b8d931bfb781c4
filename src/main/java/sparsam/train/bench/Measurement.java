package sparsam.train.bench;

/**
 * One measurement.
 *
 * @param engine who did the work, with its version
 * @param threads how many processor cores it was given
 * @param medianMillis median milliseconds a step, or an evaluation of all images
 * @param cpuMillis the same of processor time, of all threads together: what else the machine does
 *     counts less; NaN where that is not known
 * @param count how many were timed
 */
public record Measurement(
    String engine, Task task, int threads, double medianMillis, double cpuMillis, int count) {
  /** One of which the processor's time is not known. */
  public Measurement(String engine, Task task, int threads, double medianMillis, int count) {
    this(engine, task, threads, medianMillis, Double.NaN, count);
  }
}
