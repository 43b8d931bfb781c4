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
import sparsam.nn.Samples;
import sparsam.nn.fast.Activations.Layout;
import sparsam.nn.fast.Convolution.Geometry;
import sparsam.nn.fast.Layer.Mode;
import sparsam.nn.fast.Patches.Rows;
import sparsam.nn.team.Pass;
import sparsam.nn.team.Team;

/** The filtering is the convolution that is written down, both ways and in its weights. */
class WinogradTest {
  private static final int IMAGES = 7;

  static {
    // OpenBLAS is loaded the way the program does.
    Engine.FAST.description();
  }

  static List<Geometry> geometries() {
    return List.of(
        new Geometry(4, 8, 8, 4, 3, 1, 1, 1),
        new Geometry(16, 32, 32, 16, 3, 1, 1, 1),
        new Geometry(5, 9, 6, 7, 3, 1, 0, 1),
        new Geometry(6, 3, 3, 4, 3, 1, 0, 1),
        new Geometry(4, 1, 5, 6, 3, 1, 1, 1),
        new Geometry(7, 6, 11, 5, 3, 1, 2, 1));
  }

  /** What a layer makes of the same images, weights and gradient, one after another. */
  private record Seen(float[] y, float[] dx, float[] dw) {
    static Seen of(Geometry g, boolean winograd, int lanes) {
      Parameters parameters =
          new Parameters.Builder()
              .add("w", Kind.WEIGHT, List.of(g.out(), g.in(), 3, 3), null)
              .build();
      Random random = new Random(1);
      fill(random, parameters.values());
      Activations input = Activations.of(Layout.IMAGES, g.in() * g.height() * g.width(), IMAGES);
      fill(random, input.values());
      Arrays.fill(input.gradients(), Float.NaN);
      Winograd.Room[] rooms = new Winograd.Room[lanes];
      Arrays.setAll(rooms, _ -> new Winograd.Room());
      Layer layer =
          winograd
              ? new Winograd(
                  input, IMAGES, IMAGES, g, parameters, parameters.slices().getFirst(), true, rooms)
              : new Convolution(
                  input,
                  IMAGES,
                  IMAGES,
                  new Rows(g),
                  parameters,
                  parameters.slices().getFirst(),
                  null,
                  true,
                  lanes);
      fill(random, layer.output().gradients());
      float[] gradient = new float[parameters.trainable()];
      try (Team team = new Team(lanes, layer.scratch(), gradient)) {
        Pass pass = new Pass();
        layer.forward(pass, Mode.TRAIN);
        layer.backward(pass);
        pass.meet();
        layer.reduce(pass, team);
        team.run(pass, IMAGES);
        team.run(pass, IMAGES);
      }
      return new Seen(layer.output().values(), input.gradients(), gradient);
    }

    private static void fill(Random random, float[] values) {
      System.arraycopy(Samples.gaussian(random, values.length), 0, values, 0, values.length);
    }
  }

  @ParameterizedTest
  @MethodSource("geometries")
  void isTheConvolution(Geometry g) {
    assertTrue(Winograd.suits(g, false));
    Seen expected = Seen.of(g, false, 1);
    for (int lanes : new int[] {1, 3}) {
      Seen actual = Seen.of(g, true, lanes);
      assertNear(expected.y(), actual.y(), "output");
      assertNear(expected.dx(), actual.dx(), "the input's gradient");
      assertNear(expected.dw(), actual.dw(), "the weights' gradient");
    }
  }

  private static void assertNear(float[] expected, float[] actual, String what) {
    double largest = 0;
    for (float value : expected) {
      largest = Math.max(largest, Math.abs(value));
    }
    for (int i = 0; i < expected.length; i++) {
      assertEquals(expected[i], actual[i], 1e-5 * largest, what + " " + i);
    }
  }

  @Test
  void otherConvolutionsAreNotFilteredSo() {
    assertFalse(Winograd.suits(new Geometry(4, 8, 8, 4, 3, 2, 1, 1), false));
    assertFalse(Winograd.suits(new Geometry(4, 8, 8, 4, 5, 1, 1, 1), false));
    assertFalse(Winograd.suits(new Geometry(4, 8, 8, 4, 3, 1, 1, 2), false));
    assertFalse(Winograd.suits(new Geometry(4, 8, 8, 4, 3, 1, 1, 1), true));
    assertFalse(Winograd.suits(new Geometry(3, 8, 8, 4, 3, 1, 1, 1), false));
  }
}
