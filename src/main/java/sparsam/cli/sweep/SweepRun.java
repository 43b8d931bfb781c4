package sparsam.cli.sweep;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import sparsam.cli.console.InputEnd;
import sparsam.cli.console.Interrupt;
import sparsam.cli.console.Terminal;
import sparsam.data.DataChoice;
import sparsam.data.DataException;
import sparsam.experiment.FastNetworks;
import sparsam.nn.Engine;
import sparsam.result.Environment;
import sparsam.sweep.SweepPlan;
import sparsam.sweep.Task;
import sparsam.sweep.finding.Halved;
import sparsam.sweep.work.Costs;
import sparsam.sweep.work.Halt;
import sparsam.sweep.work.LoadedData;
import sparsam.sweep.work.LocalWork;
import sparsam.sweep.work.Outcome;
import sparsam.sweep.work.Room;
import sparsam.sweep.work.SweepFolder;
import sparsam.sweep.work.SweepFolder.Found;
import sparsam.sweep.work.SweepMonitor;
import sparsam.sweep.work.Workers;

/** Trainings of a sweep that are about to be worked off on this computer. */
final class SweepRun {
  private final Halved halved;
  private final SweepPlan plan;
  private final boolean child;
  private final int wanted;
  private final SweepFolder folder;
  private final List<Task> tasks;
  private final LoadedData data;
  private final PrintWriter console;
  private final FastNetworks networks = new FastNetworks(1);
  private final Environment environment = Environment.here(Engine.FAST.description(), 1);
  private final Found found;
  private final List<Task> left = new ArrayList<>();
  private final int workers;
  private final Room room;
  private final Outlook outlook;

  /**
   * Finds out what is left, loads its data and times its steps.
   *
   * @param tasks those that are to be done, each after the dense network that it starts from
   * @param wanted how many workers at most
   * @param child whether another program started this one for it: it says nothing of time, and ends
   *     when its standard input does
   * @throws DataException with one sentence where the data are not there
   * @throws IOException with one sentence where the folder holds another engine's results
   */
  SweepRun(
      Halved halved,
      SweepFolder folder,
      List<Task> tasks,
      LoadedData data,
      int wanted,
      boolean child,
      PrintWriter console)
      throws IOException, DataException {
    this.halved = halved;
    this.plan = halved.plan();
    this.child = child;
    this.wanted = wanted;
    this.folder = folder;
    this.tasks = tasks;
    this.data = data;
    this.console = console;
    String engine = Outcome.engine(environment);
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
          var _ = data.load(task.recipe().data().choice());
        }
      }
    }
    this.room = Room.of(left, networks, data);
    this.workers =
        room.workers(Math.min(wanted, Math.max(1, left.size())), Runtime.getRuntime().maxMemory());
    Costs costs = new Costs(data, networks);
    if (!child) {
      costs.measure(left);
    }
    this.outlook = Outlook.of(left, costs);
  }

  /** Says what is left, how much that is and how long it takes. */
  void tell() {
    if (child) {
      return;
    }
    console.printf(
        Locale.ROOT,
        "%s: %,d points, %s under %,d seed%s%n",
        plan.sweep().recipe().name(),
        plan.points().size(),
        plan.sweep().axes().isEmpty() ? "no axis" : SweepCommand.axes(plan.sweep()),
        plan.sweep().seeds().size(),
        plan.sweep().seeds().size() == 1 ? "" : "s");
    plan.sweep()
        .halved()
        .ifPresent(
            halving ->
                console.printf(
                    Locale.ROOT,
                    "rung %,d of %,d: %,d sets of values with 1/%,d of the arms' budget%n",
                    halved.rung(),
                    halved.rungs(),
                    plan.points().size() / plan.sweep().seeds().size(),
                    halving.share(halved.rung())));
    if (!found.outcomes().isEmpty()) {
      console.printf(Locale.ROOT, "%,d trainings are there and stay%n", found.outcomes().size());
    }
    if (left.isEmpty()) {
      console.println("Nothing is left to train.");
      return;
    }
    console.printf("%s%n", outlook.amount());
    console.printf("%s%n", outlook.time(workers, Runtime.getRuntime().availableProcessors()));
    long heap = Runtime.getRuntime().maxMemory();
    console.printf(
        Locale.ROOT,
        "%d worker%s, one thread each, need about %,d MB of the %,d MB that this program can"
            + " have%s%n",
        workers,
        workers == 1 ? "" : "s",
        room.bytes(workers) >> 20,
        heap >> 20,
        workers < Math.min(wanted, left.size()) ? "; there is no room for more" : "");
    console.flush();
  }

  /** What is still to be trained. */
  Outlook outlook() {
    return outlook;
  }

  int rung() {
    return halved.rung();
  }

  boolean isLast() {
    return halved.isLast();
  }

  /** What so many workers need of memory, in MB. */
  long megabytes(int count) {
    return room.bytes(count) >> 20;
  }

  /**
   * Trains what is left, until it is done or Ctrl-C.
   *
   * @return whether nothing is left
   * @throws IOException with one sentence where the folder cannot be made
   */
  boolean run() throws IOException {
    folder.make(plan.sweep());
    if (left.isEmpty()) {
      return true;
    }
    Halt halt = new Halt();
    if (child) {
      InputEnd.watch(System.in, halt::stop);
    }
    SweepMonitor monitor =
        new SweepMonitor(tasks, task -> outlook.each().getOrDefault(task.id(), 0.0));
    LocalWork work = new LocalWork(folder, data, networks, environment, halt);
    Workers all = new Workers(tasks, found.outcomes(), work, monitor, halt);
    boolean ended;
    try (Interrupt _ = new Interrupt(halt::stop)) {
      try (SweepProgress _ =
          new SweepProgress(plan, found.outcomes().keySet(), monitor, console, Terminal.here())) {
        ended = all.run(workers);
      }
    }
    return ended
        && folder.read(tasks, Outcome.engine(environment)).outcomes().size() == tasks.size();
  }
}
