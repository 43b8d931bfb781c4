package sparsam.plot.pdf;

import java.util.BitSet;
import java.util.SortedMap;
import java.util.TreeMap;

/** One of the program's own fonts in a PDF, with as much of it as is used. */
final class Letters {
  private final OpenType font;
  private final String name;
  private final boolean bold;
  private final SortedMap<Integer, String> used = new TreeMap<>();

  /**
   * @param name as a PostScript name has it
   */
  Letters(OpenType font, String name, boolean bold) {
    this.font = font;
    this.name = name;
    this.bold = bold;
  }

  boolean has(int codePoint) {
    return font.glyph(codePoint) != 0;
  }

  /** How wide a text is that this font has all of, in parts of its size. */
  double width(String text) {
    return text.codePoints().mapToDouble(c -> font.advance(font.glyph(c))).sum() / 1000;
  }

  /** The codes of a text, which from now on is part of the file. */
  String write(String text) {
    StringBuilder hex = new StringBuilder("<");
    text.codePoints()
        .forEach(
            c -> {
              used.putIfAbsent(font.glyph(c), Character.toString(c));
              hex.append(PdfObjects.hex(4, font.glyph(c)));
            });
    return hex.append('>').toString();
  }

  boolean isUsed() {
    return !used.isEmpty();
  }

  /** Adds the font to a file, and returns its reference. */
  String addTo(PdfObjects file) {
    BitSet glyphs = new BitSet();
    used.keySet().forEach(glyphs::set);
    String full = "/SPARSA+" + name;
    String outlines = file.stream("/Subtype/CIDFontType0C", font.outlines(glyphs));
    StringBuilder bounds = new StringBuilder();
    for (double end : font.bounds()) {
      bounds.append(Math.round(end)).append(' ');
    }
    String descriptor =
        file.add(
            "<</Type/FontDescriptor/FontName%s/Flags 4/FontBBox[%s]/ItalicAngle 0/Ascent %s/Descent %s/CapHeight 728/StemV %s/FontFile3 %s>>"
                .formatted(
                    full,
                    bounds,
                    Math.round(font.ascent()),
                    Math.round(font.descent()),
                    bold ? 140 : 90,
                    outlines));
    StringBuilder widths = new StringBuilder();
    for (int glyph : used.keySet()) {
      widths.append(glyph).append('[').append(Math.round(font.advance(glyph))).append(']');
    }
    String letters =
        file.add(
            "<</Type/Font/Subtype/CIDFontType0/BaseFont%s/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor %s/W[%s]>>"
                .formatted(full, descriptor, widths));
    return file.add(
        "<</Type/Font/Subtype/Type0/BaseFont%s-Identity-H/Encoding/Identity-H/DescendantFonts[%s]/ToUnicode %s>>"
            .formatted(full, letters, file.unicode(4, used)));
  }
}
