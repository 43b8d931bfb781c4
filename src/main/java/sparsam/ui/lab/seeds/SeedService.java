package sparsam.ui.lab.seeds;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sparsam.data.DataException;
import sparsam.experiment.DataSource;
import sparsam.experiment.Failure;
import sparsam.experiment.NetworkFactory;
import sparsam.recipe.Recipe;
import sparsam.recipe.RecipeException;
import sparsam.result.Environment;
import sparsam.result.Track;
import sparsam.store.PastRun;
import sparsam.sweep.Sweep;
import sparsam.sweep.SweepPlan;
import sparsam.sweep.SweepReader;
import sparsam.sweep.Task;
import sparsam.sweep.work.Costs;
import sparsam.sweep.work.Halt;
import sparsam.sweep.work.LoadedData;
import sparsam.sweep.work.LocalSweep;
import sparsam.sweep.work.Outcome;
import sparsam.sweep.work.SweepFolder;
import sparsam.sweep.work.SweepFolder.Found;
import sparsam.sweep.work.SweepMonitor;

/**
 * Trains a run's recipe under several seeds: a sweep without an axis, in the folder {@code seeds}
 * of the run, with a thread a training.
 */
public final class SeedService implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SeedService.class);
  private static final int SECONDS_TO_STOP = 10;

  private final DataSource data;
  private final NetworkFactory networks;
  private final Supplier<Environment> environment;
  private final ExecutorService thread;

  /** Tracks that were read, by their folders: those do not change any more. */
  private final Map<Path, Track> read = new ConcurrentHashMap<>();

  private volatile @Nullable Work work;

  /** Trainings that go on. */
  static final class Work {
    private final Halt halt = new Halt();
    private volatile @Nullable SweepMonitor monitor;
    private volatile boolean ended;
    private volatile String trouble = "";

    /** Null while it is prepared. */
    @Nullable SweepMonitor monitor() {
      return monitor;
    }

    boolean ended() {
      return ended;
    }

    /** Why it could not go on, in one sentence; or empty. */
    String trouble() {
      return trouble;
    }

    void stop() {
      halt.stop();
    }
  }

  /**
   * @param networks of which each training has one with one thread
   * @param environment of those; asked for on the service's thread
   * @param courtesy what a thread that computes does first, to give way to the window's
   */
  public SeedService(
      DataSource data,
      NetworkFactory networks,
      Supplier<Environment> environment,
      Runnable courtesy) {
    this.data = data;
    this.networks = networks.with(1);
    this.environment = environment;
    this.thread =
        Executors.newSingleThreadExecutor(
            made ->
                Thread.ofPlatform()
                    .daemon()
                    .name("sparsam-seeds")
                    .unstarted(
                        () -> {
                          courtesy.run();
                          made.run();
                        }));
  }

  /**
   * Begins to train what is missing, in place of anything that goes on.
   *
   * @param run the folder of the run
   */
  Work train(Recipe recipe, Path run, int seeds) {
    stop();
    Work begun = new Work();
    work = begun;
    thread.execute(() -> train(begun, recipe, run, seeds));
    return begun;
  }

  private void train(Work begun, Recipe recipe, Path run, int seeds) {
    try {
      SweepFolder folder = SweepFolder.ofSeeds(run);
      Sweep sweep = sweep(recipe, seeds);
      if (folder.exists()) {
        folder.requireRecipe(sweep);
      }
      DataSource loaded = new LoadedData(data);
      LocalSweep local =
          new LocalSweep(
              sweep,
              folder,
              new SweepPlan(sweep).tasks(),
              new LocalSweep.Equipment(
                  loaded, networks, environment.get().with(1), Costs.untimed(loaded, networks)));
      SweepMonitor monitor = local.monitor();
      begun.monitor = monitor;
      int cores = Runtime.getRuntime().availableProcessors();
      local.run(local.workers(cores), monitor, begun.halt);
      begun.trouble =
          monitor.troubles().stream()
              .filter(one -> !one.again())
              .findFirst()
              .map(SweepMonitor.Trouble::reason)
              .orElse("");
    } catch (IOException | DataException | RecipeException e) {
      begun.trouble = String.valueOf(e.getMessage());
    } catch (OutOfMemoryError e) {
      begun.trouble = String.valueOf(Failure.of(e, recipe.name()).getMessage());
    } catch (RuntimeException | LinkageError e) {
      LOG.error("seeds of {} broke off", run, e);
      begun.trouble = String.valueOf(e);
    } finally {
      begun.ended = true;
    }
  }

  private static Sweep sweep(Recipe recipe, int seeds) {
    return SweepReader.of(recipe).withSeeds(Sweep.seeds(recipe, seeds));
  }

  /** How many seeds a run's folder was made for; 0 where it has none, or another recipe's. */
  int there(Recipe recipe, Path run) {
    try {
      SweepFolder folder = SweepFolder.ofSeeds(run);
      if (!folder.exists()) {
        return 0;
      }
      Sweep sweep = folder.sweep();
      return sweep.recipe().equals(recipe) ? sweep.seeds().size() : 0;
    } catch (IOException e) {
      LOG.warn("the seeds of {} cannot be read: {}", run, e.getMessage());
      return 0;
    }
  }

  /**
   * What the seeds of a run say by now; takes a moment.
   *
   * @param seeds how many are looked for
   */
  Optional<SeedFindings> look(Recipe recipe, Path run, int seeds) {
    try {
      SweepFolder folder = SweepFolder.ofSeeds(run);
      SweepPlan plan = new SweepPlan(sweep(recipe, seeds));
      Found found = folder.read(plan.tasks(), "");
      return found.outcomes().isEmpty()
          ? Optional.empty()
          : Optional.of(SeedFindings.of(plan, found.outcomes(), tracks(folder, plan, found)));
    } catch (RecipeException e) {
      LOG.warn("the seeds of {} cannot be read: {}", run, e.getMessage());
      return Optional.empty();
    }
  }

  private Map<String, Track> tracks(SweepFolder folder, SweepPlan plan, Found found) {
    Map<String, Track> tracks = new HashMap<>();
    for (Task task : plan.tasks()) {
      Outcome outcome = found.outcomes().get(task.id());
      if (outcome != null && outcome.isFinished()) {
        track(folder.run(task), task).ifPresent(track -> tracks.put(task.id(), track));
      }
    }
    return tracks;
  }

  private Optional<Track> track(Path run, Task task) {
    Track known = read.get(run);
    if (known != null) {
      return Optional.of(known);
    }
    try {
      List<Track> all = PastRun.open(run).monitor().tracks();
      Optional<Track> own =
          all.stream().filter(track -> track.name().equals(task.training())).findFirst();
      own.ifPresent(track -> read.put(run, track));
      return own;
    } catch (IOException e) {
      LOG.warn("{} has no curves: {}", run, e.getMessage());
      return Optional.empty();
    }
  }

  /** Asks what goes on to stop; what has ended stays. */
  void stop() {
    Work now = work;
    if (now != null) {
      now.stop();
    }
  }

  @Override
  public void close() {
    stop();
    thread.shutdown();
    try {
      if (!thread.awaitTermination(SECONDS_TO_STOP, TimeUnit.SECONDS)) {
        LOG.warn("the seeds did not stop within {} s", SECONDS_TO_STOP);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
