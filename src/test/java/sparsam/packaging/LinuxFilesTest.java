package sparsam.packaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import sparsam.lesson.LessonFile;
import sparsam.recipe.RecipeFile;
import sparsam.ui.shell.Lab;

/** What the menu, the file manager and the software centre are told must be so in the program. */
class LinuxFilesTest {
  private static final Path LINUX = Path.of("packaging", "linux");
  private static final String RECIPE = "application/x-sparsam-recipe";
  private static final String LESSON = "application/x-sparsam-lesson";

  @Test
  void theMenuEntryFindsTheProgramsWindow() throws IOException {
    assertEquals(Lab.class.getName(), entry().getProperty("StartupWMClass"));
  }

  @Test
  void allSayWhatTheProjectSays() throws Exception {
    Document project = xml(Path.of("pom.xml"));
    Document centre = xml(LINUX.resolve("sparsam.metainfo.xml"));
    String name = text(project, "name");
    String description = text(project, "description");
    assertEquals("Sparsam", name);
    assertEquals(name, entry().getProperty("Name"));
    assertEquals(name, text(centre, "name"));
    assertEquals(description, entry().getProperty("Comment"));
    assertEquals(description, text(centre, "summary"));
    assertEquals("Apache-2.0", text(centre, "project_license"));
    assertEquals("sparsam.desktop", text(centre, "launchable"));
    assertEquals(
        entry().getProperty("Categories"), String.join(";", texts(centre, "category")) + ";");
  }

  @Test
  void recipesAndLessonsAreKnownByTheirNames() throws Exception {
    Document types = xml(LINUX.resolve("sparsam.xml"));
    assertEquals(List.of(RECIPE, LESSON), attributes(types, "mime-type", "type"));
    assertEquals(
        List.of("*" + RecipeFile.ENDING, "*" + LessonFile.ENDING),
        attributes(types, "glob", "pattern"));
    assertEquals(
        List.of("application/json", "application/json"), attributes(types, "sub-class-of", "type"));
    assertEquals(RECIPE + ";" + LESSON + ";", entry().getProperty("MimeType"));
    assertEquals(
        List.of(RECIPE, LESSON), texts(xml(LINUX.resolve("sparsam.metainfo.xml")), "mediatype"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"windows", "macos"})
  void otherSystemsKnowThemToo(String system) throws IOException {
    Path packaging = Path.of("packaging");
    String options = Files.readString(packaging.resolve(system + ".options"));
    for (String kind : List.of("recipe", "lesson")) {
      Path file = packaging.resolve(system).resolve(kind + ".properties");
      assertTrue(
          options.contains("--file-associations " + file.toString().replace('\\', '/')), kind);
      Properties said = new Properties();
      try (var in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
        said.load(in);
      }
      assertEquals("application/x-sparsam-" + kind, said.getProperty("mime-type"));
      assertEquals(
          kind.equals("recipe") ? RecipeFile.ENDING : LessonFile.ENDING,
          "." + said.getProperty("extension"));
      assertTrue(Files.exists(Path.of(said.getProperty("icon"))), kind);
    }
  }

  @Test
  void everyIconNamedIsThere() throws Exception {
    Path theme = LINUX.resolve("icons/hicolor/48x48");
    String program = entry().getProperty("Icon") + ".png";
    String recipe = attribute(xml(LINUX.resolve("sparsam.xml")), "icon", "name") + ".png";
    assertEquals(List.of(program), names(theme.resolve("apps")));
    assertEquals(List.of(recipe), names(theme.resolve("mimetypes")));
    assertEquals(
        entry().getProperty("Icon"), text(xml(LINUX.resolve("sparsam.metainfo.xml")), "icon"));
  }

  private static Properties entry() throws IOException {
    Properties entry = new Properties();
    try (var in =
        Files.newBufferedReader(LINUX.resolve("sparsam.desktop"), StandardCharsets.UTF_8)) {
      entry.load(in);
    }
    return entry;
  }

  private static List<String> names(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  private static Document xml(Path file) throws Exception {
    return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile());
  }

  /** Of the first element of that name. */
  private static String text(Document document, String element) {
    return texts(document, element).getFirst();
  }

  private static List<String> texts(Document document, String element) {
    return elements(document, element).stream()
        .map(found -> found.getTextContent().strip())
        .toList();
  }

  private static String attribute(Document document, String element, String name) {
    return elements(document, element).getFirst().getAttribute(name);
  }

  private static List<String> attributes(Document document, String element, String name) {
    return elements(document, element).stream().map(found -> found.getAttribute(name)).toList();
  }

  private static List<Element> elements(Document document, String name) {
    NodeList found = document.getElementsByTagName(name);
    return IntStream.range(0, found.getLength()).mapToObj(i -> (Element) found.item(i)).toList();
  }
}
