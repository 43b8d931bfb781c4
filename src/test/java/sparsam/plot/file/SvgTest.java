package sparsam.plot.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.paint.Color;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import sparsam.plot.OnScreen;
import sparsam.plot.Samples;
import sparsam.plot.Toolkit;
import sparsam.plot.axes.Axis;
import sparsam.plot.histogram.Histogram;
import sparsam.plot.lines.LineChart;
import sparsam.plot.lines.Series;
import sparsam.plot.picture.Picture;
import sparsam.plot.surface.Theme;

@OnScreen
class SvgTest {
  private static String svg(Page page, double width, double height) {
    return Toolkit.onScreen(() -> Svg.of(page, Theme.print(), width, height));
  }

  private static Document parse(String svg) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    return factory.newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
  }

  private static List<Element> all(Document document, String tag) {
    NodeList found = document.getElementsByTagName(tag);
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < found.getLength(); i++) {
      elements.add((Element) found.item(i));
    }
    return elements;
  }

  static Stream<Picture> pictures() {
    return Stream.of(
        Samples.accuracy(),
        Samples.loss(20_000),
        Samples.histogram(Histogram.Counts.LOG),
        Samples.confusion(List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9")),
        Samples.gallery(20));
  }

  @ParameterizedTest
  @MethodSource("pictures")
  void everyPictureIsValidAndOfTheSizeAskedFor(Picture picture) throws Exception {
    String svg = svg(Page.of(picture), 640, 360);
    Element root = parse(svg).getDocumentElement();
    assertEquals("640", root.getAttribute("width"));
    assertEquals("0 0 640 360", root.getAttribute("viewBox"));
    assertEquals(picture.title(), all(parse(svg), "title").getFirst().getTextContent());
    assertFalse(svg.contains("NaN") || svg.contains("null"), svg);
    assertTrue(svg.length() < 1_000_000, () -> svg.length() + " characters");
    Path folder = Files.createDirectories(Path.of("target", "screenshots"));
    Files.writeString(folder.resolve("plot-" + picture.title().replace(' ', '-') + ".svg"), svg);
  }

  @Test
  void aSeriesIsAPolylineOfItsPointsInItsColour() throws Exception {
    Document document = parse(svg(Page.of(Samples.accuracy()), 640, 360));
    Theme theme = Toolkit.onScreen(Theme::print);
    Color colour = theme.colour(2);
    String hex = colour.toString().replace("0x", "#").substring(0, 7);
    Element sam =
        all(document, "polyline").stream()
            .filter(line -> line.getAttribute("stroke").equals(hex))
            .findFirst()
            .orElseThrow();
    assertEquals(4, sam.getAttribute("points").split(" ").length);
    List<String> texts = all(document, "text").stream().map(Element::getTextContent).toList();
    assertTrue(
        texts.containsAll(List.of("Accuracy", "pruned 50 %", "94 %", "epoch")), texts::toString);
  }

  @Test
  void wordsWithAnglesAndOddCharactersStayWords() throws Exception {
    LineChart odd =
        new LineChart(
            "a < b & \"c\"",
            Axis.of(Axis.Kind.WHOLE, "x"),
            Axis.of(Axis.Kind.LINEAR, "y"),
            List.of(Series.solid("<script>\u0007\uD800</script>", Samples.from(0, 1, 2), 0)),
            List.of(),
            "");
    Document document = parse(svg(Page.of(odd), 640, 360));
    List<String> texts = all(document, "text").stream().map(Element::getTextContent).toList();
    assertTrue(texts.contains("a < b & \"c\""), texts::toString);
    assertTrue(texts.contains("<script>\uFFFD\uFFFD</script>"), texts::toString);
    assertTrue(all(document, "script").isEmpty());
  }

  @Test
  void aCaptionStandsBelowAndMakesThePageHigher() throws Exception {
    Page page = new Page(Samples.accuracy(), "classifier, seed 0. ".repeat(20) + "\nlast line");
    Document document = parse(svg(page, 400, 240));
    double height = Double.parseDouble(document.getDocumentElement().getAttribute("height"));
    assertTrue(height > 280, height + "");
    Element last =
        all(document, "text").stream()
            .filter(text -> text.getTextContent().equals("last line"))
            .findFirst()
            .orElseThrow();
    double y = Double.parseDouble(last.getAttribute("y"));
    assertTrue(y > 260 && y < height, y + " of " + height);
  }

  @Test
  void aFileHoldsTheSame(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("chart.svg");
    Toolkit.onScreen(
        () -> {
          Svg.write(Samples.accuracy(), Theme.print(), 300, 200, file);
          return null;
        });
    assertEquals(svg(Page.of(Samples.accuracy()), 300, 200), Files.readString(file));
  }

  @Test
  void sizesThatAreNoneAreRefused() {
    for (double size : new double[] {0, -3, Double.NaN, 1e9}) {
      assertThrows(
          IllegalArgumentException.class,
          () -> Svg.of(Samples.accuracy(), Theme.print(), size, 100));
    }
  }
}
