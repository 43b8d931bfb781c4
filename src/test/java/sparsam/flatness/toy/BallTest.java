package sparsam.flatness.toy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class BallTest {
  private static final double LR = 0.04;

  @Test
  void slopesAreThoseOfTheLoss() {
    Random random = new Random(1);
    for (int i = 0; i < 100; i++) {
      Ball ball = new Ball(random.nextDouble(-2, 2), random.nextDouble(-1.5, 1.5));
      double h = 1e-6;
      double x =
          (new Ball(ball.x() + h, ball.y()).loss() - new Ball(ball.x() - h, ball.y()).loss());
      double y =
          (new Ball(ball.x(), ball.y() + h).loss() - new Ball(ball.x(), ball.y() - h).loss());
      assertEquals(x / (2 * h), ball.slopeX(), 1e-6);
      assertEquals(y / (2 * h), ball.slopeY(), 1e-6);
      assertEquals(
          0.3,
          Math.hypot(ball.climbed(0.3).x() - ball.x(), ball.climbed(0.3).y() - ball.y()),
          1e-9);
    }
  }

  private static Ball rolled(Ball from, UnaryOperator<Ball> step) {
    Ball ball = from;
    for (int i = 0; i < 1000; i++) {
      ball = step.apply(ball);
    }
    return ball;
  }

  /** What the picture is for. */
  @Test
  void sgdStaysInTheSharpMinimumAndSamLeavesIt() {
    for (Ball start : new Ball[] {new Ball(-1.0, 0), new Ball(-0.85, 0)}) {
      Ball sgd = rolled(start, ball -> ball.afterSgd(LR));
      assertEquals(-0.9, sgd.x(), 0.05);
      assertTrue(sgd.loss() < 0.163, "the sharp one is the lower one");
      // Where one step up leads into the sharp minimum SAM's gradient is 0: there it hangs.
      Ball sam = rolled(start, ball -> ball.afterSam(LR, 0.5));
      assertEquals(-0.9 + 0.5, sam.x(), 0.05);
      assertEquals(0.8, rolled(sam, ball -> ball.afterSam(LR, 0.05)).x(), 0.1);
    }
    Ball small = rolled(new Ball(-1.0, 0), ball -> ball.afterSam(LR, 0.02));
    assertEquals(-0.9, small.x(), 0.1, "a small ρ changes nothing");
  }

  @Test
  void theLargestLossWithinRhoHasNoSharpMinimum() {
    assertFalse(falls(0, -1.3, -0.3));
    assertTrue(falls(0.6, -1.3, -0.3));
    Ball ball = new Ball(-0.9, 0);
    assertEquals(ball.loss(), ball.worst(0), 1e-12);
    assertTrue(ball.worst(0.3) >= ball.worstOnLine(0.3) - 1e-3);
    assertTrue(ball.worstOnLine(0.3) >= ball.climbed(0.3).loss() - 1e-9);
  }

  private static boolean falls(double rho, double from, double to) {
    for (int i = 0; i < 100; i++) {
      double x = from + i * (to - from) / 100;
      double next = from + (i + 1) * (to - from) / 100;
      if (new Ball(next, 0).worstOnLine(rho) > new Ball(x, 0).worstOnLine(rho) + 1e-3) {
        return false;
      }
    }
    return true;
  }
}
