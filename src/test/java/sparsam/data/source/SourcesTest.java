package sparsam.data.source;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sparsam.data.DataException;
import sparsam.data.OwnData;
import sparsam.data.Shape;
import sparsam.settings.Setting;

class SourcesTest {
  private static final Memory ROOM = new Memory(100_000_000);

  @TempDir Path folder;

  private static OwnData how(Path path) {
    return OwnData.at(path);
  }

  private static <T> OwnData with(OwnData own, Setting<T> setting, T value) {
    return OwnData.KIND.make(OwnData.KIND.read(own).with(setting, value));
  }

  private static Found read(Path path) throws DataException {
    return Sources.at(path).read(how(path), ROOM);
  }

  private static void assertHolds(Made made, Found found, String what) {
    assertEquals(made.shape(), found.shape(), what);
    assertArrayEquals(made.labels(), found.labels(), what);
    assertArrayEquals(made.pixels(), found.pixels(), what);
    assertEquals(made.trained(), found.trained(), what);
    assertEquals(made.trained() < made.labels().length, found.hasTest(), what);
  }

  /** One set of images is the same data however it lies on disk, to the fingerprint. */
  @ParameterizedTest
  @ValueSource(ints = {0, 9})
  void the_same_images_are_the_same_data_in_every_format(int tested) throws Exception {
    for (int channels : new int[] {1, 3}) {
      Made made = Made.random(channels, new Shape(channels, 6, 6), 12, tested, 3);
      List<Path> places =
          List.of(
              made.folder(folder.resolve("png" + channels), "png"),
              made.folder(folder.resolve("bmp" + channels), "bmp"),
              made.npz(folder.resolve(channels + "a.npz"), false, true),
              made.npz(folder.resolve(channels + "b.npz"), true, true),
              made.npz(folder.resolve(channels + "c.npz"), true, false),
              made.csv(folder.resolve("csv" + channels), true),
              made.csv(folder.resolve("plain" + channels), false));
      String fingerprint = read(places.getFirst()).fingerprint();
      for (Path place : places) {
        Found found = read(place);
        assertHolds(made, found, place.toString());
        assertEquals(fingerprint, found.fingerprint(), place.toString());
        assertEquals(List.of("0", "1", "2"), found.classes());
      }
      if (channels == 1) {
        Path idx = made.idx(folder.resolve("idx"), "", "-", false, 0);
        assertEquals(fingerprint, read(idx).fingerprint());
      }
    }
  }

  @Test
  void idx_files_go_by_many_names() throws Exception {
    Made made = Made.random(1, new Shape(1, 5, 4), 10, 4, 2);
    for (String joint : new String[] {"-", "."}) {
      for (boolean packed : new boolean[] {false, true}) {
        for (String prefix : new String[] {"", "kmnist-"}) {
          Path place = folder.resolve("idx" + joint + packed + prefix);
          assertHolds(made, read(made.idx(place, prefix, joint, packed, 0)), place.toString());
        }
      }
    }
    Path raw = folder.resolve("torch/raw");
    made.idx(raw, "", "-", false, 0);
    assertHolds(made, read(folder.resolve("torch")), "torchvision's folder");
  }

  @Test
  void emnists_labels_from_1_and_turned_images_are_handled_and_said() throws Exception {
    Made made = Made.random(1, new Shape(1, 5, 4), 10, 4, 2);
    Path place = made.idx(folder.resolve("e"), "emnist-letters-", "-", true, 1);
    Found found = read(place);
    assertEquals(List.of("1", "2"), found.classes());
    assertArrayEquals(made.labels(), found.labels());
    assertEquals(new Shape(1, 4, 5), found.shape());
    assertEquals(made.pixels()[20 + 3 * 4 + 1], found.pixels()[20 + 1 * 5 + 3]);
    String notes = String.join(" ", found.notes());
    assertTrue(notes.contains("labels go from 1 to 2"), notes);
    assertTrue(notes.contains("rows and columns were exchanged"), notes);
    OwnData not = with(how(place), OwnData.TURNED, OwnData.Turned.NO);
    assertArrayEquals(made.pixels(), Sources.at(place).read(not, ROOM).pixels());
    made.idx(place, "emnist-digits-", "-", true, 0);
    DataException several = assertThrows(DataException.class, () -> read(place));
    assertTrue(several.getMessage().contains("emnist-digits, emnist-letters"));
    Path one = place.resolve("emnist-letters-train-images-idx3-ubyte.gz");
    assertEquals(found.fingerprint(), read(one).fingerprint());
  }

