package sparsam.ui.runs.row;

import java.util.Locale;

/** What the table tells of a run, in the order in which a new table shows it. */
public enum RunColumn {
  STAR(34, true, false),
  NAME(190, true, false),
  STATE(204, true, false),
  ACCURACY(150, true, true),
  BEST(96, true, false),
  SPARSITY(82, true, true),
  QUESTION(130, true, false),
  FRACTION(82, true, true),
  METHOD(120, false, false),
  ARMS(180, false, false),
  DATA(100, true, false),
  NETWORK(110, false, false),
  SEED(58, true, true),
  DATE(138, true, true),
  DURATION(80, true, true),
  TAGS(130, true, false),
  NOTE(200, true, false);

  private final double width;
  private final boolean visible;
  private final boolean numeric;

  RunColumn(double width, boolean visible, boolean numeric) {
    this.width = width;
    this.visible = visible;
    this.numeric = numeric;
  }

  /** In pixels, of a new table. */
  public double width() {
    return width;
  }

  /** Whether a new table shows it. */
  public boolean visible() {
    return visible;
  }

  /** Whether it is sorted by a number, and stands at the right. */
  public boolean numeric() {
    return numeric;
  }

  /** What it is remembered by. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The key of its heading. */
  public String key() {
    return "runs.column." + id();
  }
}
