package sparsam.report.answer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import sparsam.data.DataOrigin;
import sparsam.data.DataSet;
import sparsam.data.Examples;
import sparsam.data.Normalization;
import sparsam.data.Pixels;
import sparsam.data.Shape;
import sparsam.experiment.ScriptedRun;
import sparsam.plot.gallery.Gallery;
import sparsam.plot.matrix.Matrix;
import sparsam.recipe.Presets;
import sparsam.recipe.RecipeException;
import sparsam.report.Answered;
import sparsam.result.Answers;
import sparsam.result.Comparison;
import sparsam.result.Monitor;
import sparsam.text.Strings;

class AnswerPicturesTest {
  private static final int[] LABELS = {7, 1, 7, 0, 5, 5};

  private final Strings strings = new Strings();

  private static Answers six() {
    Map<String, int[]> said = new LinkedHashMap<>();
    said.put("SGD", new int[] {1, 1, 1, 0, 5, 3});
    said.put("SAM", new int[] {7, 1, 1, 6, 5, 8});
    return new Answers(LABELS, said);
  }

  private AnswerPictures pictures(String set) {
    return new AnswerPictures(strings, set, six());
  }

  /** Image i is a square of four bytes i. */
  private static TestImages images(String set, int[] labels) {
    byte[] pixels = new byte[4 * labels.length];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) (i / 4);
    }
    int[] places = java.util.stream.IntStream.range(0, labels.length).toArray();
    return new TestImages(
        set,
        new Pixels.Bytes(pixels, places, new Shape(1, 2, 2), Normalization.MNIST),
        labels,
        DataOrigin.UNKNOWN);
  }

  private static List<String> captions(Gallery gallery) {
    return gallery.tiles().stream().map(Gallery.Tile::caption).toList();
  }

  @Test
  void everyImageIsCountedInItsClassesRowUnderWhatItWasReadAs() {
    Matrix matrix = pictures("mnist-10k").confusion("SGD");
    assertEquals(6, java.util.Arrays.stream(matrix.counts()).sum());
    assertEquals(2, matrix.count(7, 1));
    assertEquals(0, matrix.count(1, 7));
    assertEquals(1, matrix.count(5, 5));
    assertEquals(1, matrix.count(5, 3));
    assertTrue(matrix.diagonal());
    assertEquals("9", matrix.rows().getLast());
    assertEquals("Sandal", pictures("fashion-mnist").confusion("SGD").columns().get(5));
  }

  @Test
  void misreadImagesComeInTheirOrderWithWhatTheyAreAndWhatWasRead() {
    AnswerPictures pictures = pictures("mnist-10k");
    assertEquals(List.of(0, 2, 5), pictures.misread("SGD"));
    assertEquals(List.of(0, 2), pictures.read("SGD", 7, 1));
    assertEquals(List.of(4), pictures.read("SGD", 5, 5));
    Gallery gallery =
        pictures.gallery(
            "Misread", "SGD", images("mnist-10k", LABELS), pictures.misread("SGD"), "none");
    assertEquals(List.of("7 → 1", "7 → 1", "5 → 3"), captions(gallery));
    assertEquals("test image 5: true 5, SGD reads 3", gallery.tiles().getLast().words());
    assertEquals(2, gallery.tiles().getLast().columns());
    assertArrayEquals(
        new float[] {5 / 255f, 5 / 255f, 5 / 255f, 5 / 255f}, gallery.tiles().getLast().pixels());
  }

  @Test
  void namesOfClothesHaveLinesOfTheirOwn() {
    AnswerPictures pictures = pictures("fashion-10k");
    TestImages images = images("fashion-10k", LABELS);
    Gallery one = pictures.gallery("", "SGD", images, List.of(5), "");
    assertEquals(List.of("Sandal\n→ Dress"), captions(one));
    Gallery two =
        pictures.gallery("", Disagreement.of(six(), "SGD", "SAM"), images, List.of(5), "");
    assertEquals(List.of("Sandal:\nDress ·\nBag"), captions(two));
  }

  @Test
  void twoNetworksPartIntoWhatEachAloneHasRightAndWhatNeither() {
    Disagreement both = Disagreement.of(six(), "SGD", "SAM");
    assertEquals(List.of(3), both.onlyFirst());
    assertEquals(List.of(0), both.onlySecond());
    assertEquals(List.of(2, 5), both.bothWrong());
    assertEquals(List.of(5), both.differently());
    assertEquals(2, both.bothRight());
    AnswerPictures pictures = pictures("mnist-10k");
    assertEquals(
        "SGD alone is right on 1, SAM alone on 1, both wrong on 2 of 6 images.",
        pictures.sentence(both));
    Gallery gallery = pictures.gallery("", both, images("mnist-10k", LABELS), both.onlyFirst(), "");
    assertEquals("0: 0 · 6", gallery.tiles().getFirst().caption());
    assertEquals(
        "test image 3: true 0, SGD reads 0, SAM reads 6", gallery.tiles().getFirst().words());
  }

  @Test
  void theCountsAreThoseOfThePairedTest() throws RecipeException {
    Random random = new Random(3);
    int[] labels = random.ints(997, 0, 10).toArray();
    Answers answers = Answered.by(labels, 0.2, 0.1, "dense", "SGD", "SAM");
    Monitor monitor = new Monitor();
    new ScriptedRun(Presets.load("quick"), monitor).answered(answers);
    List<Comparison> comparisons = monitor.comparisons();
    assertEquals(3, comparisons.size());
    for (Comparison comparison : comparisons) {
      Disagreement both = Disagreement.of(answers, comparison.first(), comparison.second());
      assertTrue(comparison.discordant() > 50, comparison::toString);
      assertEquals(comparison.onlyFirst(), both.onlyFirst().size());
      assertEquals(comparison.onlySecond(), both.onlySecond().size());
      assertEquals(comparison.count(), both.count());
      Matrix table = new AnswerPictures(strings, "mnist-10k", answers).paired(both);
      assertEquals(comparison.onlyFirst(), table.count(0, 1));
      assertEquals(comparison.onlySecond(), table.count(1, 0));
      assertEquals(997, java.util.Arrays.stream(table.counts()).sum());
      assertFalse(both.differently().isEmpty());
      assertTrue(both.bothWrong().containsAll(both.differently()));
    }
  }

  @Test
  void largeImagesAreShownSmallerAndInTheirColours() {
    byte[] bytes = new byte[3 * 120 * 113];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (100 * (i / (120 * 113)));
    }
    Pixels large =
        new Pixels.Bytes(
            bytes,
            new int[] {0},
            new Shape(3, 120, 113),
            new Normalization(java.util.List.of(0f, 0f, 0f), java.util.List.of(1f, 1f, 1f)));
    TestImages images = new TestImages("own", large, new int[] {1}, DataOrigin.UNKNOWN);
    assertEquals(new Shape(3, 40, 37), images.shape());
    float[] image = images.image(0);
    assertEquals(3 * 40 * 37, image.length);
    assertEquals(0, image[0]);
    assertEquals(100 / 255f, image[40 * 37], 1e-6f);
    assertEquals(200 / 255f, image[image.length - 1], 1e-6f);
  }

  @Test
  void inputsBecomeImagesAgainAndOtherImagesAreRefused() {
    float white = Normalization.MNIST.input(255, 0);
    float black = Normalization.MNIST.input(0, 0);
    Examples none = new Examples(new float[4], new int[] {0});
    Examples test =
        new Examples(
            new float[] {black, black, white, black, white, white, white, white}, new int[] {7, 1});
    TestImages images = TestImages.of(new DataSet("fashion-10k", none, none, test));
    assertArrayEquals(new float[] {0, 0, 1, 0}, images.image(0));
    assertArrayEquals(new float[] {1, 1, 1, 1}, images.image(1));
    List<String> refusals = new ArrayList<>();
    pictures("fashion-10k").refusal(images).ifPresent(refusals::add);
    assertEquals(1, refusals.size());
    assertTrue(refusals.getFirst().contains("fashion-10k"), refusals::toString);
    assertTrue(pictures("mnist-10k").refusal(images("mnist-10k", LABELS)).isEmpty());
  }
}
