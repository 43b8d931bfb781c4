package sparsam.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sparsam.data.DataSets.Info;
import sparsam.data.DataSets.Place;
import sparsam.data.fetch.Published;
import sparsam.data.source.Idx;

class DataSetsTest {
  /** Image i is filled with the byte i % 251 and has the label i % 10. */
  private static final byte[] TRAIN_IMAGES = images(12_003);

  private static final byte[] TRAIN_LABELS = labels(12_003);
  private static final byte[] TEST_IMAGES = images(10_000);
  private static final byte[] TEST_LABELS = labels(10_000);

  /** The four files, uncompressed. */
  @TempDir static Path plain;

  @TempDir Path home;

  private static byte[] images(int count) {
    byte[] pixels = new byte[count * Idx.PIXELS];
    for (int i = 0; i < count; i++) {
      Arrays.fill(pixels, i * Idx.PIXELS, (i + 1) * Idx.PIXELS, (byte) (i % 251));
    }
    return IdxFiles.images(pixels);
  }

  private static byte[] labels(int count) {
    byte[] labels = new byte[count];
    for (int i = 0; i < count; i++) {
      labels[i] = (byte) (i % 10);
    }
    return IdxFiles.labels(labels);
  }

  @BeforeAll
  static void writeFiles() throws IOException {
    Files.write(plain.resolve("train-images-idx3-ubyte"), TRAIN_IMAGES);
    Files.write(plain.resolve("train-labels-idx1-ubyte"), TRAIN_LABELS);
    Files.write(plain.resolve("t10k-images-idx3-ubyte"), TEST_IMAGES);
    Files.write(plain.resolve("t10k-labels-idx1-ubyte"), TEST_LABELS);
  }

  /** Links cost nothing; the files are read only. */
  private static void linkAll(Path folder) throws IOException {
    Files.createDirectories(folder);
    for (Published file : WholeSet.MNIST.files()) {
      Files.createLink(folder.resolve(file.name()), plain.resolve(file.name()));
    }
  }

  private static void assertSplitAsTheNotebookDoes(DataSet set) {
    assertPart(set.train(), 0, 10_800);
    assertPart(set.validation(), 10_800, 1_200);
    assertPart(set.test(), 0, 10_000);
  }

  /** That a part is {@code count} images from the file's image {@code first} on. */
  private static void assertPart(Examples part, int first, int count) {
    assertEquals(count, part.count());
    assertEquals(784, part.features());
    for (int i : new int[] {0, 1, count - 1}) {
      int image = first + i;
      assertEquals(image % 10, part.labels()[i]);
      float expected = (image % 251 / 255f - 0.1307f) / 0.3081f;
      assertEquals(expected, part.inputs()[i * 784]);
      assertEquals(expected, part.inputs()[i * 784 + 783]);
    }
  }

  @Test
  void an_unknown_name_is_answered_with_those_there_are() {
    DataSets sets = new DataSets(home);
    DataException e = assertThrows(DataException.class, () -> sets.load("cifar", null));
    assertEquals(
        "There is no data set \"cifar\": the names are mnist-10k, fashion-10k, mnist,"
            + " fashion-mnist, cifar10, cifar100.",
        e.getMessage());
    assertThrows(DataException.class, () -> sets.fetch("MNIST", null, (_, _, _) -> {}));
  }

  @Test
  void the_list_says_where_each_set_is() throws Exception {
    linkAll(home.resolve("fashion-mnist"));
    DataSets sets = new DataSets(home);
    List<Info> infos = sets.list(null);
    assertEquals(sets.names(), infos.stream().map(Info::name).toList());
    assertEquals(
        List.of(Place.INSIDE, Place.INSIDE, Place.ABSENT, Place.FOLDER, Place.ABSENT, Place.ABSENT),
        infos.stream().map(Info::place).toList());
    assertNull(infos.get(0).folder());
    assertEquals(home.resolve("mnist"), infos.get(2).folder());
    assertEquals(home.resolve("fashion-mnist"), infos.get(3).folder());
  }

