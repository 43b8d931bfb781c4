package sparsam.plot.surface;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Locale;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/** Writes what is drawn as elements of SVG 1.1. */
public final class SvgSurface implements Surface {
  private final StringBuilder out = new StringBuilder();
  private final TextWidths widths = new TextWidths();
  private final String ids;
  private int clips;

  /** The colour of the rectangles that were begun: a row of them becomes one element. */
  private @Nullable Color open;

  /**
   * @param ids what the ids in it begin with
   */
  public SvgSurface(String ids) {
    this.ids = ids;
  }

  /**
   * All that was drawn, as one element.
   *
   * @param family the first typeface of its texts
   * @param width of the whole in units of 1/96 inch
   * @param height of the whole in units of 1/96 inch
   */
  public String document(String title, String family, double width, double height) {
    String size = Decimals.of(width) + "\" height=\"" + Decimals.of(height);
    return """
    <svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" \
    version="1.1" width="%s" viewBox="0 0 %s %s" font-family="%s" role="img">
    <title>%s</title>
    %s</svg>
    """
        .formatted(
            size,
            Decimals.of(width),
            Decimals.of(height),
            escape("'" + family + "', Inter, 'Helvetica Neue', Arial, sans-serif"),
            escape(title),
            elements());
  }

  private String elements() {
    close();
    return out.toString();
  }

  @Override
  public void rect(double x, double y, double width, double height, Color fill) {
    if (!fill.equals(open)) {
      close();
      out.append("<path").append(fill(fill)).append(" d=\"");
      open = fill;
    }
    out.append('M').append(Decimals.of(x)).append(' ').append(Decimals.of(y));
    out.append('h').append(Decimals.of(width)).append('v').append(Decimals.of(height));
    out.append('h').append(Decimals.of(-width)).append('z');
  }

  private void close() {
    if (open != null) {
      out.append("\"/>\n");
      open = null;
    }
  }

  @Override
  public void roundRect(double x, double y, double width, double height, double arc, Color fill) {
    element(rounded(x, y, width, height, arc) + fill(fill));
  }

  @Override
  public void roundRect(double x, double y, double width, double height, double arc, Line line) {
    element(rounded(x, y, width, height, arc) + stroke(line));
  }

  private static String rounded(double x, double y, double width, double height, double arc) {
    return "rect" + at(x, y) + size(width, height) + attribute("rx", arc / 2);
  }

  @Override
  public void oval(double x, double y, double width, double height, Color fill) {
    element(
        "ellipse"
            + attribute("cx", x + width / 2)
            + attribute("cy", y + height / 2)
            + attribute("rx", width / 2)
            + attribute("ry", height / 2)
            + fill(fill));
  }

  @Override
  public void line(double x0, double y0, double x1, double y1, Line line) {
    element(
        "line"
            + attribute("x1", x0)
            + attribute("y1", y0)
            + attribute("x2", x1)
            + attribute("y2", y1)
            + stroke(line));
  }

  @Override
  public void polyline(double[] xs, double[] ys, Line line) {
    element("polyline" + points(xs, ys) + stroke(line));
  }

  @Override
  public void polygon(double[] xs, double[] ys, Color fill) {
    element("polygon" + points(xs, ys) + fill(fill));
  }

  @Override
  public void text(String text, double x, double y, TextAlignment align, Font font, Color colour) {
    if (text.isBlank()) {
      return;
    }
    close();
    String anchor =
        switch (align) {
          case RIGHT -> " text-anchor=\"end\"";
          case CENTER -> " text-anchor=\"middle\"";
          case LEFT, JUSTIFY -> "";
        };
    boolean bold = font.getStyle().toLowerCase(Locale.ROOT).contains("bold");
    out.append("<text")
        .append(at(x, y + BASE_LINE * font.getSize()))
        .append(attribute("font-size", font.getSize()))
        .append(bold ? " font-weight=\"bold\"" : "")
        .append(anchor)
        // A reader without the typeface takes another, which may be wider.
        .append(attribute("textLength", widths.of(text, font)))
        .append(" lengthAdjust=\"spacingAndGlyphs\"")
        .append(fill(colour))
        .append('>')
        .append(escape(text))
        .append("</text>\n");
  }

