package sparsam.result;

import java.util.Locale;
import sparsam.settings.Range;

/** Comparisons in words. */
final class Verdict {
  private Verdict() {}

  static String of(Comparison c) {
    String p =
        probability(c.holm()) + (c.pairs() > 1 ? " corrected for " + c.pairs() + " pairs" : "");
    if (c.discordant() == 0) {
      return "%s and %s are right on the same images".formatted(c.first(), c.second());
    }
    if (!c.separable()) {
      return String.format(
          Locale.ROOT,
          "%s and %s are not separable at this size (%s; exactly one of them is right on %,d of"
              + " %,d images)",
          c.first(),
          c.second(),
          p,
          c.discordant(),
          c.count());
    }
    boolean firstWins = c.onlyFirst() > c.onlySecond();
    return String.format(
        Locale.ROOT,
        "%s is better than %s (%s; where exactly one of them is right, it is so on %,d of %,d"
            + " images)",
        firstWins ? c.first() : c.second(),
        firstWins ? c.second() : c.first(),
        p,
        Math.max(c.onlyFirst(), c.onlySecond()),
        c.discordant());
  }

  static String probability(double p) {
    if (p < 1e-12) {
      return "p < 10⁻¹²";
    }
    return "p = "
        + (p < 0.001
            ? Range.Numbers.digits(p, 1)
            : String.format(Locale.ROOT, p < 0.1 ? "%.3f" : "%.2f", p));
  }
}
