package sparsam.plot.file;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.InflaterInputStream;

/**
 * Reads a PDF of one page as a viewer does: by its table of objects, its text by its fonts' maps.
 */
final class PdfReader {
  private static final Pattern SHOWN =
      Pattern.compile("/([A-Z]\\d*) [\\d.]+ Tf 1 0 0 -1 (\\S+) (\\S+) Tm <([0-9A-F]+)> Tj");

  private final byte[] file;
  private final String whole;
  private final Map<Integer, Integer> places = new TreeMap<>();

  PdfReader(byte[] file) {
    this.file = file;
    whole = new String(file, StandardCharsets.ISO_8859_1);
    Matcher start = find(whole, "startxref\\n(\\d+)\\n%%EOF\\n$");
    String[] lines = whole.substring(Integer.parseInt(start.group(1))).split("\n", -1);
    int count = Integer.parseInt(lines[1].split(" ", -1)[1]);
    for (int i = 1; i < count; i++) {
      places.put(i, Integer.parseInt(lines[2 + i].substring(0, 10)));
    }
  }

  private static Matcher find(String text, String pattern) {
    Matcher found = Pattern.compile(pattern).matcher(text);
    if (!found.find()) {
      throw new AssertionError("no " + pattern + " in " + text);
    }
    return found;
  }

  int objects() {
    return places.size();
  }

  /** An object without its number. */
  String object(int number) {
    String head = number + " 0 obj\n";
    int at = places.getOrDefault(number, 0);
    if (!whole.startsWith(head, at)) {
      throw new AssertionError("object " + number + " is not at " + at);
    }
    return whole.substring(at + head.length(), whole.indexOf("\nendobj\n", at));
  }

  private String referred(String in, String key) {
    return object(Integer.parseInt(find(in, "/" + key + "\\[? ?(\\d+) 0 R").group(1)));
  }

  byte[] data(int number) throws IOException {
    int at = whole.indexOf("stream\n", places.getOrDefault(number, 0)) + 7;
    int length = Integer.parseInt(find(object(number), "/Length (\\d+)").group(1));
    return new InflaterInputStream(new ByteArrayInputStream(file, at, length)).readAllBytes();
  }

  String page() {
    String catalog = referred(whole.substring(whole.lastIndexOf("trailer")), "Root");
    return referred(referred(catalog, "Pages"), "Kids");
  }

  String content() throws IOException {
    return stream(page(), "Contents");
  }

  private String stream(String in, String key) throws IOException {
    int number = Integer.parseInt(find(in, "/" + key + " (\\d+) 0 R").group(1));
    return new String(data(number), StandardCharsets.ISO_8859_1);
  }

  /** Every text of the page, pieces that stand in one row together. */
  List<String> texts() throws IOException {
    Map<String, Map<String, String>> fonts = new HashMap<>();
    Matcher named =
        Pattern.compile("/([PBX]\\d*) (\\d+) 0 R").matcher(find(page(), "/Font<<.*?>>").group());
    while (named.find()) {
      Map<String, String> codes = new HashMap<>();
      String map = stream(object(Integer.parseInt(named.group(2))), "ToUnicode");
      Matcher pair = Pattern.compile("<([0-9A-F]+)> <([0-9A-F]+)>\\n(?!end)").matcher(map);
      while (pair.find()) {
        codes.put(pair.group(1), utf16(pair.group(2)));
      }
      pair = Pattern.compile("<([0-9A-F]+)> <([0-9A-F]+)>\\nendbfchar").matcher(map);
      while (pair.find()) {
        codes.put(pair.group(1), utf16(pair.group(2)));
      }
      fonts.put(named.group(1), codes);
    }
    List<String> texts = new ArrayList<>();
    for (String block : content().split("BT\n", -1)) {
      StringBuilder text = new StringBuilder();
      Matcher shown = SHOWN.matcher(block);
      while (shown.find()) {
        Map<String, String> codes = fonts.getOrDefault(shown.group(1), Map.of());
        int digits = shown.group(1).startsWith("X") ? 2 : 4;
        String hex = shown.group(4);
        for (int i = 0; i < hex.length(); i += digits) {
          text.append(codes.getOrDefault(hex.substring(i, i + digits), "?"));
        }
      }
      if (!text.isEmpty()) {
        texts.add(text.toString());
      }
    }
    return texts;
  }

  private static String utf16(String hex) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < hex.length(); i += 4) {
      text.append((char) Integer.parseInt(hex.substring(i, i + 4), 16));
    }
    return text.toString();
  }
}