  @Override
  public void image(int[] argb, int columns, double x, double y, double width, double height) {
    BufferedImage image =
        new BufferedImage(columns, argb.length / columns, BufferedImage.TYPE_INT_ARGB);
    image.setRGB(0, 0, columns, image.getHeight(), argb, 0, columns);
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", png);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String data = Base64.getEncoder().encodeToString(png.toByteArray());
    element(
        "image"
            + at(x, y)
            + size(width, height)
            + " preserveAspectRatio=\"none\" image-rendering=\"optimizeSpeed\""
            + " style=\"image-rendering:pixelated\" xlink:href=\"data:image/png;base64,"
            + data
            + '"');
  }

  @Override
  public void clipped(double x, double y, double width, double height, Runnable draw) {
    String id = ids + "clip" + clips++;
    close();
    out.append("<defs><clipPath id=\"").append(id).append("\">\n");
    element("rect" + at(x, y) + size(width, height));
    out.append("</clipPath></defs>\n<g clip-path=\"url(#").append(id).append(")\">\n");
    draw.run();
    close();
    out.append("</g>\n");
  }

  private void element(String content) {
    close();
    out.append('<').append(content).append("/>\n");
  }

  private static String at(double x, double y) {
    return attribute("x", x) + attribute("y", y);
  }

  private static String size(double width, double height) {
    return attribute("width", width) + attribute("height", height);
  }

  private static String attribute(String name, double value) {
    return " " + name + "=\"" + Decimals.of(value) + '"';
  }

  private static String points(double[] xs, double[] ys) {
    StringBuilder points = new StringBuilder(" points=\"");
    for (int i = 0; i < xs.length; i++) {
      points
          .append(i == 0 ? "" : " ")
          .append(Decimals.of(xs[i]))
          .append(',')
          .append(Decimals.of(ys[i]));
    }
    return points.append('"').toString();
  }

  private static String fill(Color colour) {
    return " fill=\"" + hex(colour) + '"' + opacity("fill", colour);
  }

  private static String stroke(Line line) {
    StringBuilder attributes = new StringBuilder(" fill=\"none\" stroke=\"");
    attributes.append(hex(line.colour())).append('"').append(opacity("stroke", line.colour()));
    attributes.append(attribute("stroke-width", line.width()));
    attributes.append(" stroke-linecap=\"round\"");
    attributes.append(line.round() ? " stroke-linejoin=\"round\"" : " stroke-linejoin=\"bevel\"");
    for (int i = 0; i < line.dashes().length; i++) {
      attributes
          .append(i == 0 ? " stroke-dasharray=\"" : " ")
          .append(Decimals.of(line.dashes()[i]));
    }
    return attributes.append(line.dashes().length == 0 ? "" : "\"").toString();
  }

  private static String opacity(String of, Color colour) {
    return colour.isOpaque() ? "" : attribute(of + "-opacity", colour.getOpacity());
  }

  private static String hex(Color colour) {
    return String.format(
        Locale.ROOT,
        "#%02x%02x%02x",
        Math.round(255 * colour.getRed()),
        Math.round(255 * colour.getGreen()),
        Math.round(255 * colour.getBlue()));
  }

  /** Text as XML has it; characters that XML forbids become a replacement character. */
  static String escape(String text) {
    StringBuilder out = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                default -> out.appendCodePoint(isAllowed(c) ? c : 0xFFFD);
              }
            });
    return out.toString();
  }

  private static boolean isAllowed(int c) {
    return c == '\t'
        || c == '\n'
        || c == '\r'
        || (c >= 0x20 && c <= 0xD7FF)
        || (c >= 0xE000 && c <= 0xFFFD)
        || c >= 0x10000;
  }
}
