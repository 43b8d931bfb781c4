package sparsam.plot.surface;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

/** How wide texts are, remembered, for measuring costs more than drawing. For one thread. */
public final class TextWidths {
  private static final int REMEMBERED = 2000;

  /** What a word may be broken after: a path's, a file's and a name's. */
  private static final String JOINTS = "/\\_-.";

  private record Written(String text, Font font) {}

  private final Text ruler = new Text();
  private final Map<Written, Double> widths = new HashMap<>();

  double of(String text, Font font) {
    if (widths.size() > REMEMBERED) {
      widths.clear();
    }
    return widths.computeIfAbsent(new Written(text, font), this::measure);
  }

  /** A text in lines no wider than this; a word that is wider alone is broken. */
  public List<String> wrap(String text, Font font, double width) {
    List<String> lines = new ArrayList<>();
    String line = "";
    for (String word : text.split(" ", -1)) {
      String longer = line.isEmpty() ? word : line + " " + word;
      if (of(longer, font) <= width) {
        line = longer;
        continue;
      }
      if (!line.isEmpty()) {
        lines.add(line);
      }
      List<String> pieces = pieces(word, font, width);
      lines.addAll(pieces.subList(0, pieces.size() - 1));
      line = pieces.getLast();
    }
    lines.add(line);
    return lines;
  }

  /** The least width in which no word is broken further than it is in this one. */
  public double widest(String text, Font font, double width) {
    double widest = 0;
    for (String word : text.split(" ", -1)) {
      for (String piece : pieces(word, font, width)) {
        widest = Math.max(widest, of(piece, font));
      }
    }
    return widest;
  }

  /** A word in pieces that fit; a character alone may not. */
  private List<String> pieces(String word, Font font, double width) {
    List<String> pieces = new ArrayList<>();
    String rest = word;
    while (width > 0 && of(rest, font) > width) {
      int end = end(rest, font, width);
      if (end == rest.length()) {
        break;
      }
      pieces.add(rest.substring(0, end));
      rest = rest.substring(end);
    }
    pieces.add(rest);
    return pieces;
  }

  /** Where the first piece ends: after the last joint that fits, or else the last character. */
  private int end(String word, Font font, double width) {
    int fits = word.offsetByCodePoints(0, 1);
    int beyond = word.length();
    while (beyond - fits > 1) {
      int middle = (fits + beyond) / 2;
      if (of(word.substring(0, middle), font) <= width) {
        fits = middle;
      } else {
        beyond = middle;
      }
    }
    for (int i = fits; i > 0; i--) {
      if (JOINTS.indexOf(word.charAt(i - 1)) >= 0) {
        return i;
      }
    }
    boolean whole = fits < word.length() && Character.isLowSurrogate(word.charAt(fits));
    return whole ? (fits > 1 ? fits - 1 : fits + 1) : fits;
  }

  private double measure(Written written) {
    ruler.setFont(written.font());
    ruler.setText(written.text());
    return ruler.getLayoutBounds().getWidth();
  }
}
