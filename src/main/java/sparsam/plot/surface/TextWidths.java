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

  private record Written(String text, Font font) {}

  private final Text ruler = new Text();
  private final Map<Written, Double> widths = new HashMap<>();

  double of(String text, Font font) {
    if (widths.size() > REMEMBERED) {
      widths.clear();
    }
    return widths.computeIfAbsent(new Written(text, font), this::measure);
  }

  /** A text in lines no wider than this, a word alone excepted. */
  public List<String> wrap(String text, Font font, double width) {
    List<String> lines = new ArrayList<>();
    String line = "";
    for (String word : text.split(" ", -1)) {
      String longer = line.isEmpty() ? word : line + " " + word;
      if (!line.isEmpty() && of(longer, font) > width) {
        lines.add(line);
        line = word;
      } else {
        line = longer;
      }
    }
    lines.add(line);
    return lines;
  }

  private double measure(Written written) {
    ruler.setFont(written.font());
    ruler.setText(written.text());
    return ruler.getLayoutBounds().getWidth();
  }
}
