package sparsam.plot.pdf;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import javafx.scene.shape.ClosePath;
import javafx.scene.shape.CubicCurveTo;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.PathElement;
import javafx.scene.shape.QuadCurveTo;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.Shape;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import sparsam.plot.surface.Decimals;

/**
 * Words in scripts that the program's fonts have not, as glyphs of a font of the file's own: drawn
 * as the toolkit shows them with the system's fonts, a stretch of text a glyph, so that joined
 * scripts stay joined; searched and copied as the text that they are.
 */
final class Foreign {
  /** As many as one font of this kind can hold. */
  static final int MOST = 255;

  /** Units of a glyph's outline in the size of the font. */
  private static final double EM = 1000;

  private record Stretch(String text, boolean bold) {}

  /**
   * A glyph of one of the fonts.
   *
   * @param width in parts of the font's size
   */
  record Glyph(int font, int code, double width, String outline, String text) {}

  private final Map<Stretch, Glyph> known = new HashMap<>();
  private final List<Glyph> glyphs = new ArrayList<>();

  /** A stretch's glyph, made where there is none yet. */
  Glyph of(String text, Font font, boolean bold) {
    Stretch stretch = new Stretch(text, bold);
    Glyph found = known.get(stretch);
    if (found == null) {
      Text shown = new Text(text);
      shown.setFont(new Font(font.getName(), EM));
      int number = glyphs.size();
      double width = shown.getLayoutBounds().getWidth() / EM;
      found = new Glyph(number / MOST, number % MOST + 1, width, outline(shown), text);
      glyphs.add(found);
      known.put(stretch, found);
    }
    return found;
  }

  private static String outline(Text text) {
    Path path = (Path) Shape.subtract(text, new Rectangle());
    StringBuilder out = new StringBuilder();
    double x = 0;
    double y = 0;
    for (PathElement element : path.getElements()) {
      switch (element) {
        case MoveTo to -> {
          x = to.getX();
          y = to.getY();
          point(out, x, y).append("m ");
        }
        case LineTo to -> {
          x = to.getX();
          y = to.getY();
          point(out, x, y).append("l ");
        }
        case QuadCurveTo to -> {
          double cx = to.getControlX();
          double cy = to.getControlY();
          point(out, x + (cx - x) * 2 / 3, y + (cy - y) * 2 / 3);
          x = to.getX();
          y = to.getY();
          point(out, x + (cx - x) * 2 / 3, y + (cy - y) * 2 / 3);
          point(out, x, y).append("c ");
        }
        case CubicCurveTo to -> {
          point(out, to.getControlX1(), to.getControlY1());
          point(out, to.getControlX2(), to.getControlY2());
          x = to.getX();
          y = to.getY();
          point(out, x, y).append("c ");
        }
        case ClosePath _ -> out.append("h ");
        default -> throw new IllegalStateException("an outline of " + element);
      }
    }
    return out.isEmpty() ? "" : out.append("f*").toString();
  }

  /** The format's y axis points up. */
  private static StringBuilder point(StringBuilder out, double x, double y) {
    return out.append(Decimals.of(x)).append(' ').append(Decimals.of(-y)).append(' ');
  }

  /** Adds the fonts to a file, and returns their references, the first one's first. */
  List<String> addTo(PdfObjects file) {
    List<String> fonts = new ArrayList<>();
    for (int from = 0; from < glyphs.size(); from += MOST) {
      fonts.add(font(file, glyphs.subList(from, Math.min(glyphs.size(), from + MOST))));
    }
    return fonts;
  }

  private static String font(PdfObjects file, List<Glyph> some) {
    StringBuilder outlines = new StringBuilder();
    StringBuilder names = new StringBuilder();
    StringBuilder widths = new StringBuilder();
    SortedMap<Integer, String> texts = new TreeMap<>();
    for (Glyph glyph : some) {
      String width = Decimals.of(EM * glyph.width());
      String drawn = width + " 0 0 -400 " + width + " 1200 d1 " + glyph.outline();
      String name = "/g" + glyph.code();
      outlines.append(name).append(' ').append(file.stream("", PdfObjects.latin(drawn)));
      names.append(name);
      widths.append(width).append(' ');
      texts.put(glyph.code(), glyph.text());
    }
    return file.add(
        "<</Type/Font/Subtype/Type3/FontBBox[0 0 0 0]/FontMatrix[.001 0 0 .001 0 0]/CharProcs<<%s>>/Encoding<</Type/Encoding/Differences[1%s]>>/FirstChar 1/LastChar %s/Widths[%s]/Resources<<>>/ToUnicode %s>>"
            .formatted(outlines, names, some.size(), widths, file.unicode(2, texts)));
  }
}
