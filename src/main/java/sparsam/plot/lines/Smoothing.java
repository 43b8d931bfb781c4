package sparsam.plot.lines;

/**
 * An exponential moving average that grows with its data, corrected at its beginning as Adam's
 * moments are (Kingma and Ba 2015), so that the first value stands for itself.
 */
public final class Smoothing {
  private final double memory;
  private final PointBuffer smooth = new PointBuffer();
  private double sum;
  private double weight;

  /**
   * @param span how many values it remembers, roughly; 1 smooths nothing
   */
  public Smoothing(double span) {
    if (!(span >= 1)) {
      throw new IllegalArgumentException("a span of " + span + "; allowed is 1 or more");
    }
    this.memory = 1 - 1 / span;
  }

  /** Adds a value; one that is not finite is passed on and not remembered. */
  public void add(double x, double y) {
    if (!Double.isFinite(y)) {
      smooth.add(x, y);
      return;
    }
    sum = memory * sum + (1 - memory) * y;
    weight = memory * weight + (1 - memory);
    smooth.add(x, sum / weight);
  }

  public Points points() {
    return smooth.points();
  }
}
