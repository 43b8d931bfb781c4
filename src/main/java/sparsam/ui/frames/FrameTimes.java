package sparsam.ui.frames;

import java.util.Arrays;
import java.util.Locale;

/**
 * What was measured of a scene.
 *
 * @param frames milliseconds from each frame to the next
 * @param busy milliseconds that the window's thread computed from each frame to the next, whatever
 *     else the machine did meanwhile
 * @param clicks milliseconds from each click to the end of the frame that shows its answer
 */
record FrameTimes(double[] frames, double[] busy, double[] clicks) {
  /** What a frame has at 60 a second, and what an eye takes for a pause. */
  private static final double SMOOTH = 1000 / 60.0;

  private static final double PAUSE = 50;

  /** Frames and clicks, each with its median and its longest, and how many frames are late. */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%d frames: median %.1f ms, 95 %% within %.1f ms, longest %.1f ms; %.1f %% over %.1f ms,"
            + " %.1f %% over %.0f ms; the window's thread computes %.1f ms of one (median), %.1f ms"
            + " at most; %d clicks answered: median %.1f ms, slowest %.1f ms",
        frames.length,
        percentile(frames, 0.5),
        percentile(frames, 0.95),
        percentile(frames, 1),
        100 * over(frames, SMOOTH),
        SMOOTH,
        100 * over(frames, PAUSE),
        PAUSE,
        percentile(busy, 0.5),
        percentile(busy, 1),
        clicks.length,
        percentile(clicks, 0.5),
        percentile(clicks, 1));
  }

  /** Which part of some values is above a limit. */
  static double over(double[] values, double limit) {
    return Arrays.stream(values).filter(value -> value > limit).count()
        / (double) Math.max(1, values.length);
  }

  /**
   * The smallest value that a part of the values does not exceed; NaN of none.
   *
   * @param part 0 to 1
   */
  static double percentile(double[] values, double part) {
    if (values.length == 0) {
      return Double.NaN;
    }
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[(int) Math.clamp(Math.ceil(part * sorted.length) - 1, 0, sorted.length - 1.0)];
  }
}
