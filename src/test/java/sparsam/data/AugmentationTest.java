package sparsam.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AugmentationTest {
  private static final Shape SHAPE = new Shape(2, 5, 4);
  private static final Normalization PLAIN =
      new Normalization(java.util.List.of(0f, 0.5f), java.util.List.of(1f, 0.5f));
  private static final int COUNT = 40;

  /** No pixel is black or has its channel's mean. */
  private static Examples examples() {
    byte[] bytes = new byte[COUNT * SHAPE.features()];
    Random random = new Random(1);
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (129 + random.nextInt(126));
    }
    return new Examples(
        new Pixels.Bytes(bytes, SplitMix64.identity(COUNT), SHAPE, PLAIN), new int[COUNT], 10);
  }

  private static float[] epoch(BatchOrder order, int epoch) {
    order.epoch(epoch);
    float[] all = new float[COUNT * SHAPE.features()];
    int at = 0;
    for (int b = 0; b < order.batches(); b++) {
      int numbers = order.gather(b) * SHAPE.features();
      System.arraycopy(order.inputs(), 0, all, at, numbers);
      at += numbers;
    }
    return all;
  }

  private static BatchOrder order(int batch, Augmentation how) {
    return BatchOrder.asTheyLie(examples(), batch).augmented(how, 7);
  }

  @Test
  void off_it_changes_nothing() {
    assertArrayEquals(examples().inputs(), epoch(order(7, Augmentation.NONE), 3));
  }

  @Test
  void an_image_meets_the_same_fate_in_the_same_epoch_whatever_went_before() {
    Augmentation all = new Augmentation(2, true, 3);
    BatchOrder through = order(7, all);
    for (int epoch = 1; epoch < 4; epoch++) {
      float[] now = epoch(through, epoch);
      assertArrayEquals(now, epoch(order(7, all), epoch), "a run that resumes");
      assertArrayEquals(now, epoch(order(16, all), epoch), "other batches");
      assertFalse(Arrays.equals(now, epoch(order(7, all), epoch + 1)), "another epoch");
    }
  }

  @Test
  void an_image_is_moved_mirrored_and_blotted_as_a_whole() {
    float[] before = examples().inputs();
    boolean mirrored = false;
    boolean straight = false;
    float[] flipped = epoch(order(7, new Augmentation(0, true, 0)), 1);
    float[] shifted = epoch(order(7, new Augmentation(1, false, 0)), 1);
    float[] blotted = epoch(order(7, new Augmentation(0, false, 2)), 1);
    for (int i = 0; i < COUNT; i++) {
      mirrored |= sameAs(before, flipped, i, 0, 0, true);
      straight |= sameAs(before, flipped, i, 0, 0, false);
      assertTrue(sameAs(before, flipped, i, 0, 0, true) || sameAs(before, flipped, i, 0, 0, false));
      boolean found = false;
      for (int move = 0; move < 9; move++) {
        found |= sameAs(before, shifted, i, move / 3 - 1, move % 3 - 1, false);
      }
      assertTrue(found, "image " + i);
      int gone = 0;
      for (int k = 0; k < SHAPE.features(); k++) {
        int at = i * SHAPE.features() + k;
        gone += blotted[at] == 0 ? 1 : 0;
        assertTrue(blotted[at] == 0 || blotted[at] == before[at]);
      }
      assertTrue(gone == 2 || gone == 4 || gone == 8, gone + " of two channels");
    }
    assertTrue(mirrored && straight);
  }

  private static boolean sameAs(
      float[] before, float[] after, int image, int down, int right, boolean mirrored) {
    for (int k = 0; k < SHAPE.features(); k++) {
      int c = k / SHAPE.area();
      int y = k % SHAPE.area() / SHAPE.width() + down;
      int x = k % SHAPE.width();
      x = (mirrored ? SHAPE.width() - 1 - x : x) + right;
      boolean inside = y >= 0 && y < SHAPE.height() && x >= 0 && x < SHAPE.width();
      int at = image * SHAPE.features();
      float expected =
          inside ? before[at + c * SHAPE.area() + y * SHAPE.width() + x] : PLAIN.input(0, c);
      if (after[at + k] != expected) {
        return false;
      }
    }
    return true;
  }

  @Test
  void what_would_leave_nothing_of_an_image_is_refused() throws DataException {
    new Augmentation(3, true, 7).require(SHAPE);
    for (Augmentation bad :
        new Augmentation[] {new Augmentation(4, false, 0), new Augmentation(0, false, 8)}) {
      String said = assertThrows(DataException.class, () -> bad.require(SHAPE)).getMessage();
      assertTrue(said.contains("5 × 4 pixels"), said);
    }
    assertEquals(Augmentation.NONE, Augmentation.KIND.make(Augmentation.KIND.standard()));
  }
}
