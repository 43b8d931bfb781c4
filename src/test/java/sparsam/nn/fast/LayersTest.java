package sparsam.nn.fast;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sparsam.nn.Samples;
import sparsam.nn.fast.Activations.Layout;
import sparsam.nn.fast.Layer.Mode;
import sparsam.nn.team.Pass;
import sparsam.nn.team.Team;

/** Layers without parameters, value by value as PyTorch defines them. */
class LayersTest {
  private static final float INFINITY = Float.POSITIVE_INFINITY;

  @Test
  void reluIsZeroWithSlopeZeroUpToZero() {
    Activations a = activations(-1e30f, -2, -Float.MIN_NORMAL, -0f, 0, Float.MIN_NORMAL, 3);
    run(new Rectifier(a, 0), 1, 2);
    assertArrayEquals(new float[] {0, 0, 0, 0, 0, Float.MIN_NORMAL, 3}, plain(a.values()));
    assertArrayEquals(new float[] {0, 0, 0, 0, 0, 1, 1}, plain(a.gradients()));
  }

  @Test
  void leakyReluHasItsSlopeAtZero() {
    Activations a = activations(-5, -1e30f, -0f, 0, 1e-30f, 1e30f, INFINITY);
    run(new Rectifier(a, 0.2f), 1, 3);
    assertArrayEquals(
        new float[] {-1, 0.2f * -1e30f, 0, 0, 1e-30f, 1e30f, INFINITY}, plain(a.values()));
    assertArrayEquals(new float[] {0.2f, 0.2f, 0.2f, 0.2f, 1, 1, 1}, a.gradients());
  }

  @ParameterizedTest
  @ValueSource(floats = {0, 0.2f})
  void rectifiersPassNaNOnBothWays(float slope) {
    Activations a = activations(Float.NaN);
    run(new Rectifier(a, slope), 1, 1);
    assertEquals(Float.NaN, a.values()[0]);
    assertEquals(Float.NaN, a.gradients()[0]);
  }

  /** An image of four windows that tie in every way. */
  @Test
  void maxPoolGivesATiesGradientToTheFirst() {
    Activations a =
        activations(
            1, 0, -3, 5, // the first corners
            1, 2, -4, -INFINITY, 1, 2, -3, 5, 1, 2, -3, 6);
    CornerPool pool = new CornerPool(a, 1, 2);
    set(pool.output().gradients(), 10, 20, 30, 40);
    run(pool, 1, 2);
    assertArrayEquals(new float[] {1, 2, -3, 6}, pool.output().values());
    assertArrayEquals(
        new float[] {10, 0, 30, 0, 0, 20, 0, 0, 0, 0, 0, 0, 0, 0, 0, 40}, plain(a.gradients()));
  }

  @Test
  void maxPoolTakesTheLargestOfFourCornersInEveryImage() {
    int windows = 27;
    int count = 5;
    Random random = new Random(9);
    Activations a = Activations.of(Layout.IMAGES, 4 * windows, count);
    for (int i = 0; i < a.values().length; i++) {
      a.values()[i] = random.nextInt(-4, 4);
    }
    CornerPool pool = new CornerPool(a, count, 3);
    float[] dy = Samples.gaussian(random, pool.output().gradients().length);
    set(pool.output().gradients(), dy);
    run(pool, count, 3);

    float[] dx = new float[a.values().length];
    for (int out = 0; out < dy.length; out++) {
      int best = out / windows * 4 * windows + out % windows;
      for (int corner = 1, other = best + windows; corner < 4; corner++, other += windows) {
        best = a.values()[other] > a.values()[best] ? other : best;
      }
      assertEquals(a.values()[best], pool.output().values()[out]);
      dx[best] = dy[out];
    }
    assertArrayEquals(dx, plain(a.gradients()));
  }

  @Test
  void maxPoolPassesNaNOn() {
    for (int corner : new int[] {0, 1, 2, 3}) {
      Activations a = activations(1, 2, 3, 4);
      a.values()[corner] = Float.NaN;
      CornerPool pool = new CornerPool(a, 1, 1);
      run(pool, 1, 1);
      assertEquals(Float.NaN, pool.output().values()[0]);
    }
  }

  /** Values in one channel, with a gradient of 1 at each. */
  private static Activations activations(float... values) {
    Activations a = Activations.of(Layout.IMAGES, values.length, 1);
    set(a.values(), values);
    Arrays.fill(a.gradients(), 1);
    return a;
  }

  private static void run(Layer layer, int count, int lanes) {
    try (Team team = new Team(lanes, layer.scratch(), new float[0])) {
      Pass pass = new Pass();
      layer.forward(pass, Mode.TRAIN);
      layer.backward(pass);
      team.run(pass, count);
    }
  }

  private static void set(float[] target, float... values) {
    System.arraycopy(values, 0, target, 0, values.length);
  }

  /** Without negative zeros. */
  private static float[] plain(float[] values) {
    float[] plain = values.clone();
    for (int i = 0; i < plain.length; i++) {
      plain[i] += 0f;
    }
    return plain;
  }
}
