package sparsam.plot.file;

import java.io.IOException;
import java.nio.file.Path;
import sparsam.plot.pdf.PdfSurface;
import sparsam.plot.surface.Theme;
import sparsam.system.WholeFile;

/**
 * Pictures as PDF: lines and letters, for a text set with LaTeX or an office program. The typeface
 * is in the file; words can be searched and copied. The same picture makes the same bytes, for no
 * date is in them.
 */
public final class Pdf {
  /** Of the program that wrote it. */
  private static final String CREATOR = "Sparsam";

  private Pdf() {}

  /**
   * Draws a page. The toolkit must have been started; any thread may call.
   *
   * @param width in units of 1/96 inch
   * @param height of the picture in units of 1/96 inch; a caption comes below it
   * @throws IllegalArgumentException if the size is not positive or larger than 20,000 units
   */
  public static byte[] of(Page page, Theme theme, double width, double height) {
    PagePainter painter = PagePainter.scalable(page, theme, width, height);
    PdfSurface surface = new PdfSurface();
    painter.paint(surface, PagePainter.FINE);
    return surface.document(page.picture().title(), CREATOR, width, painter.whole());
  }

  /** Writes a page as {@link #of} draws it, whole or not at all. */
  public static void write(Page page, Theme theme, double width, double height, Path file)
      throws IOException {
    WholeFile.write(file, of(page, theme, width, height));
  }
}
