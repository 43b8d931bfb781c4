package sparsam.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import sparsam.InMemory;
import sparsam.data.DataOrigin;
import sparsam.optim.Sam;
import sparsam.optim.Sgd;
import sparsam.plot.OnScreen;
import sparsam.plot.file.PictureData;
import sparsam.plot.surface.Look;
import sparsam.plot.surface.Theme;
import sparsam.recipe.RecipeReader;
import sparsam.recipe.RecipeWriter;
import sparsam.report.shrink.ShrinkTable;
import sparsam.report.table.Table.Column;
import sparsam.result.Adjustment;
import sparsam.result.DenseFrom;
import sparsam.result.Finding;
import sparsam.result.Inquiry;
import sparsam.result.Run;
import sparsam.store.RunJson;
import sparsam.system.ShellWord;
import sparsam.text.Strings;

@OnScreen
class ReportFolderTest {
  private static final Strings STRINGS = new Strings();

  @TempDir(factory = InMemory.class)
  private static Path shared;

  private static Report told;

  @TempDir(factory = InMemory.class)
  private Path folder;

  @BeforeAll
  static void run() throws Exception {
    Report report = ToldRun.make(shared.resolve("run")).report();
    told =
        new Report(
            report.run(),
            List.of(
                new Adjustment("SAM, mask not kept", 12, new Sam(Sgd.of(0.1), 0.2)),
                new Adjustment("<b>SGD</b> & co", 3, Sgd.of(0.01))),
            report.figures());
  }

  /** A report with fewer pictures, which are what takes time. */
  private static Report small(String... ids) {
    return new Report(
        told.run(),
        List.of(),
        told.figures().stream().filter(one -> List.of(ids).contains(one.id())).toList());
  }

