package sparsam.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sparsam.plot.OnScreen;
import sparsam.ui.shell.Memory.Place;

@OnScreen
class FittingTest {
  /** 1366 × 768 at 125 %, with a bar at the bottom. */
  private static final Rectangle2D SMALL = new Rectangle2D(0, 0, 1092.8, 566.4);

  private static final Rectangle2D LEFT = new Rectangle2D(0, 30, 1920, 1050);
  private static final Rectangle2D RIGHT = new Rectangle2D(1920, 0, 1920, 1080);

  @TempDir Path folder;

  @Test
  void whatIsInSightStaysWhereItWas() {
    Place one = new Place(100, 50, 1280, 800);
    assertEquals(one, Fitting.fit(one, List.of(LEFT, RIGHT)));
    Place across = new Place(1000, 40, 1800, 900);
    assertEquals(across, Fitting.fit(across, List.of(LEFT, RIGHT)));
    Place maximised = new Place(-8, 22, 1936, 1066);
    assertEquals(maximised, Fitting.fit(maximised, List.of(LEFT, RIGHT)));
  }

  @Test
  void whatIsLargerThanTheScreenShrinks() {
    assertEquals(
        new Place(0, 0, 1092.8, 566.4),
        Fitting.fit(new Place(0, 0, 2200, 1300), List.of(SMALL, RIGHT)));
    assertEquals(
        new Place(1920, 0, 1920, 1080),
        Fitting.fit(new Place(2500, -40, 2200, 1300), List.of(LEFT, RIGHT)));
  }

  @Test
  void whatIsOutOfSightComesBack() {
    Place beside = new Place(2000, 100, 1280, 800);
    assertEquals(new Place(640, 100, 1280, 800), Fitting.fit(beside, List.of(LEFT)));
    Place above = new Place(100, -2000, 1024, 560);
    assertEquals(new Place(68.8, 0, 1024, 560).width(), Fitting.fit(above, List.of(SMALL)).width());
    Place handle = new Place(1900, 100, 1280, 800);
    assertEquals(new Place(640, 100, 1280, 800), Fitting.fit(handle, List.of(LEFT)));
  }

  @Test
  void whateverWasRememberedIsInSight() {
    Random random = new Random(12);
    double[] odd = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 0, -1, 1e300};
    List<Rectangle2D> screens = List.of(LEFT, RIGHT, SMALL);
    for (int i = 0; i < 10_000; i++) {
      double[] numbers = new double[4];
      for (int k = 0; k < 4; k++) {
        numbers[k] =
            random.nextInt(8) == 0 ? odd[random.nextInt(odd.length)] : random.nextGaussian() * 3000;
      }
      Place was = new Place(numbers[0], numbers[1], numbers[2], numbers[3]);
      Place fits = Fitting.fit(was, screens);
      assertTrue(
          fits.equals(was)
              || screens.stream()
                  .anyMatch(
                      screen ->
                          fits.x() >= screen.getMinX()
                              && fits.y() >= screen.getMinY()
                              && fits.x() + fits.width() <= screen.getMaxX() + 1e-9
                              && fits.y() + fits.height() <= screen.getMaxY() + 1e-9),
          () -> was + " became " + fits);
      assertTrue(fits.width() >= 100 && fits.height() >= 100, () -> was + " became " + fits);
    }
  }

  @Test
  void theWindowThatRemembersALargerScreenFits() throws Exception {
    Path memory =
        Files.copy(
            Path.of("src/test/resources/cases/large-window.json"), folder.resolve("window.json"));
    assertEquals(2200, Objects.requireNonNull(new Memory(memory).load().place()).width());
    try (LabFixture lab = new LabFixture(folder.resolve("runs"), LabFixture.digits(320), memory)) {
      Rectangle2D screen = LabFixture.onScreen(() -> Screen.getPrimary().getVisualBounds());
      assertEquals(new Place(0, 0, screen.getWidth(), screen.getHeight()), lab.proposedPlace);
    }
  }
}
