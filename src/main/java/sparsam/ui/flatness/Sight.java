package sparsam.ui.flatness;

/** What the workspace shows. */
public enum Sight {
  /** A plane around each of one or two networks. */
  PLANE("flatness.plane"),
  /** The plane through three networks. */
  THROUGH("flatness.through"),
  /** The line between two. */
  LINE("flatness.line"),
  /** A loss of known formula. */
  TOY("flatness.toy");

  private final String key;

  Sight(String key) {
    this.key = key;
  }

  /** The key of its name; what it shows is at the same key with {@code .help}. */
  String key() {
    return key;
  }
}