  private static Document parse(String page) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(page.getBytes(StandardCharsets.UTF_8)));
  }

  private static List<Element> all(Document page, String tag) {
    NodeList nodes = page.getElementsByTagName(tag);
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      elements.add((Element) nodes.item(i));
    }
    return elements;
  }

  private static List<String> texts(Document page, String tag) {
    return all(page, tag).stream().map(Element::getTextContent).toList();
  }

  @Test
  void thePageIsWellFormedAndNeedsNothingElse() throws Exception {
    String page = HtmlReport.of(told, STRINGS);
    assertTrue(page.startsWith("<!DOCTYPE html>\n<html lang=\"en\""), page.substring(0, 80));
    Document document = parse(page);
    assertEquals(told.figures().size(), all(document, "svg").size());
    assertEquals(List.of(), all(document, "script"));
    assertEquals(List.of(), all(document, "link"));
    assertFalse(page.contains("src=\"http"), "nothing is fetched");
    assertTrue(
        texts(document, "p").contains("This run does not say which images it used."),
        "its images have no fingerprint");
    Set<String> ids = new HashSet<>();
    for (Element element : all(document, "*")) {
      if (element.hasAttribute("id")) {
        assertTrue(ids.add(element.getAttribute("id")), "twice: " + element.getAttribute("id"));
      }
      String clip = element.getAttribute("clip-path");
      assertTrue(clip.isEmpty() || page.contains("id=\"" + clip.substring(5, clip.length() - 1)));
    }
    for (Element section : all(document, "section")) {
      assertTrue(ids.contains(section.getAttribute("aria-labelledby")));
    }
    for (Element svg : all(document, "svg")) {
      assertEquals("img", svg.getAttribute("role"));
      assertFalse(svg.getElementsByTagName("title").item(0).getTextContent().isBlank());
    }
  }

  @Test
  void namesAreTextAndNotMarkup() throws Exception {
    Document document = parse(HtmlReport.of(told, STRINGS));
    assertEquals(List.of(), all(document, "b"));
    assertEquals(List.of("<b>fair</b> & \"square\""), texts(document, "h1"));
    assertTrue(texts(document, "th").stream().anyMatch(text -> text.startsWith("<b>SGD</b> & co")));
    String odd = "a\u0000b\uFFFE";
    Report other = new Report(told.run(), List.of(new Adjustment(odd, 1, Sgd.of(1))), List.of());
    assertTrue(
        texts(parse(HtmlReport.of(other, STRINGS)), "li").stream()
            .anyMatch(text -> text.startsWith("a\uFFFDb\uFFFD, after step 1")));
  }

  @Test
  void whatIsLongIsFoldedAndEveryNumberKnowsItsColumn() throws Exception {
    Document document = parse(HtmlReport.of(told, STRINGS));
    assertEquals(1, all(document, "details").size());
    Element folded = all(document, "details").getFirst();
    assertTrue(folded.getTextContent().contains("\"arms\""), "the recipe as text is folded");
    List<String> columns = new ResultTable(STRINGS).columns().stream().map(Column::name).toList();
    List<String> named =
        all(document, "td").stream()
            .map(cell -> cell.getAttribute("data-name"))
            .filter(name -> !name.isEmpty())
            .distinct()
            .toList();
    List<String> wanted = new ArrayList<>(columns.subList(1, columns.size()));
    ShrinkTable.of(STRINGS, told.shrinkage()).columns().stream()
        .skip(1)
        .map(Column::name)
        .forEach(wanted::add);
    assertEquals(wanted, named);
    long wide =
        all(document, "figure").stream()
            .filter(figure -> figure.getAttribute("class").equals("wide"))
            .count();
    assertEquals(2, wide);
  }

  @Test
  void theVerdictComesFirstAndEveryNumberIsThere() throws Exception {
    Document document = parse(HtmlReport.of(told, STRINGS));
    assertEquals("What may be concluded", texts(document, "h2").getFirst());
    String text = document.getDocumentElement().getTextContent();
    told.run().comparisons().forEach(one -> assertTrue(text.contains(one.probability())));
    assertTrue(text.contains("because the recipe names no question"), text);
    Element verdict =
        all(document, "p").stream()
            .filter(p -> p.getAttribute("class").equals("verdict"))
            .findFirst()
            .orElseThrow();
    Finding finding = Inquiry.of(told.run()).getFirst();
    assertEquals(
        Verdicts.inWords(STRINGS, told.run().recipe().seed(), finding, told.run().results()),
        verdict.getTextContent());
    assertTrue(text.contains("failed: "), text);
    assertTrue(text.contains("60 test images"), text);
    assertTrue(text.contains("SAM, mask not kept, after step 12: went on with SAM, ρ 0.2, lr 0.1"));
    assertTrue(text.contains("other results"), "the recipe alone does not repeat it");
    assertTrue(text.contains("<linear>"));
    for (Element cell : all(document, "th")) {
      assertTrue(Set.of("col", "row").contains(cell.getAttribute("scope")));
    }
  }

  @Test
  void theRecipeIsInThePageAndReadsBack() throws Exception {
    Document document = parse(HtmlReport.of(told, STRINGS));
    Element link = all(document, "a").getFirst();
    assertEquals("recipe.json", link.getAttribute("download"));
    String data = link.getAttribute("href").replaceFirst("^data:application/json;base64,", "");
    String json = new String(Base64.getDecoder().decode(data), StandardCharsets.UTF_8);
    assertEquals(told.run().recipe(), RecipeReader.parse("the page", json));
    assertTrue(texts(document, "code").contains(json));
    assertTrue(texts(document, "code").contains("sparsam run recipe.json"));
  }

  @Test
  void theFolderHoldsThePicturesAndTheNumbersBehindThem() throws Exception {
    Report report = small("comparison", "weights-fresh");
    Path page = ReportFolder.write(report, folder.resolve("new"), STRINGS);
    assertEquals(folder.resolve("new").resolve("report.html"), page);
    Path root = folder.resolve("new");
    for (Figure figure : report.figures()) {
      assertEquals(
          PictureData.csv(figure.picture()),
          Files.readString(root.resolve("data").resolve(figure.id() + ".csv")));
      assertEquals(
          PictureData.json(figure.picture()),
          Files.readString(root.resolve("data").resolve(figure.id() + ".json")));
      Path pictures = root.resolve("pictures");
      assertEquals(
          Math.round(16 / 2.54 * 300),
          ImageIO.read(pictures.resolve(figure.id() + ".png").toFile()).getWidth());
      parse(Files.readString(pictures.resolve(figure.id() + ".svg")));
    }
    assertEquals(told.run().recipe(), RecipeReader.read(root.resolve("recipe.json")));
    assertEquals(
        RunJson.write(told.run()), Files.readString(root.resolve("data").resolve("run.json")));
    String latex = Files.readString(root.resolve("data").resolve("results.tex"));
    assertTrue(latex.contains("$<$b$>$SGD$<$/b$>$ \\& co & "), latex);
    String html = Files.readString(page);
    String markdown = Files.readString(root.resolve("data").resolve("results.md"));
    for (String cell :
        markdown
            .lines()
            .filter(line -> line.contains("SAM"))
            .findFirst()
            .orElseThrow()
            .split(" \\| ", -1)) {
      assertTrue(html.contains(cell.replace("|", "").strip()), cell);
    }
    try (Stream<Path> files = Files.walk(root)) {
      assertEquals(
          3 + 2 + 3 + 5 * 2, files.filter(Files::isRegularFile).count(), "and nothing else");
    }
  }

  @Test
  void aReportGivesWayToTheNextAndTakesItsPicturesAlong() throws Exception {
    ReportFolder.write(small("comparison"), folder, STRINGS);
    Files.writeString(folder.resolve("data").resolve("mine.csv"), "mine");
    ReportFolder.write(small("weights-fresh"), folder, STRINGS);
    assertFalse(Files.exists(folder.resolve("pictures").resolve("comparison.png")));
    assertTrue(Files.exists(folder.resolve("pictures").resolve("weights-fresh.png")));
    assertEquals("mine", Files.readString(folder.resolve("data").resolve("mine.csv")));
  }

  @Test
  void filesOfOthersAreNeverOverwritten() throws Exception {
    Path other = Files.writeString(folder.resolve("notes.txt"), "mine");
    assertRefused("holds other files (notes.txt)", folder);
    assertRefused("is a file", other);
    Files.delete(other);
    Path page = Files.writeString(folder.resolve("report.html"), "<html>of somebody</html>");
    assertRefused("holds other files (report.html)", folder);
    assertEquals("<html>of somebody</html>", Files.readString(page));
    Files.delete(page);
    ReportFolder.write(small(), folder, STRINGS);
    Path mine = Files.writeString(folder.resolve("pictures").resolve("comparison.png"), "mine");
    assertRefused("comparison.png is not of the report that is there", folder);
    assertEquals("mine", Files.readString(mine));
  }

  @Test
  void aFolderWhosePageWasNeverEndedIsFree() throws Exception {
    Path free = folder.resolve("free");
    IllegalStateException thrown =
        assertThrows(
            IllegalStateException.class,
            () ->
                ReportFolder.write(
                    free,
                    List.of(),
                    Map.of(),
                    _ -> {
                      throw new IllegalStateException("no page");
                    },
                    Theme.print(),
                    Look.PAPER));
    assertEquals("no page", thrown.getMessage());
    Files.writeString(free.resolve("report.html.12ab.tmp"), "<html>");
    ReportFolder.check(free);
    Files.writeString(free.resolve("notes.html.12ab.tmp"), "mine");
    assertRefused("holds other files (notes.html.12ab.tmp)", free);
  }

  private static void assertRefused(String reason, Path where) {
    IOException refused =
        assertThrows(
            IOException.class, () -> ReportFolder.write(small("comparison"), where, STRINGS));
    String sentence = String.valueOf(refused.getMessage());
    assertTrue(sentence.contains(reason), sentence);
    assertEquals(1, sentence.lines().count());
  }

  @Test
  void aPageWithoutResultsSaysSo() throws Exception {
    Run run = told.run();
    Run begun =
        new Run(
            run.recipe(),
            run.environment(),
            Run.State.RUNNING,
            List.of(),
            List.of(),
            null,
            DataOrigin.UNKNOWN);
    String text =
        parse(HtmlReport.of(new Report(begun, List.of(), List.of()), STRINGS))
            .getDocumentElement()
            .getTextContent();
    assertTrue(text.contains("still under way"));
    assertTrue(text.contains("No network was tested yet."));
    assertTrue(text.contains("Nothing: every number is the recipe’s."));
    String json = RecipeWriter.write(run.recipe());
    assertFalse(text.replace(json, "").contains("null"), text);
  }

  @Test
  void aNetworkThatSomebodyBroughtIsNowhereSaidToBeTrained() throws Exception {
    Run run = told.run();
    Run brought =
        new Run(
            run.recipe(),
            run.environment(),
            run.state(),
            run.results(),
            run.comparisons(),
            new DenseFrom.Brought("my net.safetensors", "0123456789abcdef".repeat(4)),
            run.data());
    Document page = parse(HtmlReport.of(new Report(brought, List.of(), List.of()), STRINGS));
    String file = "the file my net.safetensors";
    String words = "brought from " + file + ", not trained here (SHA-256 0123456789ab…)";
    List<String> cells = texts(page, "td");
    assertTrue(cells.contains(words), cells::toString);
    assertTrue(cells.contains(file + ", SHA-256 " + "0123456789abcdef".repeat(4)));
    assertTrue(texts(page, "th").contains("dense" + words), () -> texts(page, "th").toString());
    String trained = new Settings(STRINGS).of(Objects.requireNonNull(run.recipe().dense()));
    assertTrue(
        parse(HtmlReport.of(told, STRINGS))
            .getDocumentElement()
            .getTextContent()
            .contains(trained));
    assertFalse(page.getDocumentElement().getTextContent().contains(trained));
    assertTrue(
        texts(page, "code").stream()
            .anyMatch(code -> code.endsWith(ShellWord.of("my net.safetensors"))));
    assertTrue(
        texts(page, "p").stream().anyMatch(text -> text.endsWith("put " + file + " beside it.")));
  }
}
