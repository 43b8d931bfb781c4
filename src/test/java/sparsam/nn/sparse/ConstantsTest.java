package sparsam.nn.sparse;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import sparsam.nn.sparse.SparseStep.Spare;

/** Channels that are the same for every image, as biases. */
class ConstantsTest {
  private static final int IMAGES = 3;

  @RepeatedTest(50)
  void theSumsStayTheSame(RepetitionInfo info) {
    int seed = info.getCurrentRepetition();
    Random random = new Random(seed);
    Geometry geometry = WeightedLayersTest.geometry(random);
    float[] weights =
        WeightedLayersTest.values(random, geometry.out() * geometry.patch(), random.nextDouble());
    float[] biases = WeightedLayersTest.values(random, geometry.out(), 0.3);
    float[] constants = new float[geometry.in()];
    for (int c = 0; c < constants.length; c++) {
      constants[c] = random.nextBoolean() ? random.nextFloat() : Float.NaN;
    }
    float[][] in = new float[geometry.in() * geometry.height() * geometry.width()][];
    for (int i = 0; i < in.length; i++) {
      float constant = constants[i / (geometry.height() * geometry.width())];
      in[i] = WeightedLayersTest.values(random, IMAGES, 0);
      if (!Float.isNaN(constant)) {
        Arrays.fill(in[i], constant);
      }
    }

    float[][] expected = run(geometry, weights, biases, in);
    float[] folded = Constants.fold(geometry, weights, biases, constants);
    float[][] actual = run(geometry, weights, folded, in);

    for (int o = 0; o < expected.length; o++) {
      assertArrayEquals(expected[o], actual[o], 1e-4f, "seed " + seed + ", " + geometry);
    }
  }

  /** A corner of the image, an edge, and the middle, under a 3×3 kernel of ones. */
  @Test
  void aBorderIsNotConstant() {
    Geometry geometry = new Geometry(2, 3, 3, 1, 3, 1, 1, false);
    float[] weights = new float[18];
    Arrays.fill(weights, 1);
    float[] biases =
        Constants.fold(geometry, weights, new float[] {10}, new float[] {2, Float.NaN});
    assertArrayEquals(new float[] {18, 22, 18, 22, 28, 22, 18, 22, 18}, biases);
    for (int i = 0; i < weights.length; i++) {
      assertEquals(i < 9 ? 0 : 1, weights[i]);
    }
  }

  private static float[][] run(Geometry geometry, float[] weights, float[] biases, float[][] in) {
    SparseLayer layer = new SparseLayer(geometry, weights, biases, 0.3f);
    boolean[] read = new boolean[geometry.outputs()];
    Arrays.fill(read, true);
    float[][] out = layer.outputRows(read, new RowPool(IMAGES), geometry.outHeight());
    float[][] arranged = layer.arranged(in, IMAGES);
    Spare spare = new Spare(new float[4][IMAGES], new float[0]);
    for (int band = 0; band < layer.bands().number(); band++) {
      layer.forward(arranged, in, out, spare, band, IMAGES);
    }
    return out;
  }
}
