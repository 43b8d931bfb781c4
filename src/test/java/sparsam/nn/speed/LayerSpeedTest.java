package sparsam.nn.speed;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Speeds by hand. */
class LayerSpeedTest {
  private static final LayerSpeed CONV = new LayerSpeed("conv1", 1000, 200, 0.6, 0.2, true);
  private static final LayerSpeed DENSE = new LayerSpeed("fc", 100, 50, 0.1, 0.3, false);

  @Test
  void theoryAndClockAreKeptApart() {
    assertEquals(0.8, CONV.saved(), 1e-12);
    assertEquals(5, CONV.theoretical(), 1e-12);
    assertEquals(3, CONV.measured(), 1e-12);
    assertEquals(1.0 / 3, DENSE.measured(), 1e-12);
  }

  @Test
  void ofAllLayersTheFormsThatAreTakenCount() {
    assertEquals(
        new LayerSpeed("all", 1100, 250, 0.7, 0.2 + 0.1, true),
        LayerSpeed.total("all", List.of(CONV, DENSE)));
  }

  @Test
  void nothingLeftIsInfinitelyFastOnPaper() {
    LayerSpeed gone = new LayerSpeed("conv1", 1000, 0, 0.6, 0.1, true);
    assertEquals(Double.POSITIVE_INFINITY, gone.theoretical());
    assertEquals(1, gone.saved());
  }
}
