package sparsam.report.flatness;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import sparsam.flatness.Facts;
import sparsam.flatness.Measure;
import sparsam.flatness.Portrait;
import sparsam.flatness.curvature.Eigenvalues;
import sparsam.flatness.curvature.Trace;
import sparsam.flatness.sharpness.Rise;
import sparsam.text.Strings;

/**
 * Networks' measures beside each other, and what has to stand beside every measure.
 *
 * @param columns names; the first is the network's
 * @param rows a network each, as many fields as columns
 */
public record FlatnessTable(List<String> columns, List<List<String>> rows) {
  private static final String NONE = "–";
  private static final int DIGITS = 3;

  public FlatnessTable {
    columns = List.copyOf(columns);
    rows = rows.stream().map(List::copyOf).toList();
  }

  public static FlatnessTable of(Strings strings, List<Portrait> portraits) {
    List<String> columns =
        new ArrayList<>(
            List.of(
                strings.get("flatness.column.network"),
                strings.get("flatness.column.loss"),
                strings.get("flatness.column.wrong"),
                strings.get("flatness.column.norm"),
                strings.get("flatness.column.gradient"),
                strings.get("flatness.column.sparse"),
                strings.get("flatness.column.largest"),
                strings.get("flatness.column.fifth"),
                strings.get("flatness.column.smallest"),
                strings.get("flatness.column.trace")));
    List<Double> radii =
        portraits.stream()
            .flatMap(portrait -> rises(portrait).stream())
            .map(Rise::radius)
            .distinct()
            .sorted()
            .toList();
    radii.forEach(
        radius -> columns.add(strings.get("flatness.column.rise", strings.number(radius))));
    return new FlatnessTable(
        columns, portraits.stream().map(portrait -> row(strings, portrait, radii)).toList());
  }

  private static List<String> row(Strings strings, Portrait portrait, List<Double> radii) {
    Facts facts = portrait.facts();
    List<String> row = new ArrayList<>();
    row.add(portrait.name());
    row.add(number(strings, facts.loss()));
    row.add(percent(facts.errors()));
    row.add(number(strings, facts.weightNorm()));
    row.add(number(strings, facts.gradientNorm()));
    row.add(percent(facts.sparsity()));
    Eigenvalues ends = portrait.ends();
    row.add(number(strings, portrait.largest()));
    row.add(
        ends == null || ends.largest().isEmpty()
            ? NONE
            : number(strings, ends.largest().getLast()));
    row.add(ends == null ? NONE : number(strings, ends.smallest()));
    Trace trace = portrait.trace();
    row.add(
        trace == null
            ? NONE
            : number(strings, trace.value()) + " ± " + number(strings, trace.error()));
    List<Rise> own = rises(portrait);
    for (double radius : radii) {
      row.add(
          own.stream()
              .filter(rise -> rise.radius() == radius)
              .findFirst()
              .map(rise -> number(strings, rise.loss()))
              .orElse(NONE));
    }
    return row;
  }

  /** After most steps, by radius. */
  private static List<Rise> rises(Portrait portrait) {
    int most = portrait.rises(Measure.SHARPNESS).stream().mapToInt(Rise::number).max().orElse(0);
    return portrait.rises(Measure.SHARPNESS).stream()
        .filter(rise -> rise.number() == most)
        .toList();
  }

  private static String percent(double part) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * part);
  }

  private static String number(Strings strings, double value) {
    return Double.isNaN(value) ? NONE : strings.digits(value, DIGITS);
  }
}
