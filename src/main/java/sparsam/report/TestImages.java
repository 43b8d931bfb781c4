package sparsam.report;

import java.util.Arrays;
import sparsam.data.DataOrigin;
import sparsam.data.DataSet;
import sparsam.data.Examples;
import sparsam.data.Pixels;
import sparsam.data.Shape;
import sparsam.result.Answers;

/**
 * The test images of a data set as they are looked at.
 *
 * @param set the data set's name
 * @param pixels a byte each, 0 for the ground (or black) to 255 for the stroke (or full colour)
 * @param labels the true class of every image
 * @param origin which data they belong to
 */
public record TestImages(String set, Pixels pixels, int[] labels, DataOrigin origin) {
  public static TestImages of(DataSet set) {
    Examples test = set.test();
    return new TestImages(set.name(), test.pixels(), test.labels(), set.origin());
  }

  /** Whether these are the images that were answered to. */
  boolean match(Answers answers) {
    return !answers.data().differsFrom(origin) && Arrays.equals(labels, answers.labels());
  }

  /** An image's pixels, channel after channel, row by row, 0 to 1. */
  float[] image(int index) {
    byte[] bytes = pixels.picture(index);
    float[] image = new float[bytes.length];
    for (int i = 0; i < image.length; i++) {
      image[i] = (bytes[i] & 0xFF) / 255f;
    }
    return image;
  }

  Shape shape() {
    return pixels.shape();
  }
}
