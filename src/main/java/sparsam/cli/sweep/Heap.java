package sparsam.cli.sweep;

/** What a JVM on a cluster needs, in MB. */
final class Heap {
  /** More than is needed lets the garbage collector work less. */
  private static final double SPARE = 1.25;

  private static final long BESIDES = 128;

  /** What Java and the engine's libraries take besides. */
  private static final long NATIVE = 400;

  private Heap() {}

  /**
   * Java's heap.
   *
   * @param megabytes that trainings need
   */
  static long java(long megabytes) {
    return BESIDES + (long) (megabytes * SPARE);
  }

  /** The whole process. */
  static long whole(long megabytes) {
    return java(megabytes) + NATIVE;
  }
}
