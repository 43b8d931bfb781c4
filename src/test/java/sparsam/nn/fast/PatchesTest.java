package sparsam.nn.fast;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import sparsam.nn.Engine;
import sparsam.nn.Samples;
import sparsam.nn.fast.Convolution.Geometry;
import sparsam.nn.fast.Patches.Columns;
import sparsam.nn.fast.Patches.Rows;

/** Patches, place by place, over every kind of border and stride. */
class PatchesTest {
  private static final int IMAGES = 5;
  private static final int FIRST = 1;
  private static final int TAKEN = 3;

  static {
    // OpenBLAS is loaded the way the program does.
    Engine.FAST.description();
  }

  static List<Geometry> geometries() {
    return List.of(
        new Geometry(1, 6, 6, 2, 4, 2, 1, 1),
        new Geometry(1, 7, 7, 2, 3, 1, 0, 1),
        new Geometry(1, 5, 5, 2, 3, 1, 1, 1),
        new Geometry(1, 8, 8, 2, 3, 3, 2, 1),
        new Geometry(1, 8, 8, 2, 5, 1, 0, 2),
        new Geometry(1, 8, 8, 2, 5, 2, 2, 2),
        new Geometry(1, 8, 8, 2, 3, 1, 1, 4),
        new Geometry(1, 8, 6, 2, 3, 1, 1, 2),
        new Geometry(1, 5, 9, 2, 4, 2, 1, 1),
        new Geometry(3, 7, 4, 2, 3, 2, 1, 1),
        new Geometry(3, 6, 6, 2, 4, 2, 1, 1),
        new Geometry(2, 7, 7, 2, 3, 1, 0, 1),
        new Geometry(4, 5, 5, 2, 5, 1, 2, 1),
        new Geometry(3, 8, 8, 2, 3, 3, 2, 1),
        new Geometry(3, 8, 8, 2, 5, 1, 0, 2));
  }

  @ParameterizedTest
  @MethodSource("geometries")
  void rowsArePatchesOneAfterAnother(Geometry g) {
    float[] x = images(g);
    float[] expected = new float[TAKEN * g.positions() * g.patch()];
    int at = 0;
    for (int position = 0; position < TAKEN * g.positions(); position++) {
      for (int k = 0; k < g.patch(); k++) {
        expected[at++] = value(g, x, position, k);
      }
    }
    float[] block = garbage(expected.length);
    new Rows(g).gather(x, FIRST, TAKEN, block);
    assertArrayEquals(expected, block);
  }

  static List<Geometry> ofOneChannel() {
    return geometries().stream().filter(g -> g.in() == 1).toList();
  }

  @ParameterizedTest
  @MethodSource("ofOneChannel")
  void columnsAreTheSameTransposed(Geometry g) {
    float[] x = images(g);
    float[] expected = new float[TAKEN * g.positions() * g.patch()];
    int at = 0;
    for (int k = 0; k < g.patch(); k++) {
      for (int position = 0; position < TAKEN * g.positions(); position++) {
        expected[at++] = value(g, x, position, k);
      }
    }
    float[] block = garbage(expected.length);
    new Columns(g).gather(x, FIRST, TAKEN, block);
    assertArrayEquals(expected, block);
  }

  /** Scattering is gathering's adjoint: ⟨gather(x), p⟩ = ⟨x, scatter(p)⟩ for every x and p. */
  @ParameterizedTest
  @MethodSource("geometries")
  void scatteringSumsWhatPatchesShare(Geometry g) {
    Rows rows = new Rows(g);
    float[] x = images(g);
    float[] gathered = new float[TAKEN * g.positions() * g.patch()];
    rows.gather(x, FIRST, TAKEN, gathered);
    float[] p = Samples.gaussian(new Random(2), gathered.length);
    float[] scattered = garbage(x.length);
    rows.scatter(new Places(p, g.in()), FIRST, TAKEN, scattered, new Places(scattered, g.in()));

    int features = x.length / IMAGES;
    double left = 0;
    for (int i = 0; i < p.length; i++) {
      left += (double) gathered[i] * p[i];
    }
    double right = 0;
    for (int i = FIRST * features; i < (FIRST + TAKEN) * features; i++) {
      right += (double) x[i] * scattered[i];
    }
    assertEquals(left, right, 1e-4);
    for (int i = 0; i < features; i++) {
      assertEquals(Float.NaN, scattered[i], "another image's gradient stays as it is");
      assertEquals(Float.NaN, scattered[scattered.length - 1 - i]);
    }
  }

  /** Value {@code k} of a patch, counted from the first image taken; zero in the border. */
  private static float value(Geometry g, float[] x, int position, int k) {
    int image = FIRST + position / g.positions();
    int windows = g.windowRows() * g.windowColumns();
    int corner = position % g.positions() / windows;
    int window = position % windows;
    int oy = window / g.windowColumns() * g.pool() + corner / g.pool();
    int ox = window % g.windowColumns() * g.pool() + corner % g.pool();
    int row = oy * g.stride() - g.padding() + k / g.in() / g.kernel();
    int column = ox * g.stride() - g.padding() + k / g.in() % g.kernel();
    if (row < 0 || row >= g.height() || column < 0 || column >= g.width()) {
      return 0;
    }
    return x[((image * g.height() + row) * g.width() + column) * g.in() + k % g.in()];
  }

  private static float[] images(Geometry g) {
    return Samples.gaussian(new Random(1), IMAGES * g.height() * g.width() * g.in());
  }

  private static float[] garbage(int length) {
    float[] values = new float[length];
    Arrays.fill(values, Float.NaN);
    return values;
  }
}
