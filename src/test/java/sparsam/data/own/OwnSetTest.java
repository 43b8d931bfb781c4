package sparsam.data.own;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sparsam.data.Counts;
import sparsam.data.DataException;
import sparsam.data.DataSet;
import sparsam.data.Examples;
import sparsam.data.OwnData;
import sparsam.data.Shape;
import sparsam.data.source.Made;
import sparsam.settings.Setting;

class OwnSetTest {
  @TempDir Path folder;

  private static <T> OwnData with(OwnData own, Setting<T> setting, T value) {
    return OwnData.KIND.make(OwnData.KIND.read(own).with(setting, value));
  }

  /** The images of all parts, as text, each with its label. */
  private static List<String> images(DataSet set, Examples part) {
    List<String> images = new ArrayList<>();
    for (int i = 0; i < part.count(); i++) {
      images.add(set.classes().get(part.labels()[i]) + Arrays.toString(part.pixels().picture(i)));
    }
    return images;
  }

  private static int[] counts(Examples part, int classes) {
    int[] counts = new int[classes];
    for (int label : part.labels()) {
      counts[label]++;
    }
    return counts;
  }

  /** Disjoint, whole, in proportion, mixed, and the same for the same seed. */
  @Test
  void a_split_takes_of_every_class_its_part() throws Exception {
    Random random = new Random(4);
    for (int round = 0; round < 12; round++) {
      int classes = 2 + random.nextInt(5);
      int trained = 40 + random.nextInt(200);
      int tested = random.nextBoolean() ? 0 : 20 + random.nextInt(50);
      Made made = Made.random(round, new Shape(1, 3, 3), trained, tested, classes);
      Path place = made.npz(folder.resolve(round + ".npz"), false, true);
      OwnData own = with(OwnData.at(place), OwnData.SPLIT_SEED, (long) round);
      DataSet set = OwnSet.load(own, null).set();
      int test = tested > 0 ? tested : Math.round(0.2f * trained);
      int left = trained - (tested > 0 ? 0 : test);
      int validation = Math.round(0.1f * left);
      assertEquals(new Counts(left - validation, validation, test), Counts.of(set));
      List<String> all = images(set, set.train());
      all.addAll(images(set, set.validation()));
      all.addAll(images(set, set.test()));
      assertEquals(made.labels().length, new HashSet<>(all).size(), "each is somewhere, once");
      for (Examples part : List.of(set.train(), set.validation(), set.test())) {
        int[] counts = counts(part, classes);
        for (int c = 0; c < classes; c++) {
          assertEquals((double) part.count() / classes, counts[c], 2, "class " + c);
        }
      }
      int[] labels = set.train().labels();
      assertFalse(
          Arrays.equals(labels, Arrays.stream(labels).sorted().toArray()), "they are mixed");
      DataSet again = OwnSet.load(own, null).set();
      assertArrayEquals(labels, again.train().labels());
      assertEquals(images(set, set.test()), images(again, again.test()));
      DataSet other = OwnSet.load(with(own, OwnData.SPLIT_SEED, round + 99L), null).set();
      assertFalse(images(set, set.validation()).equals(images(other, other.validation())));
      assertEquals(set.origin().fingerprint(), other.origin().fingerprint());
    }
  }

  @Test
  void numbers_that_cannot_be_had_are_refused_with_what_can() throws Exception {
    Made made = Made.random(1, new Shape(1, 3, 3), 40, 0, 2);
    OwnData own = OwnData.at(made.npz(folder.resolve("a.npz"), false, true));
    OwnData exact =
        with(with(with(own, OwnData.TRAIN, 20L), OwnData.VALIDATION, 12L), OwnData.TEST, 8L);
    assertEquals(new Counts(20, 12, 8), Counts.of(OwnSet.load(exact, null).set()));
    for (OwnData bad :
        List.of(
            with(own, OwnData.TRAIN, 41L),
            with(own, OwnData.TEST, 39L),
            with(own, OwnData.VALIDATION, 32L),
            with(exact, OwnData.TRAIN, 21L),
            with(own, OwnData.LEAVE_OUT, List.of("0")),
            with(own, OwnData.LEAVE_OUT, List.of("2")),
            own.knownBy("0123", Shape.MNIST, 2),
            OwnData.KIND.make(
                OwnData.KIND
                    .read(own)
                    .with(OwnData.MEAN, List.of(0.5, 0.5))
                    .with(OwnData.DEVIATION, List.of(0.5, 0.5))))) {
      DataException refusal = assertThrows(DataException.class, () -> OwnSet.load(bad, null));
      assertTrue(refusal.getMessage().endsWith("."), refusal.getMessage());
    }
  }

