package sparsam.plot;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import sparsam.system.WholeFile;

/**
 * Pictures as SVG 1.1: lines and letters that stay sharp at any size and can be edited. A reader
 * without the program's typeface shows the text in a common one.
 */
public final class Svg {
  /** Lines lie on half units, and noise is thinned to them. */
  private static final double SCALE = 2;

  private static final double LARGEST = 20_000;

  private Svg() {}

  /**
   * Draws a page. The toolkit must have been started; any thread may call.
   *
   * @param width in units of 1/96 inch
   * @param height of the picture in units of 1/96 inch; a caption comes below it
   * @throws IllegalArgumentException if the size is not positive or larger than 20,000 units
   */
  public static String of(Page page, Theme theme, double width, double height) {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + element(page, theme, width, height, "");
  }

  /**
   * Draws a page as {@link #of} does, as an element of a web page.
   *
   * @param id what the ids in it begin with, so that several pictures of a page keep apart
   */
  public static String inline(Page page, Theme theme, double width, double height, String id) {
    return element(page, theme, width, height, id + "-");
  }

  private static String element(Page page, Theme theme, double width, double height, String ids) {
    if (!(width > 0 && height > 0 && width <= LARGEST && height <= LARGEST)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "a picture of %s × %s units cannot be drawn; allowed is more than 0 and at most"
                  + " %,.0f",
              width,
              height,
              LARGEST));
    }
    Painter painter = new Painter(theme);
    SvgSurface surface = painter.svg(ids);
    double whole = height + painter.captionHeight(page, width);
    painter.paint(surface, page, width, height, SCALE);
    String size = SvgSurface.number(width) + "\" height=\"" + SvgSurface.number(whole);
    return """
    <svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" \
    version="1.1" width="%s" viewBox="0 0 %s %s" font-family="%s" role="img">
    <title>%s</title>
    %s</svg>
    """
        .formatted(
            size,
            SvgSurface.number(width),
            SvgSurface.number(whole),
            escape("'" + theme.family() + "', Inter, 'Helvetica Neue', Arial, sans-serif"),
            escape(page.picture().title()),
            surface.elements());
  }

  public static String of(Picture picture, Theme theme, double width, double height) {
    return of(Page.of(picture), theme, width, height);
  }

  /** Writes a page as {@link #of} draws it, whole or not at all. */
  public static void write(Page page, Theme theme, double width, double height, Path file)
      throws IOException {
    WholeFile.write(file, of(page, theme, width, height));
  }

  public static void write(Picture picture, Theme theme, double width, double height, Path file)
      throws IOException {
    write(Page.of(picture), theme, width, height, file);
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
