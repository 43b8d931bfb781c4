package sparsam.result;

import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.LongSupplier;

/**
 * How long something under way will still take, judged by how long its part so far has taken;
 * pauses do not count.
 */
public final class TimeLeft {
  /** Before this nothing is said: the first steps are slower than the others. */
  private static final double LEAST_SECONDS = 1;

  private static final double LEAST_PART = 0.01;

  private final LongSupplier clock;
  private double first = Double.NaN;
  private boolean started;
  private double part;
  private double seconds;
  private long last;
  private boolean counts;

  public TimeLeft() {
    this(System::nanoTime);
  }

  /**
   * @param clock in nanoseconds
   */
  public TimeLeft(LongSupplier clock) {
    this.clock = clock;
  }

  /**
   * Looks at how far it is.
   *
   * @param done the part that is done, 0 to 1; where it was begun before, the first one seen counts
   *     as its beginning
   * @param going whether it is worked on from now on
   */
  public void look(double done, boolean going) {
    long now = clock.getAsLong();
    if (started && counts) {
      seconds += (now - last) / 1e9;
    } else if (!started) {
      // What comes before the first step is no measure of the others.
      started = !Double.isNaN(first) && done > first;
      first = done;
    }
    part = done;
    last = now;
    counts = going;
  }

  /** The seconds left; empty until enough is done to judge by. */
  public OptionalDouble seconds() {
    double made = part - first;
    return seconds >= LEAST_SECONDS && made >= LEAST_PART && part < 1
        ? OptionalDouble.of(seconds * (1 - part) / made)
        : OptionalDouble.empty();
  }

  /** In words: {@code about 2 min left}; empty until enough is done to judge by. */
  public String words() {
    OptionalDouble left = seconds();
    return left.isEmpty() ? "" : words(left.getAsDouble());
  }

  static String words(double seconds) {
    if (seconds <= 5) {
      return "a few seconds left";
    }
    if (seconds <= 55) {
      return String.format(Locale.ROOT, "about %d s left", 5 * (long) Math.ceil(seconds / 5));
    }
    long minutes = (long) Math.ceil(seconds / 60);
    return minutes < 60
        ? String.format(Locale.ROOT, "about %d min left", minutes)
        : String.format(Locale.ROOT, "about %d h %02d min left", minutes / 60, minutes % 60);
  }
}
