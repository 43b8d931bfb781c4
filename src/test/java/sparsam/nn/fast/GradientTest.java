package sparsam.nn.fast;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import sparsam.nn.Architecture;
import sparsam.nn.Engine;
import sparsam.nn.Network;
import sparsam.nn.Network.Statistics;
import sparsam.nn.Parameters.Slice;
import sparsam.nn.Samples;
import sparsam.nn.Samples.Batch;

/** The gradient against central differences of the loss, tensor by tensor. */
class GradientTest {
  private static final int DIRECTIONS = 4;
  private static final double STEP = 1e-4;

  /** Of the whole gradient's norm: leaves room for the kinks of ReLU and MaxPool. */
  private static final double TOLERANCE = 2e-3;

  static List<Architecture> architectures() {
    return Samples.architectures();
  }

  @ParameterizedTest
  @MethodSource("architectures")
  void isTheSlopeOfTheLossInEveryTensor(Architecture architecture) {
    Batch batch = Samples.batch(1, 12);
    Random random = new Random(2);
    try (Network network = Engine.FAST.create(architecture, 3, batch.count(), 2)) {
      Samples.scramble(network.parameters(), 4);
      loss(network, batch);
      float[] gradient = network.gradient().clone();
      double size = Math.sqrt(dot(gradient, gradient, 0));
      for (Slice slice : network.parameters().slices()) {
        for (int k = 0; slice.trainable() && k < DIRECTIONS; k++) {
          float[] direction = direction(random, slice, gradient, k == 0 ? 100 / size : 0);
          double up = lossBeside(network, batch, slice, direction, STEP);
          double down = lossBeside(network, batch, slice, direction, -STEP);
          assertEquals(
              dot(direction, gradient, slice.offset()),
              (up - down) / (2 * STEP),
              TOLERANCE * size,
              slice.name());
        }
      }
    }
  }

  /** A unit vector: random, but for so much of the gradient. */
  private static float[] direction(Random random, Slice slice, float[] gradient, double part) {
    float[] direction = Samples.gaussian(random, slice.length());
    for (int i = 0; i < direction.length; i++) {
      direction[i] += (float) (part * gradient[slice.offset() + i]);
    }
    double length = Math.sqrt(dot(direction, direction, 0));
    for (int i = 0; i < direction.length; i++) {
      direction[i] /= (float) length;
    }
    return direction;
  }

  private static double lossBeside(
      Network network, Batch batch, Slice slice, float[] direction, double step) {
    float[] values = network.parameters().values();
    float[] before = values.clone();
    for (int i = 0; i < direction.length; i++) {
      values[slice.offset() + i] += (float) (step * direction[i]);
    }
    double loss = loss(network, batch);
    System.arraycopy(before, 0, values, 0, values.length);
    return loss;
  }

  private static double loss(Network network, Batch batch) {
    return network.computeGradient(batch.inputs(), batch.labels(), batch.count(), Statistics.KEEP);
  }

  private static double dot(float[] a, float[] b, int from) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (double) a[i] * b[from + i];
    }
    return sum;
  }
}
