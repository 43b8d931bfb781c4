package sparsam.plot.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.scene.canvas.Canvas;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import sparsam.plot.OnScreen;
import sparsam.plot.Samples;
import sparsam.plot.Toolkit;
import sparsam.plot.axes.Layout;
import sparsam.plot.file.Png;
import sparsam.plot.gallery.Gallery;
import sparsam.plot.matrix.Matrix;
import sparsam.plot.surface.Box;
import sparsam.plot.surface.CanvasSurface;
import sparsam.plot.surface.Pen;
import sparsam.plot.surface.Place;
import sparsam.plot.surface.TextWidths;
import sparsam.plot.surface.Theme;

/** Pictures that are made of cells: the matrix and the gallery. */
@OnScreen
class CellsTest {
  private static final List<String> DIGITS =
      IntStream.range(0, 10).mapToObj(Integer::toString).toList();

  private static final List<String> CLOTHES =
      List.of(
          "T-shirt/top",
          "Trouser",
          "Pullover",
          "Dress",
          "Coat",
          "Sandal",
          "Shirt",
          "Sneaker",
          "Bag",
          "Ankle boot");

  private static Layout layout(Picture picture, double width, double height) {
    return Toolkit.onScreen(
        () ->
            new Painter(Theme.light())
                .paint(
                    new Canvas(width, height).getGraphicsContext2D(), picture, width, height, 1));
  }

  private static Color colour(BufferedImage image, double x, double y) {
    int rgb = image.getRGB((int) x, (int) y);
    return Color.rgb(rgb >> 16 & 255, rgb >> 8 & 255, rgb & 255);
  }

  @Test
  void theDiagonalIsGreyAndErrorsAreTheStrongerTheMoreThereAre() throws Exception {
    for (Theme theme : Toolkit.onScreen(() -> List.of(Theme.light(), Theme.dark()))) {
      String name = theme.background().equals(Color.WHITE) ? "light" : "dark";
      Matrix matrix = Samples.confusion(DIGITS);
      BufferedImage image = Toolkit.keep("plot-matrix-" + name, matrix, theme, 400, 360, 1);
      Layout layout = layout(matrix, 400, 360);
      Box right = layout.place(new Layout.Cell(3, 3));
      Box wrong = layout.place(new Layout.Cell(4, 9));
      Color diagonal = colour(image, right.x() + 2, right.y() + 2);
      Color error = colour(image, wrong.x() + 2, wrong.y() + 2);
      assertTrue(diagonal.getSaturation() < 0.35, diagonal::toString);
      assertTrue(error.getSaturation() > diagonal.getSaturation(), error::toString);
      assertTrue(error.getRed() > error.getBlue() + 0.2, error::toString);
    }
  }

  @Test
  void aCellSaysItselfAndKeysGoRoundThem() {
    Matrix matrix = Samples.confusion(DIGITS);
    Layout layout = layout(matrix, 400, 360);
    Probe probe = matrix.probe(Set.of(), layout, new Memory());
    Place cell = layout.place(new Layout.Cell(4, 9)).middle();
    assertEquals("true 4, read as 9: 12 images", probe.at(cell).orElseThrow().text());
    assertTrue(probe.next(cell, 1, 0).isEmpty());
    Place below = probe.next(cell, 0, 1).orElseThrow();
    assertTrue(probe.at(below).orElseThrow().text().startsWith("true 5, read as 9:"));
    assertEquals(new Layout.Cell(5, 9), layout.cellAt(below.x(), below.y()).orElseThrow());
    assertTrue(layout.cellAt(1, 1).isEmpty());
  }

  static Stream<Picture> pictures() {
    List<String> large = IntStream.range(0, 40).mapToObj(i -> "class " + i).toList();
    int[] some = new int[1600];
    some[7] = 12345;
    return Stream.of(
        Samples.confusion(DIGITS),
        Samples.confusion(CLOTHES),
        new Matrix("Large", "true", "read as", "images", large, large, some, false, ""),
        Samples.gallery(3),
        new Gallery(
            "Clothes",
            Samples.gallery(9).tiles().stream()
                .map(tile -> new Gallery.Tile(tile.pixels(), 28, "T-shirt/top:\nCoat ·\nShirt"))
                .toList(),
            "and %d more",
            "None."),
        Samples.gallery(40),
        Samples.gallery(400));
  }

  @ParameterizedTest
  @MethodSource("pictures")
  void atNoSizeAnyTextIsCutOffOrLiesOverAnother(Picture picture) throws Exception {
    for (double[] size :
        new double[][] {{700, 500}, {420, 380}, {296, 280}, {200, 160}, {120, 90}}) {
      Box sheet = new Box(0, 0, size[0], size[1]);
      Layout layout = layout(picture, size[0], size[1]);
      assertTrue(layout.plot().width() == 0 || sheet.contains(layout.plot()), layout::toString);
      List<Box> texts = layout.labels();
      for (int i = 0; i < texts.size(); i++) {
        String said = picture.title() + " at " + sheet + ": " + texts.get(i);
        assertTrue(sheet.contains(texts.get(i)), said);
        for (int j = i + 1; j < texts.size(); j++) {
          assertFalse(texts.get(i).overlaps(texts.get(j)), said + " and " + texts.get(j));
        }
      }
    }
  }

