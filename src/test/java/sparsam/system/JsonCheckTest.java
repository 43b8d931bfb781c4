package sparsam.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonCheckTest {
  private static final JsonMapper STRICT =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{\"a\": 1,↵} | line 2, column 1: found } after a comma, expected another key, or no comma"
            + " before the bracket",
        "[1,↵ ] | line 2, column 2: found ] after a comma, expected another value, or no comma"
            + " before the bracket",
        "{\"a\": 1↵ \"b\": 2} | line 2, column 2: found text, expected a comma or } after the value"
            + " before it",
        "[1 2] | line 1, column 4: found 2, expected a comma or ] after the value before it",
        "{\"a\" 1} | line 1, column 6: found 1, expected a colon after the key \"a\"",
        "{\"a\": } | line 1, column 7: found }, expected a value: text in double quotes, a number,"
            + " true, false, null, { or [",
        "{↵ \"a\": \"b↵} | line 2, column 7: found text that is not closed, expected a double quote"
            + " at its end, on the same line",
        "{\"a\": [1, 2 | line 1, column 12: found the end of the text, expected ] for the [ of line"
            + " 1, column 7",
        "{\"a\": [1, 2} | line 1, column 12: found }, expected ] for the [ of line 1, column 7",
        "{ | line 1, column 2: found the end of the text, expected } for the { of line 1, column 1",
        "{'a': 1} | line 1, column 2: found ', expected a key in double quotes, or }, and as quotes"
            + " only \"",
        "{“a”: 1} | line 1, column 2: found “, expected a key in double quotes, or }, and as quotes"
            + " only \"",
        "{\"a\": 'b'} | line 1, column 7: found ', expected a value: text in double quotes, a"
            + " number, true, false, null, { or [, and as quotes only \"",
        "{a: 1} | line 1, column 2: found a, expected a key in double quotes, or }",
        "{\"a\": 1} // b | line 1, column 10: found a comment, expected nothing after the end of"
            + " the first value; JSON has no comments",
        "{\"a\": 1, /* b */ \"c\": 2} | line 1, column 10: found a comment, expected a key in"
            + " double quotes; JSON has no comments",
        "{\"a\": NaN} | line 1, column 7: found NaN, expected a finite number, for JSON has no"
            + " other",
        "[-Infinity] | line 1, column 2: found -Infinity, expected a finite number, for JSON has no"
            + " other",
        "[01] | line 1, column 2: found 01, expected a number such as 12, -0.05 or 1e-3",
        "[.5] | line 1, column 2: found .5, expected a number such as 12, -0.05 or 1e-3",
        "[+1] | line 1, column 2: found +1, expected a number such as 12, -0.05 or 1e-3",
        "[1.] | line 1, column 2: found 1., expected a number such as 12, -0.05 or 1e-3",
        "[0x1F] | line 1, column 2: found 0x1F, expected a number such as 12, -0.05 or 1e-3",
        "[True] | line 1, column 2: found True, expected true",
        "[None] | line 1, column 2: found None, expected null",
        "{\"a\": 1, \"b\": 2,↵\"a\": 3} | line 2, column 1: found the key \"a\" for the second"
            + " time, expected each key once (it stands on line 1 already)",
        "[\"C:\\data\"] | line 1, column 5: found \\d inside of text, expected \\\\ for a"
            + " backslash, or one of \\\" \\/ \\b \\f \\n"
            + " \\r"
            + " \\t \\u and four digits",
        "[\"\\u12g4\"] | line 1, column 3: found \\u12g4 inside of text, expected \\\\ for a"
            + " backslash, or one of \\\" \\/ \\b \\f \\n \\r \\t \\u and four digits",
        "[\"⇥\"] | line 1, column 3: found a tab inside of text, expected \\t",
        "[1]] | line 1, column 4: found ], expected nothing after the end of the first value",
        "[\"😀\" 😀] | line 1, column 6: found 😀, expected a comma or ] after the value before it",
        "{\u200B} | line 1, column 2: found U+200B, expected a key in double quotes, or }",
        "~~ | it is empty",
        "~ ↵~ | it is empty",
      })
  void it_says_where_and_what_was_expected(String text, String expected) {
    assertEquals(
        Optional.of(expected), JsonCheck.flaw(text.replace('↵', '\n').replace('⇥', '\t')), text);
  }

  @Test
  void a_thousand_brackets_are_enough() {
    assertEquals(Optional.empty(), JsonCheck.flaw("[".repeat(1000) + "]".repeat(1000)));
    assertEquals(
        Optional.of(
            "line 1, column 1001: found the bracket number 1001 inside of others, expected up to"
                + " 1000 of them"),
        JsonCheck.flaw("[".repeat(200_000)));
  }

  @Test
  void lines_are_counted_as_every_system_ends_them() {
    for (String end : new String[] {"\n", "\r\n", "\r"}) {
      assertEquals(
          Optional.of("line 3, column 2: found x, expected " + "a key in double quotes, or }"),
          JsonCheck.flaw(end + "{" + end + " x"));
    }
  }

  /** Whatever the reading library refuses has a sentence, and what it takes has none. */
  @Test
  void it_agrees_with_the_library_on_mutilated_texts() {
    String whole =
        "{\"name\": \"a\\u00e9\\n\", \"list\": [1, -2.5e-3, true, null, {}], \"o\": {\"k\": 0}}";
    String letters = "{}[]\",:\\ \n0123456789eE.-+truefalsnNaI/'#u\t\u0001";
    for (long seed = 0; seed < 20_000; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      StringBuilder text = new StringBuilder(whole);
      for (int i = random.nextInt(4); i >= 0; i--) {
        int place = random.nextInt(text.length());
        switch (random.nextInt(3)) {
          case 0 -> text.deleteCharAt(place);
          case 1 -> text.insert(place, letters.charAt(random.nextInt(letters.length())));
          default -> text.setCharAt(place, letters.charAt(random.nextInt(letters.length())));
        }
      }
      Optional<String> flaw = JsonCheck.flaw(text.toString());
      assertEquals(takes(text.toString()), flaw.isEmpty(), "seed " + seed + ": " + text);
      assertTrue(flaw.filter(sentence -> sentence.contains("\n")).isEmpty(), flaw::toString);
    }
  }

  private static boolean takes(String text) {
    try {
      return !STRICT.readTree(text).isMissingNode();
    } catch (JsonProcessingException e) {
      return false;
    }
  }
}
