package sparsam.report;

import java.util.List;
import sparsam.plot.lines.Series.Stroke;

/** Which colour and stroke a training has, the same in every panel. */
public final class Palette {
  /** The dense network, and weights before pruning: grey. */
  public static final int DENSE = 6;

  /** Weights that are kept. */
  public static final int KEPT = 0;

  private static final int HUES = 6;

  /** Of the arms of a run that lies behind another. */
  private static final List<Stroke> BEHIND =
      List.of(Stroke.DASHED, Stroke.DOTTED, Stroke.DASH_AND_DOT);

  private Palette() {}

  /**
   * @param arm its place in the recipe
   */
  public static int colour(int arm) {
    return arm % HUES;
  }

  /**
   * A run behind another has one colour for all of its arms, and they differ in their strokes.
   *
   * @param arm its place in the recipe
   */
  public static Stroke behind(int arm) {
    return BEHIND.get(arm % BEHIND.size());
  }

  /** Arms that share a hue differ in their stroke. */
  public static Stroke stroke(int arm) {
    return arm / HUES % 2 == 0 ? Stroke.SOLID : Stroke.DASHED;
  }
}
