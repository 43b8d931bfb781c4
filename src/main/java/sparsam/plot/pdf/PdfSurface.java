package sparsam.plot.pdf;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.Bidi;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;
import sparsam.plot.surface.Decimals;
import sparsam.plot.surface.Surface;

/** Writes what is drawn as the one page of a PDF file. The same drawing makes the same bytes. */
public final class PdfSurface implements Surface {
  /** Points of 1/72 inch in a unit of 1/96 inch. */
  private static final double POINTS = 0.75;

  /** From a circle to the curves that come closest to it. */
  private static final double ROUND = 0.5522847498;

  private final StringBuilder out = new StringBuilder();
  private final PdfObjects file = new PdfObjects();
  private final Letters plain;
  private final Letters bold;
  private final Foreign foreign = new Foreign();
  private final SortedSet<Integer> opacities = new TreeSet<>();
  private final List<String> images = new ArrayList<>();

  /**
   * @throws UncheckedIOException with one sentence where the program's typeface cannot be read
   */
  public PdfSurface() {
    try {
      plain =
          new Letters(
              OpenType.resource("/fonts/Inter-Sparsam-Regular.otf"), "InterSparsam-Regular", false);
      bold =
          new Letters(
              OpenType.resource("/fonts/Inter-Sparsam-Bold.otf"), "InterSparsam-Bold", true);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The file. Nothing can be drawn afterwards.
   *
   * @param creator the program that made it
   * @param width of the page in units of 1/96 inch
   * @param height of the page in units of 1/96 inch
   */
  public byte[] document(String title, String creator, double width, double height) {
    String pageHeight = Decimals.of(POINTS * height);
    String turned = ".75 0 0 -.75 0 " + pageHeight + " cm\n";
    String content = file.stream("", PdfObjects.latin(turned + out));
    String resources = "/Font<<" + fonts() + ">>/ExtGState<<" + states() + ">>" + pictures();
    String parent = refAfter(1);
    String page =
        file.add(
            "<</Type/Page/Parent %s/MediaBox[0 0 %s %s]/Resources<<%s>>/Contents %s>>"
                .formatted(parent, Decimals.of(POINTS * width), pageHeight, resources, content));
    String pages = file.add("<</Type/Pages/Kids[" + page + "]/Count 1>>");
    String catalog =
        file.add(
            "<</Type/Catalog/Pages "
                + pages
                + "/Lang(en)/ViewerPreferences<</DisplayDocTitle true>>>>");
    String info =
        file.add(
            "<</Title" + PdfObjects.text(title) + "/Creator" + PdfObjects.text(creator) + ">>");
    return file.file(catalog, info);
  }

  private String refAfter(int more) {
    String next = file.next();
    return Integer.parseInt(next.substring(0, next.indexOf(' '))) + more + " 0 R";
  }

  private String fonts() {
    StringBuilder fonts = new StringBuilder();
    if (plain.isUsed()) {
      fonts.append("/P ").append(plain.addTo(file));
    }
    if (bold.isUsed()) {
      fonts.append("/B ").append(bold.addTo(file));
    }
    List<String> others = foreign.addTo(file);
    for (int i = 0; i < others.size(); i++) {
      fonts.append("/X").append(i).append(' ').append(others.get(i));
    }
    return fonts.toString();
  }

  private String states() {
    StringBuilder states = new StringBuilder();
    for (int thousandths : opacities) {
      String opacity = Double.toString(thousandths / 1000.0);
      states.append("/A%s<</ca %s/CA %s>>".formatted(thousandths, opacity, opacity));
    }
    return states.toString();
  }

  private String pictures() {
    StringBuilder all = new StringBuilder("/XObject<<");
    for (int i = 0; i < images.size(); i++) {
      all.append("/I").append(i).append(' ').append(images.get(i));
    }
    return all.append(">>").toString();
  }

  private void numbers(double... values) {
    for (double value : values) {
      out.append(Decimals.of(value)).append(' ');
    }
  }

  private void colour(Color colour, String operator) {
    for (double part : new double[] {colour.getRed(), colour.getGreen(), colour.getBlue()}) {
      out.append(String.format(Locale.ROOT, "%.4f ", part));
    }
    int thousandths = (int) Math.round(1000 * colour.getOpacity());
    opacities.add(thousandths);
    out.append(operator).append(" /A").append(thousandths).append(" gs\n");
  }

  private void stroke(Line line) {
    colour(line.colour(), "RG");
    numbers(line.width());
    out.append("w 1 J ").append(line.round() ? "1 j [" : "2 j [");
    numbers(line.dashes());
    out.append("] 0 d\n");
  }

  @Override
  public void rect(double x, double y, double width, double height, Color fill) {
    colour(fill, "rg");
    numbers(x, y, width, height);
    out.append("re f\n");
  }

  @Override
  public void roundRect(double x, double y, double width, double height, double arc, Color fill) {
    colour(fill, "rg");
    rounded(x, y, width, height, arc / 2, arc / 2);
    out.append("f\n");
  }

  @Override
  public void roundRect(double x, double y, double width, double height, double arc, Line line) {
    stroke(line);
    rounded(x, y, width, height, arc / 2, arc / 2);
    out.append("S\n");
  }

  @Override
  public void oval(double x, double y, double width, double height, Color fill) {
    colour(fill, "rg");
    rounded(x, y, width, height, width / 2, height / 2);
    out.append("f\n");
  }

  /**
   * A closed way around a box whose corners are quarters of an ellipse.
   *
   * @param rx half of the ellipse's width
   * @param ry half of the ellipse's height
   */
  private void rounded(double x, double y, double width, double height, double rx, double ry) {
    double right = x + width;
    double bottom = y + height;
    double cx = rx * (1 - ROUND);
    double cy = ry * (1 - ROUND);
    numbers(x + rx, y);
    out.append("m ");
    numbers(right - rx, y);
    out.append("l ");
    numbers(right - cx, y, right, y + cy, right, y + ry);
    out.append("c ");
    numbers(right, bottom - ry);
    out.append("l ");
    numbers(right, bottom - cy, right - cx, bottom, right - rx, bottom);
    out.append("c ");
    numbers(x + rx, bottom);
    out.append("l ");
    numbers(x + cx, bottom, x, bottom - cy, x, bottom - ry);
    out.append("c ");
    numbers(x, y + ry);
    out.append("l ");
    numbers(x, y + cy, x + cx, y, x + rx, y);
    out.append("c h ");
  }

  @Override
  public void line(double x0, double y0, double x1, double y1, Line line) {
    polyline(new double[] {x0, x1}, new double[] {y0, y1}, line);
  }

  @Override
  public void polyline(double[] xs, double[] ys, Line line) {
    stroke(line);
    way(xs, ys);
    out.append("S\n");
  }

  @Override
  public void polygon(double[] xs, double[] ys, Color fill) {
    colour(fill, "rg");
    way(xs, ys);
    out.append("f\n");
  }

  private void way(double[] xs, double[] ys) {
    for (int i = 0; i < xs.length; i++) {
      numbers(xs[i], ys[i]);
      out.append(i == 0 ? "m " : "l ");
    }
  }

  /** A piece of a text that one of the fonts has. */
  private record Piece(String text, boolean own) {}

  @Override
  public void text(String text, double x, double y, TextAlignment align, Font font, Color colour) {
    if (text.isBlank()) {
      return;
    }
    boolean heavy = font.getStyle().toLowerCase(Locale.ROOT).contains("bold");
    Letters letters = heavy ? bold : plain;
    List<Piece> pieces = pieces(text, letters);
    double size = font.getSize();
    double width = pieces.stream().mapToDouble(one -> width(one, font, heavy)).sum() * size;
    double at =
        switch (align) {
          case RIGHT -> x - width;
          case CENTER -> x - width / 2;
          case LEFT, JUSTIFY -> x;
        };
    colour(colour, "rg");
    out.append("BT\n");
    for (Piece piece : pieces) {
      String name;
      String codes;
      if (piece.own()) {
        name = heavy ? "/B " : "/P ";
        codes = letters.write(piece.text());
      } else {
        Foreign.Glyph glyph = foreign.of(piece.text(), font, heavy);
        name = "/X" + glyph.font() + " ";
        codes = "<" + PdfObjects.hex(2, glyph.code()) + ">";
      }
      out.append(name);
      numbers(size);
      out.append("Tf 1 0 0 -1 ");
      numbers(at, y + BASE_LINE * size);
      out.append("Tm ").append(codes).append(" Tj\n");
      at += width(piece, font, heavy) * size;
    }
    out.append("ET\n");
  }

  private double width(Piece piece, Font font, boolean heavy) {
    return piece.own()
        ? (heavy ? bold : plain).width(piece.text())
        : foreign.of(piece.text(), font, heavy).width();
  }

  /** Letters that the program's font has and those that it has not, by turns. */
  private static List<Piece> pieces(String words, Letters letters) {
    String text = whole(words);
    if (Bidi.requiresBidi(text.toCharArray(), 0, text.length())) {
      return List.of(new Piece(text, false)); // Its pieces do not stand in the order of the text.
    }
    List<Piece> pieces = new ArrayList<>();
    int from = 0;
    while (from < text.length()) {
      boolean own = letters.has(text.codePointAt(from));
      int to = from;
      while (to < text.length() && letters.has(text.codePointAt(to)) == own) {
        to += Character.charCount(text.codePointAt(to));
      }
      pieces.add(new Piece(text.substring(from, to), own));
      from = to;
    }
    return pieces;
  }

  /** Without characters that are none: halves of a pair, controls. */
  private static String whole(String text) {
    StringBuilder whole = new StringBuilder();
    Normalizer.normalize(text, Normalizer.Form.NFC)
        .codePoints()
        .forEach(
            c -> {
              boolean half = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
              whole.appendCodePoint(half || Character.isISOControl(c) ? 0xFFFD : c);
            });
    return whole.toString();
  }

  @Override
  public void image(int[] argb, int columns, double x, double y, double width, double height) {
    ByteArrayOutputStream points = new ByteArrayOutputStream();
    ByteArrayOutputStream mask = new ByteArrayOutputStream();
    boolean through = false;
    for (int point : argb) {
      points.write(point >> 16);
      points.write(point >> 8);
      points.write(point);
      mask.write(point >>> 24);
      through |= point >>> 24 != 255;
    }
    String size = "/Width " + columns + "/Height " + argb.length / columns;
    String kind = "/Type/XObject/Subtype/Image" + size + "/BitsPerComponent 8/ColorSpace";
    String soft = through ? "/SMask " + file.stream(kind + "/DeviceGray", mask.toByteArray()) : "";
    images.add(file.stream(kind + "/DeviceRGB" + soft, points.toByteArray()));
    out.append("q ");
    opacities.add(1000);
    out.append("/A1000 gs ");
    numbers(width, 0, 0, -height, x, y + height);
    out.append("cm /I").append(images.size() - 1).append(" Do Q\n");
  }

  @Override
  public void clipped(double x, double y, double width, double height, Runnable draw) {
    out.append("q ");
    numbers(x, y, width, height);
    out.append("re W n\n");
    draw.run();
    out.append("Q\n");
  }
}
