package sparsam.plot.file;

import sparsam.plot.pdf.PdfSurface;
import sparsam.plot.surface.Look;
import sparsam.plot.surface.Theme;

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
  public static byte[] of(Page page, Theme theme, Look look, double width, double height) {
    PagePainter painter = PagePainter.scalable(page, theme, look, width, height);
    PdfSurface surface = new PdfSurface();
    painter.paint(surface, PagePainter.FINE);
    return surface.document(page.picture().title(), CREATOR, width, painter.whole());
  }

  /** Draws a page as above, as suits paper. */
  public static byte[] of(Page page, Theme theme, double width, double height) {
    return of(page, theme, Look.PAPER, width, height);
  }
}
