package sparsam.nn.sparse;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.parallel.Isolated;
import sparsam.nn.sparse.SparseStep.Spare;

/** Both forms of a layer, of any sizes and with any zeros, against sums in double precision. */
@Isolated("ND4J changes the number of BLAS threads")
class WeightedLayersTest {
  private static final int MOST_IMAGES = 40;

  @RepeatedTest(60)
  void bothFormsAreWhatTheSumsSay(RepetitionInfo repetition) {
    int seed = repetition.getCurrentRepetition();
    Random random = new Random(seed);
    Geometry geometry = geometry(random);
    float[] weights = values(random, geometry.out() * geometry.patch(), random.nextDouble());
    if (random.nextBoolean()) {
      int dead = random.nextInt(geometry.out());
      Arrays.fill(weights, dead * geometry.patch(), (dead + 1) * geometry.patch(), 0f);
    }
    float[] biases = values(random, geometry.out(), 0);
    float slope = List.of(1f, 0f, 0.2f).get(random.nextInt(3));
    int count = 1 + random.nextInt(MOST_IMAGES);
    float[][] in = new float[geometry.in() * geometry.height() * geometry.width()][];
    Arrays.setAll(in, _ -> values(random, MOST_IMAGES, 0));
    boolean[] read = new boolean[geometry.outputs()];
    for (int o = 0; o < read.length; o++) {
      read[o] = random.nextInt(4) > 0;
    }
    for (SparseStep form :
        List.of(
            new SparseLayer(geometry, weights, biases, slope),
            new MatrixLayer(geometry, weights, biases, slope))) {
      float[][] out = form.outputRows(read, new RowPool(MOST_IMAGES), Integer.MAX_VALUE);
      float[][] arranged = form.arranged(in, MOST_IMAGES);
      Spare spare = new Spare(new float[4][MOST_IMAGES], new float[form.scratch()]);
      for (int band = 0; band < form.bands().number(); band++) {
        form.forward(arranged, in, out, spare, band, count);
      }
      for (int o = 0; o < read.length; o++) {
        for (int i = 0; read[o] && i < count; i++) {
          double expected = expected(geometry, weights, biases, slope, in, o, i);
          assertEquals(
              expected,
              out[o][i],
              1e-5 * Math.max(1, Math.abs(expected)) * Math.max(1, geometry.patch() / 20.0),
              () -> "seed " + seed + ", " + geometry + ", " + form.getClass().getSimpleName());
        }
      }
    }
  }

  /** Odd sizes, with a border or without, whose windows leave rows over or overlap. */
  static Geometry geometry(Random random) {
    int kernel = 1 + random.nextInt(4);
    int padding = random.nextInt(kernel);
    int stride = 1 + random.nextInt(3);
    boolean pooled = random.nextBoolean();
    int least = kernel + (pooled ? stride : 0);
    return new Geometry(
        1 + random.nextInt(6),
        least + random.nextInt(6),
        least + random.nextInt(6),
        1 + random.nextInt(7),
        kernel,
        stride,
        padding,
        pooled);
  }

  static float[] values(Random random, int count, double zeros) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = random.nextDouble() < zeros ? 0 : (float) random.nextGaussian();
    }
    return values;
  }

  private static double expected(
      Geometry g,
      float[] weights,
      float[] biases,
      float slope,
      float[][] in,
      int output,
      int image) {
    int channel = output / g.area();
    int y = output % g.area() / g.outWidth();
    int x = output % g.outWidth();
    int side = g.pooled() ? 2 : 1;
    double largest = Double.NEGATIVE_INFINITY;
    for (int corner = 0; corner < side * side; corner++) {
      int top = (y * side + corner / side) * g.stride() - g.padding();
      int left = (x * side + corner % side) * g.stride() - g.padding();
      double sum = biases[channel];
      for (int k = 0; k < g.patch(); k++) {
        int row = top + k / g.kernel() % g.kernel();
        int column = left + k % g.kernel();
        if (row >= 0 && row < g.height() && column >= 0 && column < g.width()) {
          int from = k / (g.kernel() * g.kernel());
          double value = in[(from * g.height() + row) * g.width() + column][image];
          sum += weights[channel * g.patch() + k] * value;
        }
      }
      largest = Math.max(largest, sum);
    }
    return Math.max(largest, slope * largest);
  }
}