  @Test
  void the_list_gives_the_sizes_that_load_gives() throws Exception {
    linkAll(home.resolve("mnist"));
    DataSets sets = new DataSets(home);
    for (Info info : sets.list(null)) {
      if (info.place() != Place.ABSENT) {
        DataSet set = sets.load(info.name(), null);
        assertEquals(info.name(), set.name());
        assertEquals(info.train(), set.train().count());
        assertEquals(info.validation(), set.validation().count());
        assertEquals(info.test(), set.test().count());
      }
    }
  }

  @Test
  void a_set_in_the_home_is_found_by_its_name() throws Exception {
    linkAll(home.resolve("mnist"));
    assertSplitAsTheNotebookDoes(new DataSets(home).load("mnist", null));
  }

  @Test
  void a_named_folder_may_hold_the_set_or_the_files_themselves() throws Exception {
    DataSets sets = new DataSets(home.resolve("nowhere"));
    assertSplitAsTheNotebookDoes(sets.load("mnist", plain));
    linkAll(home.resolve("mnist"));
    assertSplitAsTheNotebookDoes(sets.load("mnist", home));
    assertEquals(Place.FOLDER, sets.list(plain).get(2).place());
  }

  @ParameterizedTest
  @ValueSource(strings = {"train-images-idx3-ubyte.gz", "train-images.idx3-ubyte.gz"})
  void files_may_be_gzipped_and_spelled_with_a_dot(String name) throws Exception {
    Files.write(home.resolve(name), IdxFiles.gzip(TRAIN_IMAGES));
    Files.write(home.resolve("train-labels.idx1-ubyte"), TRAIN_LABELS);
    Files.write(home.resolve("t10k-images.idx3-ubyte"), TEST_IMAGES);
    Files.write(home.resolve("t10k-labels-idx1-ubyte.gz"), IdxFiles.gzip(TEST_LABELS));
    assertSplitAsTheNotebookDoes(new DataSets(home).load("mnist", home));
  }

  @ParameterizedTest
  @CsvSource({
    "MNIST/raw, ''",
    "MNIST/raw, MNIST",
    "MNIST/raw, MNIST/raw",
    "mnist/MNIST/raw, ''",
    "mnist/raw, ''",
    "MNIST, ''"
  })
  void a_set_is_found_where_torchvision_puts_it(String place, String named) throws Exception {
    linkAll(home.resolve(place));
    DataSets sets = new DataSets(home.resolve("nowhere"));
    assertEquals(12_000 - 1_200, sets.load("mnist", home.resolve(named)).train().count());
    assertEquals(home.resolve(place), sets.list(home).get(2).folder());
    assertEquals(Place.FOLDER, new DataSets(home).list(null).get(2).place());
    assertEquals("FashionMNIST", WholeSet.FASHION.torchvisionName());
  }

  @Test
  void what_is_missing_is_named() throws Exception {
    DataSets sets = new DataSets(home);
    DataException none = assertThrows(DataException.class, () -> sets.load("mnist", null));
    assertEquals(
        "mnist is not in "
            + home
            + ", the program's own data folder. Looked for were train-images-idx3-ubyte,"
            + " train-labels-idx1-ubyte, t10k-images-idx3-ubyte, t10k-labels-idx1-ubyte, also with"
            + " .gz or a dot, there and in its folders mnist, MNIST/raw, raw, mnist/raw, MNIST,"
            + " mnist/MNIST/raw; none of them was found. Fill it with \"sparsam data fetch mnist\","
            + " or name a folder that holds the four files with --data-dir.",
        none.getMessage());
    Path given = home.resolve("given");
    DataException absent = assertThrows(DataException.class, () -> sets.load("mnist", given));
    assertTrue(
        absent.getMessage().startsWith("mnist is not in " + given + ". Looked"),
        absent.getMessage());
    assertTrue(
        absent.getMessage().contains("that folder does not exist. Name"), absent.getMessage());
    linkAll(given.resolve("MNIST/raw"));
    Files.delete(given.resolve("MNIST/raw/t10k-labels-idx1-ubyte"));
    DataException one = assertThrows(DataException.class, () -> sets.load("mnist", given));
    assertTrue(
        one.getMessage()
            .contains(
                "found were only "
                    + String.join(
                        ", ",
                        "MNIST/raw/train-images-idx3-ubyte",
                        "MNIST/raw/train-labels-idx1-ubyte",
                        "MNIST/raw/t10k-images-idx3-ubyte.")),
        one.getMessage());
  }

