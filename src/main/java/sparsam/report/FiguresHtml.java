package sparsam.report;

import java.util.List;
import sparsam.plot.file.Page;
import sparsam.plot.file.Svg;
import sparsam.plot.surface.Look;
import sparsam.plot.surface.Theme;
import sparsam.report.page.Html;

/** The pictures of a page. */
public final class FiguresHtml {
  private FiguresHtml() {}

  /**
   * Adds figures.
   *
   * @param wide how many of the first take the page's width; the others take half of it
   */
  public static void add(Html html, List<Figure> figures, int wide, Theme theme, Look look) {
    html.open("div", "class", "pictures").line();
    for (int i = 0; i < figures.size(); i++) {
      Figure figure = figures.get(i);
      boolean whole = i < wide;
      double width = whole ? Figure.WIDTH : Figure.HALF;
      double height = width / figure.picture().aspect(width);
      html.open("figure", "id", figure.id(), "class", whole ? "wide" : "half").line();
      html.raw(Svg.inline(Page.of(figure.picture()), theme, look, width, height, figure.id()));
      // The page says the rest itself; a picture on its own carries all of its caption.
      html.element("figcaption", figure.caption().lines().findFirst().orElse("")).line();
      html.closeLine();
    }
    html.closeLine();
  }
}
