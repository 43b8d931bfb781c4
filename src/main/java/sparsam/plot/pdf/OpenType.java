package sparsam.plot.pdf;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/**
 * What a PDF needs of an OpenType font with PostScript outlines: which glyph a character has, how
 * wide it is, the outlines themselves (OpenType 1.9; Adobe's technical note 5176 for CFF).
 */
final class OpenType {
  private static final int CHAR_STRINGS = 17;
  private static final byte END_CHAR = 14;

  private final ByteBuffer file;
  private final Map<String, int[]> tables = new HashMap<>();
  private final Map<Integer, Integer> glyphs = new HashMap<>();
  private final double em;
  private final int metrics;

  private OpenType(byte[] bytes) {
    file = ByteBuffer.wrap(bytes);
    for (int i = 0, at = 12; i < u16(4); i++, at += 16) {
      String tag = new String(bytes, at, 4, StandardCharsets.US_ASCII);
      tables.put(tag, new int[] {file.getInt(at + 8), file.getInt(at + 12)});
    }
    em = u16(table("head") + 18);
    metrics = u16(table("hhea") + 34);
    int map = table("cmap");
    for (int i = 0; i < u16(map + 2); i++) {
      int at = map + file.getInt(map + 8 + 8 * i);
      switch (u16(at)) {
        case 4 -> readRanges(at);
        case 12 -> readGroups(at);
        default -> {} // older forms, which those two replace
      }
    }
  }

  /** Reads a font that comes with the program. */
  static OpenType resource(String name) throws IOException {
    try (InputStream in = OpenType.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IOException("the typeface " + name + " is missing in this installation");
      }
      return new OpenType(in.readAllBytes());
    }
  }

  private int table(String tag) {
    int[] place = tables.get(tag);
    if (place == null) {
      throw new IllegalArgumentException("the font has no table " + tag);
    }
    return place[0];
  }

  private int u16(int at) {
    return Short.toUnsignedInt(file.getShort(at));
  }

  private void readRanges(int at) {
    int count = u16(at + 6) / 2;
    int ends = at + 14;
    int starts = ends + 2 * count + 2;
    int deltas = starts + 2 * count;
    int offsets = deltas + 2 * count;
    for (int i = 0; i < count; i++) {
      int offset = u16(offsets + 2 * i);
      int start = u16(starts + 2 * i);
      for (int c = start; c <= u16(ends + 2 * i) && c < 0xFFFF; c++) {
        int listed = offset == 0 ? c : u16(offsets + 2 * i + offset + 2 * (c - start));
        glyphs.putIfAbsent(c, listed == 0 ? 0 : (listed + u16(deltas + 2 * i)) & 0xFFFF);
      }
    }
  }

  private void readGroups(int at) {
    for (int i = 0; i < file.getInt(at + 12); i++) {
      int group = at + 16 + 12 * i;
      int start = file.getInt(group);
      for (int c = start; c <= file.getInt(group + 4); c++) {
        glyphs.putIfAbsent(c, file.getInt(group + 8) + c - start);
      }
    }
  }

  /** A character's glyph, 0 where the font has none. */
  int glyph(int codePoint) {
    return glyphs.getOrDefault(codePoint, 0);
  }

  /** How wide a glyph is, in thousandths of the font's size. */
  double advance(int glyph) {
    return 1000 / em * u16(table("hmtx") + 4 * Math.min(glyph, metrics - 1));
  }

  /** How far the font reaches: left, bottom, right, top; in thousandths of its size. */
  double[] bounds() {
    int head = table("head");
    double[] bounds = new double[4];
    Arrays.setAll(bounds, i -> 1000 / em * file.getShort(head + 36 + 2 * i));
    return bounds;
  }

  double ascent() {
    return 1000 / em * file.getShort(table("hhea") + 4);
  }

  /** Below the base line, so less than 0. */
  double descent() {
    return 1000 / em * file.getShort(table("hhea") + 6);
  }

  /** The outlines, every glyph at its number; those that are not used are blank. */
  byte[] outlines(BitSet used) {
    int[] place = tables.getOrDefault("CFF ", new int[] {table("CFF "), 0});
    byte[] cff = Arrays.copyOfRange(file.array(), place[0], place[0] + place[1]);
    ByteBuffer font = ByteBuffer.wrap(cff);
    Index names = new Index(font, Byte.toUnsignedInt(cff[2]));
    Index tops = new Index(font, names.end());
    Index glyphsOf = new Index(font, charStrings(font, tops.start(0), tops.start(1)));
    for (int i = 1; i < glyphsOf.count; i++) {
      if (!used.get(i)) {
        // Nothing moves, so that no offset has to be written anew; packing takes the rest.
        Arrays.fill(cff, glyphsOf.start(i), glyphsOf.start(i + 1), END_CHAR);
      }
    }
    return cff;
  }

  /** Finds in the topmost dictionary where the glyphs' outlines are. */
  private static int charStrings(ByteBuffer font, int from, int to) {
    int operand = 0;
    int at = from;
    while (at < to) {
      int b = Byte.toUnsignedInt(font.get(at));
      switch (b) {
        case CHAR_STRINGS -> {
          return operand;
        }
        case 12 -> at += 2;
        case 28 -> {
          operand = font.getShort(at + 1);
          at += 3;
        }
        case 29 -> {
          operand = font.getInt(at + 1);
          at += 5;
        }
        case 30 -> {
          do {
            at++;
          } while ((font.get(at) & 0x0F) != 0x0F);
          at++;
        }
        default -> at += b >= 247 ? 2 : 1;
      }
    }
    throw new IllegalArgumentException("the font has no outlines");
  }

  /** A list of data in a CFF font. */
  private static final class Index {
    private final ByteBuffer font;
    private final int at;
    private final int count;
    private final int size;

    Index(ByteBuffer font, int at) {
      this.font = font;
      this.at = at;
      count = Short.toUnsignedInt(font.getShort(at));
      size = count == 0 ? 0 : font.get(at + 2);
    }

    /** Where the data with a number begin, which is where those before end. */
    int start(int i) {
      int offset = 0;
      for (int k = 0; k < size; k++) {
        offset = offset << 8 | Byte.toUnsignedInt(font.get(at + 3 + i * size + k));
      }
      return at + 2 + (count + 1) * size + offset;
    }

    int end() {
      return count == 0 ? at + 2 : start(count);
    }
  }
}
