package sparsam.prune.schedule;

/** How the part that is pruned grows from stage to stage. */
public enum Ramp {
  /** Fast at first, when there is much to choose from (Zhu and Gupta 2017). */
  CUBIC("cubic", "cubic", 3),
  /** Alike at each stage. */
  LINEAR("linear", "linear", 1);

  private final String label;
  private final String title;
  private final int power;

  Ramp(String label, String title, int power) {
    this.label = label;
    this.title = title;
    this.power = power;
  }

  /** The name in recipes. */
  public String label() {
    return label;
  }

  /** The name for people. */
  public String title() {
    return title;
  }

  /**
   * The part that is pruned, s(t) = to + (from − to)(1 − (t − begin)/(times · every))^power, as of
   * the last stage before t.
   *
   * @param times how many stages there are
   * @param every steps between them
   */
  public double at(double from, double to, long begin, long times, long every, long t) {
    long stage = Math.clamp(Math.floorDiv(t - begin, every), 0, times);
    return to + (from - to) * Math.pow(1 - (double) stage / times, power);
  }
}
