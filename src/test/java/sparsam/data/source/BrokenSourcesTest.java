package sparsam.data.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import sparsam.InMemory;
import sparsam.data.DataException;
import sparsam.data.IdxFiles;
import sparsam.data.OwnData;
import sparsam.data.Shape;

/** Whatever a file holds, it is read or refused in one sentence, soon. */
class BrokenSourcesTest {
  private static final Memory ROOM = new Memory(64_000_000);
  private static final int REFUSED = 20;
  private static final int TRIES = 100;
  private static final Duration LONG = Duration.ofSeconds(60);

  @TempDir(factory = InMemory.class)
  Path folder;

  /** The formats, each with how a sound set is written. */
  enum Format {
    IDX,
    IDX_PACKED,
    CIFAR,
    CIFAR_ARCHIVE,
    PNG,
    JPEG,
    GIF,
    BMP,
    NPZ,
    CSV;

    Path write(Path folder, long seed) throws IOException {
      Made grey = Made.random(seed, new Shape(1, 8, 8), 8, 4, 2);
      Made coloured = Made.random(seed, new Shape(3, 32, 32), 6, 4, 2);
      return switch (this) {
        case IDX -> grey.idx(folder, "", "-", false, 0);
        case IDX_PACKED -> grey.idx(folder, "", "-", true, 0);
        case CIFAR -> coloured.cifarFolder(folder, false);
        case CIFAR_ARCHIVE ->
            coloured.cifarArchive(Files.createDirectories(folder).resolve("c.tar.gz"), false);
        case PNG -> grey.folder(folder, "png");
        case JPEG -> coloured.folder(folder, "jpg");
        case GIF -> grey.folder(folder, "gif");
        case BMP -> grey.folder(folder, "bmp");
        case NPZ -> grey.npz(Files.createDirectories(folder).resolve("a.npz"), seed % 2 == 0, true);
        case CSV -> grey.csv(folder, seed % 2 == 0);
      };
    }
  }

  /** A sentence; null where the data were read. */
  private static String refusal(Path path) {
    return assertTimeoutPreemptively(
        LONG,
        () -> {
          try {
            Found found = Sources.at(path).read(OwnData.at(path), ROOM);
            assertEquals(found.labels().length * found.shape().features(), found.pixels().length);
            assertTrue(
                Arrays.stream(found.labels())
                    .allMatch(label -> label >= 0 && label < found.classes().size()));
            return null;
          } catch (DataException e) {
            return e.getMessage();
          }
        });
  }

  private static void assertSentence(String said, Path path, String what) {
    if (said == null) {
      fail(what + " was taken for whole");
    }
    assertTrue(said.endsWith(".") || said.endsWith(")."), what + ": " + said);
    assertTrue(said.contains(path.getFileName().toString()), what + " names no file: " + said);
    assertTrue(!said.contains("\n") && said.length() < 700, what + ": " + said);
  }

  private static List<Path> files(Path path) throws IOException {
    try (Stream<Path> walk = Files.walk(path)) {
      return walk.filter(Files::isRegularFile).sorted().toList();
    }
  }

  /**
   * Twenty of each format that are refused, and what is read on the way: cut short, emptied,
   * lengthened, with bytes changed.
   */
  @ParameterizedTest
  @EnumSource(Format.class)
  void whatever_is_done_to_a_file_it_is_read_or_refused_in_a_sentence(Format format)
      throws IOException {
    int refused = 0;
    for (int seed = 0; refused < REFUSED; seed++) {
      assertTrue(seed < TRIES, format + ": only " + refused + " were refused");
      Random random = new Random(31L * seed + format.name().hashCode());
      Path place = folder.resolve("of" + seed);
      Path data = format.write(place, seed);
      List<Path> all = files(place);
      Path file = all.get(random.nextInt(all.size()));
      byte[] bytes = Files.readAllBytes(file);
      int kind = seed % 5;
      byte[] broken =
          switch (kind) {
            case 0 -> Arrays.copyOf(bytes, random.nextInt(bytes.length));
            case 1 -> changed(bytes, 1 + random.nextInt(8), Math.min(64, bytes.length), random);
            case 2 -> changed(bytes, 1 + random.nextInt(40), bytes.length, random);
            case 3 -> noise(bytes.length, random);
            default -> joined(bytes, noise(1 + random.nextInt(600), random));
          };
      Files.write(file, broken);
      String said = refusal(data);
      if (said != null) {
        assertSentence(
            said,
            data.getFileName().toString().equals(file.getFileName().toString()) ? file : place,
            format + " " + seed);
        refused++;
      }
    }
  }

