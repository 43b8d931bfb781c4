package sparsam.plot.screen;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;
import sparsam.plot.axes.Layout;
import sparsam.plot.picture.Limits;
import sparsam.plot.picture.Picture;
import sparsam.plot.surface.Box;
import sparsam.plot.surface.Place;

/**
 * Brushes by the keys, and tells it as the hand does: arrows with Alt move a brush, with Shift its
 * upper or its right end; Esc lets go of it. Where axes stand side by side, left and right lead
 * from one to the next.
 */
final class BrushKeys {
  /** Of the data's area, a press. */
  private static final double STEP = 0.05;

  /** Of the data's area, a brush to begin with. */
  private static final double FIRST = 0.25;

  /** Of the frame around an axis, to each side. */
  private static final double BESIDE = 11;

  private final Supplier<Picture> picture;
  private final Supplier<Layout> layout;
  private final Consumer<Drag> dragged;
  private int at;
  private boolean shown;

  /**
   * @param layout as it is drawn now
   * @param dragged is told what is brushed
   */
  BrushKeys(Supplier<Picture> picture, Supplier<Layout> layout, Consumer<Drag> dragged) {
    this.picture = picture;
    this.layout = layout;
    this.dragged = dragged;
  }

  /** The hand has taken over; the keys go on where it is. */
  void follow(Drag drag) {
    shown = false;
    if (beside()) {
      at = (int) Math.rint(drag.fromX());
    }
  }

  /** A frame around the axis that the keys go to; empty where they have not been used. */
  Optional<Box> frame() {
    if (!shown || !beside() || at >= brushed().size()) {
      return Optional.empty();
    }
    Box plot = layout.get().plot();
    double x = layout.get().x().position(at);
    return Optional.of(new Box(x - BESIDE, plot.y() - 3, 2 * BESIDE, plot.height() + 6));
  }

  private List<Optional<Limits>> brushed() {
    return picture.get().brushed();
  }

  /** Whether axes stand side by side, each with a brush of its own. */
  private boolean beside() {
    return picture.get().xAxis() == null;
  }

  /**
   * Does what a key asks for.
   *
   * @param pointer the cross-hair; null where there is none
   * @return whether it was one of these keys
   */
  boolean press(KeyEvent event, @Nullable Place pointer) {
    if (brushed().isEmpty() || layout.get().plot().width() == 0 || event.isShortcutDown()) {
      return false;
    }
    if (event.getCode() == KeyCode.ESCAPE) {
      return letGo();
    }
    if (event.isAltDown() == event.isShiftDown()) {
      return false;
    }
    int right = event.getCode() == KeyCode.RIGHT ? 1 : event.getCode() == KeyCode.LEFT ? -1 : 0;
    int up = event.getCode() == KeyCode.UP ? 1 : event.getCode() == KeyCode.DOWN ? -1 : 0;
    if (right == 0 && up == 0) {
      return false;
    }
    if (beside()) {
      besides(right, up, event.isAltDown());
    } else {
      area(right, up, event.isAltDown(), pointer);
    }
    shown = true;
    return true;
  }

  private void besides(int right, int up, boolean moves) {
    if (shown || up != 0) {
      at = Math.clamp(at + right, 0, brushed().size() - 1);
    }
    if (up != 0) {
      Span now =
          brushed()
              .get(at)
              .map(part -> new Span(part.yFrom(), part.yTo()).step(up, moves))
              .orElse(up > 0 ? new Span(1 - FIRST, 1) : new Span(0, FIRST));
      dragged.accept(new Drag(at, now.from(), at, now.to(), false));
    }
  }

  private void area(int right, int up, boolean moves, @Nullable Place pointer) {
    Layout now = layout.get();
    Box plot = now.plot();
    Limits part = brushed().getFirst().orElse(null);
    Span across;
    Span upwards;
    if (part == null) {
      Place middle = pointer == null ? plot.middle() : pointer;
      across = Span.around((middle.x() - plot.x()) / plot.width());
      upwards = Span.around((plot.bottom() - middle.y()) / plot.height());
    } else {
      across =
          new Span(
                  (now.x().position(part.xFrom()) - plot.x()) / plot.width(),
                  (now.x().position(part.xTo()) - plot.x()) / plot.width())
              .step(right, moves);
      upwards =
          new Span(
                  (plot.bottom() - now.y().position(part.yFrom())) / plot.height(),
                  (plot.bottom() - now.y().position(part.yTo())) / plot.height())
              .step(up, moves);
    }
    dragged.accept(
        new Drag(
            now.x().value(plot.x() + across.from() * plot.width()),
            now.y().value(plot.bottom() - upwards.from() * plot.height()),
            now.x().value(plot.x() + across.to() * plot.width()),
            now.y().value(plot.bottom() - upwards.to() * plot.height()),
            false));
  }

  /** A part of a direction, of its whole length. */
  private record Span(double from, double to) {
    static Span around(double middle) {
      double from = Math.clamp(middle - FIRST / 2, 0, 1 - FIRST);
      return new Span(from, from + FIRST);
    }

    /** Both ends, or the later one alone, by so many steps. */
    Span step(int steps, boolean both) {
      double by = steps * STEP;
      if (both) {
        double length = to - from;
        double next = Math.clamp(from + by, 0, Math.max(0, 1 - length));
        return new Span(next, next + length);
      }
      return steps == 0 ? this : new Span(from, Math.clamp(to + by, Math.min(1, from + STEP), 1));
    }
  }

  /** Of the brush that the keys are at; where it has none, of all. */
  private boolean letGo() {
    List<Optional<Limits>> all = brushed();
    boolean own = beside() && at < all.size() && all.get(at).isPresent();
    int[] places =
        own
            ? new int[] {at}
            : IntStream.range(0, all.size()).filter(i -> all.get(i).isPresent()).toArray();
    for (int place : places) {
      dragged.accept(new Drag(place, 0, place, 0, true));
    }
    return places.length > 0;
  }
}
