package sparsam.data.own;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import sparsam.data.DataException;
import sparsam.data.OwnData;
import sparsam.data.SplitMix64;

/**
 * Which images train, validate and test: drawn by a seed, of every class in proportion, and mixed,
 * so that a training that does not shuffle does not see one class after another.
 */
record Split(int[] train, int[] validation, int[] test) {
  /** What is tested with where there is no part for it. */
  private static final double TEST_SHARE = 0.2;

  private static final double VALIDATION_SHARE = 0.1;

  /** Keeps the draw apart from what else the same seed may decide. */
  private static final long STREAM = 0x73706C6974L;

  /**
   * @param labels of all images; −1 of those that are left out
   * @param trained how many of them come first and are for training; all where no part is for the
   *     test
   * @throws DataException where there are fewer images than asked for
   */
  static Split of(int[] labels, int trained, int classes, OwnData how) throws DataException {
    SplitMix64 random = new SplitMix64(SplitMix64.mix(how.splitSeed() + STREAM));
    Pool learned = Pool.of(labels, 0, trained, classes, random);
    Pool tested = Pool.of(labels, trained, labels.length, classes, random);
    int learnedBefore = learned.size();
    boolean own = tested.size() > 0;
    Pool pool = own ? tested : learned;
    int test = number(how.test(), own ? tested.size() : share(TEST_SHARE, learned.size()));
    require("test", test, own ? pool.size() : pool.size() - 2, how);
    int[] testing = pool.take(test, random);
    int validation = number(how.validation(), share(VALIDATION_SHARE, learned.size()));
    require("validation", validation, learned.size() - 1, how);
    int[] validating = learned.take(validation, random);
    int train = number(how.train(), learned.size());
    if (train > learned.size()) {
      throw new DataException(
          String.format(
              Locale.ROOT,
              "%s has %,d images for training, validation and test beside a test part of their own,"
                  + " and after %,d for validation%s %,d are left, not the %,d of data.train: give"
                  + " less of one.",
              how.path(),
              learnedBefore,
              validation,
              own ? "" : String.format(Locale.ROOT, " and %,d for the test", test),
              learned.size(),
              train));
    }
    return new Split(learned.take(train, random), validating, testing);
  }

  private static int number(long wished, int usual) {
    return wished == 0 ? usual : Math.toIntExact(wished);
  }

  private static int share(double part, int of) {
    return Math.max(1, Math.toIntExact(Math.round(part * of)));
  }

  private static void require(String key, int wished, int most, OwnData how) throws DataException {
    if (wished > most) {
      throw new DataException(
          String.format(
              Locale.ROOT,
              "%s has too few images: data.%s asks for %,d, and %,d can be had.",
              how.path(),
              key,
              wished,
              Math.max(0, most)));
    }
  }

  /** Images by class, mixed, of which some are taken after others. */
  private static final class Pool {
    private final int[][] byClass;
    private final int[] used;

    private Pool(int[][] byClass) {
      this.byClass = byClass;
      this.used = new int[byClass.length];
    }

    static Pool of(int[] labels, int from, int to, int classes, SplitMix64 random) {
      int[] sizes = new int[classes];
      for (int i = from; i < to; i++) {
        if (labels[i] >= 0) {
          sizes[labels[i]]++;
        }
      }
      int[][] byClass = new int[classes][];
      Arrays.setAll(byClass, c -> new int[sizes[c]]);
      int[] at = new int[classes];
      for (int i = from; i < to; i++) {
        if (labels[i] >= 0) {
          byClass[labels[i]][at[labels[i]]++] = i;
        }
      }
      for (int[] images : byClass) {
        random.shuffle(images);
      }
      return new Pool(byClass);
    }

    int size() {
      int size = 0;
      for (int c = 0; c < byClass.length; c++) {
        size += byClass[c].length - used[c];
      }
      return size;
    }

    /** So many of all that are left, of each class its part (largest remainders), mixed. */
    int[] take(int count, SplitMix64 random) {
      long all = size();
      int[] of = new int[byClass.length];
      int given = 0;
      List<Integer> order = new ArrayList<>();
      long[] rest = new long[byClass.length];
      for (int c = 0; c < of.length; c++) {
        long left = (long) byClass[c].length - used[c];
        of[c] = (int) (left * count / all);
        rest[c] = left * count % all;
        given += of[c];
        order.add(c);
      }
      order.sort((a, b) -> Long.compare(rest[b], rest[a]));
      for (int i = 0; given < count; i++, given++) {
        of[order.get(i)]++;
      }
      int[] taken = new int[count];
      int at = 0;
      for (int c = 0; c < of.length; c++) {
        System.arraycopy(byClass[c], used[c], taken, at, of[c]);
        used[c] += of[c];
        at += of[c];
      }
      random.shuffle(taken);
      return taken;
    }
  }
}