  private static byte[] changed(byte[] bytes, int times, int within, Random random) {
    byte[] other = bytes.clone();
    for (int i = 0; i < times; i++) {
      other[random.nextInt(within)] = (byte) random.nextInt();
    }
    return other;
  }

  private static byte[] noise(int length, Random random) {
    byte[] noise = new byte[length];
    random.nextBytes(noise);
    return noise;
  }

  private static byte[] joined(byte[] one, byte[] other) {
    byte[] both = Arrays.copyOf(one, one.length + other.length);
    System.arraycopy(other, 0, both, one.length, other.length);
    return both;
  }

  private void refuses(Path path, String... words) {
    String said = refusal(path);
    assertSentence(said, path, path.toString());
    for (String word : words) {
      assertTrue(said.contains(word), said);
    }
  }

  @Test
  void a_picture_that_claims_to_be_huge_is_refused_by_its_head() throws IOException {
    Path data = Format.PNG.write(folder.resolve("data"), 1);
    Path file = files(data).getFirst();
    byte[] png = Files.readAllBytes(file);
    ByteBuffer head = ByteBuffer.wrap(png);
    head.putInt(16, 100_000).putInt(20, 100_000);
    CRC32 crc = new CRC32();
    crc.update(png, 12, 17);
    head.putInt(29, (int) crc.getValue());
    Files.write(file, png);
    String said = refusal(data);
    assertTrue(
        said.startsWith(file.toRealPath() + " claims to be an image of 100,000 × 100,000"), said);
  }

  /** No room is taken for pixels that the file does not have. */
  @Test
  void a_picture_that_claims_more_than_it_has_is_refused_before_it_is_unpacked()
      throws IOException {
    Path data = Format.GIF.write(folder.resolve("data"), 1);
    Path file = files(data).getFirst();
    byte[] gif = Files.readAllBytes(file);
    int frame = 0;
    while (gif[frame] != ','
        || gif[frame + 1] + gif[frame + 2] + gif[frame + 3] + gif[frame + 4] != 0) {
      frame++;
    }
    short side = 6_000;
    ByteBuffer.wrap(gif)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putShort(frame + 5, side)
        .putShort(frame + 7, side);
    Files.write(file, gif);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    refuses(data, file + " is a damaged image");
    long before = threads.getCurrentThreadAllocatedBytes();
    refuses(data, file + " is a damaged image");
    long taken = threads.getCurrentThreadAllocatedBytes() - before;
    assertTrue(taken < side * side / 4, taken + " bytes");
  }

