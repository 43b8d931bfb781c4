package sparsam.sweep.finding;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import sparsam.result.Result.Failed;
import sparsam.result.Result.Finished;
import sparsam.result.shrink.Shrinkage.Named;
import sparsam.result.shrink.ShrinkageCsv;
import sparsam.result.statistics.Bootstrap;
import sparsam.result.statistics.Mean;
import sparsam.result.statistics.Statistics.Interval;
import sparsam.result.watch.FlatnessRow;
import sparsam.sweep.Axis;
import sparsam.sweep.Point;
import sparsam.sweep.SweepPlan;
import sparsam.sweep.Task;
import sparsam.sweep.work.Outcome;
import sparsam.system.CsvField;
import sparsam.system.WholeFile;

/**
 * A sweep as tables for other programs: one of every training, one of means over seeds, one of what
 * pruning made of the networks.
 */
public final class SweepCsv {
  private static final String TABLE = "sweep" + ".csv";
  private static final String CELLS = "cells" + ".csv";
  private static final String SHRINKAGE = "shrinkage" + ".csv";

  /** What is said of how flat a place is, after the quantity's name. */
  private static final List<String> FLAT =
      List.of(
          "Seeds", "", "Low", "High", "Difference", "DifferenceLow", "DifferenceHigh", "P", "Holm");

  private SweepCsv() {}

  /**
   * Writes all tables into the sweep's folder.
   *
   * @throws IOException with one sentence
   */
  public static void write(
      Path folder, SweepPlan plan, Map<String, Outcome> outcomes, Findings findings)
      throws IOException {
    WholeFile.write(folder.resolve(TABLE), points(plan, outcomes));
    WholeFile.write(folder.resolve(CELLS), cells(findings));
    WholeFile.write(folder.resolve(SHRINKAGE), shrinkage(findings));
  }

  /**
   * A row for every arm of every point: its values, its seed, what came out, and in which folder it
   * lies; rows without a result are left out.
   */
  public static String points(SweepPlan plan, Map<String, Outcome> outcomes) {
    StringBuilder text = new StringBuilder();
    List<Object> header = new ArrayList<>(List.of("point"));
    plan.sweep().axes().stream().map(Axis::key).forEach(header::add);
    header.addAll(
        List.of(
            "seed",
            "arm",
            "testAccuracy",
            "validationAccuracy",
            "testLoss",
            "sparsity",
            "gradients",
            "seconds",
            "failure",
            "run"));
    boolean looked = outcomes.values().stream().anyMatch(one -> one.flatness().isPresent());
    if (looked) {
      header.addAll(List.of(Quantity.LARGEST.label(), Quantity.RISE.label()));
    }
    line(text, header);
    for (Point point : plan.points()) {
      for (Map.Entry<String, Task> entry : plan.tasks(point).entrySet()) {
        Outcome outcome = outcomes.get(entry.getValue().id());
        if (outcome != null) {
          List<Object> row = new ArrayList<>(List.of(point.number()));
          row.addAll(point.values());
          row.addAll(List.of(point.seed(), entry.getKey()));
          switch (outcome.result()) {
            case Finished one ->
                row.addAll(
                    List.of(
                        one.testAccuracy(),
                        one.validationAccuracy(),
                        one.testLoss(),
                        one.sparsity(),
                        one.gradients(),
                        one.seconds(),
                        ""));
            case Failed one ->
                row.addAll(List.of("", "", "", "", one.gradients(), one.seconds(), one.reason()));
          }
          row.add("runs/" + entry.getValue().id());
          if (looked) {
            row.add(outcome.flatness().<Object>map(FlatnessRow::largest).orElse(""));
            row.add(outcome.flatness().<Object>map(FlatnessRow::rise).orElse(""));
          }
          line(text, row);
        }
      }
    }
    return text.toString();
  }

