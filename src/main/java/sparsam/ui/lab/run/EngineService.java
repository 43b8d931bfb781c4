package sparsam.ui.lab.run;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sparsam.data.DataException;
import sparsam.data.DataOrigin;
import sparsam.experiment.DataSource;
import sparsam.experiment.Experiment;
import sparsam.experiment.Failure;
import sparsam.experiment.Need;
import sparsam.experiment.NetworkFactory;
import sparsam.experiment.Opening;
import sparsam.recipe.Recipe;
import sparsam.result.Environment;
import sparsam.result.Run;
import sparsam.store.DenseFile;
import sparsam.store.DenseNetwork;
import sparsam.store.GivenDense;
import sparsam.store.History;
import sparsam.store.RunFolder;
import sparsam.store.RunPlace;
import sparsam.text.Strings;
import sparsam.train.Control;
import sparsam.ui.flatness.StudyService;
import sparsam.ui.flatness.SurveyService;
import sparsam.ui.lab.prune.ProbeService;
import sparsam.ui.lab.run.Session.Outcome;
import sparsam.ui.lab.seeds.SeedService;
import sparsam.ui.sweep.work.SweepService;

/**
 * The one thread that owns every network. The window hands it work and looks at what comes out; it
 * never waits for it.
 */
public final class EngineService implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EngineService.class);

  /** The folder of the sweeps' folders, beside that of the runs. */
  private static final String SWEEPS = "sweeps";

  /** A step takes milliseconds; a thread that needs longer than this to stop is stuck. */
  private static final int SECONDS_TO_STOP = 10;

  /**
   * That there are no weights for a recipe's arms to be made from.
   *
   * @param sentence what is in the way
   */
  public record Unready(Recipe recipe, String sentence) {}

  /**
   * What the engine needs from outside.
   *
   * @param environment asked for on the engine's thread, for it loads native libraries
   * @param runs the folder of the runs' folders
   * @param dense finds the dense network of a recipe where it was trained before
   * @param courtesy what a thread that computes does first, to give way to the window's
   */
  public record Equipment(
      DataSource data,
      NetworkFactory networks,
      Supplier<Environment> environment,
      Path runs,
      Clock clock,
      Function<Recipe, Optional<DenseNetwork>> dense,
      Runnable courtesy) {
    Equipment with(DataSource other) {
      return new Equipment(other, networks, environment, runs, clock, dense, courtesy);
    }
  }

  /** What is asked to be made ready. */
  private record Wish(Recipe recipe, @Nullable DenseFile file) {}

  private final ChosenFolders data;
  private final Equipment equipment;
  private final History history;
  private final ExecutorService thread;
  private volatile @Nullable Wish wanted;
  private volatile @Nullable StartWeights ready;
  private volatile @Nullable Unready unready;
  private @Nullable DenseFile given;
  private @Nullable Session session;

  public EngineService(Equipment equipment) {
    this.data = new ChosenFolders(equipment.data());
    this.equipment = equipment.with(data);
    this.history = new History(equipment.runs(), equipment.clock());
    this.thread = Executors.newSingleThreadExecutor(work -> thread(work, equipment.courtesy()));
  }

  private static Thread thread(Runnable work, Runnable courtesy) {
    Thread made =
        new Thread(
            () -> {
              courtesy.run();
              work.run();
            },
            "sparsam-engine");
    made.setDaemon(true);
    return made;
  }

  /**
   * What answers questions about pruning, on a thread and with a network of its own; whoever asks
   * for it closes it.
   *
   * @param busy whether the engine computes, so that no times are taken
   */
  public ProbeService probe(BooleanSupplier busy) {
    return new ProbeService(equipment.data(), equipment.networks(), busy, equipment.courtesy());
  }

  /**
   * What measures landscapes, on a thread and with a network of its own; whoever asks for it closes
   * it.
   */
  public SurveyService survey() {
    return new SurveyService(equipment.data(), equipment.networks(), equipment.courtesy());
  }

  /** What trains a run's recipe under further seeds; whoever asks for it closes it. */
  public SeedService seeds() {
    return new SeedService(
        equipment.data(), equipment.networks(), equipment.environment(), equipment.courtesy());
  }

  /** What measures minima, on a thread of its own; whoever asks for it closes it. */
  public StudyService study() {
    return new StudyService(equipment.data(), equipment.networks().threads(), equipment.courtesy());
  }

  /**
   * What prepares and runs sweeps, on threads and with networks of its own; whoever asks for it
   * closes it.
   */
  public SweepService sweep(Strings strings) {
    return new SweepService(
        strings,
        new SweepService.Equipment(
            data,
            equipment.networks().with(1),
            () -> equipment.environment().get().with(1),
            equipment.runs().resolveSibling(SWEEPS),
            equipment.clock(),
            equipment.courtesy()));
  }

  /** Why a recipe cannot run here, told before it begins; empty where nothing is in the way. */
  public Optional<String> refusal(Recipe recipe) {
    return equipment
        .data()
        .extent(recipe.data().choice())
        .flatMap(extent -> Need.refusal(recipe, equipment.networks(), extent, Need.Room.here()));
  }

  /** Where data sets come from. */
  public ChosenFolders data() {
    return data;
  }

  /** The runs in the folder that this writes to. */
  public History history() {
    return history;
  }

  /**
   * Asks for the weights that a recipe's arms are made from: those of the dense network that was
   * given, or was trained before, else the initial ones. {@link #ready()} has them when they are
   * there. A newer request overtakes an older one.
   */
  public void prepare(Recipe recipe) {
    Wish wish = new Wish(recipe, given);
    wanted = wish;
    thread.execute(
        () -> {
          if (wish.equals(wanted)) {
            makeReady(wish);
          }
        });
  }

  private void makeReady(Wish wish) {
    Recipe recipe = wish.recipe();
    try {
      ready = StartWeights.of(recipe, wish.file(), equipment);
    } catch (OutOfMemoryError e) {
      unready(recipe, Failure.of(e, recipe.network().toString()));
    } catch (LinkageError e) {
      unready(recipe, Failure.of(e));
    } catch (IOException | RuntimeException e) {
      unready(recipe, e);
    }
  }

  private void unready(Recipe recipe, Exception e) {
    LOG.error("no weights to start {} from", recipe.network(), e);
    unready = new Unready(recipe, sentence(e));
  }

  /** Why the weights asked for last cannot be had, or those before; empty where nothing failed. */
  public Optional<Unready> unready() {
    return Optional.ofNullable(unready);
  }

  /**
   * The weights asked for last, or those before while they are being made; none that are from
   * another file than the one given, or from one that was taken away.
   */
  public Optional<StartWeights> ready() {
    return Optional.ofNullable(ready).filter(made -> Objects.equals(made.file(), given));
  }

  /**
   * Gives the file whose network is the dense one from now on, in place of any that is trained or
   * was before; a run under way keeps its own.
   *
   * @param file fits every recipe that comes until another is given; null for none
   */
  public void give(@Nullable DenseFile file) {
    given = file;
  }

  /**
   * Begins a run, with the dense network that was given. A run that is under way is stopped.
   *
   * @param anew whether a dense network that was not given is trained even where there is one
   *     already
   * @param first is told how to control it before it begins
   */
  public Session start(Recipe recipe, boolean anew, Consumer<Control> first) {
    Session begun = new Session(recipe, RunPlace.next(equipment.runs(), recipe, equipment.clock()));
    first.accept(begun.control());
    DenseFile file = given;
    return begin(
        begun,
        () ->
            run(
                begun,
                data -> folder(begun, file, anew, data),
                equipment.data(),
                equipment.networks(),
                equipment.environment().get()));
  }

  /**
   * Goes on with a run that was stopped or killed, from its last finished epoch, on its own data. A
   * run that is under way is stopped.
   *
   * @param folder of that run
   */
  public Session resume(Recipe recipe, Path folder) {
    Session begun = new Session(recipe, folder);
    return begin(
        begun,
        () -> {
          try (RunFolder open = RunFolder.resume(folder, recipe)) {
            Run before = open.soFar();
            return run(
                begun,
                _ -> open,
                equipment.data().in(before.data().folder()),
                equipment.networks(),
                equipment.environment().get());
          }
        });
  }

  private Session begin(Session begun, Callable<Run> work) {
    if (session != null) {
      session.control().stop();
    }
    session = begun;
    thread.execute(() -> begun.end(outcome(begun, work)));
    return begun;
  }

  private static Run run(
      Session session,
      Opening opening,
      DataSource data,
      NetworkFactory networks,
      Environment environment)
      throws IOException, DataException {
    return new Experiment(
            session.recipe(),
            origin -> {
              session.data(origin);
              RunFolder folder = opening.open(origin);
              session.opened();
              return folder;
            },
            data,
            networks,
            environment,
            session.monitor(),
            session.control())
        .run();
  }

  private static Outcome outcome(Session session, Callable<Run> work) {
    LOG.info("a run begins in {}", session.folder());
    try {
      Run run = work.call();
      LOG.info("the run in {} is {}", session.folder(), run.state().label());
      return new Outcome.Ended(run);
    } catch (IOException | DataException e) {
      LOG.warn("the run in {} broke off: {}", session.folder(), sentence(e));
      return new Outcome.Broken(sentence(e));
    } catch (OutOfMemoryError e) {
      LOG.error("the run in {} broke off", session.folder(), e);
      return new Outcome.Broken(sentence(Failure.of(e, session.recipe().network().toString())));
    } catch (Exception | LinkageError e) {
      LOG.error("the run in {} broke off", session.folder(), e);
      return new Outcome.Broken(sentence(e));
    }
  }

  private RunFolder folder(Session session, @Nullable DenseFile file, boolean anew, DataOrigin data)
      throws IOException {
    GivenDense own = file != null ? file : anew ? null : found(session.recipe(), data);
    if (own == null) {
      return RunFolder.create(session.folder(), session.recipe());
    }
    GivenDense dense = own.sharing(session.recipe(), equipment.environment().get());
    session.denseFrom(dense.origin());
    return RunFolder.create(session.folder(), session.recipe(), dense);
  }

  private @Nullable GivenDense found(Recipe recipe, DataOrigin data) {
    return equipment
        .dense()
        .apply(recipe)
        .filter(trained -> !trained.data().differsFrom(data))
        .orElse(null);
  }

  private static String sentence(Throwable e) {
    String message = e.getMessage();
    return message == null || message.isBlank() ? e.getClass().getSimpleName() : message;
  }

  /** Stops what runs and waits for its thread to end. */
  @Override
  public void close() {
    wanted = null;
    if (session != null) {
      session.control().stop();
    }
    thread.shutdown();
    try {
      if (!thread.awaitTermination(SECONDS_TO_STOP, TimeUnit.SECONDS)) {
        LOG.warn("the engine did not stop within {} s", SECONDS_TO_STOP);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
