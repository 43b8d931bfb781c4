package sparsam.data.source;

import java.util.Locale;
import sparsam.data.DataException;
import sparsam.data.Shape;

/**
 * The memory that images may take.
 *
 * @param bytes of Java's heap
 */
public record Memory(long bytes) {
  /** Where nobody counts. */
  public static final Memory ENDLESS = new Memory(Long.MAX_VALUE);

  /** No array is longer. */
  private static final long LONGEST = Integer.MAX_VALUE - 8;

  private static final double MEGA = 1 << 20;

  /** What this process could still take, less a quarter for what else a run needs. */
  public static Memory here() {
    Runtime runtime = Runtime.getRuntime();
    long used = runtime.totalMemory() - runtime.freeMemory();
    return new Memory((runtime.maxMemory() - used) / 4 * 3);
  }

  /**
   * Refuses images before they are read.
   *
   * @param name of the file or folder
   * @throws DataException with what they need and what there is
   */
  public void require(String name, long images, Shape shape) throws DataException {
    long needed = images * (shape.features() + 2L * Integer.BYTES);
    if (images * shape.features() > LONGEST) {
      throw new DataException(
          String.format(
              Locale.ROOT,
              "%s has %,d images of %s, %,.0f MB of pixels; up to 2,048 MB are kept: give a smaller"
                  + " data.height and data.width, or fewer images.",
              name,
              images,
              shape,
              images * (double) shape.features() / MEGA));
    }
    if (needed > bytes) {
      throw new DataException(
          String.format(
              Locale.ROOT,
              "%s has %,d images of %s, which need about %,.0f MB of memory, and there are %,.0f MB"
                  + " for them: give a smaller data.height and data.width, fewer images, or Java"
                  + " more (JAVA_TOOL_OPTIONS=-Xmx%dm).",
              name,
              images,
              shape,
              needed / MEGA,
              bytes / MEGA,
              (long) (needed / MEGA * 2 + 500)));
    }
  }
}
