package sparsam.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SplitMix64Test {
  /** The numbers that implementations of SplitMix64 are commonly checked by. */
  @Test
  void gives_the_published_numbers() {
    SplitMix64 random = new SplitMix64(1234567);
    assertEquals("6457827717110365317", Long.toUnsignedString(random.next()));
    assertEquals("3203168211198807973", Long.toUnsignedString(random.next()));
    assertEquals("9817491932198370423", Long.toUnsignedString(random.next()));
    assertEquals("4593380528125082431", Long.toUnsignedString(random.next()));
    assertEquals("16408922859458223821", Long.toUnsignedString(random.next()));
  }

  @Test
  void every_number_below_a_bound_comes_equally_often() {
    SplitMix64 random = new SplitMix64(3);
    int[] counts = new int[9];
    for (int i = 0; i < 90_000; i++) {
      counts[random.below(9)]++;
    }
    for (int count : counts) {
      assertEquals(10_000, count, 400, "four standard deviations");
    }
  }

  @Test
  void a_shuffle_is_a_permutation_that_leaves_little_in_place() {
    int[] values = SplitMix64.identity(1_000);
    new SplitMix64(5).shuffle(values);
    int stayed = 0;
    for (int i = 0; i < values.length; i++) {
      stayed += values[i] == i ? 1 : 0;
    }
    assertTrue(stayed < 10, stayed + " stayed, one is expected");
    Arrays.sort(values);
    assertArrayEquals(SplitMix64.identity(1_000), values);
  }
}
