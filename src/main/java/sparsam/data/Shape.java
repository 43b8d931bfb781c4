package sparsam.data;

/**
 * What every image of a set looks like.
 *
 * @param channels 1 for grey, 3 for red, green, blue
 */
public record Shape(int channels, int height, int width) {
  /** MNIST's and that of all that take its place. */
  public static final Shape MNIST = new Shape(1, 28, 28);

  /** Numbers that a shape is made of. */
  public static final int SIDES = 3;

  /** Channels of an image in colour. */
  public static final int COLOURS = 3;

  public Shape {
    if (channels < 1 || height < 1 || width < 1) {
      throw new IllegalArgumentException(
          channels + "×" + height + "×" + width + " is no shape of an image");
    }
  }

  /** Pixels of one channel. */
  public int area() {
    return Math.multiplyExact(height, width);
  }

  /** Numbers of one image. */
  public int features() {
    return Math.multiplyExact(channels, area());
  }

  /** Channels × rows × columns, as papers have it: {@code 3×32×32}. */
  @Override
  public String toString() {
    return channels + "×" + height + "×" + width;
  }
}
