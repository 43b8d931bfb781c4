package sparsam.campaign.files;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Damage to JSON and tables that leaves most of their grammar as it is. */
final class TextChanges {
  private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?([eE][+-]?\\d+)?");
  private static final Pattern QUOTED =
      Pattern.compile("\"([^\"\\\\\n]*+(?:\\\\.[^\"\\\\\n]*+)*+)\"");
  private static final Pattern CELL = Pattern.compile("[^,\n]+");
  private static final Pattern VALUE = Pattern.compile(":\\s*([^,\\s\\[{}\\]]+)");
  private static final int DEEP = 2000;

  private TextChanges() {}

  /** Whether bytes are text as far as one sees at their beginning. */
  static boolean isText(byte[] bytes) {
    for (int i = 0; i < Math.min(bytes.length, 200); i++) {
      if (bytes[i] >= 0 && bytes[i] < ' ' && bytes[i] != '\n' && bytes[i] != '\r') {
        return false;
      }
    }
    return bytes.length > 0;
  }

  static byte[] of(byte[] bytes, SplittableRandom random) {
    String changed = of(new String(bytes, StandardCharsets.UTF_8), random);
    return random.nextInt(40) == 0
        ? marked(changed, random.nextBoolean() ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_8)
        : changed.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] marked(String text, Charset charset) {
    return ("\uFEFF" + text).getBytes(charset);
  }

  static String of(String text, SplittableRandom random) {
    return switch (random.nextInt(10)) {
      case 0, 1 -> replaced(text, NUMBER, 0, Nasty.number(random), random);
      case 2, 3 -> replaced(text, QUOTED, 1, word(random), random);
      case 4 -> replaced(text, VALUE, 1, Nasty.number(random), random);
      case 5 -> replaced(text, CELL, 0, Nasty.text(random), random);
      case 6 -> lines(text, random);
      case 7 -> twice(text, random);
      case 8 -> nested(text, random);
      default -> swapped(text, random);
    };
  }

  /** Inside of quotes: as JSON writes it, or as it is. */
  private static String word(SplittableRandom random) {
    String text = Nasty.text(random);
    if (random.nextInt(8) == 0) {
      return text;
    }
    StringBuilder escaped = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      escaped.append(
          c < ' ' || c == '"' || c == '\\' || Character.isSurrogate(c)
              ? "\\u" + Integer.toHexString(c | 0x10000).substring(1)
              : String.valueOf(c));
    }
    return escaped.toString();
  }

  private static List<MatchResult> places(String text, Pattern pattern) {
    return new ArrayList<>(pattern.matcher(text).results().toList());
  }

  private static String replaced(
      String text, Pattern pattern, int group, String by, SplittableRandom random) {
    List<MatchResult> places = places(text, pattern);
    if (places.isEmpty()) {
      return by + text;
    }
    MatchResult place = places.get(random.nextInt(places.size()));
    return text.substring(0, place.start(group)) + by + text.substring(place.end(group));
  }

  /** A line less, more, or in another place. */
  private static String lines(String text, SplittableRandom random) {
    List<String> lines = new ArrayList<>(List.of(text.split("\n", -1)));
    String line = lines.get(random.nextInt(lines.size()));
    switch (random.nextInt(3)) {
      case 0 -> lines.remove(line);
      case 1 -> lines.add(random.nextInt(lines.size()), line);
      default -> lines.add(random.nextInt(lines.size()), Nasty.text(random));
    }
    return String.join("\n", lines);
  }

  /** A key with its value for the second time. */
  private static String twice(String text, SplittableRandom random) {
    List<MatchResult> keys = places(text, Pattern.compile("\"[^\"\n]*\"\\s*:\\s*[^,\\[{}\\]\n]+"));
    if (keys.isEmpty()) {
      return text + text;
    }
    MatchResult key = keys.get(random.nextInt(keys.size()));
    return text.substring(0, key.end()) + ", " + key.group() + text.substring(key.end());
  }

  private static String nested(String text, SplittableRandom random) {
    int deep = random.nextInt(3) == 0 ? DEEP : random.nextInt(20) + 1;
    String open = random.nextBoolean() ? "[" : "{\"a\":";
    String close = open.equals("[") ? "]" : "}";
    return replaced(text, VALUE, 1, open.repeat(deep) + "1" + close.repeat(deep), random);
  }

  /** Two values in each other's place. */
  private static String swapped(String text, SplittableRandom random) {
    List<MatchResult> values = places(text, VALUE);
    if (values.size() < 2) {
      return text.strip();
    }
    int one = random.nextInt(values.size() - 1);
    MatchResult first = values.get(one);
    MatchResult second = values.get(random.nextInt(one + 1, values.size()));
    return text.substring(0, first.start(1))
        + second.group(1)
        + text.substring(first.end(1), second.start(1))
        + first.group(1)
        + text.substring(second.end(1));
  }
}
