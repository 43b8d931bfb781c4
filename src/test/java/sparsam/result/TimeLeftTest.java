package sparsam.result;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class TimeLeftTest {
  private final AtomicLong now = new AtomicLong();
  private final TimeLeft left = new TimeLeft(now::get);

  private void after(double seconds, double done, boolean going) {
    now.addAndGet(Math.round(seconds * 1e9));
    left.look(done, going);
  }

  @Test
  void anEvenPaceIsForetoldWhateverCameBeforeTheFirstStep() {
    after(0, 0, true);
    after(30, 0, true); // The data are loaded.
    assertEquals("", left.words());
    after(1, 0.1, true);
    assertTrue(left.seconds().isEmpty(), "one look is no pace");
    after(2, 0.2, true);
    assertEquals(16, left.seconds().orElseThrow(), 1e-9);
    after(2, 0.3, true);
    assertEquals(14, left.seconds().orElseThrow(), 1e-9);
    assertEquals("about 15 s left", left.words());
    after(14, 1, true);
    assertEquals(OptionalDouble.empty(), left.seconds());
  }

  @Test
  void aPauseDoesNotCountAndWhatWasDoneBeforeIsNoPace() {
    after(0, 0.5, true); // A run that goes on.
    after(1, 0.55, true);
    after(5, 0.65, false);
    after(3600, 0.65, true);
    after(5, 0.75, true);
    assertEquals(12.5, left.seconds().orElseThrow(), 1e-9);
  }

  @Test
  void longTimesAreRounded() {
    assertEquals("a few seconds left", TimeLeft.words(0.2));
    assertEquals("about 10 s left", TimeLeft.words(5.1));
    assertEquals("about 55 s left", TimeLeft.words(55));
    assertEquals("about 1 min left", TimeLeft.words(55.1));
    assertEquals("about 2 min left", TimeLeft.words(61));
    assertEquals("about 59 min left", TimeLeft.words(59 * 60));
    assertEquals("about 1 h 00 min left", TimeLeft.words(59.5 * 60));
    assertEquals("about 2 h 05 min left", TimeLeft.words(125 * 60));
  }
}
