package sparsam.cli.sweep;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import sparsam.cli.console.Table;
import sparsam.report.Verdicts;
import sparsam.report.sweep.SweepShrinkage;
import sparsam.report.sweep.SweepWords;
import sparsam.result.Comparison;
import sparsam.result.statistics.MeanDifference;
import sparsam.sweep.Axis;
import sparsam.sweep.finding.Cell;
import sparsam.sweep.finding.Contrast;
import sparsam.sweep.finding.Contrast.Verdict;
import sparsam.sweep.finding.ContrastIndex;
import sparsam.sweep.finding.Findings;
import sparsam.sweep.finding.Measured;
import sparsam.sweep.finding.Quantity;
import sparsam.text.Strings;

/** What a sweep says, for a terminal: tables, then sentences. */
record SweepText(Findings findings, Strings strings) {
  /** Rows that a person still looks at. */
  private static final int MOST = 100;

  @Override
  public String toString() {
    List<String> heading = new ArrayList<>();
    StringBuilder sides = new StringBuilder();
    for (Axis axis : findings.sweep().axes()) {
      heading.add(axis.key());
      sides.append('r');
    }
    List<String> arms =
        findings.cells().isEmpty()
            ? List.of()
            : List.copyOf(findings.cells().getFirst().arms().keySet());
    for (String arm : arms) {
      heading.add(arm + " (95 %)");
      sides.append('r');
    }
    List<String> asked = Findings.asked(findings.sweep().recipe());
    List<String> others = asked.size() < 2 ? List.of() : asked.subList(1, asked.size());
    for (String other : others) {
      heading.add(other + " − " + asked.getFirst());
      heading.add("p (Holm)");
      heading.add("");
      sides.append("rrl");
    }
    Table table = new Table(sides.toString(), heading.toArray(String[]::new));
    ContrastIndex contrasts = findings.index();
    for (Cell cell : findings.cells().subList(0, Math.min(MOST, findings.cells().size()))) {
      List<String> row = new ArrayList<>(cell.values());
      for (String arm : arms) {
        Measured measured = cell.arms().get(arm);
        row.add(measured == null ? "" : words(measured));
      }
      for (String other : others) {
        add(row, contrasts.of(cell.values(), other).orElse(null));
      }
      table.row(row.toArray(String[]::new));
    }
    StringBuilder text = new StringBuilder("\n").append(table);
    if (findings.cells().size() > MOST) {
      text.append(
          String.format(
              Locale.ROOT, "… and %,d more in cells.csv%n", findings.cells().size() - MOST));
    }
    text.append('\n');
    if (SweepShrinkage.isTold(findings)) {
      text.append(Table.of(SweepShrinkage.of(strings, findings, MOST))).append('\n');
    }
    SweepWords.of(strings, findings).forEach(one -> text.append(one).append('\n'));
    return text.toString();
  }

  private String words(Measured measured) {
    String mean = measured.test().map(SweepWords::mean).orElse("");
    int seeds = findings.sweep().seeds().size();
    return measured.count() == seeds || mean.isEmpty()
        ? mean
        : String.format(Locale.ROOT, "%s, %d of %d", mean, measured.count(), seeds);
  }

  private static void add(List<String> row, @Nullable Contrast contrast) {
    if (contrast == null) {
      row.addAll(List.of("", "", ""));
      return;
    }
    MeanDifference difference = contrast.difference();
    row.add(
        "%s (%s to %s)"
            .formatted(
                Verdicts.signed(difference.value()),
                Verdicts.signed(difference.interval().low()),
                Verdicts.signed(difference.interval().high())));
    row.add(Comparison.probability(contrast.holm()).replace("p = ", ""));
    row.add(
        contrast.verdict() == Verdict.NOT_TOLD ? "" : contrast.verdict().label(Quantity.ACCURACY));
  }
}