  @Test
  void too_few_training_images_are_refused() throws Exception {
    Files.write(home.resolve("train-images-idx3-ubyte"), TEST_IMAGES);
    Files.write(home.resolve("train-labels-idx1-ubyte"), TEST_LABELS);
    Files.write(home.resolve("t10k-images-idx3-ubyte"), TEST_IMAGES);
    Files.write(home.resolve("t10k-labels-idx1-ubyte"), TEST_LABELS);
    DataException e =
        assertThrows(DataException.class, () -> new DataSets(home).load("mnist", home));
    assertTrue(
        e.getMessage().contains("holds 10000 images where 12000 are needed"), e.getMessage());
  }

  @Test
  void the_folder_of_another_set_is_refused() {
    WholeSet fashion =
        new WholeSet(
            "clothes",
            "",
            "",
            Normalization.FASHION,
            WholeSet.FASHION.trainImages(),
            Published.unpacked(
                "train-labels-idx1-ubyte", Digest.sha256(TRAIN_LABELS), TRAIN_LABELS.length),
            WholeSet.FASHION.testImages(),
            WholeSet.FASHION.testLabels(),
            WholeSet.FASHION.mirrors());
    DataSets sets = new DataSets(home, List.of(WholeSet.MNIST, fashion));
    DataException e = assertThrows(DataException.class, () -> sets.load("mnist", plain));
    assertEquals(
        plain + " holds clothes and not mnist: name the other set or the other folder.",
        e.getMessage());
  }

  /** MNIST by its name only, and a set whose files are those that are said to be its. */
  @Test
  void a_set_that_is_not_the_published_one_is_known() throws Exception {
    WholeSet own =
        new WholeSet(
            "own",
            "",
            "",
            Normalization.MNIST,
            published("train-images-idx3-ubyte", TRAIN_IMAGES),
            published("train-labels-idx1-ubyte", TRAIN_LABELS),
            published("t10k-images-idx3-ubyte", TEST_IMAGES),
            published("t10k-labels-idx1-ubyte", TEST_LABELS),
            WholeSet.MNIST.mirrors());
    DataOrigin one = new DataSets(home, List.of(own)).load("own", plain).origin();
    DataOrigin other = new DataSets(home, List.of(WholeSet.MNIST)).load("mnist", plain).origin();
    assertTrue(one.published());
    assertFalse(other.published());
    assertEquals(one.fingerprint(), other.fingerprint());
    assertEquals(plain.toAbsolutePath().normalize().toString(), one.folder());
  }

  private static Published published(String name, byte[] file) {
    return Published.unpacked(name, Digest.sha256(file), file.length);
  }

  @Test
  void a_built_in_set_needs_no_folder_and_no_fetching() throws Exception {
    DataSets sets = new DataSets(home.resolve("nowhere"));
    assertArrayEquals(
        BuiltInSet.MNIST.load().train().labels(), sets.load("mnist-10k", null).train().labels());
    DataException e =
        assertThrows(DataException.class, () -> sets.fetch("mnist-10k", null, (_, _, _) -> {}));
    assertEquals("mnist-10k is inside the program: there is nothing to fetch.", e.getMessage());
    assertFalse(Files.exists(home.resolve("nowhere")));
  }
}