  @Test
  void bombs_do_not_go_off() throws IOException {
    Path bomb = folder.resolve("bomb.npz");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(bomb))) {
      zip.putNextEntry(new ZipEntry("x.npy"));
      zip.write(Made.npy("|u1", "(1000000, 100, 100)", new byte[0]));
      byte[] zeros = new byte[1 << 20];
      for (int i = 0; i < 20; i++) {
        zip.write(zeros);
      }
      zip.putNextEntry(new ZipEntry("y.npy"));
      zip.write(Made.npy("<i8", "(1000000,)", new byte[8]));
    }
    refuses(bomb, "claims more numbers");
    Path idx = Files.createDirectories(folder.resolve("idx"));
    byte[] head = IdxFiles.images(Idx.IMAGES_MAGIC, 200_000, 20_000, 20_000, new byte[1000]);
    Files.write(idx.resolve("train-images-idx3-ubyte.gz"), IdxFiles.gzip(head));
    byte[] labels = IdxFiles.labels(new byte[200_000]);
    Files.write(idx.resolve("train-labels-idx1-ubyte.gz"), IdxFiles.gzip(labels));
    String said = refusal(idx);
    assertTrue(said.contains("MB"), said);
    ByteArrayOutputStream tar = new ByteArrayOutputStream();
    Made.entry(tar, "cifar-10-batches-bin/data_batch_1.bin", new byte[0], 8_000_000_000L);
    Path archive = Files.write(folder.resolve("huge.tar.gz"), IdxFiles.gzip(tar.toByteArray()));
    refuses(archive, "claims more than");
  }

  /** What a file holds is repeated on one line, without what steers a terminal. */
  @Test
  void what_a_file_says_steers_no_terminal() throws IOException {
    String steering = "\u001b[2J\u202e";
    Path table = Files.writeString(folder.resolve("t.csv"), "label,a\n1," + steering + "\n");
    refuses(table, "has \"\uFFFD[2J\uFFFD\" in line 2");
    Path named = Files.writeString(folder.resolve("n.csv"), "label,a\n1,1\n" + steering + ",1\n");
    refuses(named, "a class named \"\uFFFD[2J\uFFFD\"");
    Path archive = folder.resolve("a.npz");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(archive))) {
      zip.putNextEntry(new ZipEntry(steering));
    }
    refuses(archive, "its arrays are \uFFFD[2J\uFFFD.");
    Path images = Format.PNG.write(folder.resolve("images"), 1);
    Files.move(images.resolve("train/1"), images.resolve("train/1" + steering));
    refuses(images, "a class named \"1\uFFFD[2J\uFFFD\"");
  }

  /** Java's own words for what is wrong with an image are no sentence. */
  @Test
  void a_picture_that_ends_early_is_refused_in_words() throws IOException {
    Path data = Format.BMP.write(folder.resolve("data"), 1);
    Path file = files(data).getFirst();
    Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 20));
    refuses(data, file + " is a damaged image (it ends before it is whole)");
  }

  @Test
  void labels_that_cannot_be_are_named_with_their_place() throws IOException {
    Path cifar = Format.CIFAR.write(folder.resolve("cifar"), 1);
    Path file = cifar.resolve("data_batch_1.bin");
    byte[] bytes = Files.readAllBytes(file);
    bytes[3073] = 10;
    Files.write(file, bytes);
    refuses(cifar, "label 10 at image 1", "0 to 9");
    Path idx = Format.IDX.write(folder.resolve("idx"), 1);
    Path labels = idx.resolve("t10k-labels-idx1-ubyte");
    bytes = Files.readAllBytes(labels);
    bytes[9] = 77;
    Files.write(labels, bytes);
    refuses(idx, "label 77 at place 1 of its test");
  }

  @Test
  void what_is_no_data_is_told_what_would_be() throws IOException {
    List<Path> none = new ArrayList<>();
    none.add(folder.resolve("not there"));
    none.add(Files.createDirectories(folder.resolve("empty")));
    none.add(Files.write(folder.resolve("void.csv"), new byte[0]));
    none.add(Files.writeString(folder.resolve("text.txt"), "hello"));
    none.add(Files.writeString(folder.resolve("not.npz"), "hello"));
    none.add(Files.writeString(folder.resolve("not.tar.gz"), "hello"));
    Path flat = Files.createDirectories(folder.resolve("flat"));
    Files.write(flat.resolve("a.png"), new byte[9]);
    none.add(flat);
    none.add(flat.resolve("a.png"));
    Path alone = Files.createDirectories(folder.resolve("alone/one class/"));
    Files.write(alone.resolve("a.png"), new byte[9]);
    none.add(alone.getParent());
    Path ragged =
        Files.writeString(folder.resolve("ragged.csv"), "label,a,b,c,d\n1,2,3,4,5\n1,2,3\n");
    none.add(ragged);
    none.add(Files.writeString(folder.resolve("words.csv"), "label,a,b,c,d\n1,2,x,4,5\n"));
    none.add(
        Files.writeString(
            folder.resolve("five.csv"), "label,a,b,c,d,e\n1,2,3,4,5,6\n2,2,3,4,5,6\n"));
    none.add(
        Files.writeString(folder.resolve("large.csv"), "label,a,b,c,d\n1,2,3,4,5\n2,2,3,4,999\n"));
    none.add(
        Files.writeString(folder.resolve("nan.csv"), "label,a,b,c,d\n1,2,3,4,NaN\n2,2,3,4,9\n"));
    for (Path path : none) {
      assertSentence(refusal(path), path, path.toString());
    }
    assertTrue(refusal(ragged).contains("line 3"));
  }
}
