package sparsam.recipe;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the name that a mistyped one was meant to be. */
public final class Nearest {
  private Nearest() {}

  /** The most similar of the names; empty where none is similar enough to be worth saying. */
  public static Optional<String> to(String typed, Collection<String> names) {
    String shortened = typed.substring(0, Math.min(typed.length(), 100)).toLowerCase(Locale.ROOT);
    return names.stream()
        .filter(
            name ->
                distance(shortened, name.toLowerCase(Locale.ROOT))
                    <= Math.max(1, Math.max(shortened.length(), name.length()) / 3))
        .min(
            Comparator.comparingInt(
                (String name) -> distance(shortened, name.toLowerCase(Locale.ROOT))));
  }

  /**
   * Letters to insert, remove, replace or swap with their neighbour to get from one to the other
   * (Damerau 1964, restricted).
   */
  static int distance(String a, String b) {
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          d[i][j] = i + j;
          continue;
        }
        int cost = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        d[i][j] = Math.min(Math.min(d[i - 1][j], d[i][j - 1]) + 1, d[i - 1][j - 1] + cost);
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
        }
      }
    }
    return d[a.length()][b.length()];
  }
}
