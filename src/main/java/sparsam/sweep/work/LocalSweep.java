package sparsam.sweep.work;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import sparsam.data.DataChoice;
import sparsam.data.DataException;
import sparsam.experiment.DataSource;
import sparsam.experiment.Fit;
import sparsam.experiment.NetworkFactory;
import sparsam.result.Environment;
import sparsam.sweep.Sweep;
import sparsam.sweep.Task;
import sparsam.sweep.work.SweepFolder.Found;

/** Trainings of a sweep that are about to be worked off on this computer. */
public final class LocalSweep {
  private final Sweep sweep;
  private final SweepFolder folder;
  private final List<Task> tasks;
  private final Equipment equipment;
  private final Found found;
  private final List<Task> left = new ArrayList<>();
  private final Room room;
  private final Outlook outlook;

  /**
   * What trainings are made with.
   *
   * @param data loads each set once; asked by several threads
   * @param networks that compute with one thread
   * @param environment of those
   * @param costs of trainings with these networks on these data; what it has timed is not timed
   *     again
   */
  public record Equipment(
      DataSource data, NetworkFactory networks, Environment environment, Costs costs) {}

  /**
   * Finds out what is left, loads its data and times its steps, which takes seconds.
   *
   * @param sweep that the folder is made for
   * @param tasks those that are to be done, each after the dense network that it starts from
   * @throws DataException with one sentence where the data are not there
   * @throws IOException with one sentence where the folder holds another engine's results, or the
   *     network does not take the images
   */
  public LocalSweep(Sweep sweep, SweepFolder folder, List<Task> tasks, Equipment equipment)
      throws IOException, DataException {
    this.sweep = sweep;
    this.folder = folder;
    this.tasks = List.copyOf(tasks);
    this.equipment = equipment;
    String engine = Outcome.engine(equipment.environment());
    this.found = folder.read(tasks, engine);
    if (!found.others().isEmpty()) {
      throw new IOException(
          "%s holds results that were computed with %s; here it would be %s, whose last digits differ: choose another folder, or name the kernels with JAVA_TOOL_OPTIONS=-Dsparsam.openblas.coretype=…"
              .formatted(folder.path(), String.join(" and ", found.others().keySet()), engine));
    }
    if (!found.damaged().isEmpty()) {
      throw new IOException(found.damaged().getFirst() + "; remove its folder to train it again");
    }
    Set<DataChoice> choices = new HashSet<>();
    for (Task task : tasks) {
      if (!found.outcomes().containsKey(task.id())) {
        left.add(task);
        if (choices.add(task.recipe().data().choice())) {
          // Before its steps are timed, which would fall over.
          Fit.require(task.recipe(), equipment.data().load(task.recipe().data().choice()));
        }
      }
    }
    this.room = Room.of(left, equipment.networks(), equipment.data());
    Costs costs = equipment.costs();
    costs.measure(left);
    this.outlook = Outlook.of(left, costs);
  }

  /** What is there and stays. */
  public Found found() {
    return found;
  }

  /** What is still to be trained. */
  public Outlook outlook() {
    return outlook;
  }

  /** What so many workers need of memory, in MB. */
  public long megabytes(int workers) {
    return room.bytes(workers) >> 20;
  }

  /**
   * How many workers there is work and room for.
   *
   * @param wanted 1 or more
   */
  public int workers(int wanted) {
    return room.workers(
        Math.min(wanted, Math.max(1, left.size())), Runtime.getRuntime().maxMemory());
  }

  /** What tells how it goes; for one {@link #run}. */
  public SweepMonitor monitor() {
    return new SweepMonitor(tasks, task -> outlook.each().getOrDefault(task.id(), 0.0));
  }

  /**
   * Trains what is left, until it is done or halted.
   *
   * @param workers how many trainings go on at the same time at most
   * @return whether nothing is left
   * @throws IOException with one sentence where the folder cannot be made
   */
  public boolean run(int workers, SweepMonitor monitor, Halt halt) throws IOException {
    folder.make(sweep);
    LocalWork work =
        new LocalWork(
            folder, equipment.data(), equipment.networks(), equipment.environment(), halt);
    boolean ended = new Workers(tasks, found.outcomes(), work, monitor, halt).run(workers);
    return ended
        && folder.read(tasks, Outcome.engine(equipment.environment())).outcomes().size()
            == tasks.size();
  }
}
