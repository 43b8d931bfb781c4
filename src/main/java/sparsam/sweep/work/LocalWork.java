package sparsam.sweep.work;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import sparsam.data.DataException;
import sparsam.data.DataOrigin;
import sparsam.experiment.DataSource;
import sparsam.experiment.Experiment;
import sparsam.experiment.NetworkFactory;
import sparsam.result.Environment;
import sparsam.result.Monitor;
import sparsam.result.Run;
import sparsam.store.DenseNetwork;
import sparsam.store.RunFolder;
import sparsam.sweep.Task;
import sparsam.train.Control;

/**
 * Trains in this process, with one thread a training: to the bits that {@code run} gives. A
 * training that was broken off goes on from its last epoch.
 */
public final class LocalWork implements Work {
  private final SweepFolder folder;
  private final DataSource data;
  private final NetworkFactory networks;
  private final Environment environment;
  private final Halt halt;

  /**
   * @param data is asked by several threads
   * @param networks that compute with one thread
   * @param environment of those
   * @param halt stops all trainings
   */
  public LocalWork(
      SweepFolder folder,
      DataSource data,
      NetworkFactory networks,
      Environment environment,
      Halt halt) {
    this.folder = folder;
    this.data = data;
    this.networks = networks;
    this.environment = environment;
    this.halt = halt;
  }

  @Override
  public Optional<Outcome> on(Task task, Monitor monitor) throws IOException, DataException {
    Optional<Outcome> there = folder.outcome(task);
    if (there.isPresent()) {
      folder.tidy(task);
      return there; // Another process was faster.
    }
    AtomicReference<Path> place = new AtomicReference<>(folder.work(task.id()));
    Run run = train(task, place, monitor);
    if (run.state() != Run.State.FINISHED) {
      return Optional.empty();
    }
    folder.settle(Objects.requireNonNull(place.get()), task);
    folder.tidy(task);
    return folder.outcome(task);
  }

  private Run train(Task task, AtomicReference<Path> place, Monitor monitor)
      throws IOException, DataException {
    Control control = halt.control();
    try {
      return new Experiment(
              task.recipe(),
              origin -> {
                RunFolder open = open(task, origin);
                place.set(open.path());
                return open;
              },
              data,
              networks,
              environment,
              monitor,
              control,
              false)
          .run();
    } finally {
      halt.ended(control);
    }
  }

  /**
   * The training's own place, or another where a process beside this one has it: only who holds a
   * folder's lock decides what becomes of it.
   */
  private RunFolder open(Task task, DataOrigin origin) throws IOException {
    Path own = folder.work(task.id());
    Optional<RunFolder> before = SweepFolder.held(own);
    if (before.isPresent() && goesOn(before.get(), task)) {
      return before.get();
    }
    Optional<DenseNetwork> dense = dense(task, origin);
    try {
      return create(own, task, dense);
    } catch (IOException _) { // Somebody has it. What else is wrong is wrong beside it, too.
      return create(folder.work(task.id() + "-" + UUID.randomUUID()), task, dense);
    }
  }

  /** Whether a held folder is gone on with; else it is let go, and removed where it is no use. */
  private boolean goesOn(RunFolder before, Task task) throws IOException {
    Run run;
    try {
      run = before.soFar();
    } catch (IOException _) {
      folder.discard(before);
      return false;
    }
    if (run.state() == Run.State.FINISHED) {
      before.close(); // Whoever finished it may be about to rename it.
      return false;
    }
    if (before.recipe().equals(task.recipe()) && isOurs(run)) {
      return true;
    }
    folder.discard(before);
    return false;
  }

  private Optional<DenseNetwork> dense(Task task, DataOrigin origin) throws IOException {
    if (task.dense().isEmpty()) {
      return Optional.empty();
    }
    DenseNetwork dense = DenseNetwork.of(folder.run(task.dense().get()));
    dense.requireFor(origin);
    return Optional.of(dense);
  }

  private static RunFolder create(Path place, Task task, Optional<DenseNetwork> dense)
      throws IOException {
    return dense.isEmpty()
        ? RunFolder.create(place, task.recipe())
        : RunFolder.create(place, task.recipe(), dense.get());
  }

  /** What another engine has begun would come to no engine's bits. */
  private boolean isOurs(Run before) {
    return before.environment().equals(Environment.UNKNOWN)
        || Outcome.engine(before.environment()).equals(Outcome.engine(environment));
  }
}
