package sparsam.nn.team;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static sparsam.nn.Refusals.assertRefused;

import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class TeamTest {
  private static final Duration LIMIT = Duration.ofMinutes(2);

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5})
  void everyLaneSeesWhatTheOthersDidBeforeTheyMet(int size) {
    int rounds = 300;
    int[] done = new int[size];
    int[] wrong = new int[size];
    Pass pass = new Pass();
    for (int half = 1; half >= 0; half--) {
      int left = half;
      pass.add((lane, _) -> done[lane.index()]++)
          .meet()
          .add(
              (lane, expected) -> {
                for (int other : done) {
                  wrong[lane.index()] += other == expected - left ? 0 : 1;
                }
              })
          .meet();
    }
    try (Team team = team(size)) {
      for (int round = 1; round <= rounds; round++) {
        team.run(pass, 2 * round);
      }
    }
    for (int lane = 0; lane < size; lane++) {
      assertEquals(2 * rounds, done[lane], "runs of lane " + lane);
      assertEquals(0, wrong[lane], "what lane " + lane + " saw too early or too late");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 5})
  void lanesRunAtTheSameTime(int size) {
    CountDownLatch together = new CountDownLatch(size);
    Set<Thread> threads = ConcurrentHashMap.newKeySet();
    Pass pass =
        new Pass()
            .add(
                (_, _) -> {
                  threads.add(Thread.currentThread());
                  together.countDown();
                  await(together);
                });
    try (Team team = team(size)) {
      assertTimeoutPreemptively(LIMIT, () -> team.run(pass, 1));
    }
    assertEquals(size, threads.size());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  void aLaneThatThrowsEndsThePassAndIsTheCause(int size) {
    for (int broken = 0; broken < size; broken++) {
      int index = broken;
      Team team = team(size);
      RuntimeException cause = new ArrayIndexOutOfBoundsException("lane " + index);
      int[] after = new int[size];
      Pass pass =
          new Pass()
              .add(
                  (lane, _) -> {
                    if (lane.index() == index) {
                      throw cause;
                    }
                  })
              .meet()
              .add((lane, _) -> after[lane.index()]++);
      IllegalStateException thrown =
          assertTimeoutPreemptively(
              LIMIT, () -> assertThrows(IllegalStateException.class, () -> team.run(pass, 1)));
      assertSame(cause, thrown.getCause());
      assertEquals("the network's threads stopped: " + cause, thrown.getMessage());
      for (int runs : after) {
        assertEquals(0, runs);
      }
      assertRefused(
          IllegalStateException.class, () -> team.run(new Pass(), 1), "the network is closed");
    }
  }

  @Test
  void closingEndsItsThreads() throws InterruptedException {
    int size = 3;
    Set<Thread> threads = ConcurrentHashMap.newKeySet();
    CountDownLatch together = new CountDownLatch(size);
    Team team = team(size);
    team.run(
        new Pass()
            .add(
                (_, _) -> {
                  threads.add(Thread.currentThread());
                  together.countDown();
                  await(together);
                }),
        1);
    team.close();
    assertTrue(threads.remove(Thread.currentThread()));
    assertEquals(size - 1, threads.size());
    for (Thread thread : threads) {
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

  /** Whoever may carry, every lane is carried once; nobody carries who may not. */
  @Test
  void someOfItsThreadsDoAllTheWork() {
    int lanes = 11;
    int[] runs = new int[lanes];
    Set<Integer> carriers = ConcurrentHashMap.newKeySet();
    Pass pass =
        new Pass()
            .meet(_ -> lanes)
            .add(
                (lane, _) -> {
                  runs[lane.index()]++;
                  carriers.add(lane.thread());
                });
    try (Team team = team(4)) {
      int round = 0;
      for (int threads : new int[] {4, 1, 3, 2, 4}) {
        team.use(threads);
        carriers.clear();
        assertEquals(threads, team.size());
        for (int i = 0; i < 50; i++, round++) {
          team.run(pass, 1);
        }
        for (int run : runs) {
          assertEquals(round, run);
        }
        assertTrue(carriers.stream().allMatch(thread -> thread < threads), carriers.toString());
      }
      assertRefused(
          IllegalArgumentException.class,
          () -> team.use(5),
          "5 threads are out of range; allowed is 1 to 4");
    }
  }

  /** Strands of a stretch run beside each other, each in its own lanes; what is once, is once. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void strandsOfAStretchHaveLanesOfTheirOwn(int size) {
    int[] first = new int[3];
    int[] second = new int[7];
    int[] once = new int[size];
    int[] early = {0};
    Pass pass =
        new Pass()
            .meet(_ -> 3)
            .once((lane, _) -> once[lane.thread()]++)
            .add((lane, _) -> first[lane.index()] += lane.lanes())
            .add((lane, _) -> early[0] += once[lane.thread()] == 1 ? 0 : 1)
            .beside(count -> count)
            .add((lane, _) -> second[lane.index()] += lane.to(70) - lane.from(70))
            .meet();
    try (Team team = team(size)) {
      team.run(pass, 7);
    }
    assertArrayEquals(new int[] {3, 3, 3}, first);
    assertArrayEquals(new int[] {10, 10, 10, 10, 10, 10, 10}, second);
    assertEquals(0, early[0]);
    assertTrue(Arrays.stream(once).allMatch(times -> times <= 1), () -> Arrays.toString(once));
    assertTrue(Arrays.stream(once).sum() > 0, "somebody did it");
  }

  private static Team team(int size) {
    return new Team(size, 0, new float[0]);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
