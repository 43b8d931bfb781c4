package sparsam.train.bench;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** What one side measured, run by run. */
public final class Runs {
  private final List<Map<Task, Measurement>> runs;

  /**
   * @param runs at least one, none of them empty
   */
  Runs(List<List<Measurement>> runs) {
    if (runs.isEmpty() || runs.stream().anyMatch(List::isEmpty)) {
      throw new IllegalArgumentException("a run without a measurement");
    }
    this.runs = runs.stream().map(Runs::byTask).toList();
  }

  private static Map<Task, Measurement> byTask(List<Measurement> run) {
    Map<Task, Measurement> byTask = new LinkedHashMap<>();
    run.forEach(measurement -> byTask.put(measurement.task(), measurement));
    return byTask;
  }

  public int count() {
    return runs.size();
  }

  /** Who did the work, with its version. */
  public String engine() {
    return runs.getFirst().values().iterator().next().engine();
  }

  /** What was timed in every run, in the order it was. */
  public List<Task> tasks() {
    return runs.getFirst().keySet().stream().filter(this::has).toList();
  }

  /** Whether every run timed it. */
  public boolean has(Task task) {
    return runs.stream().allMatch(run -> run.containsKey(task));
  }

  /**
   * The median of the runs' medians, in milliseconds.
   *
   * @throws NullPointerException for a task that not every run timed, here and below
   */
  public double millis(Task task) {
    return Median.of(medians(task));
  }

  /** How many times as long one task took as another of the same runs. */
  public Ratio ratio(Task task, Task other) {
    return Ratio.of(medians(task), medians(other));
  }

  /** How many times as long a task took here as there; runs of the same place are pairs. */
  public Ratio ratio(Task task, Runs other) {
    return Ratio.of(medians(task), other.medians(task));
  }

  /**
   * How many times as much processor time one task took as another of the same runs; empty where
   * that is not known.
   */
  public Optional<Ratio> processorRatio(Task task, Task other) {
    double[] over = processor(task);
    double[] under = processor(other);
    return Arrays.stream(over).allMatch(Double::isFinite)
            && Arrays.stream(under).allMatch(millis -> millis > 0)
        ? Optional.of(Ratio.of(over, under))
        : Optional.empty();
  }

  private double[] processor(Task task) {
    return runs.stream()
        .mapToDouble(run -> Objects.requireNonNull(run.get(task), task::toString).cpuMillis())
        .toArray();
  }

  private double[] medians(Task task) {
    return runs.stream()
        .mapToDouble(run -> Objects.requireNonNull(run.get(task), task::toString).medianMillis())
        .toArray();
  }
}
