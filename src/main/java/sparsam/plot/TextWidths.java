package sparsam.plot;

import java.util.HashMap;
import java.util.Map;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

/** How wide texts are, remembered, for measuring costs more than drawing. For one thread. */
final class TextWidths {
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

  private double measure(Written written) {
    ruler.setFont(written.font());
    ruler.setText(written.text());
    return ruler.getLayoutBounds().getWidth();
  }
}
