package sparsam.data.source;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sparsam.data.DataException;
import sparsam.data.Examples;
import sparsam.data.IdxFiles;
import sparsam.data.Normalization;

/** A good pair of files, of which each test spoils one. */
class IdxTest {
  private static final int COUNT = 12;

  @TempDir Path folder;
  private Path images;
  private Path labels;
  private final byte[] pixels = new byte[COUNT * Idx.PIXELS];
  private final byte[] classes = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 9};

  @BeforeEach
  void writeGoodFiles() throws IOException {
    images = folder.resolve("images");
    labels = folder.resolve("labels");
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) (i * 31 + i / Idx.PIXELS);
    }
    Files.write(images, IdxFiles.images(pixels));
    Files.write(labels, IdxFiles.labels(classes));
  }

  private Idx read(int atLeast, int atMost) throws DataException {
    return Idx.read(new IdxSource.OnDisk(images), new IdxSource.OnDisk(labels), atLeast, atMost);
  }

  /** The sentence is "FILE problem: remedy." */
  private void assertRefused(Path file, String problem) {
    DataException e =
        assertTimeoutPreemptively(
            Duration.ofSeconds(20), () -> assertThrows(DataException.class, () -> read(1, COUNT)));
    assertEquals(file + " " + problem + ": put the original file in its place.", e.getMessage());
  }

  @Test
  void reads_what_is_there() throws Exception {
    Idx idx = read(COUNT, COUNT);
    assertEquals(COUNT, idx.count());
    assertArrayEquals(pixels, idx.pixels());
    assertArrayEquals(classes, idx.labels());
  }

  @Test
  void the_content_and_not_the_name_tells_whether_it_is_gzip() throws Exception {
    Files.write(images, IdxFiles.gzip(IdxFiles.images(pixels)));
    labels = Files.move(labels, folder.resolve("labels.gz"));
    Idx idx = read(COUNT, COUNT);
    assertArrayEquals(pixels, idx.pixels());
    assertArrayEquals(classes, idx.labels());
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void keeps_the_first_items(boolean packed) throws Exception {
    if (packed) {
      Files.write(images, IdxFiles.gzip(IdxFiles.images(pixels)));
    }
    Idx idx = read(5, 5);
    assertArrayEquals(Arrays.copyOf(pixels, 5 * Idx.PIXELS), idx.pixels());
    assertArrayEquals(Arrays.copyOf(classes, 5), idx.labels());
  }

  @Test
  void bytes_become_inputs_as_in_torchvision() throws Exception {
    pixels[Idx.PIXELS] = (byte) 255;
    pixels[Idx.PIXELS + 1] = 0;
    pixels[Idx.PIXELS + 2] = (byte) 128;
    Files.write(images, IdxFiles.images(pixels));
    Examples second = read(1, COUNT).examples(Normalization.MNIST, 1, 3);
    assertEquals(2, second.count());
    assertArrayEquals(new int[] {1, 2}, second.labels());
    assertEquals(2.8214867f, second.inputs()[0]);
    assertEquals(-0.42421296f, second.inputs()[1]);
    assertEquals((128 / 255f - 0.1307f) / 0.3081f, second.inputs()[2]);
  }

  @Test
  void too_few_are_refused() {
    DataException e = assertThrows(DataException.class, () -> read(13, 13));
    assertEquals(
        images + " holds 12 images where 13 are needed: put the original file in its place.",
        e.getMessage());
  }

  @Test
  void a_wrong_magic_number_is_refused() throws Exception {
    Files.write(images, IdxFiles.labels(classes));
    assertRefused(images, "is no IDX file of images: it begins with 0x00000801 and not 0x00000803");
    Files.write(labels, IdxFiles.images(pixels));
    assertRefused(labels, "is no IDX file of labels: it begins with 0x00000803 and not 0x00000801");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 3, 4, 7, 8, 15, 16, 17, 784, 16 + COUNT * 784 - 1})
  void a_short_file_is_refused(int length) throws Exception {
    byte[] whole = IdxFiles.images(pixels);
    Files.write(images, Arrays.copyOf(whole, length));
    assertRefused(images, "ends before it is whole");
    Files.write(images, IdxFiles.gzip(Arrays.copyOf(whole, length)));
    assertRefused(images, "ends before it is whole");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 7, 8, 8 + COUNT - 1})
  void a_short_file_of_labels_is_refused(int length) throws Exception {
    Files.write(labels, Arrays.copyOf(IdxFiles.labels(classes), length));
    assertRefused(labels, "ends before it is whole");
  }

  @Test
  void a_file_that_is_short_only_where_nothing_is_kept_is_refused() throws Exception {
    byte[] whole = IdxFiles.images(pixels);
    Files.write(images, Arrays.copyOf(whole, whole.length - 1));
    DataException e = assertThrows(DataException.class, () -> read(1, 1));
    assertEquals(
        images + " ends before it is whole: put the original file in its place.", e.getMessage());
  }

  @Test
  void a_gzip_file_that_is_cut_short_is_refused() throws Exception {
    byte[] packed = IdxFiles.gzip(IdxFiles.images(pixels));
    for (int length : new int[] {2, 9, packed.length / 2, packed.length - 1}) {
      Files.write(images, Arrays.copyOf(packed, length));
      assertRefused(images, "ends before it is whole");
    }
  }

  @Test
  void a_gzip_file_with_a_wrong_bit_is_refused() throws Exception {
    byte[] packed = IdxFiles.gzip(IdxFiles.images(pixels));
    packed[packed.length - 6] ^= 1;
    Files.write(images, packed);
    assertRefused(images, "is a damaged gzip file");
  }

  @Test
  void bytes_behind_the_end_are_refused() throws Exception {
    byte[] whole = IdxFiles.images(pixels);
    Files.write(images, Arrays.copyOf(whole, whole.length + 1));
    assertRefused(images, "goes on behind the end that its header claims");
    Files.write(labels, Arrays.copyOf(IdxFiles.labels(classes), 8 + COUNT + 1));
    assertRefused(labels, "goes on behind the end that its header claims");
  }

  @Test
  void counts_that_differ_are_refused() throws Exception {
    Files.write(labels, IdxFiles.labels(Arrays.copyOf(classes, 11)));
    assertRefused(images, "holds 12 images but there are 11 labels");
  }

  @ParameterizedTest
  @ValueSource(ints = {10, 127, 128, 255})
  void a_label_above_9_is_refused(int label) throws Exception {
    classes[11] = (byte) label;
    Files.write(labels, IdxFiles.labels(classes));
    assertRefused(labels, "has the label " + label + " at place 11 where labels are 0 to 9");
  }

  @Test
  void other_sizes_than_28_by_28_are_refused() throws Exception {
    Files.write(images, IdxFiles.images(Idx.IMAGES_MAGIC, COUNT, 32, 24, pixels));
    assertRefused(images, "holds images of 32 × 24 pixels where 28 × 28 are needed");
    Files.write(images, IdxFiles.images(Idx.IMAGES_MAGIC, COUNT, -1, 28, pixels));
    assertRefused(images, "holds images of 4294967295 × 28 pixels where 28 × 28 are needed");
  }

  @Test
  void a_small_file_that_claims_10_gigabytes_is_refused() throws Exception {
    Files.write(images, IdxFiles.images(Idx.IMAGES_MAGIC, 13_000_000, 28, 28, pixels));
    assertRefused(images, "claims 13000000 images where 1 to 100000 can be");
    Files.write(labels, IdxFiles.labels(Idx.LABELS_MAGIC, -1, classes));
    assertRefused(labels, "claims 4294967295 labels where 1 to 100000 can be");
  }

  @Test
  void no_images_are_refused() throws Exception {
    Files.write(labels, IdxFiles.labels(new byte[0]));
    assertRefused(labels, "claims 0 labels where 1 to 100000 can be");
  }

  @Test
  void a_file_of_10_gigabytes_that_claims_12_bytes_is_refused() throws Exception {
    enlarge(labels);
    assertRefused(labels, "goes on behind the end that its header claims");
    Files.write(labels, IdxFiles.labels(classes));
    enlarge(images);
    assertRefused(images, "goes on behind the end that its header claims");
  }

  private static void enlarge(Path file) throws IOException {
    byte[] head = Files.readAllBytes(file);
    Files.delete(file);
    try (FileChannel channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE_NEW,
            StandardOpenOption.SPARSE,
            StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.wrap(head), 0);
      channel.write(ByteBuffer.wrap(new byte[1]), 10_000_000_000L);
    }
  }

  @Test
  void a_gzip_bomb_is_refused_where_its_claim_ends() throws Exception {
    ByteArrayOutputStream bomb = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bomb)) {
      out.write(IdxFiles.labels(classes));
      for (int i = 0; i < 100; i++) {
        out.write(new byte[1 << 20]);
      }
    }
    Files.write(labels, bomb.toByteArray());
    assertRefused(labels, "goes on behind the end that its header claims");
  }

  @Test
  void what_is_no_file_is_refused() throws Exception {
    Files.delete(images);
    DataException e = assertThrows(DataException.class, () -> read(1, 1));
    assertEquals(
        images + " cannot be read (no such file): check the file and who may read it.",
        e.getMessage());
    Files.createDirectory(images);
    assertThrows(DataException.class, () -> read(1, 1));
  }
}
