package sparsam.nn.sparse;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import sparsam.nn.sparse.SparseStep.Spare;

/** What a layer leaves out. */
class SparseLayerTest {
  private static final int SIDE = 4;

  /** Two channels in; the first output channel reads each patch's second value of the first. */
  @Test
  void readsWhereAWeightIsAndAReaderOfWhatItMakes() {
    float[] weights = new float[2 * 2 * 4];
    weights[1] = 1;
    weights[15] = Float.NaN;
    SparseLayer layer =
        new SparseLayer(new Geometry(2, SIDE, SIDE, 2, 2, 2, 0, false), weights, new float[2], 1);
    assertEquals(
        """
        .x.x
        ....
        .x.x
        ....
        ....
        ....
        ....
        ....
        """,
        picture(
            layer.reads(new boolean[] {true, false, false, false, false, false, false, false})));
    assertEquals(
        """
        ....
        ....
        ....
        ....
        ....
        .x.x
        ....
        .x.x
        """,
        picture(layer.reads(new boolean[] {false, false, false, false, false, true, true, true})));
  }

  @Test
  void readsBesideABorder() {
    float[] weights = new float[9];
    weights[0] = 1;
    SparseLayer layer =
        new SparseLayer(new Geometry(1, SIDE, SIDE, 1, 3, 1, 1, true), weights, new float[1], 1);
    assertEquals(
        """
        xxx.
        xxx.
        xxx.
        ....
        """,
        picture(layer.reads(new boolean[] {true, true, true, true})));
  }

  @Test
  void computesOnlyWhatIsReadAndNotConstant() {
    SparseLayer layer =
        new SparseLayer(
            new Geometry(2, 1, 1, 4, 1, 1, 0, false),
            new float[] {1, 2, 0, 0, -0f, 0, 3, 0},
            new float[] {10, -20, 30, 40},
            0.5f);
    float[][] out = layer.outputRows(new boolean[] {true, true, true, false}, new RowPool(3), 1);
    float[][] in = {{1, 2, 0}, {3, -40, 0}};
    layer.forward(in, in, out, new Spare(new float[4][3], new float[0]), 0, 2);
    assertArrayEquals(new float[] {17, -34, 0}, out[0]);
    assertArrayEquals(new float[] {-10, -10, -10}, out[1]);
    assertArrayEquals(new float[] {30, 30, 30}, out[2]);
    assertEquals(0, out[3].length);
  }

  private static String picture(boolean[] read) {
    StringBuilder picture = new StringBuilder();
    for (int from = 0; from < read.length; from += SIDE) {
      for (boolean pixel : Arrays.copyOfRange(read, from, from + SIDE)) {
        picture.append(pixel ? 'x' : '.');
      }
      picture.append('\n');
    }
    return picture.toString();
  }
}
