package sparsam.plot.file;

import java.util.List;
import javafx.scene.canvas.GraphicsContext;
import sparsam.plot.surface.CanvasSurface;
import sparsam.plot.surface.Look;
import sparsam.plot.surface.Theme;

/**
 * What a page comes to at a size, found out by drawing it nowhere.
 *
 * @param height of the whole, which a long legend and a caption make larger than was asked for
 * @param cut what has no room and would be shortened, as it is in full
 */
public record PageFit(double height, List<String> cut) {
  /**
   * @param width in units of 1/96 inch
   * @param height of the picture in units of 1/96 inch
   */
  public static PageFit of(Page page, Theme theme, Look look, double width, double height) {
    PagePainter painter = new PagePainter(page, theme, look, width, height);
    return new PageFit(painter.whole(), painter.cut());
  }

  /**
   * Draws a page as its file will be, in the middle of a room and small enough for it.
   *
   * @param pixels of the target in one of the context's units
   */
  public static void preview(
      GraphicsContext g,
      Page page,
      Theme theme,
      Look look,
      double width,
      double height,
      double roomWidth,
      double roomHeight,
      double pixels) {
    PagePainter painter = new PagePainter(page, theme, look, width, height);
    double scale = Math.min(roomWidth / width, roomHeight / painter.whole());
    g.save();
    g.translate((roomWidth - scale * width) / 2, (roomHeight - scale * painter.whole()) / 2);
    g.scale(scale, scale);
    painter.paint(new CanvasSurface(g), scale * pixels);
    g.restore();
  }
}
