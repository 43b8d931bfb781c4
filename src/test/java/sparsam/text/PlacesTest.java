package sparsam.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * No raw place such as %s can reach the screen: all over the sources, a sentence with places is
 * read with as many values, one without places with none.
 */
class PlacesTest {
  private static final Path SOURCES = Path.of("src", "main", "java", "sparsam");
  private static final Pattern PLACE =
      Pattern.compile("%(?:(\\d+)\\$)?[-#+0,(]*\\d*(?:\\.\\d+)?([a-zA-Z%])");
  private static final Pattern GET = Pattern.compile("\\.get\\(");
  private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\\n]++|\\\\.)*+)\"");

  /** Handed on with its place, which the picture fills as it is drawn. */
  private static final Set<String> HANDED_ON = Set.of("answers.more");

  private final Properties bundle = bundle();
  private final Map<String, String> sources = new TreeMap<>();
  private final List<String> faults = new ArrayList<>();
  private int checked;

  /**
   * One call of get.
   *
   * @param arguments as they stand in the source
   * @param end behind the call
   */
  private record Call(int begin, int end, List<String> arguments) {
    int values() {
      return arguments.size() - 1;
    }
  }

  private static Properties bundle() {
    Properties properties = new Properties();
    try (Reader in =
        new InputStreamReader(
            Objects.requireNonNull(Strings.class.getResourceAsStream("/ui/strings.properties")),
            StandardCharsets.UTF_8)) {
      properties.load(in);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return properties;
  }

  @Test
  void everySentenceIsReadWithAsManyValuesAsItHasPlaces() throws IOException {
    try (Stream<Path> files = Files.walk(SOURCES)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        sources.put(file.getFileName().toString(), Files.readString(file));
      }
    }
    sources.forEach(this::look);
    assertEquals(List.of(), faults);
    assertTrue(checked > 500, checked + " sentences were found");
  }

  @Test
  void aSentenceReadWithTooFewOrTooManyValuesIsFound() {
    look("A", "strings.get(\"window.title\"); strings.get(\"workspace.lab\", one)");
    look("B", "strings.get(\"arm.from.\" + start, name); button(\"dial.range\", \"close.keep\")");
    look("C", "strings.get(on ? \"arm.epochs\" : \"arm.epoch\", 3)");
    assertEquals(
        List.of(
            "A: window.title has 1 places and is read with 0 values",
            "A: workspace.lab has 0 places and is read with 1 values",
            "B: arm.from.dense has 0 places and is read with 1 values",
            "B: arm.from.initial has 0 places and is read with 1 values",
            "B: dial.range has 2 places and is read with 0 values",
            "C: arm.epoch has 0 places and is read with 1 values"),
        faults);
  }

  /** How many values a sentence needs; a sign before a space is one of percent. */
  private static int places(String sentence) {
    int next = 0;
    int most = 0;
    Matcher matcher = PLACE.matcher(sentence);
    while (matcher.find()) {
      if (!matcher.group(2).equals("%") && !matcher.group(2).equals("n")) {
        most =
            Math.max(most, matcher.group(1) == null ? ++next : Integer.parseInt(matcher.group(1)));
      }
    }
    return most;
  }

  private void look(String file, String source) {
    List<Call> calls = calls(source);
    Set<Integer> elsewhere = new TreeSet<>(Set.of(0));
    for (Call call : calls) {
      boolean speaks = false;
      Matcher literal = LITERAL.matcher(call.arguments().getFirst());
      while (literal.find()) {
        for (String key : keys(literal.group(1))) {
          check(file, key, Set.of(call.values()));
          speaks = true;
        }
      }
      if (!speaks && call.values() > 0) {
        elsewhere.add(call.values()); // Its key comes from another line of the same file.
      }
    }
    Matcher literal = LITERAL.matcher(source);
    while (literal.find()) {
      int at = literal.start();
      boolean isFirst =
          calls.stream()
              .anyMatch(
                  call ->
                      at > call.begin() && at < call.begin() + call.arguments().get(0).length());
      if (!isFirst && bundle.containsKey(literal.group(1))) {
        check(file, literal.group(1), elsewhere);
      }
    }
  }

  /**
   * The keys that a literal is, or begins where the rest follows from something else; then those
   * that some source names in full are not meant.
   */
  private Set<String> keys(String literal) {
    Set<String> keys = new TreeSet<>();
    for (String key : bundle.stringPropertyNames()) {
      if (key.equals(literal)
          || (literal.endsWith(".")
              && key.startsWith(literal)
              && key.indexOf('.', literal.length()) < 0
              && sources.values().stream().noneMatch(one -> one.contains('"' + key + '"')))
          || (literal.startsWith(".") && key.matches("(fraction|rho|lr)" + literal))) {
        keys.add(key);
      }
    }
    return keys;
  }

  private void check(String file, String key, Set<Integer> values) {
    checked++;
    int places = places(bundle.getProperty(key));
    if (!values.contains(places) && !HANDED_ON.contains(key)) {
      faults.add(
          "%s: %s has %s places and is read with %s values"
              .formatted(file, key, places, values.iterator().next()));
    }
  }

  private static List<Call> calls(String source) {
    List<Call> calls = new ArrayList<>();
    Matcher matcher = GET.matcher(source);
    while (matcher.find()) {
      Call call = call(source, matcher.end());
      if (!call.arguments().getFirst().isBlank()) {
        calls.add(call);
      }
    }
    return calls;
  }

  private static Call call(String source, int begin) {
    List<String> arguments = new ArrayList<>();
    int depth = 0;
    int from = begin;
    int at = begin;
    while (at < source.length() && depth >= 0) {
      char c = source.charAt(at);
      if (c == '"' || c == '\'') {
        at = closing(source, at, c);
      } else if (c == '(' || c == '{' || c == '[') {
        depth++;
      } else if (c == ')' || c == '}' || c == ']') {
        depth--;
      } else if (c == ',' && depth == 0) {
        arguments.add(source.substring(from, at));
        from = at + 1;
      }
      at++;
    }
    arguments.add(source.substring(from, at - 1));
    return new Call(begin - 1, at, arguments);
  }

  private static int closing(String source, int open, char quote) {
    int at = open + 1;
    while (at < source.length() - 1 && source.charAt(at) != quote) {
      at += source.charAt(at) == '\\' ? 2 : 1;
    }
    return at;
  }
}