  @Test
  void cifar_is_read_from_its_folder_and_from_its_archive() throws Exception {
    Made made = Made.random(5, new Shape(3, 32, 32), 20, 10, 10);
    Path plain = made.cifarFolder(folder.resolve("outer/cifar-10-batches-bin"), false);
    assertHolds(made, read(plain), "folder");
    assertHolds(made, read(folder.resolve("outer")), "the folder around it");
    Path packed = made.cifarArchive(folder.resolve("cifar.tar.gz"), false);
    assertHolds(made, read(packed), "archive");
    assertEquals("airplane", read(packed).classes().getFirst());
    assertEquals(read(plain).fingerprint(), read(packed).fingerprint());
    Made hundred = Made.random(6, new Shape(3, 32, 32), 8, 4, 4);
    Path fine = hundred.cifarFolder(folder.resolve("cifar-100-binary"), true);
    Files.writeString(
        fine.resolve("fine_label_names.txt"), "apple\naquarium_fish\n".repeat(1) + "x\n");
    assertHolds(hundred, read(fine), "a hundred");
    assertEquals(100, read(fine).classes().size());
  }

  @Test
  void images_are_brought_to_the_size_that_most_have_or_that_is_wished() throws Exception {
    Made small = Made.random(1, new Shape(3, 4, 4), 4, 0, 2);
    Made large = Made.random(2, new Shape(3, 8, 6), 6, 0, 2);
    large.folder(folder, "png");
    for (int i = 0; i < 4; i++) {
      javax.imageio.ImageIO.write(
          small.image(i),
          "png",
          folder.resolve(String.format(Locale.ROOT, "0/small%d.png", i)).toFile());
    }
    Found found = read(folder);
    assertEquals(new Shape(3, 8, 6), found.shape());
    assertEquals(10, found.count());
    assertTrue(found.notes().getFirst().startsWith("4 of 10 images had another size"));
    OwnData wished =
        with(
            with(with(how(folder), OwnData.HEIGHT, 5L), OwnData.WIDTH, 7L),
            OwnData.COLOURS,
            OwnData.Colours.GREY);
    Found other = Sources.at(folder).read(wished, ROOM);
    assertEquals(new Shape(1, 5, 7), other.shape());
    assertEquals(found.fingerprint(), other.fingerprint(), "the images are the same ones");
    assertNotEquals(
        found.fingerprint(), read(small.folder(folder.resolve("others"), "png")).fingerprint());
  }

  @Test
  void a_table_names_its_labels_and_their_column() throws Exception {
    Path table =
        Files.writeString(
            folder.resolve("t.csv"), "a;b;c;d;kind\n1;2;3;4;cat\n5;6;7;8;dog\n9;10;11;255;cat\n");
    OwnData own = with(how(table), OwnData.LABEL_COLUMN, "kind");
    Found found = Sources.at(table).read(own, ROOM);
    assertEquals(List.of("cat", "dog"), found.classes());
    assertArrayEquals(new int[] {0, 1, 0}, found.labels());
    assertEquals(new Shape(1, 2, 2), found.shape());
    assertEquals((byte) 255, found.pixels()[11]);
    Found byNumber = Sources.at(table).read(with(how(table), OwnData.LABEL_COLUMN, "5"), ROOM);
    assertEquals(found.fingerprint(), byNumber.fingerprint());
  }

  @Test
  void what_does_not_fit_is_said_with_the_number_before_it_is_read() throws Exception {
    Made made = Made.random(1, new Shape(1, 20, 20), 40, 20, 2);
    Memory small = new Memory(10_000);
    List<Path> places =
        List.of(
            made.folder(folder.resolve("png"), "png"),
            made.npz(folder.resolve("a.npz"), false, true),
            made.csv(folder.resolve("csv"), true),
            made.idx(folder.resolve("idx"), "", "-", true, 0));
    for (Path place : places) {
      DataException refusal =
          assertThrows(DataException.class, () -> Sources.at(place).read(how(place), small));
      assertTrue(
          refusal.getMessage().matches("(?s).*need about \\d+ MB of memory.*"),
          place + ": " + refusal);
    }
  }

  @Test
  void links_may_stay_in_the_folder_and_not_leave_it() throws IOException, DataException {
    Made made = Made.random(1, new Shape(1, 3, 3), 6, 0, 2);
    Path data = made.folder(folder.resolve("data"), "png");
    Files.createSymbolicLink(data.resolve("0/again.png"), data.resolve("0/00000.png"));
    assertEquals(7, read(data).count());
    Path outside = Files.copy(data.resolve("0/00000.png"), folder.resolve("outside.png"));
    Path link = Files.createSymbolicLink(data.resolve("1/link.png"), outside);
    DataException refusal = assertThrows(DataException.class, () -> read(data));
    assertTrue(refusal.getMessage().startsWith(link + " is a link that leaves "));
  }
}
