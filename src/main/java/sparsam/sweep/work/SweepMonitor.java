package sparsam.sweep.work;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import sparsam.result.Monitor;
import sparsam.sweep.Task;

/**
 * A sweep as it goes on, for a screen that looks whenever it likes. All methods may be called from
 * any thread at any time.
 */
public final class SweepMonitor {
  /**
   * A training under way.
   *
   * @param monitor of its experiment
   */
  public record Running(Task task, Monitor monitor) {}

  /**
   * Something that went wrong and did not end the sweep.
   *
   * @param again whether it is tried once more
   */
  public record Trouble(Task task, String reason, boolean again) {}

  private final ToDoubleFunction<Task> cost;
  private final double total;
  private final int tasks;
  private final Map<String, Outcome> outcomes = new LinkedHashMap<>();
  private final List<Running> running = new ArrayList<>();
  private final List<Trouble> troubles = new ArrayList<>();
  private double done;
  private double most;

  /**
   * @param all that the sweep trains
   * @param cost how much work each is, in any unit
   */
  public SweepMonitor(List<Task> all, ToDoubleFunction<Task> cost) {
    this.cost = cost;
    this.total = all.stream().mapToDouble(cost).sum();
    this.tasks = all.size();
  }

  /** How many trainings there are. */
  public int tasks() {
    return tasks;
  }

  /** How much of the work is done, 0 to 1; never falls. */
  public synchronized double fraction() {
    double now = done;
    for (Running one : running) {
      now += one.monitor().fraction() * cost.applyAsDouble(one.task());
    }
    most = Math.max(most, total == 0 ? 1 : Math.min(1, now / total));
    return most;
  }

  /** What has come to an end by now, by the tasks' ids, in that order. */
  public synchronized Map<String, Outcome> outcomes() {
    return new LinkedHashMap<>(outcomes);
  }

  /** What is trained at this moment. */
  public synchronized List<Running> running() {
    return List.copyOf(running);
  }

  /** What went wrong by now. */
  public synchronized List<Trouble> troubles() {
    return List.copyOf(troubles);
  }

  synchronized void begin(Task task, Monitor monitor) {
    running.add(new Running(task, monitor));
  }

  /** A training is no longer under way, whether or not it has an outcome. */
  synchronized void end(Task task) {
    running.removeIf(one -> one.task().equals(task));
  }

  public synchronized void ended(Outcome outcome) {
    end(outcome.task());
    if (outcomes.put(outcome.task().id(), outcome) == null) {
      done += cost.applyAsDouble(outcome.task());
    }
  }

  synchronized void trouble(Trouble trouble) {
    troubles.add(trouble);
  }
}
