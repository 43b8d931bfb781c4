package sparsam.sweep.work;

import java.util.Locale;

/** Times for a person. */
public final class Duration {
  private Duration() {}

  /** About so long. */
  public static String words(double seconds) {
    if (seconds < 90) {
      return String.format(Locale.ROOT, "%.0f s", Math.max(1, seconds));
    }
    long minutes = Math.round(seconds / 60);
    return minutes < 90
        ? String.format(Locale.ROOT, "%d min", minutes)
        : String.format(Locale.ROOT, "%,d h %02d min", minutes / 60, minutes % 60);
  }
}