  @Test
  void looks() throws Exception {
    List<Theme> themes = Toolkit.onScreen(() -> List.of(Theme.light(), Theme.dark()));
    Toolkit.keep("plot-matrix-clothes", Samples.confusion(CLOTHES), themes.get(0), 420, 380, 1);
    Toolkit.keep("plot-matrix-narrow", Samples.confusion(DIGITS), themes.get(1), 296, 260, 1);
    Toolkit.keep("plot-gallery-light", Samples.gallery(12), themes.get(0), 420, 260, 1);
    Toolkit.keep("plot-gallery-dark", Samples.gallery(60), themes.get(1), 420, 260, 1);
    Toolkit.keep("plot-gallery-narrow", Samples.gallery(30), themes.get(0), 296, 160, 2);
  }

  @Test
  void imagesKeepSharpEdges() {
    float[] pixels = {0, 1, 1, 0};
    Gallery two = new Gallery("", List.of(new Gallery.Tile(pixels, 2, "")), "and %d more", "");
    Theme theme = Toolkit.onScreen(Theme::light);
    BufferedImage image = Toolkit.onScreen(() -> Png.render(two, theme, 100, 100, 3));
    int left = (int) (3 * layout(two, 100, 100).plot().x());
    int top = (int) (3 * layout(two, 100, 100).plot().y());
    Set<Integer> colours = new HashSet<>();
    for (int y = 0; y < 24; y++) {
      for (int x = 0; x < 24; x++) {
        colours.add(image.getRGB(left + x, top + y));
      }
    }
    assertEquals(2, colours.size(), "two shades and nothing between them");
    assertEquals(theme.ink(), colour(image, left + 13, top + 3));
  }

  @Test
  void whatDoesNotFitIsCounted() {
    Layout layout = layout(Samples.gallery(60), 420, 260);
    int shown = (int) (layout.x().range().max() * layout.y().range().max());
    assertTrue(shown > 5 && shown < 60, shown + " tiles");
    assertEquals(shown + 2, layout.labels().size(), "captions, the title and how many more");
    Layout all = layout(Samples.gallery(12), 420, 260);
    assertEquals(12 + 1, all.labels().size());
    Probe probe = Samples.gallery(12).probe(Set.of(), all, new Memory());
    assertEquals("1 → 4", probe.at(all.place(new Layout.Cell(0, 1)).middle()).orElseThrow().text());
  }

  @Test
  void nothingToShowIsASentence() {
    Matrix none = new Matrix("", "", "", "", DIGITS, DIGITS, new int[100], true, "No answers yet.");
    assertEquals(0, layout(none, 300, 200).plot().width());
    assertEquals(1, layout(none, 300, 200).labels().size());
    assertEquals(0, layout(Samples.gallery(0), 300, 200).plot().width());
  }

  @Test
  void countsThatDoNotFillTheTableAreRefused() {
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class,
            () -> new Matrix("", "", "", "", DIGITS, DIGITS, new int[99], true, ""));
    assertEquals("99 counts do not fill 10 rows of 10 columns", refused.getMessage());
    assertThrows(IllegalArgumentException.class, () -> new Gallery.Tile(new float[27], 28, ""));
  }

  @Test
  void whatACellSaysTakesAsManyLinesAsItNeeds() {
    String words = "test image 112: true 5, SGD reads 5, SAM ρ 0.05, mask kept reads 3";
    Box[] boxes = new Box[2];
    double[] widths = {900, 280};
    for (int i = 0; i < 2; i++) {
      Box sheet = new Box(0, 0, widths[i], 300);
      Box cell = new Box(100, 100, 56, 73);
      boxes[i] =
          Toolkit.onScreen(
              () -> {
                Pen pen =
                    new Pen(
                        new CanvasSurface(new Canvas(900, 300).getGraphicsContext2D()),
                        Theme.light(),
                        new TextWidths(),
                        1);
                Hover hover = new Hover(Hover.Shape.FRAME, cell, words, List.of(), List.of());
                HoverBox box = new HoverBox(pen, hover, cell.middle(), sheet);
                assertEquals(
                    words,
                    String.join(" ", pen.wrap(words, pen.theme().small(), box.box().width())));
                return box.box();
              });
      assertTrue(sheet.contains(boxes[i]), boxes[i]::toString);
      assertFalse(boxes[i].overlaps(cell), boxes[i]::toString);
    }
    double line = Math.ceil(11 * 1.5);
    assertTrue(boxes[1].height() >= boxes[0].height() + 3 * line, boxes[1]::toString);
  }

  @Test
  void captionsOfSeveralLinesStandBelowEachOther() {
    Gallery one = Samples.gallery(3);
    List<Gallery.Tile> tiles =
        one.tiles().stream()
            .map(tile -> new Gallery.Tile(tile.pixels(), 28, "Pullover:\nCoat ·\nShirt", "words"))
            .toList();
    Gallery three = new Gallery("Misread", tiles, "and %d more", "None.");
    Layout layout = layout(three, 420, 200);
    assertEquals(1 + 3 * 3, layout.labels().size());
    Probe probe = three.probe(Set.of(), layout, new Memory());
    Place first = layout.place(new Layout.Cell(0, 0)).middle();
    assertEquals("words", probe.at(first).orElseThrow().text());
  }
}
