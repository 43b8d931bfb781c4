package sparsam.ui.sweep.work;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sparsam.data.DataChoice;
import sparsam.data.DataException;
import sparsam.experiment.DataSource;
import sparsam.experiment.NetworkFactory;
import sparsam.nn.Architecture;
import sparsam.recipe.Recipe;
import sparsam.recipe.RecipeException;
import sparsam.result.Environment;
import sparsam.store.RunPlace;
import sparsam.sweep.Sweep;
import sparsam.sweep.SweepPlan;
import sparsam.sweep.finding.Findings;
import sparsam.sweep.finding.Halved;
import sparsam.sweep.finding.SweepCsv;
import sparsam.sweep.work.Costs;
import sparsam.sweep.work.Halt;
import sparsam.sweep.work.LoadedData;
import sparsam.sweep.work.LocalSweep;
import sparsam.sweep.work.Outcome;
import sparsam.sweep.work.SweepFolder;
import sparsam.sweep.work.SweepMonitor;
import sparsam.text.Strings;
import sparsam.ui.sweep.draft.Draft;

/**
 * The thread that prepares and runs sweeps, and one that looks how they go. The window asks and
 * looks at what is there; it never waits. Of questions only the newest counts.
 */
public final class SweepService implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SweepService.class);
  private static final Duration TO_STOP = Duration.ofSeconds(10);
  private static final int MILLIS = 250;

  /** A folder that others work on is looked at once in so many times. */
  private static final int LOOKS = 4;

  /**
   * What the service needs from outside.
   *
   * @param networks that compute with one thread
   * @param environment of those; asked for on the service's thread
   * @param sweeps where new sweeps' folders go
   * @param courtesy what a thread that computes does first, to give way to the window's
   */
  public record Equipment(
      DataSource data,
      NetworkFactory networks,
      Supplier<Environment> environment,
      Path sweeps,
      Clock clock,
      Runnable courtesy) {}

  /** What trainings of one network on one data set are made with. */
  private record Bench(DataChoice data, Architecture network, LocalSweep.Equipment tools) {}

  private final Strings strings;
  private final Equipment equipment;
  private final Looker looker;
  private final ScheduledExecutorService working;
  private final ScheduledExecutorService looking;
  private volatile @Nullable Question wanted;
  private volatile @Nullable Answer answer;
  private volatile @Nullable Sight sight;
  private volatile String trouble = "";
  private volatile @Nullable Halt halt;
  private volatile boolean closed;
  private boolean watching;

  /** Touched by the looking thread alone. */
  private long looks;

  /** Touched by the working thread alone. */
  private @Nullable Bench bench;

  public SweepService(Strings strings, Equipment equipment) {
    this.strings = strings;
    this.equipment = equipment;
    this.looker = new Looker(strings);
    this.working = thread("sparsam-sweep", equipment.courtesy());
    this.looking = thread("sparsam-sweep-look", equipment.courtesy());
  }

  private static ScheduledExecutorService thread(String name, Runnable courtesy) {
    return Executors.newSingleThreadScheduledExecutor(
        work ->
            Thread.ofPlatform()
                .daemon()
                .name(name)
                .unstarted(
                    () -> {
                      courtesy.run();
                      work.run();
                    }));
  }

  /** Asks what a sweep comes to, in place of what was asked before. */
  public void consider(Question question) {
    wanted = question;
    if (!closed) {
      working.execute(
          () -> {
            if (question.equals(wanted) && !closed) {
              consider(question, question.draft().check(strings));
            }
          });
    }
  }

  private void consider(Question question, Draft.Checked checked) {
    answer = new Answer(question, checked, Optional.empty(), "");
    if (checked.sweep().isEmpty()) {
      return;
    }
    try {
      Sweep sweep = checked.sweep().get();
      Path place = question.folder();
      SweepFolder folder = new SweepFolder(place == null ? nowhere() : place);
      Halved halved = halved(sweep, folder);
      LocalSweep ready = ready(halved.plan(), folder);
      int workers = ready.workers(question.workers());
      answer =
          new Answer(
              question,
              checked,
              Optional.of(
                  new Answer.Prospect(
                      ready.outlook(),
                      halved.plan().points().size(),
                      halved.rung(),
                      halved.rungs(),
                      ready.found().outcomes().size(),
                      workers,
                      ready.megabytes(workers))),
              "");
    } catch (RecipeException | IOException | DataException e) {
      answer = new Answer(question, checked, Optional.empty(), sentence(e));
    } catch (RuntimeException | LinkageError | OutOfMemoryError e) {
      LOG.error("a sweep cannot be looked at", e);
      answer = new Answer(question, checked, Optional.empty(), sentence(e));
    }
  }

  /** A folder that is not there: nothing has been trained. */
  private Path nowhere() {
    return equipment.sweeps().resolve("none" + System.nanoTime());
  }

  private LocalSweep ready(SweepPlan plan, SweepFolder folder) throws IOException, DataException {
    return new LocalSweep(plan.sweep(), folder, plan.tasks(), bench(plan.sweep().recipe()).tools());
  }

  private Bench bench(Recipe recipe) {
    Bench known = bench;
    if (known != null
        && known.data().equals(recipe.data().choice())
        && known.network().equals(recipe.network())) {
      return known;
    }
    LoadedData data = new LoadedData(equipment.data());
    Bench made =
        new Bench(
            recipe.data().choice(),
            recipe.network(),
            new LocalSweep.Equipment(
                data,
                equipment.networks(),
                equipment.environment().get(),
                new Costs(data, equipment.networks())));
    bench = made;
    return made;
  }

  /** What is known of the newest question; empty before anything is. */
  public Optional<Answer> answer() {
    return Optional.ofNullable(answer);
  }

  /** Begins what a question asks about, unless something is under way. */
  public void start(Question question) {
    if (halt == null && !closed) {
      Halt begun = new Halt();
      halt = begun;
      trouble = "";
      working.execute(
          () -> {
            try {
              run(question, begun);
            } catch (RecipeException | IOException | DataException e) {
              trouble = sentence(e);
            } catch (RuntimeException | LinkageError | OutOfMemoryError e) {
              LOG.error("a sweep ended", e);
              trouble = sentence(e);
            } finally {
              halt = null;
            }
          });
    }
  }

  private void run(Question question, Halt begun)
      throws RecipeException, IOException, DataException {
    Optional<Sweep> sweep = question.draft().check(strings).sweep();
    if (sweep.isEmpty()) {
      return; // The answer says why.
    }
    Path place = question.folder();
    SweepFolder folder =
        new SweepFolder(
            place == null
                ? RunPlace.next(equipment.sweeps(), sweep.get().recipe(), equipment.clock())
                : place);
    folder.requireUsable();
    long elsewhere = folder.exists() ? folder.underWay(true) : 0;
    if (elsewhere > 0) {
      throw new IOException(strings.get("sweep.elsewhere", strings.path(folder.path()), elsewhere));
    }
    LOG.info("a sweep begins in {}", folder.path());
    Halved halved = halved(sweep.get(), folder);
    while (train(halved, folder, question.workers(), begun) && !begun.stopped()) {
      Halved next = halved(sweep.get(), folder);
      if (next.rung() <= halved.rung()) {
        break;
      }
      halved = next;
    }
  }

  private static Halved halved(Sweep sweep, SweepFolder folder) throws RecipeException {
    return Halved.of(sweep, tasks -> folder.read(tasks, "").outcomes());
  }

  /** Trains what is left of a sweep, or of a rung of it; whether nothing is left then. */
  private boolean train(Halved halved, SweepFolder folder, int workers, Halt begun)
      throws IOException, DataException {
    LocalSweep ready = ready(halved.plan(), folder);
    SweepMonitor monitor = ready.monitor();
    show(
        new Sight(
            halved,
            folder.path(),
            ready.found().outcomes(),
            Findings.of(halved.plan(), ready.found().outcomes()),
            Optional.of(monitor),
            0,
            0,
            List.of()));
    watch();
    try {
      return ready.run(ready.workers(workers), monitor, begun);
    } finally {
      Sight end = looker.look(halved, folder);
      show(end);
      SweepCsv.write(folder.path(), halved.plan(), end.outcomes(), end.findings());
      LOG.info("the sweep in {} misses {}", folder.path(), end.missing());
    }
  }

  /** Stops what is under way; what has ended stays, what has begun goes on later. */
  public void stop() {
    Halt now = halt;
    if (now != null) {
      now.stop();
    }
  }

  /** Whether a sweep is prepared or run here. */
  public boolean isRunning() {
    return halt != null;
  }

  /** Shows the sweep of a folder, and follows it while others work on it. */
  public void open(Path folder) {
    if (!isRunning() && !closed) {
      trouble = "";
      working.execute(
          () -> {
            try {
              SweepFolder opened = new SweepFolder(folder);
              show(looker.look(halved(opened.sweep(), opened), opened));
              watch();
            } catch (IOException | RecipeException | RuntimeException e) {
              trouble = sentence(e);
            }
          });
    }
  }

  private synchronized void show(Sight next) {
    sight = next;
  }

  /** Shows what came of another, unless it is shown no longer. */
  private synchronized void replace(Sight before, Sight next) {
    if (before.equals(sight)) {
      sight = next;
    }
  }

  private synchronized void watch() {
    if (!watching && !closed) {
      watching = true;
      Future<?> _ =
          looking.scheduleWithFixedDelay(this::lookAgain, MILLIS, MILLIS, TimeUnit.MILLISECONDS);
    }
  }

  private void lookAgain() {
    Sight now = sight;
    looks++;
    if (now == null || closed) {
      return;
    }
    try {
      if (now.monitor().isPresent()) {
        Map<String, Outcome> outcomes = now.monitor().get().outcomes();
        if (outcomes.size() > now.outcomes().size()) {
          replace(now, now.with(outcomes));
        }
      } else if (halt == null && now.missing() > 0 && looks % LOOKS == 0) {
        replace(now, looker.again(now));
      }
    } catch (IOException | RuntimeException e) {
      LOG.warn("the sweep in {} cannot be followed: {}", now.folder(), e.toString());
    }
  }

  /** The sweep that is shown; empty for none. */
  public Optional<Sight> sight() {
    return Optional.ofNullable(sight);
  }

  /** Why the last sweep did not begin or go on, in one sentence; empty where it did. */
  public String trouble() {
    return trouble;
  }

  /** Does something with files on the looking thread. */
  public void later(Runnable work) {
    if (!closed) {
      looking.execute(work);
    }
  }

  private static String sentence(Throwable e) {
    String message = e.getMessage();
    return message == null || message.isBlank() ? e.getClass().getSimpleName() : message;
  }

  /** Stops what is under way; returns when that is done. Nothing is lost. */
  @Override
  public void close() {
    closed = true;
    stop();
    looking.shutdown();
    working.shutdown();
    try {
      if (!working.awaitTermination(TO_STOP.toSeconds(), TimeUnit.SECONDS)) {
        LOG.warn("the sweep did not stop within {} s", TO_STOP.toSeconds());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
