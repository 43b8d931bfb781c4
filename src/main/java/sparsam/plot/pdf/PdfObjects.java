package sparsam.plot.pdf;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/** The numbered objects of a PDF file, and the file they make (ISO 32000-1, 7.5). */
final class PdfObjects {
  private final List<byte[]> objects = new ArrayList<>();

  /** Adds an object and returns how others refer to it: {@code 7 0 R}. */
  String add(String content) {
    return add(content.getBytes(StandardCharsets.ISO_8859_1));
  }

  /**
   * Adds data, packed.
   *
   * @param entries of its dictionary besides length and filter
   */
  String stream(String entries, byte[] data) {
    byte[] packed = packed(data);
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    whole.writeBytes(
        latin("<<%s/Filter/FlateDecode/Length %s>>\nstream\n".formatted(entries, packed.length)));
    whole.writeBytes(packed);
    whole.writeBytes(latin("\nendstream"));
    return add(whole.toByteArray());
  }

  private String add(byte[] content) {
    objects.add(content);
    return objects.size() + " 0 R";
  }

  /** How the object will be referred to that is added next. */
  String next() {
    return objects.size() + 1 + " 0 R";
  }

  /**
   * The file.
   *
   * @param catalog the reference of its root
   * @param info the reference of what is said about it
   */
  byte[] file(String catalog, String info) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(latin("%PDF-1.5\n%\u00e2\u00e3\u00cf\u00d3\n"));
    StringBuilder table = new StringBuilder();
    for (int i = 0; i < objects.size(); i++) {
      table.append(String.format(Locale.ROOT, "%010d 00000 n \n", out.size()));
      out.writeBytes(latin(i + 1 + " 0 obj\n"));
      out.writeBytes(objects.get(i));
      out.writeBytes(latin("\nendobj\n"));
    }
    int start = out.size();
    int count = objects.size() + 1;
    out.writeBytes(latin("xref\n0 " + count + "\n0000000000 65535 f \n" + table));
    out.writeBytes(latin("trailer\n<</Size " + count + "/Root " + catalog + "/Info " + info));
    out.writeBytes(latin(">>\nstartxref\n" + start + "\n%%EOF\n"));
    return out.toByteArray();
  }

  private static byte[] packed(byte[] data) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
    DeflaterOutputStream packing = new DeflaterOutputStream(out, deflater);
    try (packing) {
      packing.write(data);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e); // memory has no errors of its own
    } finally {
      deflater.end();
    }
    return out.toByteArray();
  }

  static byte[] latin(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  /** Text as a string of the format in UTF-16: {@code <FEFF0041>}. */
  static String text(String words) {
    return "<FEFF" + utf16(words) + ">";
  }

  /** The hexadecimal digits of a text in UTF-16. */
  static String utf16(String words) {
    StringBuilder hex = new StringBuilder();
    for (int i = 0; i < words.length(); i++) {
      hex.append(String.format(Locale.ROOT, "%04X", (int) words.charAt(i)));
    }
    return hex.toString();
  }

  /**
   * Adds the map from a font's codes to the text that a reader searches and copies.
   *
   * @param digits of a code
   * @param codes each with its text
   */
  String unicode(int digits, java.util.SortedMap<Integer, String> codes) {
    StringBuilder map = new StringBuilder();
    map.append("/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n");
    map.append("/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n");
    map.append("/CMapName /Adobe-Identity-UCS def /CMapType 2 def\n1 begincodespacerange\n<");
    map.append("0".repeat(digits)).append("> <").append("F".repeat(digits));
    map.append(">\nendcodespacerange\n");
    List<Integer> all = List.copyOf(codes.keySet());
    for (int from = 0; from < all.size(); from += 100) { // as many as one block may have
      List<Integer> some = all.subList(from, Math.min(all.size(), from + 100));
      map.append(some.size()).append(" beginbfchar\n");
      for (int code : some) {
        map.append('<').append(hex(digits, code)).append("> <");
        map.append(utf16(codes.getOrDefault(code, ""))).append(">\n");
      }
      map.append("endbfchar\n");
    }
    map.append("endcmap CMapName currentdict /CMap defineresource pop end end\n");
    return stream("", latin(map.toString()));
  }

  static String hex(int digits, int code) {
    return String.format(Locale.ROOT, "%0" + digits + "X", code);
  }
}
