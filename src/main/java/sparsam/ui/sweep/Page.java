package sparsam.ui.sweep;

import java.util.Locale;

/** Pictures that are seen together. */
public enum Page {
  MAP("sweep.page.map"),
  POINTS("sweep.page.points"),
  TRAINING("sweep.page.training");

  private final String key;

  Page(String key) {
    this.key = key;
  }

  /** The key of its name in the bundle. */
  String key() {
    return key;
  }

  /** What its button's id ends with. */
  String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