  /**
   * A row for every arm under every set of values: mean test accuracy with its intervals by Student
   * and by bootstrap, and where it is held against another arm, the difference; then the same of
   * how flat its place is, where that was measured, by Student.
   */
  public static String cells(Findings findings) {
    StringBuilder text = new StringBuilder();
    List<Object> header = new ArrayList<>();
    findings.sweep().axes().stream().map(Axis::key).forEach(header::add);
    header.addAll(
        List.of(
            "arm",
            "seeds",
            "failed",
            "mean",
            "low",
            "high",
            "bootstrapLow",
            "bootstrapHigh",
            "comparedWith",
            "difference",
            "differenceLow",
            "differenceHigh",
            "p",
            "holm",
            "verdict"));
    Map<Quantity, ContrastIndex> flatness = new LinkedHashMap<>();
    for (Quantity one : Quantity.FLATNESS) {
      if (!findings.measured(one).isEmpty()) {
        flatness.put(one, findings.index(one));
        FLAT.forEach(column -> header.add(one.label() + column));
      }
    }
    line(text, header);
    ContrastIndex contrasts = findings.index();
    for (Cell cell : findings.cells()) {
      cell.arms()
          .forEach(
              (arm, measured) -> {
                List<Object> row = new ArrayList<>(cell.values());
                row.addAll(List.of(arm, measured.count(), measured.failed()));
                addMean(row, measured);
                addContrast(row, contrasts.of(cell.values(), arm));
                flatness.forEach(
                    (one, index) -> addFlatness(row, one, measured, index.of(cell.values(), arm)));
                line(text, row);
              });
    }
    return text.toString();
  }

  /** A row for every arm under every set of values: ShrinkBench's quantities over its seeds. */
  public static String shrinkage(Findings findings) {
    StringBuilder text = new StringBuilder();
    List<Object> header = new ArrayList<>();
    findings.sweep().axes().stream().map(Axis::key).forEach(header::add);
    header.addAll(ShrinkageCsv.COLUMNS);
    line(text, header);
    for (Cell cell : findings.cells()) {
      for (Named network : cell.shrinkage()) {
        List<Object> row = new ArrayList<>(cell.values());
        row.addAll(ShrinkageCsv.row(network));
        line(text, row);
      }
    }
    return text.toString();
  }

  private static void addMean(List<Object> row, Measured measured) {
    Optional<Mean> mean = measured.test();
    row.add(mean.<Object>map(Mean::mean).orElse(""));
    addInterval(row, mean.flatMap(Measured::interval));
    double[] values =
        measured.accuracies().values().stream().mapToDouble(Double::doubleValue).toArray();
    addInterval(row, values.length < 2 ? Optional.empty() : Optional.of(Bootstrap.of(values)));
  }

  private static void addFlatness(
      List<Object> row, Quantity quantity, Measured measured, Optional<Contrast> contrast) {
    Optional<Mean> mean = measured.mean(quantity);
    row.add(mean.map(Mean::count).orElse(0));
    row.add(mean.<Object>map(Mean::mean).orElse(""));
    addInterval(row, mean.flatMap(one -> Measured.interval(quantity, one)));
    row.add(contrast.<Object>map(one -> one.difference().value()).orElse(""));
    addInterval(row, contrast.map(one -> one.difference().interval()));
    row.add(contrast.<Object>map(one -> one.difference().p()).orElse(""));
    row.add(contrast.<Object>map(Contrast::holm).orElse(""));
  }

  private static void addInterval(List<Object> row, Optional<Interval> interval) {
    row.add(interval.<Object>map(Interval::low).orElse(""));
    row.add(interval.<Object>map(Interval::high).orElse(""));
  }

  private static void addContrast(List<Object> row, Optional<Contrast> contrast) {
    if (contrast.isEmpty()) {
      row.addAll(List.of("", "", "", "", "", "", ""));
      return;
    }
    Contrast one = contrast.get();
    row.addAll(
        List.of(
            one.second(),
            one.difference().value(),
            one.difference().interval().low(),
            one.difference().interval().high(),
            one.difference().p(),
            one.holm(),
            one.verdict().label(Quantity.ACCURACY)));
  }

  private static void line(StringBuilder text, List<Object> row) {
    text.append(
            row.stream().map(one -> CsvField.of(one.toString())).collect(Collectors.joining(",")))
        .append('\n');
  }
}
