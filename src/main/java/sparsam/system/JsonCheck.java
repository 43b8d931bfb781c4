package sparsam.system;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Says in plain words why a text is no JSON (RFC 8259, each key once): the line, the column, what
 * stands there and what should.
 */
public final class JsonCheck {
  private static final int DEEPEST = 1000;
  private static final int LONGEST_NUMBER = 1000;
  private static final int SHOWN = 30;
  private static final Pattern NUMBER =
      Pattern.compile("-?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]+)?");
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}_$+.\\-]+");
  private static final String VALUE =
      "a value: text in double quotes, a number, true, false, null, { or [";

  /** What other languages write, and what JSON has for it. */
  private static final Map<String, String> MEANT =
      Map.of("none", "null", "nil", "null", "undefined", "null", "yes", "true", "no", "false");

  private final String text;
  private final List<Bracket> open = new ArrayList<>();
  private int at;

  /** A bracket that is not closed yet, and what was found in it. */
  private static final class Bracket {
    private final int begin;
    private final char close;
    private final Map<String, Integer> keys = new HashMap<>();

    /** Whether a value was the last. */
    private boolean filled;

    private boolean comma;

    Bracket(int begin, char close) {
      this.begin = begin;
      this.close = close;
    }
  }

  private JsonCheck(String text) {
    this.text = text;
  }

  /** Where and why a text is no JSON, as the end of a sentence; empty where it is some. */
  public static Optional<String> flaw(String text) {
    try {
      new JsonCheck(text).document();
      return Optional.empty();
    } catch (Flaw e) {
      return Optional.of(e.sentence);
    }
  }

  private void document() throws Flaw {
    skip();
    if (ended()) {
      throw new Flaw("it is empty");
    }
    value();
    while (!open.isEmpty()) {
      skip();
      inside(open.getLast());
    }
    skip();
    if (!ended()) {
      throw unexpected("nothing after the end of the first value");
    }
  }

  private void inside(Bracket bracket) throws Flaw {
    char close = bracket.close;
    if (next(close) && (bracket.filled || !bracket.comma)) {
      at++;
      open.removeLast();
    } else if (next(close)) {
      throw flaw(
          at,
          close + " after a comma",
          (close == '}' ? "another key" : "another value") + ", or no comma before the bracket");
    } else if (ended() || next('}') || next(']')) {
      throw unexpected(
          String.format(
              Locale.ROOT,
              "%s for the %s of line %d, column %d",
              close,
              text.charAt(bracket.begin),
              line(bracket.begin),
              column(bracket.begin)));
    } else if (bracket.filled) {
      if (!next(',')) {
        throw unexpected("a comma or %s after the value before it".formatted(close));
      }
      at++;
      bracket.filled = false;
      bracket.comma = true;
    } else {
      bracket.filled = true;
      if (close == '}') {
        key(bracket);
      }
      value();
    }
  }

  private void key(Bracket object) throws Flaw {
    if (!next('"')) {
      throw unexpected("a key in double quotes" + (object.comma ? "" : ", or }"));
    }
    int begin = at;
    string();
    String key = text.substring(begin + 1, at - 1);
    Integer before = object.keys.putIfAbsent(key, begin);
    if (before != null) {
      throw flaw(
          begin,
          "the key \"%s\" for the second time".formatted(shown(key)),
          String.format(Locale.ROOT, "each key once (it stands on line %d already)", line(before)));
    }
    skip();
    if (!next(':')) {
      throw unexpected("a colon after the key \"%s\"".formatted(shown(key)));
    }
    at++;
    skip();
  }

  /** A value, or the bracket that one begins with. */
  private void value() throws Flaw {
    if (next('{') || next('[')) {
      if (open.size() == DEEPEST) {
        throw flaw(
            at,
            String.format(Locale.ROOT, "the bracket number %d inside of others", DEEPEST + 1),
            String.format(Locale.ROOT, "up to %d of them", DEEPEST));
      }
      open.add(new Bracket(at, next('{') ? '}' : ']'));
      at++;
    } else if (next('"')) {
      string();
    } else {
      word();
    }
  }

  /** Passes over text in double quotes. */
  private void string() throws Flaw {
    int open = at++;
    while (!next('"')) {
      if (ended() || next('\n') || next('\r')) {
        throw flaw(open, "text that is not closed", "a double quote at its end, on the same line");
      }
      char c = text.charAt(at);
      if (c < ' ') {
        throw flaw(
            at,
            c == '\t' ? "a tab inside of text" : "a control character inside of text",
            c == '\t' ? "\\t" : String.format(Locale.ROOT, "\\u%04x", (int) c));
      }
      if (c == '\\') {
        escape();
      }
      at++;
    }
    at++;
  }

  /** Ends on the last character of what a backslash begins. */
  private void escape() throws Flaw {
    int begin = at++;
    char c = ended() ? ' ' : text.charAt(at);
    if (c == 'u' && text.length() - at > 4 && hex(at + 1)) {
      at += 4;
    } else if (c == 'u' || "\"\\/bfnrt".indexOf(c) < 0) {
      throw flaw(
          begin,
          shown(text.substring(begin, Math.min(text.length(), begin + (c == 'u' ? 6 : 2))))
              + " inside of text",
          "\\\\ for a backslash, or one of \\\" \\/ \\b \\f \\n \\r \\t \\u and four digits");
    }
  }

  private boolean hex(int from) {
    for (int i = from; i < from + 4; i++) {
      if (Character.digit(text.charAt(i), 16) < 0 || text.charAt(i) > 'f') {
        return false;
      }
    }
    return true;
  }

  /** A number, or one of the three words. */
  private void word() throws Flaw {
    Matcher word = WORD.matcher(text).region(at, text.length());
    if (ended() || !word.lookingAt()) {
      throw unexpected(VALUE);
    }
    String found = word.group();
    String lower = found.toLowerCase(Locale.ROOT);
    if (found.equals("true") || found.equals("false") || found.equals("null")) {
      at = word.end();
    } else if (NUMBER.matcher(found).matches()) {
      if (found.length() > LONGEST_NUMBER) {
        throw flaw(at, "a number of " + found.length() + " characters", "up to " + LONGEST_NUMBER);
      }
      at = word.end();
    } else if (lower.matches("[+-]?(nan|inf|infinity)")) {
      throw unexpected("a finite number, for JSON has no other");
    } else if (lower.matches("[+.-]*[0-9].*")) {
      throw unexpected("a number such as 12, -0.05 or 1e-3");
    } else {
      String meant = MEANT.getOrDefault(lower, lower);
      throw unexpected(
          meant.equals("true") || meant.equals("false") || meant.equals("null") ? meant : VALUE);
    }
  }

  private void skip() {
    while (!ended() && " \t\n\r".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  private boolean ended() {
    return at >= text.length();
  }

  private boolean next(char c) {
    return !ended() && text.charAt(at) == c;
  }

  private Flaw unexpected(String expected) {
    if (ended()) {
      return flaw(at, "the end of the text", expected);
    }
    if (next('/') || next('#')) {
      return flaw(at, "a comment", expected + "; JSON has no comments");
    }
    if ("'`´‘’‚“”„".indexOf(text.charAt(at)) >= 0) {
      return flaw(at, text.substring(at, at + 1), expected + ", and as quotes only \"");
    }
    Matcher word = WORD.matcher(text).region(at, text.length());
    int end = word.lookingAt() ? word.end() : text.offsetByCodePoints(at, 1);
    return flaw(at, next('"') ? "text" : shown(text.substring(at, end)), expected);
  }

  private static String shown(String found) {
    if (found.codePoints().count() == 1 && !PlainText.isVisible(found)) {
      return String.format(Locale.ROOT, "U+%04X", found.codePointAt(0));
    }
    return PlainText.quoted(found, SHOWN);
  }

  private int line(int place) {
    int line = 1;
    for (int i = 0; i < place; i++) {
      char c = text.charAt(i);
      if (c == '\n' || (c == '\r' && (i + 1 == text.length() || text.charAt(i + 1) != '\n'))) {
        line++;
      }
    }
    return line;
  }

  private int column(int place) {
    int begin = 1 + Math.max(text.lastIndexOf('\n', place - 1), text.lastIndexOf('\r', place - 1));
    return 1 + text.codePointCount(Math.min(begin, place), place);
  }

  private Flaw flaw(int place, String found, String expected) {
    return new Flaw(
        String.format(
            Locale.ROOT,
            "line %d, column %d: found %s, expected %s",
            line(place),
            column(place),
            found,
            expected));
  }

  /** Why the text is no JSON. */
  private static final class Flaw extends Exception {
    private static final long serialVersionUID = 1L;

    private final String sentence;

    Flaw(String sentence) {
      super(sentence, null, false, false);
      this.sentence = sentence;
    }
  }
}
