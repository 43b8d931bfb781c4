package sparsam.plot.picture;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import sparsam.plot.axes.Axis;
import sparsam.plot.axes.Frame;
import sparsam.plot.axes.Layout;
import sparsam.plot.surface.Pen;

/**
 * What is to be seen, as plain data: the same on a screen, in a file and in a report. A kind of
 * picture is a room of its own with everything that it needs; whoever draws, points at or writes
 * pictures knows this interface alone.
 */
public interface Picture {
  String title();

  /** Whether there is anything to draw besides a sentence. */
  boolean isEmpty();

  /** The sentence shown in place of data while there is none. */
  String empty();

  /** The same picture under another title; empty for none. */
  Picture withTitle(String other);

  /** What its x axis measures; null where it has none that can be limited. */
  default @Nullable Axis xAxis() {
    return null;
  }

  /** What its y axis measures; null where it has none that can be limited. */
  default @Nullable Axis yAxis() {
    return null;
  }

  /** The same picture with a part of its axes; itself where it has none. */
  default Picture within(Limits limits) {
    return this;
  }

  /** Whether it is seen from an angle that a hand may change. */
  default boolean turns() {
    return false;
  }

  /**
   * What of it is brushed, in values of both axes as it was drawn: one part of the data's area, or
   * one of each of its axes where they stand side by side; nothing where it cannot be brushed.
   */
  default List<Optional<Limits>> brushed() {
    return List.of();
  }

  /** What can be hidden, by the names in the legend. */
  List<String> names();

  /** The number of the colour that a name is drawn in; empty where it has none of its own. */
  default OptionalInt colour(String name) {
    return OptionalInt.empty();
  }

  /** The same picture without what is hidden; names it does not know are passed over. */
  Picture without(Set<String> hidden);

  /**
   * Width over height that suits it on a page.
   *
   * @param width of the page in units of 1/96 inch
   */
  double aspect(double width);

  /** The numbers behind it, for files. */
  Numbers numbers();

  /**
   * Draws what is below the title, unless it is empty, and says where it lies.
   *
   * @param hidden of its names: not drawn, and faint in the legend
   * @param memory of the painter, which knows the picture before
   */
  Layout paint(Pen pen, Frame frame, Set<String> hidden, Memory memory);

  /**
   * Finds out what there is to say at its places.
   *
   * @param hidden as it was drawn
   * @param layout what drawing it returned
   * @param memory the one it was drawn with
   */
  Probe probe(Set<String> hidden, Layout layout, Memory memory);
}
