package sparsam.report;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import sparsam.recipe.Phase;
import sparsam.recipe.Recipe;
import sparsam.result.Comparison;
import sparsam.result.Finding;
import sparsam.result.Result;
import sparsam.text.Strings;

/** What a run's comparisons say, in words. */
public final class Verdicts {
  /** Shares of zeros that differ by less, as by one weight that is pruned or not, are the same. */
  private static final double ALIKE = 0.01;

  private Verdicts() {}

  /** The arms that have a result, the one with the highest test accuracy first. */
  public static List<Result.Finished> bestFirst(List<Result> results) {
    return results.stream()
        .filter(Result.Finished.class::isInstance)
        .map(Result.Finished.class::cast)
        .filter(result -> result.phase() == Phase.ARM)
        .sorted(Comparator.comparingDouble(Result.Finished::testAccuracy).reversed())
        .toList();
  }

  /**
   * The answer in words: who is better and by how much, how sure that is, for how many pairs p was
   * corrected, and where the validation images say the opposite, that. It speaks of two networks
   * that one seed gave, not of methods. Where one is far less sparse than the other, that too: they
   * do not solve the same task then.
   *
   * @param seed the recipe's
   */
  public static String inWords(Strings strings, long seed, Finding finding, List<Result> results) {
    Comparison pair = finding.pair();
    StringBuilder words = new StringBuilder(verdict(strings, seed, finding));
    if (finding.isContradicted()) {
      boolean first = finding.validation() > 0;
      words
          .append(' ')
          .append(
              strings.get(
                  "result.contradicted",
                  first ? strings.name(pair.first()) : strings.name(pair.second()),
                  points(Math.abs(finding.validation()))));
    }
    double first = sparsity(results, pair.first());
    double second = sparsity(results, pair.second());
    if (Math.abs(first - second) >= ALIKE) {
      words
          .append(' ')
          .append(
              strings.get(
                  "result.unlike",
                  strings.name(pair.first()),
                  100 * first,
                  strings.name(pair.second()),
                  100 * second));
    }
    return words.toString();
  }

  /** Why a run that has ended has no answer. */
  public static String none(Strings strings, Recipe recipe, List<Result> results) {
    int arms = recipe.arms().size();
    boolean all = bestFirst(results).size() == arms;
    return strings.get(
        switch (arms) {
          case 0 -> "result.noarms";
          case 1 -> "result.single";
          default -> all ? "result.budgets" : "result.none";
        });
  }

  private static String verdict(Strings strings, long seed, Finding finding) {
    Comparison pair = finding.pair();
    if (pair.discordant() == 0) {
      return strings.get(
          "result.answer.same", seed, strings.name(pair.first()), strings.name(pair.second()));
    }
    String p = correction(strings, finding);
    boolean firstWins = pair.difference() > 0;
    double low = firstWins ? pair.interval().low() : -pair.interval().high();
    double high = firstWins ? pair.interval().high() : -pair.interval().low();
    return pair.separable()
        ? strings.get(
            "result.answer.better",
            seed,
            firstWins ? strings.name(pair.first()) : strings.name(pair.second()),
            firstWins ? strings.name(pair.second()) : strings.name(pair.first()),
            points(Math.abs(pair.difference())),
            points(low),
            points(high),
            p)
        : strings.get(
            "result.answer.unclear",
            seed,
            strings.name(pair.first()),
            strings.name(pair.second()),
            signed(pair.difference()),
            points(pair.interval().low()),
            points(pair.interval().high()),
            p);
  }

  private static String correction(Strings strings, Finding finding) {
    Comparison pair = finding.pair();
    if (finding.named()) {
      return pair.pairs() == 1
          ? strings.get("result.p.named", pair.probability())
          : strings.get("result.p.several", pair.probability(), pair.pairs());
    }
    return pair.pairs() == 1
        ? pair.probability()
        : strings.get("result.p.picked", pair.probability(), pair.pairs());
  }

  /** A share in points of a percent, with a true minus. */
  public static String points(double share) {
    double rounded = Math.rint(10_000 * share) / 100;
    return String.format(Locale.ROOT, "%.2f", rounded + 0.0).replace('-', '−');
  }

  /** The same with a plus where it is one. */
  public static String signed(double share) {
    String points = points(share);
    return share > 0 && !points.equals("0.00") ? "+" + points : points;
  }

  private static double sparsity(List<Result> results, String name) {
    return bestFirst(results).stream()
        .filter(arm -> arm.name().equals(name))
        .mapToDouble(Result.Finished::sparsity)
        .findFirst()
        .orElse(0);
  }
}
