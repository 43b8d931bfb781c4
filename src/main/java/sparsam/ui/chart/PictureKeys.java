package sparsam.ui.chart;

import java.util.List;
import sparsam.ui.part.Shortcut;
import sparsam.ui.part.Shortcut.Told;

/** The keys that every picture with the focus takes. */
public final class PictureKeys {
  private PictureKeys() {}

  /** As the list of keys has them; a picture takes them itself. */
  public static Shortcut.Group group() {
    return new Shortcut.Group(
        "shortcuts.picture",
        List.of(),
        List.of(
            new Told("keys.arrows", "key.picture.values"),
            new Told("keys.zoom", "key.picture.zoom"),
            new Told("keys.brush", "key.picture.brush"),
            new Told("keys.brush.end", "key.picture.brush.end"),
            new Told("keys.brush.off", "key.picture.brush.off")));
  }
}
