package sparsam.nn.speed;

/** How long something is done to find out how long it takes. */
public final class Timed {
  /** What part of the usual; tests, which believe no times, set a small one. */
  private static final double PART =
      Double.parseDouble(System.getProperty("sparsam.timed.part", "1"));

  private Timed() {}

  /** So many seconds, or a part of them where nobody believes what comes out. */
  public static double seconds(double usual) {
    return PART * usual;
  }
}
