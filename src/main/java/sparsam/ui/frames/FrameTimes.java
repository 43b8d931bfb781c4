package sparsam.ui.frames;

import java.util.Arrays;
import java.util.Locale;

/**
 * What was measured of a scene.
 *
 * @param frames milliseconds from each frame to the next
 * @param clicks milliseconds from each click to the end of the frame that shows its answer
 */
record FrameTimes(double[] frames, double[] clicks) {
  /** Frames and clicks, each with its median, its 95th percentile and its longest. */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%d frames: median %.1f ms, 95 %% within %.1f ms, longest %.1f ms; %d clicks answered:"
            + " median %.1f ms, slowest %.1f ms",
        frames.length,
        percentile(frames, 0.5),
        percentile(frames, 0.95),
        percentile(frames, 1),
        clicks.length,
        percentile(clicks, 0.5),
        percentile(clicks, 1));
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