  @Test
  void a_class_is_left_out_and_the_others_keep_their_names() throws Exception {
    Made made = Made.random(1, new Shape(3, 4, 4), 60, 30, 3);
    OwnData own = OwnData.at(made.folder(folder.resolve("data"), "png"));
    DataSet all = OwnSet.load(own, null).set();
    DataSet two = OwnSet.load(with(own, OwnData.LEAVE_OUT, List.of("1")), null).set();
    assertEquals(List.of("0", "2"), two.classes());
    assertEquals(2, two.train().classes());
    assertEquals(new Counts(36, 4, 20), Counts.of(two));
    Set<String> known = new HashSet<>(images(all, all.test()));
    assertTrue(known.containsAll(images(two, two.test())));
  }

  @Test
  void the_training_part_is_brought_to_mean_0_and_deviation_1() throws Exception {
    Made made = Made.random(1, new Shape(3, 4, 4), 90, 30, 3);
    OwnData own = OwnData.at(made.npz(folder.resolve("a.npz"), false, false));
    Examples train = OwnSet.load(own, null).set().train();
    float[] inputs = train.inputs();
    for (int c = 0; c < 3; c++) {
      double sum = 0;
      double squares = 0;
      for (int i = 0; i < train.count(); i++) {
        for (int k = 0; k < 16; k++) {
          double x = inputs[i * 48 + c * 16 + k];
          sum += x;
          squares += x * x;
        }
      }
      assertEquals(0, sum / train.count() / 16, 1e-5);
      assertEquals(1, squares / train.count() / 16, 1e-5);
    }
    OwnData given =
        OwnData.KIND.make(
            OwnData.KIND
                .read(own)
                .with(OwnData.MEAN, List.of(0.5, 0.25, 0.0))
                .with(OwnData.DEVIATION, List.of(0.5, 1.0, 2.0)));
    Examples other = OwnSet.load(given, null).set().train();
    int first = other.pixels().picture(0)[0] & 0xFF;
    assertEquals((first / 255f - 0.5f) / 0.5f, other.inputs()[0]);
    int last = other.pixels().picture(0)[47] & 0xFF;
    assertEquals(last / 255f / 2, other.inputs()[47]);
  }

  @Test
  void the_same_data_are_known_again_in_another_place() throws Exception {
    Made made = Made.random(1, new Shape(1, 4, 4), 30, 10, 3);
    Path here = made.folder(folder.resolve("here"), "png");
    OwnData own = OwnData.at(here);
    OwnData known = OwnSet.load(own, null).known(own);
    OwnData moved = with(known, OwnData.PATH, folder.resolve("gone").toString());
    assertTrue(OwnSet.isAbsent(moved, null));
    DataException gone = assertThrows(DataException.class, () -> OwnSet.load(moved, null));
    assertTrue(gone.getMessage().contains("--data-from"), gone.getMessage());
    Path copy = made.npz(folder.resolve("copy.npz"), false, true);
    assertFalse(OwnSet.isAbsent(moved, copy));
    DataSet set = OwnSet.load(moved, copy).set();
    assertEquals(copy.toString(), set.origin().folder());
    assertArrayEquals(OwnSet.load(own, null).set().train().labels(), set.train().labels());
    Path others =
        Made.random(2, new Shape(1, 4, 4), 30, 10, 3).npz(folder.resolve("o.npz"), false, true);
    DataException other = assertThrows(DataException.class, () -> OwnSet.load(moved, others));
    assertTrue(other.getMessage().contains("holds other images or labels"), other.getMessage());
  }
}
