package sparsam.nn;

import java.util.Locale;

/**
 * What a network is given and asked: images of one shape, each of one of so many classes.
 *
 * @param channels 1 for grey images, 3 for colour
 */
public record Input(int channels, int height, int width, int classes) {
  /** The grey images and ten classes of MNIST and Fashion-MNIST. */
  public static final Input STANDARD = new Input(1, 28, 28, 10);

  public static final int MAX_CHANNELS = 64;
  public static final int MAX_SIDE = 1024;
  public static final int MIN_CLASSES = 2;
  public static final int MAX_CLASSES = 1000;

  public Input {
    check("channels", channels, 1, MAX_CHANNELS);
    check("height", height, 1, MAX_SIDE);
    check("width", width, 1, MAX_SIDE);
    check("classes", classes, MIN_CLASSES, MAX_CLASSES);
  }

  private static void check(String what, int value, int min, int max) {
    if (value < min || value > max) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "the input's %s is %d; allowed is %d to %,d", what, value, min, max));
    }
  }

  /** Values of one image. */
  public int features() {
    return channels * height * width;
  }

  /** For a person: {@code 3×32×32, 10 classes}. */
  @Override
  public String toString() {
    return "%s×%s×%s, %s classes".formatted(channels, height, width, classes);
  }
}
