package sparsam.plot.file;

import java.io.IOException;
import java.nio.file.Path;
import sparsam.plot.picture.Picture;
import sparsam.plot.surface.Look;
import sparsam.plot.surface.SvgSurface;
import sparsam.plot.surface.Theme;
import sparsam.system.WholeFile;

/**
 * Pictures as SVG 1.1: lines and letters that stay sharp at any size and can be edited. A reader
 * without the program's typeface shows the text in a common one.
 */
public final class Svg {
  private Svg() {}

  /**
   * Draws a page. The toolkit must have been started; any thread may call.
   *
   * @param width in units of 1/96 inch
   * @param height of the picture in units of 1/96 inch; a caption comes below it
   * @throws IllegalArgumentException if the size is not positive or larger than 20,000 units
   */
  public static String of(Page page, Theme theme, Look look, double width, double height) {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        + element(page, theme, look, width, height, "");
  }

  /** Draws a page as above, as suits paper. */
  public static String of(Page page, Theme theme, double width, double height) {
    return of(page, theme, Look.PAPER, width, height);
  }

  /**
   * Draws a page as {@link #of} does, as an element of a web page.
   *
   * @param id what the ids in it begin with, so that several pictures of a page keep apart
   */
  public static String inline(
      Page page, Theme theme, Look look, double width, double height, String id) {
    return element(page, theme, look, width, height, id + "-");
  }

  private static String element(
      Page page, Theme theme, Look look, double width, double height, String ids) {
    PagePainter painter = PagePainter.scalable(page, theme, look, width, height);
    SvgSurface surface = new SvgSurface(ids);
    painter.paint(surface, PagePainter.FINE);
    return surface.document(page.picture().title(), theme.family(), width, painter.whole());
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
}
