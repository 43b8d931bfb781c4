package sparsam.plot.screen;

import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Tells by how much a picture that is seen from an angle is turned, in degrees. */
final class Turning {
  /** Degrees that a pixel of the hand and an arrow key turn by. */
  private static final double ANGLE = 0.4;

  private static final double KEY_ANGLE = 5;

  private @Nullable BiConsumer<Double, Double> told;

  /**
   * @param turned is told how far to the right and how far down, in degrees
   */
  void tell(BiConsumer<Double, Double> turned) {
    told = turned;
  }

  /** Whether somebody wants to know. */
  boolean isOn() {
    return told != null;
  }

  /** By the hand, in pixels. */
  void drag(double right, double down) {
    turn(ANGLE * right, ANGLE * down);
  }

  /** By arrow keys. */
  void press(int right, int down) {
    turn(KEY_ANGLE * right, KEY_ANGLE * down);
  }

  private void turn(double right, double down) {
    BiConsumer<Double, Double> whom = told;
    if (whom != null) {
      whom.accept(right, down);
    }
  }
}
