package sparsam.report;

import java.util.Arrays;
import sparsam.data.DataOrigin;
import sparsam.data.DataSet;
import sparsam.data.Examples;
import sparsam.data.Subject;
import sparsam.result.Answers;

/**
 * The test images of a data set as they are looked at: a byte a pixel, a quarter of the memory of
 * the inputs.
 *
 * @param set the data set's name
 * @param pixels [count, features], 0 for the ground to 255 for the stroke
 * @param labels the true class of every image
 * @param origin which data they belong to
 */
public record TestImages(String set, byte[] pixels, int[] labels, DataOrigin origin) {
  public static TestImages of(DataSet set) {
    Examples test = set.test();
    return new TestImages(
        set.name(),
        Subject.of(set.name()).normalization().restore(test.inputs()),
        test.labels(),
        set.origin());
  }

  /** Whether these are the images that were answered to. */
  boolean match(Answers answers) {
    return !answers.data().differsFrom(origin) && Arrays.equals(labels, answers.labels());
  }

  /** An image's pixels row by row, 0 to 1. */
  float[] image(int index) {
    int features = pixels.length / labels.length;
    float[] image = new float[features];
    for (int i = 0; i < features; i++) {
      image[i] = (pixels[index * features + i] & 0xFF) / 255f;
    }
    return image;
  }

  /** Pixels in a row; the images are square. */
  int columns() {
    return (int) Math.sqrt((double) pixels.length / labels.length);
  }
}
