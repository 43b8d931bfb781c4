package sparsam.report.sweep;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import sparsam.report.Verdicts;
import sparsam.result.statistics.Mean;
import sparsam.result.statistics.Statistics.Interval;
import sparsam.sweep.Axis;
import sparsam.sweep.Sweep;
import sparsam.sweep.finding.Best;
import sparsam.sweep.finding.Cell;
import sparsam.sweep.finding.Contrast;
import sparsam.sweep.finding.Contrast.Verdict;
import sparsam.sweep.finding.Findings;
import sparsam.sweep.finding.Importance;
import sparsam.sweep.finding.Measured;
import sparsam.sweep.finding.Quantity;
import sparsam.text.Strings;

/** What a sweep says, in sentences: never a best number without its interval. */
public final class SweepWords {
  private final Strings strings;
  private final Findings findings;
  private final Sweep sweep;

  private SweepWords(Strings strings, Findings findings) {
    this.strings = strings;
    this.findings = findings;
    this.sweep = findings.sweep();
  }

  /**
   * The best with its interval; where each arm wins, loses, cannot be told from the first one, and
   * where its minima are flatter, as far as that was measured; how many seeds it takes to see half
   * a point; which axis matters most; what is missing.
   *
   * @return sentences, a line each
   */
  public static List<String> of(Strings strings, Findings findings) {
    SweepWords words = new SweepWords(strings, findings);
    List<String> all = new ArrayList<>();
    if (findings.missing() > 0) {
      all.add(strings.get("sweep.missing", findings.missing()));
    }
    int failed =
        findings.cells().stream()
            .flatMap(cell -> cell.arms().values().stream())
            .mapToInt(Measured::failed)
            .sum();
    if (failed > 0) {
      all.add(failed == 1 ? strings.get("sweep.failed.one") : strings.get("sweep.failed", failed));
    }
    findings.best().map(words::best).ifPresent(all::add);
    all.addAll(words.contrasts());
    Quantity.FLATNESS.forEach(one -> all.addAll(words.flatness(one)));
    words.seeds().ifPresent(all::add);
    findings.importance().stream()
        .map(words::importance)
        .flatMap(Optional::stream)
        .forEach(all::add);
    return all;
  }

