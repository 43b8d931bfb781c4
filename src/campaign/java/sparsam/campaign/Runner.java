package sparsam.campaign;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import sparsam.system.FolderTree;

/** Runs a campaign's trials, side by side where it allows that, and counts what became of them. */
final class Runner {
  private static final int SHOWN_FRAMES = 12;
  private static final int NEAREST = 3;
  private static final long LOOK_MILLIS = 200;

  private final Path work;
  private final long seed;

  /** Looks at the trials so far: a clock that stands still where this process does. */
  private final AtomicLong looks = new AtomicLong();

  /**
   * A trial under way.
   *
   * @param since by the number of looks
   */
  private record Running(int number, long since, Thread thread) {}

  /**
   * @param work a folder for all that trials write
   */
  Runner(Path work, long seed) {
    this.work = work;
    this.seed = seed;
  }

  /**
   * Runs trials {@code from} (inclusive) to {@code to} (exclusive).
   *
   * @return where a trial hangs, what was counted by then: its thread cannot be ended
   */
  Tally run(Campaign campaign, int from, int to) throws Exception {
    campaign.prepare();
    Tally tally = new Tally(campaign);
    ConcurrentHashMap<Integer, Running> running = new ConcurrentHashMap<>();
    AtomicInteger next = new AtomicInteger(from);
    List<Thread> workers = new ArrayList<>();
    Instant begin = Instant.now();
    int count = Math.min(to - from, campaign.atOnce(Runtime.getRuntime().availableProcessors()));
    for (int i = 0; i < count; i++) {
      Path folder = work.resolve(campaign.about().name() + "-" + i);
      int place = i;
      workers.add(
          Thread.ofPlatform()
              .daemon()
              .name("campaign " + campaign.about().name() + " " + i)
              .start(
                  () -> {
                    for (int n = next.getAndIncrement();
                        n < to && !tally.isFull();
                        n = next.getAndIncrement()) {
                      running.put(place, new Running(n, looks.get(), Thread.currentThread()));
                      count(tally, n, one(campaign, n, folder));
                      running.remove(place);
                    }
                  }));
    }
    Optional<Running> hanging = await(workers, running, campaign.about().patience());
    hanging.ifPresent(trial -> count(tally, trial.number(), hung(campaign, trial)));
    tally.took(Duration.between(begin, Instant.now()));
    return tally;
  }

  /** Until all have ended, or a trial has had more than its time. */
  private Optional<Running> await(
      List<Thread> workers, ConcurrentHashMap<Integer, Running> running, Duration patience)
      throws InterruptedException {
    for (Thread worker : workers) {
      while (!worker.join(Duration.ofMillis(LOOK_MILLIS))) {
        long latest = looks.incrementAndGet() - patience.toMillis() / LOOK_MILLIS;
        Optional<Running> hanging =
            running.values().stream().filter(trial -> trial.since() < latest).findFirst();
        if (hanging.isPresent()) {
          return hanging;
        }
      }
    }
    return Optional.empty();
  }

  /** Counts a trial; a fault is told at once, for a campaign may go on for hours. */
  private void count(Tally tally, int number, Outcome outcome) {
    tally.add(number, outcome);
    if (outcome instanceof Outcome.Fault(String sentence)) {
      System.err.print(
          Table.told(tally.campaign().about().name(), new Tally.Faulty(number, sentence), seed));
    }
  }

  private Outcome one(Campaign campaign, int number, Path folder) {
    try {
      Files.createDirectories(folder);
      Outcome outcome = campaign.trial(Trial.of(campaign.about().name(), seed, number, folder));
      empty(folder);
      return outcome;
    } catch (Throwable e) { // An error or an exception: either is what is looked for.
      return Outcome.fault(e + frames(e.getStackTrace()));
    }
  }

  private static void empty(Path folder) throws IOException {
    boolean used;
    try (Stream<Path> files = Files.list(folder)) {
      used = files.findAny().isPresent();
    }
    if (used) {
      FolderTree.delete(folder);
    }
  }

  private static Outcome hung(Campaign campaign, Running trial) {
    return Outcome.fault(
        "it has not ended after %s; it is %s"
            .formatted(campaign.about().patience(), frames(trial.thread().getStackTrace())));
  }

  /** Where it began, and the way there through the program. */
  private static String frames(StackTraceElement... stack) {
    return IntStream.range(0, stack.length)
        .filter(i -> i < NEAREST || stack[i].getClassName().startsWith("sparsam."))
        .limit(SHOWN_FRAMES)
        .mapToObj(i -> "\n        at " + stack[i])
        .collect(Collectors.joining());
  }
}
