package sparsam.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LabelNoiseTest {
  private static final int COUNT = 7_200;

  private final DataSet clean = new DataSet("test", examples(COUNT), examples(80), examples(90));

  private static Examples examples(int count) {
    int[] labels = new int[count];
    for (int i = 0; i < count; i++) {
      labels[i] = i % 10;
    }
    return new Examples(new float[count], labels);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.00007, 0.0001, 0.29, 0.4, 0.5, 0.9999, 1})
  void exactly_the_fraction_changes(double fraction) {
    int[] noisy = new LabelNoise(fraction, 7).applyTo(clean).train().labels();
    assertEquals(Math.round(fraction * COUNT), changed(clean.train().labels(), noisy));
    assertTrue(Arrays.stream(noisy).allMatch(label -> label >= 0 && label < 10));
  }

  @Test
  void the_given_labels_and_the_other_parts_stay() {
    int[] before = clean.train().labels().clone();
    DataSet noisy = new LabelNoise(1, 7).applyTo(clean);
    assertArrayEquals(before, clean.train().labels());
    assertSame(clean.train().inputs(), noisy.train().inputs());
    assertSame(clean.validation(), noisy.validation());
    assertSame(clean.test(), noisy.test());
  }

  @Test
  void every_other_class_comes_equally_often() {
    int[] noisy = new LabelNoise(1, 7).applyTo(clean).train().labels();
    int[] shifts = new int[10];
    for (int i = 0; i < COUNT; i++) {
      shifts[(noisy[i] - clean.train().labels()[i] + 10) % 10]++;
    }
    assertEquals(0, shifts[0]);
    for (int shift = 1; shift < 10; shift++) {
      assertEquals(800, shifts[shift], 110, "four standard deviations");
    }
  }

  @Test
  void a_seed_means_the_same_labels_for_ever() {
    int[] labels = new LabelNoise(0.4, 42).applyTo(clean).train().labels();
    assertArrayEquals(labels, new LabelNoise(0.4, 42).applyTo(clean).train().labels());
    assertFalse(Arrays.equals(labels, new LabelNoise(0.4, 43).applyTo(clean).train().labels()));
    int[] few =
        new LabelNoise(0.5, 42)
            .applyTo(new DataSet("", examples(10), examples(1), examples(1)))
            .train()
            .labels();
    assertEquals("[0, 5, 1, 3, 1, 5, 2, 7, 8, 3]", Arrays.toString(few));
  }

  @Test
  void the_wrong_labels_are_spread_evenly_over_an_epoch_shuffled_by_the_same_seed() {
    Examples noisy = new LabelNoise(0.5, 42).applyTo(clean).train();
    float[] wrong = new float[COUNT];
    for (int i = 0; i < COUNT; i++) {
      wrong[i] = noisy.labels()[i] == clean.train().labels()[i] ? 0 : 1;
    }
    for (int epoch = 0; epoch < 3; epoch++) {
      BatchOrder order = BatchOrder.shuffled(new Examples(wrong, noisy.labels()), COUNT / 2, 42);
      order.epoch(epoch);
      order.gather(0);
      int half = 0;
      for (float one : order.inputs()) {
        half += (int) one;
      }
      assertEquals(COUNT / 4, half, 120, "four standard deviations");
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.01, 1.01, Double.NaN})
  void a_fraction_outside_0_to_1_is_refused(double fraction) {
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> new LabelNoise(fraction, 1));
    assertEquals("label noise must be from 0 to 1 and not " + fraction, e.getMessage());
  }

  private static int changed(int[] before, int[] after) {
    int changed = 0;
    for (int i = 0; i < before.length; i++) {
      changed += before[i] == after[i] ? 0 : 1;
    }
    return changed;
  }
}
