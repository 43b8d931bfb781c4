package sparsam.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BatchOrderTest {
  /**
   * Example i has the inputs i, −i and the label i % 10, so that a batch tells where it is from.
   */
  private static Examples examples(int count) {
    float[] inputs = new float[count * 2];
    int[] labels = new int[count];
    for (int i = 0; i < count; i++) {
      inputs[2 * i] = i;
      inputs[2 * i + 1] = -i;
      labels[i] = i % 10;
    }
    return new Examples(inputs, labels);
  }

  /** The examples of an epoch in its order, each checked to have its own inputs and label. */
  private static int[] walk(BatchOrder order, int count, int epoch) {
    order.epoch(epoch);
    int[] seen = new int[count];
    int next = 0;
    for (int batch = 0; batch < order.batches(); batch++) {
      int size = order.gather(batch);
      for (int i = 0; i < size; i++) {
        int example = (int) order.inputs()[2 * i];
        assertEquals(-example, order.inputs()[2 * i + 1]);
        assertEquals(example % 10, order.labels()[i]);
        seen[next++] = example;
      }
    }
    assertEquals(count, next);
    return seen;
  }

  @Test
  void the_last_batch_is_short() {
    BatchOrder order = BatchOrder.asTheyLie(examples(7_200), 64);
    assertEquals(113, order.batches());
    for (int batch = 0; batch < 112; batch++) {
      assertEquals(64, order.gather(batch));
    }
    assertEquals(32, order.gather(112));
    assertEquals(2, BatchOrder.asTheyLie(examples(128), 64).batches());
  }

  @Test
  void as_they_lie_every_epoch_is_the_same() {
    BatchOrder order = BatchOrder.asTheyLie(examples(100), 7);
    int[] asGiven = SplitMix64.identity(100);
    assertArrayEquals(asGiven, walk(order, 100, 0));
    assertArrayEquals(asGiven, walk(order, 100, 5));
  }

  @Test
  void shuffled_every_epoch_takes_every_example_once_in_an_order_of_its_own() {
    BatchOrder order = BatchOrder.shuffled(examples(1_000), 64, 9);
    int[] first = walk(order, 1_000, 0);
    int[] second = walk(order, 1_000, 1);
    assertTrue(same(first, second) < 10, "one place in common is expected");
    assertTrue(same(first, SplitMix64.identity(1_000)) < 10);
    Arrays.sort(first);
    Arrays.sort(second);
    assertArrayEquals(SplitMix64.identity(1_000), first);
    assertArrayEquals(SplitMix64.identity(1_000), second);
  }

  @Test
  void an_epoch_can_be_found_again_without_those_before_it() {
    BatchOrder whole = BatchOrder.shuffled(examples(500), 64, 9);
    walk(whole, 500, 0);
    walk(whole, 500, 1);
    int[] third = walk(whole, 500, 2);
    assertArrayEquals(third, walk(BatchOrder.shuffled(examples(500), 50, 9), 500, 2));
    assertFalse(Arrays.equals(third, walk(BatchOrder.shuffled(examples(500), 64, 10), 500, 2)));
  }

  @Test
  void a_seed_means_the_same_order_for_ever() {
    assertEquals(
        "[0, 6, 2, 9, 1, 4, 5, 8, 7, 3]",
        Arrays.toString(walk(BatchOrder.shuffled(examples(10), 4, 1), 10, 3)));
  }

  @Test
  void one_large_batch_holds_everything() {
    BatchOrder order = BatchOrder.asTheyLie(examples(10), Integer.MAX_VALUE);
    assertEquals(1, order.batches());
    assertEquals(10, order.gather(0));
    assertEquals(20, order.inputs().length);
  }

  @Test
  void an_epoch_allocates_nothing() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    BatchOrder order = BatchOrder.shuffled(examples(7_200), 64, 9);
    float[] inputs = order.inputs();
    int[] labels = order.labels();
    walk(order, 7_200, 0);
    long before = threads.getCurrentThreadAllocatedBytes();
    order.epoch(1);
    for (int batch = 0; batch < order.batches(); batch++) {
      order.gather(batch);
    }
    long allocated = threads.getCurrentThreadAllocatedBytes() - before;
    assertTrue(allocated < 1_000, allocated + " bytes");
    assertSame(inputs, order.inputs());
    assertSame(labels, order.labels());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1})
  void a_batch_has_one_example_at_least(int size) {
    assertThrows(IllegalArgumentException.class, () -> BatchOrder.asTheyLie(examples(10), size));
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 3})
  void there_is_no_batch_before_the_first_or_behind_the_last(int batch) {
    BatchOrder order = BatchOrder.asTheyLie(examples(10), 4);
    assertThrows(IndexOutOfBoundsException.class, () -> order.gather(batch));
  }

  private static int same(int[] a, int[] b) {
    int same = 0;
    for (int i = 0; i < a.length; i++) {
      same += a[i] == b[i] ? 1 : 0;
    }
    return same;
  }
}