  /** A set of values in words: {@code fraction 0.9, rho of SAM 0.05}. */
  public static String values(Sweep sweep, List<String> values) {
    List<String> words = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      words.add(sweep.axes().get(i).key() + " " + values.get(i));
    }
    return String.join(", ", words);
  }

  /** A share in percent with two digits. */
  public static String percent(double share) {
    return String.format(Locale.ROOT, "%.2f %%", 100 * share);
  }

  /** A mean over seeds with its interval: {@code 95.31 % (94.92 – 95.70)}. */
  public static String mean(Mean mean) {
    return Measured.interval(mean)
        .map(
            interval ->
                String.format(
                    Locale.ROOT,
                    "%.2f %% (%.2f – %.2f)",
                    100 * mean.mean(),
                    100 * interval.low(),
                    100 * interval.high()))
        .orElseGet(() -> percent(mean.mean()));
  }

  private String at(Cell cell) {
    return cell.values().isEmpty() ? "" : strings.get("sweep.at", values(sweep, cell.values()));
  }

  private String best(Best best) {
    Optional<Interval> interval = Measured.interval(best.test());
    String arm = strings.name(best.arm());
    if (interval.isEmpty()) {
      return strings.get("sweep.best.oneseed", arm, at(best.cell()), percent(best.test().mean()));
    }
    String words =
        strings.get(
            "sweep.best",
            arm,
            at(best.cell()),
            percent(best.test().mean()),
            Verdicts.points(interval.get().low()),
            Verdicts.points(interval.get().high()),
            best.test().count());
    if (best.others() == 0) {
      return words;
    }
    return words
        + " "
        + (best.alike() == 0
            ? strings.get("sweep.best.alone", best.others())
            : strings.get("sweep.best.alike", best.alike(), best.others()));
  }

  private List<String> contrasts() {
    if (findings.contrasts().isEmpty()) {
      return Findings.asked(sweep.recipe()).size() < 2
          ? List.of()
          : List.of(strings.get("sweep.contrast.none"));
    }
    List<String> asked = Findings.asked(sweep.recipe());
    List<Contrast> tested = findings.tested();
    List<String> all = new ArrayList<>();
    for (String arm : asked.subList(1, asked.size())) {
      List<Contrast> own = tested.stream().filter(one -> one.first().equals(arm)).toList();
      if (!own.isEmpty()) {
        all.add(
            strings.get(
                "sweep.contrast",
                strings.name(arm),
                strings.name(own.getFirst().second()),
                tested.size(),
                told(own, Verdict.WINS, Quantity.ACCURACY),
                told(own, Verdict.LOSES, Quantity.ACCURACY),
                count(own, Verdict.NOT_TOLD)));
      }
    }
    return all;
  }

  /** Where minima are flatter, and where they are not. */
  private List<String> flatness(Quantity quantity) {
    List<String> asked = Findings.asked(sweep.recipe());
    List<Contrast> tested = findings.tested(quantity);
    List<String> all = new ArrayList<>();
    for (String arm : asked.subList(Math.min(1, asked.size()), asked.size())) {
      List<Contrast> own = tested.stream().filter(one -> one.first().equals(arm)).toList();
      if (!own.isEmpty()) {
        all.add(
            strings.get(
                quantity == Quantity.RISE ? "sweep.flatness.rise" : "sweep.flatness.largest",
                strings.name(arm),
                strings.name(own.getFirst().second()),
                tested.size(),
                told(own, Verdict.LOSES, quantity),
                told(own, Verdict.WINS, quantity),
                count(own, Verdict.NOT_TOLD)));
      }
    }
    return all;
  }

  private static long count(List<Contrast> all, Verdict verdict) {
    return all.stream().filter(one -> one.verdict() == verdict).count();
  }

  /** How many, and the largest with its interval. */
  private String told(List<Contrast> all, Verdict verdict, Quantity quantity) {
    long count = count(all, verdict);
    boolean share = quantity == Quantity.ACCURACY;
    return all.stream()
        .filter(one -> one.verdict() == verdict)
        .max(Comparator.comparingDouble(one -> Math.abs(one.difference().value())))
        .map(
            most ->
                strings.get(
                    share
                        ? count == 1 ? "sweep.contrast.one" : "sweep.contrast.most"
                        : count == 1 ? "sweep.flatness.one" : "sweep.flatness.most",
                    count,
                    signed(quantity, most.difference().value()),
                    signed(quantity, most.difference().interval().low()),
                    signed(quantity, most.difference().interval().high()),
                    at(most.cell())))
        .orElse("0");
  }

  /** Accuracies in points; what is none, with three digits. */
  private static String signed(Quantity quantity, double value) {
    if (quantity == Quantity.ACCURACY) {
      return Verdicts.signed(value);
    }
    BigDecimal rounded = new BigDecimal(value).round(new MathContext(3));
    return (value < 0 ? "−" : "+") + rounded.abs().toPlainString();
  }

  /** How many seeds would show half a point; empty where nothing is known of how they scatter. */
  static Optional<String> seeds(Strings strings, Findings findings) {
    return new SweepWords(strings, findings).seeds();
  }

  private Optional<String> seeds() {
    if (Double.isNaN(findings.deviation())) {
      return Optional.empty();
    }
    OptionalInt needed = findings.seedsNeeded();
    String scatter = Verdicts.points(findings.deviation());
    return Optional.of(
        needed.isPresent()
            ? strings.get("sweep.seeds", scatter, needed.getAsInt(), sweep.seeds().size())
            : strings.get("sweep.seeds.never", scatter));
  }

  private Optional<String> importance(Importance one) {
    if (one.shares().stream().allMatch(share -> share == 0)) {
      return Optional.empty();
    }
    String shares =
        one.shares().stream()
            .map(share -> share)
            .sorted(Comparator.reverseOrder())
            .distinct()
            .flatMap(
                share ->
                    sweep.axes().stream()
                        .filter(axis -> share.equals(share(one, axis)))
                        .map(axis -> axis.key() + " " + part(share)))
            .collect(Collectors.joining(", "));
    return Optional.of(
        strings.get(
            "sweep.importance",
            strings.name(one.arm()),
            sweep.axes().get(one.most()).key(),
            shares,
            part(one.seeds()),
            part(one.rest())));
  }

  private Double share(Importance one, Axis axis) {
    return one.shares().get(sweep.axes().indexOf(axis));
  }

  private static String part(double share) {
    return String.format(Locale.ROOT, "%.0f %%", 100 * share);
  }
}
