package sparsam.train.bench;

/**
 * One measurement.
 *
 * @param engine who did the work, with its version
 * @param threads how many processor cores it was given
 * @param medianMillis median milliseconds a step, or an evaluation of all images
 * @param count how many were timed
 */
public record Measurement(String engine, Task task, int threads, double medianMillis, int count) {}
