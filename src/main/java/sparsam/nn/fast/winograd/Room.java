package sparsam.nn.fast.winograd;

/**
 * What a thread works in while it filters; all layers of a network use the same one, made when it
 * is first used.
 */
public final class Room {
  /** Floats of transformed images on either side: together what a core's cache holds. */
  public static final int VALUES = 110_000;

  private static final Points NONE = new Points(0);

  private int values;
  private int weights;
  private int strip;
  private int shifts;
  private Points taken = NONE;
  private Points given = NONE;
  private Points sums = NONE;
  private float[][] strips = {};
  private float[] bias = {};
  private float[] factors = {};

  /** Makes it large enough for a layer, as long as it was not used: floats of each array. */
  public void plan(int values, int weights, int strip, int shifts) {
    this.values = Math.max(this.values, values);
    this.weights = Math.max(this.weights, weights);
    this.strip = Math.max(this.strip, strip);
    this.shifts = Math.max(this.shifts, shifts);
  }

  /** Floats of all of it, once it was used. */
  public long floats() {
    return 2 * Points.floats(values)
        + Points.floats(weights)
        + (long) Filter.ROWS * (strip + Points.APART)
        + 2L * shifts;
  }

  /** The same, with its arrays made. */
  public Room ready() {
    if (strips.length == 0) {
      taken = new Points(values);
      given = new Points(values);
      sums = new Points(weights);
      strips = new float[Filter.ROWS][strip + Points.APART];
      bias = new float[shifts];
      factors = new float[shifts];
    }
    return this;
  }

  /** Pixels, transformed: [tiles, channels] each. */
  public Points taken() {
    return taken;
  }

  /** Products, or what is their gradient: [tiles, channels] each. */
  public Points given() {
    return given;
  }

  /** The kernels' gradient: [out, in] each. */
  public Points sums() {
    return sums;
  }

  /** Rows of cells. */
  public float[][] strips() {
    return strips;
  }

  /** The biases as they are put out, or their gradient: [tiles, channels]. */
  public float[] bias() {
    return bias;
  }

  /** What values are multiplied by before they are put out: [tiles, channels]. */
  public float[] factors() {
    return factors;
  }
}
