package sparsam.report.answer;

import java.util.Arrays;
import sparsam.data.DataOrigin;
import sparsam.data.DataSet;
import sparsam.data.Examples;
import sparsam.data.Pixels;
import sparsam.data.Shape;
import sparsam.result.Answers;

/**
 * The test images of a data set, or those for training, as they are looked at.
 *
 * @param set the data set's name
 * @param pixels a byte each, 0 for the ground (or black) to 255 for the stroke (or full colour)
 * @param labels the true class of every image
 * @param origin which data they belong to
 */
public record TestImages(String set, Pixels pixels, int[] labels, DataOrigin origin) {
  /** Pixels of a side that are shown at most. */
  private static final int LARGEST = 56;

  public static TestImages of(DataSet set) {
    Examples test = set.test();
    return new TestImages(set.name(), test.pixels(), test.labels(), set.origin());
  }

  /** Those that train a network. */
  public static TestImages training(DataSet set) {
    Examples train = set.train();
    return new TestImages(set.name(), train.pixels(), train.labels(), set.origin());
  }

  /** Whether these are the images that were answered to. */
  boolean match(Answers answers) {
    return !answers.data().differsFrom(origin) && Arrays.equals(labels, answers.labels());
  }

  /**
   * An image's pixels, channel after channel, row by row, 0 to 1; of a large one squares of pixels
   * are one, so that many images have room beside each other.
   */
  public float[] image(int index) {
    byte[] bytes = pixels.picture(index);
    Shape whole = pixels.shape();
    Shape shown = shape();
    int step = step();
    float[] image = new float[shown.features()];
    for (int i = 0; i < image.length; i++) {
      int channel = i / shown.area() * whole.area();
      int row = i % shown.area() / shown.width() * step;
      int column = i % shown.width() * step;
      int sum = 0;
      for (int k = 0; k < step * step; k++) {
        sum += bytes[channel + (row + k / step) * whole.width() + column + k % step] & 0xFF;
      }
      image[i] = sum / (255f * step * step);
    }
    return image;
  }

  /** Pixels of a side that are one; what is left over at the far edges is cut. */
  private int step() {
    Shape whole = pixels.shape();
    int most = Math.ceilDiv(Math.max(whole.height(), whole.width()), LARGEST);
    return Math.clamp(most, 1, Math.min(whole.height(), whole.width()));
  }

  /** What an image looks like here. */
  public Shape shape() {
    Shape whole = pixels.shape();
    return new Shape(whole.channels(), whole.height() / step(), whole.width() / step());
  }
}
