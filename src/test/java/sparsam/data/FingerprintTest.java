package sparsam.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sparsam.data.source.Idx;

class FingerprintTest {
  private static String of(Idx images, int cut) {
    return new Fingerprint().add(images, 0, cut).add(images, cut, images.count()).hex();
  }

  @Test
  void every_pixel_label_and_part_counts() {
    byte[] pixels = new byte[3 * Idx.PIXELS];
    byte[] labels = {1, 2, 3};
    Set<String> seen = new HashSet<>();
    assertTrue(seen.add(of(new Idx(pixels, labels), 1)));
    assertFalse(seen.add(of(new Idx(pixels.clone(), labels.clone()), 1)));
    assertTrue(seen.add(of(new Idx(pixels, labels), 2)));
    pixels[pixels.length - 1]++;
    assertTrue(seen.add(of(new Idx(pixels, labels), 1)));
    labels[2]++;
    assertTrue(seen.add(of(new Idx(pixels, labels), 1)));
  }

  /** Runs of all versions know the sets inside the program by these. */
  @ParameterizedTest
  @CsvSource({
    "mnist-10k, d7e05dae195bcff185198b052322ed858a8803b6c09f8ced08dcc634d34c0e8f",
    "fashion-10k, 02ac42490c17fed3d14da0bdadb1c8c737a9af5014784f5165f2748ef2c9f188"
  })
  void the_sets_inside_the_program_stay_what_they_are(String name, String expected)
      throws DataException {
    DataOrigin origin = new DataSets(Path.of("nowhere")).load(name, null).origin();
    assertEquals(new DataOrigin(expected, true, null), origin);
  }

  @Test
  void what_is_not_known_differs_from_nothing() {
    DataOrigin one = new DataOrigin("1", true, null);
    assertTrue(one.differsFrom(new DataOrigin("2", true, null)));
    assertFalse(one.differsFrom(new DataOrigin("1", false, "/there")));
    assertFalse(one.differsFrom(DataOrigin.UNKNOWN));
    assertFalse(DataOrigin.UNKNOWN.differsFrom(one));
  }
}
