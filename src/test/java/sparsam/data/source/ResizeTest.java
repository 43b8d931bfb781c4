package sparsam.data.source;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import sparsam.data.Shape;

class ResizeTest {
  private static byte[] brought(byte[] pixels, Shape is, Shape to) {
    byte[] made = new byte[to.features()];
    Resize.image(pixels, 0, is, made, 0, to);
    return made;
  }

  @Test
  void one_colour_stays_it_at_every_size() {
    Random random = new Random(2);
    for (int round = 0; round < 200; round++) {
      Shape is = new Shape(1, 1 + random.nextInt(40), 1 + random.nextInt(40));
      Shape to = new Shape(1, 1 + random.nextInt(40), 1 + random.nextInt(40));
      byte value = (byte) random.nextInt();
      byte[] plain = new byte[is.features()];
      Arrays.fill(plain, value);
      byte[] made = brought(plain, is, to);
      for (byte pixel : made) {
        assertEquals(value, pixel, is + " to " + to);
      }
    }
  }

  /** Half the size, each pixel from 4 of its row with weights 1, 3, 3, 1; then so along columns. */
  @Test
  void half_the_size_is_weighted_by_a_triangle() {
    byte[] row = {0, 80, (byte) 160, (byte) 240, 0, 80, (byte) 160, (byte) 240};
    byte[] square = new byte[64];
    for (int y = 0; y < 8; y++) {
      System.arraycopy(row, 0, square, 8 * y, 8);
    }
    byte[] made = brought(square, new Shape(1, 8, 8), new Shape(1, 4, 4));
    int inner = Math.round((80 + 3 * 160 + 3 * 240 + 0) / 8f);
    assertEquals(inner, made[1] & 0xFF);
    int edge = Math.round((3 * 0 + 3 * 80 + 160) / 7f);
    assertEquals(edge, made[0] & 0xFF);
  }

  @Test
  void what_is_too_wide_is_cut_in_the_middle() {
    byte[] wide = new byte[4 * 12];
    for (int i = 0; i < wide.length; i++) {
      wide[i] = (byte) (i % 12);
    }
    byte[] made = brought(wide, new Shape(1, 4, 12), new Shape(1, 4, 4));
    assertArrayEquals(new byte[] {4, 5, 6, 7}, Arrays.copyOf(made, 4));
  }

  @Test
  void grey_is_what_pillow_makes_of_colours() {
    byte[] colours = {(byte) 200, 100, 50};
    assertEquals(
        (200 * 19595 + 100 * 38470 + 50 * 7471 + 32768) >> 16,
        brought(colours, new Shape(3, 1, 1), new Shape(1, 1, 1))[0] & 0xFF);
    assertArrayEquals(
        new byte[] {9, 9, 9}, brought(new byte[] {9}, new Shape(1, 1, 1), new Shape(3, 1, 1)));
  }
}
