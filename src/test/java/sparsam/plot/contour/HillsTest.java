package sparsam.plot.contour;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.util.List;
import org.junit.jupiter.api.Test;
import sparsam.plot.OnScreen;
import sparsam.plot.Toolkit;
import sparsam.plot.axes.Axis;
import sparsam.plot.axes.Axis.Kind;
import sparsam.plot.contour.Trail.Stop;
import sparsam.plot.surface.Box;
import sparsam.plot.surface.Theme;

/** A surface seen from aside: what a hill stands before is not seen. */
@OnScreen
class HillsTest {
  private static final int SIDE = 41;

  /** A wall from left to right through the middle, as high as the box, on a plain. */
  private static double[] wall(double high, double plain) {
    double[] values = new double[SIDE * SIDE];
    for (int i = 0; i < values.length; i++) {
      double y = 2.0 * Math.floorDiv(i, SIDE) / (SIDE - 1) - 1;
      values[i] = plain + (high - plain) * Math.exp(-50 * y * y);
    }
    return values;
  }

  private static Projection seen(double turn, double tilt) {
    return Projection.of(turn, tilt, new Box(0, 0, 400, 300));
  }

  @Test
  void a_wall_hides_what_is_behind_it_and_near_it() {
    Heights wall = new Heights(SIDE, wall(1, 0));
    assertTrue(wall.hides(0, 0.4, 0, seen(0, 30)), "behind");
    assertFalse(wall.hides(0, -0.4, 0, seen(0, 30)), "before");
    assertTrue(wall.hides(0, -0.4, 0, seen(180, 30)), "seen from the other side");
    assertFalse(wall.hides(0, 0.4, 0, seen(180, 30)));
    assertFalse(wall.hides(0, 0.4, 1, seen(0, 30)), "as high as the wall");
    assertFalse(wall.hides(0, 0, 1, seen(0, 30)), "upon it");
    assertFalse(wall.hides(0, 0.9, 0, seen(0, 60)), "from farther above one sees over it");
    assertFalse(wall.hides(0, 0.4, 0, seen(0, 90)), "from above all is seen");
    assertFalse(wall.hides(0, -0.4, -0.2, seen(0, 30)), "below the plain counts as upon it");
    double[] holes = wall(1, 0);
    java.util.Arrays.fill(holes, Double.NaN);
    assertFalse(new Heights(SIDE, holes).hides(0, 0.4, 0, seen(0, 30)), "a hole hides nothing");
  }

  private static Hills hills(double turn, List<Trail> trails) {
    double[] values = wall(9, 1);
    return new Hills(
        new Contour(
            "A wall",
            Axis.of(Kind.LINEAR, "first direction"),
            Axis.of(Kind.LINEAR, "second direction"),
            Axis.of(Kind.LINEAR, "loss"),
            Axis.of(Kind.PERCENT, "accuracy"),
            false,
            List.of(
                new Field(-1, 1, -1, 1, SIDE, values, new double[0], new boolean[values.length])),
            trails,
            new Contour.Words("between measured places", "distance from the plane"),
            ""),
        turn,
        28);
  }

  private static Stop stop(String label, double x, double y) {
    return new Stop(label, label, x, y, 1, Double.NaN, 0);
  }

  private static BufferedImage image(String name, Hills hills) throws Exception {
    return Toolkit.keep(name, hills, Theme.light(), 420, 340, 1);
  }

  /** The largest difference of two pictures' colours anywhere, in one channel. */
  private static int apart(BufferedImage one, BufferedImage other) {
    int most = 0;
    for (int y = 0; y < one.getHeight(); y++) {
      for (int x = 0; x < one.getWidth(); x++) {
        for (int shift = 0; shift <= 16; shift += 8) {
          int own = one.getRGB(x, y) >> shift & 255;
          most = Math.max(most, Math.abs(own - (other.getRGB(x, y) >> shift & 255)));
        }
      }
    }
    return most;
  }

  @Test
  void a_trail_is_faint_where_a_hill_hides_it() throws Exception {
    Trail behind = new Trail("", true, List.of(stop("dense", -0.4, 0.35), stop("SAM", 0.4, 0.35)));
    Trail around =
        new Trail(
            "", true, List.of(stop("dense", -0.6, -0.7), stop("", 0, 0.4), stop("SAM", 0.6, -0.6)));
    BufferedImage bare = image("plot-hills-bare", hills(0, List.of()));
    int faint = apart(bare, image("plot-hills-behind", hills(0, List.of(behind))));
    assertTrue(faint > 20 && faint < 120, "seen as through glass: " + faint);
    assertTrue(apart(bare, image("plot-hills-around", hills(0, List.of(around)))) > 200);
    BufferedImage turned = image("plot-hills-turned", hills(180, List.of(behind)));
    assertTrue(apart(image("plot-hills-turned-bare", hills(180, List.of())), turned) > 200);
  }
}
