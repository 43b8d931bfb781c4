package sparsam.nn.speed;

/**
 * What a layer gains where it computes with less than all of its weights, by any way to leave some
 * out: zeros that are skipped, or channels that are cut away.
 *
 * @param layer its name, PyTorch's
 * @param multiplyAdds an image, with all weights
 * @param left an image, with those that are left
 * @param before seconds for some images, with all weights
 * @param after seconds for the same images, with those that are left
 * @param taken whether that form computes the layer; otherwise the one with all weights does
 */
public record LayerSpeed(
    String layer, long multiplyAdds, long left, double before, double after, boolean taken) {
  /** The part of its multiply-adds that is saved, 0 to 1. */
  public double saved() {
    return multiplyAdds == 0 ? 0 : 1 - (double) left / multiplyAdds;
  }

  /** How many times as fast it should be, counted in multiply-adds; infinite where none is left. */
  public double theoretical() {
    return left == 0 ? Double.POSITIVE_INFINITY : (double) multiplyAdds / left;
  }

  /** How many times as fast the smaller form is; below 1 it is slower. */
  public double measured() {
    return before / after;
  }

  /** Seconds in the form that is taken. */
  public double seconds() {
    return taken ? after : before;
  }

  /** All of several layers as one, in the forms that are taken. */
  public static LayerSpeed total(String name, Iterable<LayerSpeed> layers) {
    long multiplyAdds = 0;
    long left = 0;
    double before = 0;
    double after = 0;
    boolean taken = false;
    for (LayerSpeed layer : layers) {
      multiplyAdds += layer.multiplyAdds;
      left += layer.left;
      before += layer.before;
      after += layer.seconds();
      taken |= layer.taken;
    }
    return new LayerSpeed(name, multiplyAdds, left, before, after, taken);
  }
}
