package sparsam.plot.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import sparsam.plot.OnScreen;
import sparsam.plot.Samples;
import sparsam.plot.Toolkit;
import sparsam.plot.axes.Axis;
import sparsam.plot.lines.LineChart;
import sparsam.plot.lines.Series;
import sparsam.plot.picture.Picture;
import sparsam.plot.surface.Theme;

@OnScreen
class PdfTest {
  private static byte[] pdf(Page page, double width, double height) {
    return Toolkit.onScreen(() -> Pdf.of(page, Theme.print(), width, height));
  }

  private static LineChart named(String title, String x, String series) {
    return new LineChart(
        title,
        Axis.of(Axis.Kind.WHOLE, x),
        Axis.of(Axis.Kind.LINEAR, "y"),
        List.of(Series.solid(series, Samples.from(0, 1, 2), 0)),
        List.of(),
        "");
  }

  @ParameterizedTest
  @MethodSource("sparsam.plot.file.SvgTest#pictures")
  void everyPictureIsAPageWithItsWordsAsText(Picture picture) throws Exception {
    byte[] file = pdf(Page.of(picture), 640, 360);
    PdfReader pdf = new PdfReader(file);
    for (int i = 1; i <= pdf.objects(); i++) {
      assertFalse(pdf.object(i).isEmpty());
    }
    assertTrue(pdf.page().contains("/MediaBox[0 0 480 270]"), pdf.page());
    assertTrue(pdf.texts().contains(picture.title()), () -> picture.title());
    assertFalse(pdf.content().contains("NaN") || pdf.content().contains("null"));
    assertEquals(
        pdf.content().split("q ", -1).length, pdf.content().split("Q\n", -1).length, "balanced");
    assertTrue(file.length < 400_000, () -> file.length + " bytes");
    Path folder = Files.createDirectories(Path.of("target", "screenshots"));
    Files.write(folder.resolve("plot-" + picture.title().replace(' ', '-') + ".pdf"), file);
  }

  @Test
  void theSamePictureMakesTheSameBytes() {
    Page page = new Page(Samples.accuracy(), "a caption");
    assertArrayEquals(pdf(page, 302, 170), pdf(page, 302, 170));
  }

  @Test
  void signsGreekAndUmlautsAreLettersOfTheProgramsOwnTypeface() throws Exception {
    String words = "ρ 0.05, ε × 4 − 10⁻⁴ … äöüß “é”";
    PdfReader pdf = new PdfReader(pdf(Page.of(named(words, "Δw ≤ 2 · ‖g‖", "SAM ρ")), 640, 360));
    assertTrue(pdf.texts().contains(words), () -> words);
    assertTrue(pdf.texts().contains("SAM ρ"));
    assertTrue(pdf.page().contains("/P ") && pdf.page().contains("/B "), pdf.page());
  }

  @Test
  void wordsInOtherScriptsAreTextToo() throws Exception {
    Page page = new Page(named("剪枝 50 %", "эпоха", "سام"), "名前 \uD83D\uDE00 a\uD800b\u0007");
    byte[] file = pdf(page, 400, 300);
    List<String> texts = new PdfReader(file).texts();
    assertTrue(texts.containsAll(List.of("剪枝 50 %", "эпоха", "سام")), texts::toString);
    assertTrue(texts.contains("名前 \uD83D\uDE00 a\uFFFDb\uFFFD"), texts::toString);
    Path folder = Files.createDirectories(Path.of("target", "screenshots"));
    Files.write(folder.resolve("plot-scripts.pdf"), file);
  }

  @Test
  void moreForeignWordsThanOneFontHoldsAreInSeveral() throws Exception {
    StringBuilder words = new StringBuilder();
    for (int i = 0; i < 300; i++) {
      words.appendCodePoint(0x4E00 + i).append(i % 8 == 7 ? '\n' : ' ');
    }
    List<String> texts =
        new PdfReader(pdf(new Page(Samples.accuracy(), words.toString()), 640, 360)).texts();
    String all = String.join(" ", texts);
    for (int i = 0; i < 300; i++) {
      assertTrue(all.contains(Character.toString(0x4E00 + i)), "word " + i);
    }
  }

  @Test
  void sizesThatAreNoneAreRefused() {
    for (double size : new double[] {0, -3, Double.NaN, 1e9}) {
      assertThrows(
          IllegalArgumentException.class,
          () -> Pdf.of(Page.of(Samples.accuracy()), Theme.print(), size, 100));
    }
  }
}
