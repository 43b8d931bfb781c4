package sparsam.nn.layer;

/**
 * The shape of what a layer takes or puts out for one image.
 *
 * @param channels or units, where it is flat
 * @param flat whether these are units, no planes any more; height and width are 1 then
 */
public record Shape(int channels, int height, int width, boolean flat) {
  static Shape planes(int channels, int height, int width) {
    return new Shape(channels, height, width, false);
  }

  static Shape units(int units) {
    return new Shape(units, 1, 1, true);
  }

  /** Values of a plane. */
  public int area() {
    return height * width;
  }

  /** Values of an image. */
  public int size() {
    return Math.multiplyExact(channels, Math.multiplyExact(height, width));
  }

  /** For a person: {@code 6×14×14}, and {@code 84} where it is flat. */
  @Override
  public String toString() {
    return flat ? Integer.toString(channels) : "%s×%s×%s".formatted(channels, height, width);
  }
}
