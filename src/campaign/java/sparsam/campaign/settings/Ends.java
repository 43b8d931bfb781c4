package sparsam.campaign.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import sparsam.settings.Range;

/** The values of a setting that programs fall over, as {@code --set} would have them. */
final class Ends {
  private static final List<String> NO_NUMBERS =
      List.of("NaN", "Infinity", "-Infinity", "1e400", "null", "\"1\"", "[]", "true", "-0.0");

  private static final List<String> FAR =
      List.of("1e38", "-1e38", "1e-38", "-1e-38", "3.5e38", "1e308", "4.9e-324", "0", "1", "-1");

  /** How many times as often as others the ends themselves are taken. */
  private static final int WEIGHT = 4;

  private Ends() {}

  /** Of a setting of numbers; none of any other. */
  static List<String> of(Range<?> range) {
    List<String> ends =
        switch (range) {
          case Range.Numbers(double min, double max) ->
              Stream.of(min, max, Math.nextDown(min), Math.nextUp(max), (min + max) / 2)
                  .map(value -> Double.toString(value))
                  .toList();
          case Range.Wholes(long min, long max) ->
              Stream.of(min, max, min - 1, max + 1, min + 1).map(value -> value + "").toList();
          case Range.Shares _ -> List.of("[0]", "[1]", "[0.5, 0.5]", "[1e-38, 0.999999]", "[NaN]");
          default -> List.of();
        };
    if (ends.isEmpty()) {
      return List.of();
    }
    List<String> all = new ArrayList<>(ends);
    for (int i = 1; i < WEIGHT; i++) {
      all.addAll(ends);
    }
    all.addAll(FAR);
    all.addAll(NO_NUMBERS);
    return all;
  }
}
