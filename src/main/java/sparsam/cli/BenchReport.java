package sparsam.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import sparsam.cli.console.Table;
import sparsam.nn.Architecture.Family;
import sparsam.train.bench.Comparison;
import sparsam.train.bench.Measurement;
import sparsam.train.bench.Ratio;
import sparsam.train.bench.Runs;
import sparsam.train.bench.Task;
import sparsam.train.bench.Task.Evaluating;
import sparsam.train.bench.Task.EvaluatingSparse;
import sparsam.train.bench.Task.Look;
import sparsam.train.bench.Task.Looking;
import sparsam.train.bench.Task.Method;
import sparsam.train.bench.Task.Training;

/**
 * What was measured, as three tables: the time of each task, beside the peer's where there is one,
 * what SAM and a mask cost, and what zeros save.
 *
 * @param comparisons at least one, all with the same peer or all without
 * @param note on what it was measured, and how
 */
record BenchReport(List<Comparison> comparisons, String note) {
  String text() {
    return tables().stream().map(table -> "%s%n".formatted(table)).collect(Collectors.joining())
        + "%s%n".formatted(note);
  }

  /** For the README. */
  String markdown() {
    List<String> parts = new ArrayList<>(tables().stream().map(Table::markdown).toList());
    parts.add(note + "\n");
    return String.join("\n", parts);
  }

  /** Of what is only looked at there is nothing to say but the times. */
  private List<Table> tables() {
    boolean looks =
        comparisons.getFirst().ours().tasks().stream().allMatch(Looking.class::isInstance);
    return looks ? List.of(times()) : List.of(times(), costs(), savings());
  }

  /** One measurement, for a terminal. */
  static String progress(Measurement measurement) {
    return String.format(
        Locale.ROOT,
        "%s, threads %d: %s, %s: %s ms, median of %,d",
        measurement.engine(),
        measurement.threads(),
        measurement.task().family().label(),
        label(measurement.task()),
        millis(measurement.medianMillis()),
        measurement.count());
  }

  private Table times() {
    List<String> heading = new ArrayList<>(List.of("network", "threads", "median ms of"));
    Runs first = comparisons.getFirst().ours();
    heading.add(first.engine());
    comparisons
        .getFirst()
        .peer()
        .ifPresent(peer -> heading.addAll(List.of(peer.engine(), "times as fast")));
    Table table = new Table("lrlrrr".substring(0, heading.size()), heading.toArray(String[]::new));
    for (Task task : first.tasks()) {
      for (Comparison comparison : comparisons) {
        if (!(task instanceof EvaluatingSparse)
            && comparison.peer().map(peer -> peer.has(task)).orElse(true)) {
          table.row(times(task, comparison));
        }
      }
    }
    return table;
  }

  private static String[] times(Task task, Comparison comparison) {
    Runs ours = comparison.ours();
    List<String> cells = new ArrayList<>(start(task.family(), comparison));
    cells.add(label(task));
    cells.add(millis(ours.millis(task)));
    comparison
        .peer()
        .ifPresent(
            peer ->
                cells.addAll(List.of(millis(peer.millis(task)), ratio(peer.ratio(task, ours)))));
    return cells.toArray(String[]::new);
  }

  private Table costs() {
    Table table =
        new Table(
            "lrrrr",
            "network",
            "threads",
            "SAM step / SGD step",
            "masked SGD step / dense",
            "masked SAM step / dense");
    for (Family family : Family.values()) {
      for (Comparison comparison : comparisons) {
        Runs ours = comparison.ours();
        int batch = comparison.conditions().batch();
        Task sgd = Training.dense(family, Method.SGD, batch);
        Task sam = Training.dense(family, Method.SAM, batch);
        if (ours.has(sgd)) {
          List<String> cells = new ArrayList<>(start(family, comparison));
          cells.add(ratio(ours.ratio(sam, sgd)));
          cells.add(ratio(ours.ratio(Training.masked(family, Method.SGD, batch), sgd)));
          cells.add(ratio(ours.ratio(Training.masked(family, Method.SAM, batch), sam)));
          table.row(cells.toArray(String[]::new));
        }
      }
    }
    return table;
  }

  /** What the zeros save of an evaluation: as measured, beside what multiply-adds alone say. */
  private Table savings() {
    List<String> heading = new ArrayList<>(List.of("network", "threads"));
    for (double fraction : Task.FRACTIONS) {
      heading.add(
          String.format(
              Locale.ROOT, "%.0f %% pruned, in theory %.0f", 100 * fraction, 1 / (1 - fraction)));
    }
    Table table =
        new Table("lr" + "r".repeat(Task.FRACTIONS.size()), heading.toArray(String[]::new));
    for (Task task : comparisons.getFirst().ours().tasks()) {
      if (task instanceof Evaluating dense) {
        for (Comparison comparison : comparisons) {
          List<String> cells = new ArrayList<>(start(dense.family(), comparison));
          for (double fraction : Task.FRACTIONS) {
            Task sparse = new EvaluatingSparse(dense.family(), dense.images(), fraction);
            cells.add(
                comparison.ours().has(sparse) ? saving(comparison.ours(), dense, sparse) : "–");
          }
          table.row(cells.toArray(String[]::new));
        }
      }
    }
    return table;
  }

  private static List<String> start(Family family, Comparison comparison) {
    return List.of(
        family.standard().toString(), Integer.toString(comparison.conditions().threads()));
  }

  private static String label(Task task) {
    return switch (task) {
      case Training training -> {
        String step = training.method().name() + " step";
        yield training.fraction() == 0
            ? step
            : String.format(Locale.ROOT, "%s, %.0f %% masked", step, 100 * training.fraction());
      }
      case Evaluating evaluating ->
          String.format(Locale.ROOT, "evaluation of %,d images", evaluating.images());
      case EvaluatingSparse sparse ->
          String.format(
              Locale.ROOT,
              "evaluation of %,d images, %.0f %% pruned",
              sparse.images(),
              100 * sparse.fraction());
      case Looking looking -> {
        Look look = looking.look();
        int images = looking.images();
        yield switch (look) {
          case EIGENVALUES ->
              String.format(
                  Locale.ROOT, "eigenvalues: %d products over %,d images", look.count(), images);
          case TRACE ->
              String.format(
                  Locale.ROOT, "trace: %d products over %,d images", look.count(), images);
          case PLANE ->
              String.format(
                  Locale.ROOT, "plane: %1$d × %1$d places over %2$,d images", look.count(), images);
        };
      }
    };
  }

  /** Three digits that count. */
  private static String millis(double millis) {
    return String.format(
        Locale.ROOT, millis < 10 ? "%.2f" : millis < 100 ? "%.1f" : "%.0f", millis);
  }

  /** By the clock, and by the processor's time where that is known. */
  private static String saving(Runs ours, Task dense, Task sparse) {
    String clock = ratio(ours.ratio(dense, sparse));
    return ours.processorRatio(dense, sparse)
        .map(ratio -> String.format(Locale.ROOT, "%s; CPU %.2f", clock, ratio.value()))
        .orElse(clock);
  }

  /** With the range of the pairs, where there is more than one. */
  private static String ratio(Ratio ratio) {
    return ratio.low() == ratio.high()
        ? String.format(Locale.ROOT, "%.2f", ratio.value())
        : String.format(Locale.ROOT, "%.2f (%.2f–%.2f)", ratio.value(), ratio.low(), ratio.high());
  }
}
