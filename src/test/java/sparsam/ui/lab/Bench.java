package sparsam.ui.lab;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import sparsam.experiment.DataSource;
import sparsam.experiment.NetworkFactory;
import sparsam.result.Environment;
import sparsam.train.LinearNetwork;
import sparsam.ui.lab.run.EngineService;

/**
 * What a window's model works on in a test: an engine with networks of sixty weights, no toolkit.
 */
public final class Bench implements AutoCloseable {
  private static final Clock NOON =
      Clock.fixed(Instant.parse("2026-03-04T12:00:00Z"), ZoneOffset.UTC);

  private final Queue<Runnable> screen = new ConcurrentLinkedQueue<>();
  private final AtomicInteger networks = new AtomicInteger();
  private final EngineService engine;

  /**
   * @param runs the folder of the runs' folders
   * @param step is called before each of a network's steps
   */
  public Bench(Path runs, DataSource data, Runnable step) {
    this(runs, data, (_, seed, _) -> new LinearNetwork(seed, step));
  }

  /**
   * With networks of another kind.
   *
   * @param runs the folder of the runs' folders
   */
  public Bench(Path runs, DataSource data, NetworkFactory made) {
    engine =
        new EngineService(
            new EngineService.Equipment(
                data,
                (architecture, seed, batchSize) -> {
                  networks.incrementAndGet();
                  return made.create(architecture, seed, batchSize);
                },
                () -> new Environment("test", "linear", 1, "java", "system"),
                runs,
                NOON,
                _ -> Optional.empty(),
                () -> {}));
  }

  public EngineService engine() {
    return engine;
  }

  /** Keeps what is to run on the window's thread until the next pulse. */
  public Executor screen() {
    return screen::add;
  }

  /** How many networks were made. */
  int networks() {
    return networks.get();
  }

  /** Lets pulses come until something is so. */
  public void until(Runnable poll, BooleanSupplier so) {
    assertTimeoutPreemptively(
        Duration.ofMinutes(2),
        () -> {
          while (!so.getAsBoolean()) {
            for (Runnable work = screen.poll(); work != null; work = screen.poll()) {
              work.run();
            }
            poll.run();
            Thread.onSpinWait();
          }
        });
  }

  @Override
  public void close() {
    engine.close();
  }
}
