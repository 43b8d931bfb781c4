package sparsam.report.sweep;

import java.util.ArrayList;
import java.util.List;
import sparsam.report.Verdicts;
import sparsam.result.Comparison;
import sparsam.result.statistics.MeanDifference;
import sparsam.sweep.finding.Contrast;
import sparsam.sweep.finding.Contrast.Verdict;
import sparsam.sweep.finding.Findings;
import sparsam.text.Strings;

/** What a recipe says of its methods when it was trained under several seeds. */
public final class MethodWords {
  private MethodWords() {}

  /**
   * A sentence for each arm in question against the first; how many seeds would show half a point.
   *
   * @param findings of a sweep without an axis; none are said of one seed
   */
  public static List<String> of(Strings strings, Findings findings) {
    List<String> all = new ArrayList<>();
    for (Contrast one : findings.contrasts()) {
      all.add(contrast(strings, one, findings.tested().size()));
    }
    if (!all.isEmpty()) {
      SweepWords.seeds(strings, findings).ifPresent(all::add);
    }
    return all;
  }

  private static String contrast(Strings strings, Contrast one, int tested) {
    MeanDifference difference = one.difference();
    boolean wins = difference.value() > 0;
    String p =
        tested > 1
            ? strings.get("seeds.p.holm", Comparison.probability(one.holm()), tested)
            : Comparison.probability(one.holm());
    if (one.verdict() == Verdict.NOT_TOLD) {
      return strings.get(
          "seeds.unclear",
          difference.count(),
          strings.name(one.first()),
          strings.name(one.second()),
          Verdicts.signed(difference.value()),
          Verdicts.signed(difference.interval().low()),
          Verdicts.signed(difference.interval().high()),
          p);
    }
    double low = wins ? difference.interval().low() : -difference.interval().high();
    double high = wins ? difference.interval().high() : -difference.interval().low();
    return strings.get(
        "seeds.better",
        difference.count(),
        strings.name(wins ? one.first() : one.second()),
        strings.name(wins ? one.second() : one.first()),
        Verdicts.points(Math.abs(difference.value())),
        Verdicts.points(low),
        Verdicts.points(high),
        p);
  }
}
