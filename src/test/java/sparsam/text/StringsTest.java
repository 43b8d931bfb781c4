package sparsam.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import sparsam.optim.Fault;
import sparsam.recipe.arm.Start;
import sparsam.report.table.Markup;
import sparsam.result.fault.Flaw;
import sparsam.store.RunSummary.Condition;
import sparsam.ui.runs.row.RunColumn;

class StringsTest {
  private static final Path SOURCES = Path.of("src", "main", "java", "sparsam");
  private static final List<String> SPEAKING = List.of("ui", "report");
  private static final Pattern KEY = Pattern.compile("\"([a-z]+(?:\\.[a-zA-Z]+)+)\"");
  private static final List<String> MORE = List.of(".help", ".key");
  private static final Pattern ENDING = Pattern.compile("key(?:\\(\\))? \\+ \"(\\.[a-z]+)\"");

  private static Set<String> keysInBundle() throws IOException {
    Properties properties = new Properties();
    try (InputStream in = StringsTest.class.getResourceAsStream("/ui/strings.properties")) {
      properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    }
    return new TreeSet<>(properties.stringPropertyNames());
  }

  private static Set<String> keysIn(Path room) throws IOException {
    Set<String> keys = new TreeSet<>();
    try (Stream<Path> files = Files.walk(room)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        String source = Files.readString(file);
        Matcher matcher = KEY.matcher(source);
        while (matcher.find()) {
          keys.add(matcher.group(1));
        }
        Matcher ending = ENDING.matcher(source);
        while (ending.find()) {
          if (MORE.contains(ending.group(1))) {
            continue;
          }
          for (String dial : List.of("fraction", "rho", "lr")) {
            keys.add(dial + ending.group(1));
          }
        }
      }
    }
    return keys;
  }

  private static Set<String> keysInSources() throws IOException {
    Set<String> keys = new TreeSet<>();
    for (String room : SPEAKING) {
      if (Files.exists(SOURCES.resolve(room))) {
        keys.addAll(keysIn(SOURCES.resolve(room)));
      }
    }
    for (Start start : Start.values()) {
      keys.add("arm.from." + start.label());
    }
    for (Fault fault : Fault.values()) {
      keys.add("arm.fault." + fault.label());
    }
    for (Flaw flaw : Flaw.values()) {
      keys.add("fault." + flaw.label());
    }
    for (RunColumn column : RunColumn.values()) {
      keys.add("runs.column." + column.name().toLowerCase(Locale.ROOT));
    }
    for (Markup markup : Markup.values()) {
      keys.add("export.table." + markup.ending());
    }
    for (Condition condition : Condition.values()) {
      keys.add("runs.state." + condition.name().toLowerCase(Locale.ROOT));
    }
    keys.removeAll(
        Set.of(
            "os.name",
            "user.home",
            "javafx.runtime.version",
            "glass.platform",
            "prism.order",
            "ui.strings",
            "run.json",
            "runs.csv",
            "window.json"));
    return keys;
  }

  /** Whether it says more of something that has a word of its own: its help, or that of its key. */
  private static boolean isSaidOf(Set<String> named, String key) {
    return MORE.stream()
        .anyMatch(
            more ->
                key.endsWith(more)
                    && named.contains(key.substring(0, key.length() - more.length())));
  }

  @Test
  void everyWordOfTheWindowIsInTheBundleAndNoneIsLeftOver() throws IOException {
    Set<String> named = keysInSources();
    Set<String> there = keysInBundle();
    there.removeIf(key -> !named.contains(key) && isSaidOf(named, key));
    assertEquals(named, there);
  }

  @Test
  void placesAreFilledAndNumbersStayShort() {
    Strings strings = new Strings();
    assertEquals("epoch 2 of 3", strings.get("arm.progress", 2, 3));
    assertEquals("80 %", strings.percent(0.8));
    assertEquals("33.33 %", strings.percent(1 / 3.0));
    assertEquals("0.05", strings.number(0.05));
    assertEquals("10⁻¹²", strings.number(1e-12));
    assertEquals("2.5 × 10⁻¹⁰", strings.number(2.5e-10));
    assertEquals("4 × 10⁻⁴", strings.digits(4.0e-4, 2));
    assertEquals("4.12 × 10⁻⁵", strings.digits(4.1234e-5, 3));
    assertEquals("0.0012", strings.digits(0.00123, 2));
    assertEquals("1.2 × 10⁶", strings.digits(1_234_567, 2));
    assertEquals("0", strings.digits(0, 2));
    assertThrows(MissingResourceException.class, () -> strings.get("no.such.key"));
  }

  @Test
  void thePersonsOwnFolderIsShort() {
    Strings strings = new Strings();
    Path home = Path.of(System.getProperty("user.home", "")).toAbsolutePath();
    assertTrue(strings.path(home.resolve("runs")).startsWith("~"));
    assertFalse(strings.path(home.resolveSibling("elsewhere")).contains("~"));
  }
}
