package sparsam.sweep.work;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import sparsam.data.DataException;
import sparsam.sweep.Task;

/**
 * What is still to be trained: how much it is and about how long it takes.
 *
 * @param trainings how many of each arm and dense networks, in their order
 * @param gradients of all of them
 * @param each seconds of each by itself, by the tasks' ids
 * @param longest seconds of the longest that has to be done one after another
 */
public record Outlook(
    Map<String, Integer> trainings, long gradients, Map<String, Double> each, double longest) {
  /**
   * @throws DataException with one sentence where the data are not there
   */
  public static Outlook of(List<Task> tasks, Costs costs) throws DataException {
    Map<String, Integer> trainings = new LinkedHashMap<>();
    Map<String, Double> taken = new LinkedHashMap<>();
    long gradients = 0;
    double longest = 0;
    for (Task task : tasks) {
      trainings.merge(task.training(), 1, Integer::sum);
      gradients += costs.gradients(task);
      double own = costs.seconds(task);
      taken.put(task.id(), own);
      longest = Math.max(longest, own + task.dense().map(taken::get).orElse(0.0));
    }
    return new Outlook(trainings, gradients, taken, longest);
  }

  public int count() {
    return trainings.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** Seconds of all of them by one worker. */
  public double seconds() {
    return each.values().stream().mapToDouble(Double::doubleValue).sum();
  }

  /** About how long so many workers take. */
  public double seconds(int workers) {
    return Math.max(seconds() / workers, longest);
  }

  /** {@code 108 trainings (3 dense, 15 SGD, 90 SAM), 24,408 gradients}. */
  public String amount() {
    return String.format(
        Locale.ROOT,
        "%,d training%s (%s), %,d gradients",
        count(),
        count() == 1 ? "" : "s",
        trainings.entrySet().stream()
            .map(one -> String.format(Locale.ROOT, "%,d %s", one.getValue(), one.getKey()))
            .collect(Collectors.joining(", ")),
        gradients);
  }

  /** {@code about 2 min with 2 workers (1: 4 min, 4: 61 s)}. */
  public String time(int workers, int cores) {
    TreeSet<Integer> counts = new TreeSet<>(List.of(1, 2, 4, cores, 2 * cores));
    counts.remove(workers);
    List<String> others = new ArrayList<>();
    counts.forEach(
        count ->
            others.add(
                String.format(Locale.ROOT, "%d: %s", count, Duration.words(seconds(count)))));
    return String.format(
        Locale.ROOT,
        "about %s with %d worker%s (%s), by steps timed just now",
        Duration.words(seconds(workers)),
        workers,
        workers == 1 ? "" : "s",
        String.join(", ", others));
  }
}
