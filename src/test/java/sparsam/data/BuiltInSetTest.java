package sparsam.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;
import sparsam.data.source.Gzip;
import sparsam.data.source.IdxSource;

/** The files inside the program are those the generator made, and are split as documented. */
class BuiltInSetTest {
  @Test
  void mnist_is_what_was_generated() throws Exception {
    assertEquals(
        "f1707d85cf3a9498a40120f074fa3c2f46722ddecb960ef0da7bc86fdb6ec1b4",
        sum(BuiltInSet.MNIST.imagesFile()));
    assertEquals(
        "4cafd1ff628cbf65fb4a0413bc6af9ff8addc5738a7ad4050fdbf91449c11f24",
        sum(BuiltInSet.MNIST.labelsFile()));
  }

  @Test
  void fashion_is_what_was_generated() throws Exception {
    assertEquals(
        "50e296e3a57f5d139bbe302ce461272fe234f2ca727b1ac31c6e69a388460007",
        sum(BuiltInSet.FASHION.imagesFile()));
    assertEquals(
        "bbac03328522040f64aa57cf201873c3967b0e6d611d79ed59b46ea565474e58",
        sum(BuiltInSet.FASHION.labelsFile()));
  }

  @Test
  void mnist_has_the_classes_of_the_first_10_000_of_its_training_file() throws Exception {
    DataSet set = BuiltInSet.MNIST.load();
    assertEquals("mnist-10k", set.name());
    assertArrayEquals(
        new int[] {743, 810, 703, 751, 689, 620, 755, 761, 665, 703}, classes(set.train()));
    assertArrayEquals(
        new int[] {68, 93, 90, 80, 97, 71, 79, 77, 72, 73}, classes(set.validation()));
    assertArrayEquals(
        new int[] {190, 224, 198, 201, 194, 172, 180, 232, 207, 202}, classes(set.test()));
    assertArrayEquals(
        new int[] {1001, 1127, 991, 1032, 980, 863, 1014, 1070, 944, 978}, allClasses(set));
  }

  @Test
  void fashion_has_the_classes_of_the_first_10_000_of_its_training_file() throws Exception {
    DataSet set = BuiltInSet.FASHION.load();
    assertEquals("fashion-10k", set.name());
    assertArrayEquals(
        new int[] {669, 747, 721, 739, 698, 730, 736, 725, 720, 715}, classes(set.train()));
    assertArrayEquals(
        new int[] {86, 79, 93, 87, 70, 70, 81, 80, 75, 79}, classes(set.validation()));
    assertArrayEquals(
        new int[] {187, 201, 202, 193, 206, 189, 204, 217, 195, 206}, classes(set.test()));
    assertArrayEquals(
        new int[] {942, 1027, 1016, 1019, 974, 989, 1021, 1022, 990, 1000}, allClasses(set));
  }

  /** Mean and deviation of the sample must be near those of the whole set, 0 and 1. */
  @Test
  void inputs_are_normalised() throws Exception {
    for (BuiltInSet set : BuiltInSet.ALL) {
      float[] inputs = set.load().train().inputs();
      assertEquals(7_200 * 784, inputs.length);
      double sum = 0;
      double squares = 0;
      for (float x : inputs) {
        sum += x;
        squares += (double) x * x;
      }
      double mean = sum / inputs.length;
      assertEquals(0, mean, 0.01, set.name());
      assertEquals(1, Math.sqrt(squares / inputs.length - mean * mean), 0.01, set.name());
    }
  }

  private static String sum(String file) throws IOException {
    try (InputStream raw = new IdxSource.Inside("/data/" + file).open();
        InputStream in = Gzip.unpacked(raw)) {
      return Digest.sha256(in);
    }
  }

  private static int[] classes(Examples examples) {
    int[] counts = new int[10];
    for (int label : examples.labels()) {
      counts[label]++;
    }
    return counts;
  }

  private static int[] allClasses(DataSet set) {
    int[] sums = classes(set.train());
    for (Examples part : new Examples[] {set.validation(), set.test()}) {
      int[] counts = classes(part);
      for (int c = 0; c < 10; c++) {
        sums[c] += counts[c];
      }
    }
    return sums;
  }
}
