package sparsam.sweep.work;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import sparsam.data.DataException;
import sparsam.data.DataOrigin;
import sparsam.experiment.DataSource;
import sparsam.experiment.Experiment;
import sparsam.experiment.NetworkFactory;
import sparsam.result.Environment;
import sparsam.result.Monitor;
import sparsam.result.Run;
import sparsam.store.DenseNetwork;
import sparsam.store.History;
import sparsam.store.RunFolder;
import sparsam.store.RunSummary;
import sparsam.sweep.Task;
import sparsam.train.Control;

/**
 * Trains in this process, with one thread a training: to the bits that {@code run --threads 1}
 * gives. A training that was broken off goes on from its last epoch.
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
      return there; // Another process was faster.
    }
    Path place = place(task);
    Run run = train(task, place, monitor);
    if (run.state() != Run.State.FINISHED) {
      return Optional.empty();
    }
    folder.settle(place, task);
    return folder.outcome(task);
  }

  private Run train(Task task, Path place, Monitor monitor) throws IOException, DataException {
    Control control = halt.control();
    try {
      return new Experiment(
              task.recipe(),
              origin -> open(place, task, origin),
              data,
              networks,
              environment,
              monitor,
              control)
          .run();
    } finally {
      halt.ended(control);
    }
  }

  /** The training's own place, or another where a process beside this one works there. */
  private Path place(Task task) {
    Path place = folder.work(task.id());
    boolean taken = look(place).filter(run -> run.condition().running()).isPresent();
    return taken ? folder.work(task.id() + "-" + UUID.randomUUID()) : place;
  }

  private static Optional<RunSummary> look(Path place) {
    return new History(place.resolveSibling(""), Clock.systemUTC())
        .look(List.of(place)).stream().findFirst();
  }

  private RunFolder open(Path place, Task task, DataOrigin origin) throws IOException {
    if (look(place).filter(run -> run.condition().resumable()).isPresent()) {
      RunFolder before = RunFolder.resume(place);
      if (before.recipe().equals(task.recipe()) && isOurs(before.soFar())) {
        return before;
      }
      before.close();
    }
    SweepFolder.delete(place);
    if (task.dense().isEmpty()) {
      return RunFolder.create(place, task.recipe());
    }
    DenseNetwork dense = DenseNetwork.of(folder.run(task.dense().get()));
    dense.requireFor(origin);
    return RunFolder.create(place, task.recipe(), dense);
  }

  /** What another engine has begun would come to no engine's bits. */
  private boolean isOurs(Run before) {
    return before.environment().equals(Environment.UNKNOWN)
        || Outcome.engine(before.environment()).equals(Outcome.engine(environment));
  }
}
