package sparsam.nn.fast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TeamTest {
  private static final Duration LIMIT = Duration.ofSeconds(20);

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5})
  void everyLaneSeesWhatTheOthersDidBeforeTheyMet(int size) {
    int rounds = 100;
    int[] done = new int[size];
    int[] wrong = new int[size];
    try (Team team = team(size)) {
      for (int round = 1; round <= rounds; round++) {
        int expected = 2 * round;
        team.run(
            lane -> {
              for (int half = 1; half >= 0; half--) {
                done[lane.index()]++;
                lane.meet();
                for (int other : done) {
                  wrong[lane.index()] += other == expected - half ? 0 : 1;
                }
                lane.meet();
              }
            });
      }
    }
    for (int lane = 0; lane < size; lane++) {
      assertEquals(2 * rounds, done[lane], "runs of lane " + lane);
      assertEquals(0, wrong[lane], "what lane " + lane + " saw too early or too late");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  void aLaneThatThrowsStopsTheOthersAndIsTheCause(int size) {
    for (int broken = 0; broken < size; broken++) {
      int index = broken;
      Team team = team(size);
      RuntimeException cause = new ArrayIndexOutOfBoundsException("lane " + index);
      IllegalStateException thrown =
          assertTimeoutPreemptively(
              LIMIT,
              () ->
                  assertThrows(
                      IllegalStateException.class,
                      () ->
                          team.run(
                              lane -> {
                                lane.meet();
                                if (lane.index() == index) {
                                  throw cause;
                                }
                                lane.meet();
                              })));
      assertSame(cause, thrown.getCause());
      assertEquals("the network's threads stopped: " + cause, thrown.getMessage());
      assertThrows(IllegalStateException.class, () -> team.run(lane -> {}));
    }
  }

  @Test
  void closingEndsItsThreads() throws InterruptedException {
    Thread[] threads = new Thread[3];
    Team team = team(threads.length);
    team.run(lane -> threads[lane.index()] = Thread.currentThread());
    team.close();
    assertSame(Thread.currentThread(), threads[0]);
    for (Thread thread : Arrays.asList(threads).subList(1, threads.length)) {
      assertTrue(thread.isDaemon());
      assertTrue(thread.join(LIMIT), thread.getName());
      assertFalse(thread.isAlive());
    }
  }

  @Test
  void lanesShareEveryTotalWithoutGapOrOverlap() {
    for (int lanes = 1; lanes <= 9; lanes++) {
      for (int total = 0; total <= 40; total++) {
        assertEquals(0, Lane.start(total, 0, lanes));
        assertEquals(total, Lane.start(total, lanes, lanes));
        for (int lane = 0; lane < lanes; lane++) {
          int share = Lane.start(total, lane + 1, lanes) - Lane.start(total, lane, lanes);
          assertTrue(share == total / lanes || share == (total + lanes - 1) / lanes);
        }
      }
    }
    assertEquals(Integer.MAX_VALUE, Lane.start(Integer.MAX_VALUE, 64, 64));
  }

  private static Team team(int size) {
    return new Team(size, 0, new float[0]);
  }
}
