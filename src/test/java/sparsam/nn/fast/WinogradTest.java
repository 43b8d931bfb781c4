package sparsam.nn.fast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import sparsam.nn.Engine;
import sparsam.nn.Parameters;
import sparsam.nn.Parameters.Kind;
import sparsam.nn.Parameters.Slice;
import sparsam.nn.Samples;
import sparsam.nn.fast.Activations.Layout;
import sparsam.nn.fast.Convolution.Geometry;
import sparsam.nn.fast.Layer.Mode;
import sparsam.nn.fast.winograd.Room;
import sparsam.nn.team.Pass;
import sparsam.nn.team.Team;

/** The filtering is the convolution that is written down, both ways and in its weights. */
class WinogradTest {
  private static final int IMAGES = 18;

  /** Of the root of the mean square: ten times what a product in single precision is off. */
  private static final double TOLERANCE = 1e-5;

  static {
    // OpenBLAS is loaded the way the program does.
    Engine.FAST.description();
  }

  static List<Geometry> geometries() {
    return List.of(
        new Geometry(8, 8, 8, 8, 3, 1, 1, 1),
        new Geometry(16, 20, 20, 16, 3, 1, 1, 1),
        new Geometry(9, 9, 6, 11, 3, 1, 0, 1),
        new Geometry(10, 3, 3, 8, 3, 1, 0, 1),
        new Geometry(8, 1, 1, 9, 3, 1, 1, 1),
        new Geometry(8, 1, 5, 10, 3, 1, 1, 1),
        new Geometry(11, 6, 11, 9, 3, 1, 2, 1),
        new Geometry(16, 14, 14, 24, 4, 2, 1, 1),
        new Geometry(8, 2, 2, 8, 4, 2, 1, 1),
        new Geometry(9, 9, 4, 10, 4, 2, 0, 1),
        new Geometry(8, 11, 7, 9, 4, 2, 2, 1),
        new Geometry(10, 5, 18, 8, 4, 2, 3, 1));
  }

  /** What a layer makes of images, weights and gradient, or what is written down in doubles. */
  private record Seen(double[] y, double[] dx, double[] dw, double[] db) {
    static Seen computed(Geometry g, boolean bias, int lanes) {
      Parameters.Builder builder =
          new Parameters.Builder()
              .add("w", Kind.WEIGHT, List.of(g.out(), g.in(), g.kernel(), g.kernel()), null);
      if (bias) {
        builder.add("b", Kind.BIAS, List.of(g.out()), null);
      }
      Parameters parameters = builder.build();
      Random random = new Random(1);
      fill(random, parameters.values());
      Activations input = Activations.of(Layout.IMAGES, g.in() * g.height() * g.width(), IMAGES);
      fill(random, input.values());
      Arrays.fill(input.gradients(), Float.NaN);
      Room[] rooms = new Room[lanes];
      Arrays.setAll(rooms, _ -> new Room());
      Slice weight = parameters.slices().getFirst();
      Slice shift = bias ? parameters.slices().getLast() : null;
      float[] gradient = new float[parameters.trainable()];
      Layer layer =
          new Winograd(input, IMAGES, g, parameters, weight, shift, true, rooms, gradient);
      fill(random, layer.output().gradients());
      try (Team team = new Team(lanes, layer.scratch(), gradient)) {
        Pass pass = new Pass();
        layer.prepare(pass, Mode.TRAIN);
        pass.meet();
        layer.forward(pass, Mode.TRAIN);
        layer.backward(pass);
        pass.meet();
        layer.reduce(pass, team);
        team.run(pass, IMAGES);
        team.run(pass, IMAGES);
      }
      return new Seen(
          doubles(layer.output().values()),
          doubles(input.gradients()),
          doubles(Arrays.copyOf(gradient, weight.length())),
          doubles(Arrays.copyOfRange(gradient, weight.length(), gradient.length)));
    }

