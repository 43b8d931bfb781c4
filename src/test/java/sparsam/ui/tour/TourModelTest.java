package sparsam.ui.tour;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class TourModelTest {
  private final TourModel model = new TourModel();

  @Test
  void itGoesThroughAllStopsAndEnds() {
    assertFalse(model.active().get());
    model.begin();
    model.back();
    for (TourModel.Stop stop : TourModel.STOPS) {
      assertTrue(model.active().get());
      assertEquals(stop, model.stop());
      model.next();
    }
    assertFalse(model.active().get());
  }

  @Test
  void leftInTheMiddleItBeginsAgainAtTheFirstStop() {
    model.begin();
    model.next();
    model.next();
    model.back();
    assertEquals(TourModel.STOPS.get(1), model.stop());
    model.leave();
    assertFalse(model.active().get());
    model.begin();
    assertEquals(TourModel.STOPS.getFirst(), model.stop());
  }
}
