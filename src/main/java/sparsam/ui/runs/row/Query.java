package sparsam.ui.runs.row;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is looked for: every word must be somewhere in a run's names, note, data, network, method or
 * tags; {@code tag:word} must begin one of its tags; {@code accuracy>0.95}, with {@code <} too, and
 * of {@code sparsity}, {@code fraction} and {@code seed}, must be so. Percents may be written as
 * such: {@code accuracy>95%}.
 */
public final class Query {
  private static final String TAG = "tag:";
  private static final Map<String, RunColumn> NUMBERS =
      Map.of(
          "accuracy", RunColumn.ACCURACY,
          "sparsity", RunColumn.SPARSITY,
          "fraction", RunColumn.FRACTION,
          "seed", RunColumn.SEED);
  private static final Pattern BOUND =
      Pattern.compile("(accuracy|sparsity|fraction|seed)([<>])([0-9]{1,18}(?:[.][0-9]{1,9})?)(%?)");
  private static final double PERCENT = 100;

  private final List<Predicate<RunRow>> parts = new ArrayList<>();

  public Query(String words) {
    for (String word : words.toLowerCase(Locale.ROOT).strip().split("\\s+", -1)) {
      Matcher bound = BOUND.matcher(word);
      if (bound.matches()) {
        parts.add(bound(bound));
      } else if (word.startsWith(TAG)) {
        String tag = word.substring(TAG.length());
        parts.add(
            row ->
                row.tags().stream().anyMatch(one -> one.toLowerCase(Locale.ROOT).startsWith(tag)));
      } else if (!word.isEmpty()) {
        parts.add(row -> row.searched().contains(word));
      }
    }
  }

  private static Predicate<RunRow> bound(Matcher match) {
    RunColumn column = NUMBERS.get(match.group(1));
    double written = Double.parseDouble(match.group(3));
    double limit = match.group(4).isEmpty() ? written : written / PERCENT;
    return column == null
        ? _ -> true
        : match.group(2).equals("<")
            ? row -> row.cell(column).number() < limit
            : row -> row.cell(column).number() > limit;
  }

  /** Whether a run has all of it. */
  public boolean matches(RunRow row) {
    return parts.stream().allMatch(part -> part.test(row));
  }
}