    /** The same random numbers. */
    static Seen writtenDown(Geometry g, boolean bias) {
      Random random = new Random(1);
      int patch = g.patch();
      float[] all = new float[g.out() * patch + (bias ? g.out() : 0)];
      fill(random, all);
      float[] x = new float[IMAGES * g.in() * g.height() * g.width()];
      fill(random, x);
      int outputs = IMAGES * g.positions();
      float[] dy = new float[outputs * g.out()];
      fill(random, dy);
      Seen seen =
          new Seen(
              new double[dy.length],
              new double[x.length],
              new double[g.out() * patch],
              new double[bias ? g.out() : 0]);
      for (int at = 0; at < outputs; at++) {
        int image = at / g.positions();
        int row = at % g.positions() / g.outWidth();
        int column = at % g.outWidth();
        for (int o = 0; o < g.out(); o++) {
          double gradient = dy[at * g.out() + o];
          if (bias) {
            seen.y[at * g.out() + o] = all[g.out() * patch + o];
            seen.db[o] += gradient;
          }
          for (int k = 0; k < g.kernel() * g.kernel(); k++) {
            int y = g.from(row) + k / g.kernel();
            int left = g.from(column) + k % g.kernel();
            if (y < 0 || y >= g.height() || left < 0 || left >= g.width()) {
              continue;
            }
            int pixel = ((image * g.height() + y) * g.width() + left) * g.in();
            int weight = o * patch + k * g.in();
            for (int c = 0; c < g.in(); c++) {
              seen.y[at * g.out() + o] += (double) x[pixel + c] * all[weight + c];
              seen.dx[pixel + c] += gradient * all[weight + c];
              seen.dw[weight + c] += gradient * x[pixel + c];
            }
          }
        }
      }
      return seen;
    }

    private static void fill(Random random, float[] values) {
      System.arraycopy(Samples.gaussian(random, values.length), 0, values, 0, values.length);
    }

    private static double[] doubles(float[] values) {
      double[] doubles = new double[values.length];
      Arrays.setAll(doubles, i -> values[i]);
      return doubles;
    }
  }

  @ParameterizedTest
  @MethodSource("geometries")
  void isTheConvolution(Geometry g) {
    assertTrue(new WinogradShape(g).suits());
    for (boolean bias : new boolean[] {false, true}) {
      Seen expected = Seen.writtenDown(g, bias);
      for (int lanes : new int[] {1, 3}) {
        Seen actual = Seen.computed(g, bias, lanes);
        assertNear(expected.y(), actual.y(), "output");
        assertNear(expected.dx(), actual.dx(), "the input's gradient");
        assertNear(expected.dw(), actual.dw(), "the weights' gradient");
        assertNear(expected.db(), actual.db(), "the biases' gradient");
      }
    }
  }

  private static void assertNear(double[] expected, double[] actual, String what) {
    assertEquals(expected.length, actual.length, what);
    double squares = 0;
    for (double value : expected) {
      squares += value * value;
    }
    double size = Math.sqrt(squares / Math.max(1, expected.length));
    for (int i = 0; i < expected.length; i++) {
      assertEquals(expected[i], actual[i], TOLERANCE * size, what + " " + i);
    }
  }

  @Test
  void otherConvolutionsAreNotFilteredSo() {
    assertFalse(new WinogradShape(new Geometry(8, 8, 8, 8, 3, 2, 1, 1)).suits());
    assertFalse(new WinogradShape(new Geometry(8, 8, 8, 8, 5, 1, 1, 1)).suits());
    assertFalse(new WinogradShape(new Geometry(8, 8, 8, 8, 4, 1, 1, 1)).suits());
    assertFalse(new WinogradShape(new Geometry(8, 9, 9, 8, 6, 3, 1, 1)).suits());
    assertFalse(new WinogradShape(new Geometry(8, 8, 8, 8, 3, 1, 1, 2)).suits());
    assertFalse(new WinogradShape(new Geometry(8, 8, 8, 8, 3, 1, 3, 1)).suits());
    assertFalse(new WinogradShape(new Geometry(7, 8, 8, 8, 3, 1, 1, 1)).suits());
    assertFalse(new WinogradShape(new Geometry(512, 8, 8, 512, 3, 1, 1, 1)).suits());
  }
}
