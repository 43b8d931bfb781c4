package sparsam.plot.histogram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class BinsTest {
  @Test
  void binsLieEvenlyAboutZeroAndCountEveryValue() {
    Bins bins = new Bins(0.5, new int[] {1, 0, 7, 2}, 30, 4);
    assertEquals(-0.5, bins.edge(0));
    assertEquals(0, bins.edge(2));
    assertEquals(0.5, bins.edge(4));
    assertEquals(0.25, bins.width());
    assertEquals(7, bins.largest(), "zeros are counted apart");
    assertEquals(44, bins.total());
  }

  @Test
  void binsWithoutAMiddleOrALimitAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> new Bins(1, new int[3], 0, 0));
    assertThrows(IllegalArgumentException.class, () -> new Bins(1, new int[0], 0, 0));
    assertThrows(IllegalArgumentException.class, () -> new Bins(0, new int[2], 0, 0));
    assertThrows(IllegalArgumentException.class, () -> new Bins(Double.NaN, new int[2], 0, 0));
  }
}
