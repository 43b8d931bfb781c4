package sparsam.cli.sweep;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import sparsam.cli.console.InputEnd;
import sparsam.cli.console.Interrupt;
import sparsam.cli.console.Terminal;
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
import sparsam.sweep.work.LocalSweep;
import sparsam.sweep.work.Outlook;
import sparsam.sweep.work.SweepFolder;
import sparsam.sweep.work.SweepMonitor;

/** Trainings of a sweep that are about to be worked off, told on the console. */
final class SweepRun {
  private final Halved halved;
  private final SweepPlan plan;
  private final boolean child;
  private final int wanted;
  private final SweepFolder folder;
  private final LocalSweep sweep;
  private final PrintWriter console;
  private final int workers;

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
    this.console = console;
    FastNetworks networks = new FastNetworks(1);
    this.sweep =
        new LocalSweep(
            plan.sweep(),
            folder,
            tasks,
            new LocalSweep.Equipment(
                data,
                networks,
                Environment.here(Engine.FAST.description(), 1),
                child ? Costs.untimed(data, networks) : new Costs(data, networks)));
    this.workers = sweep.workers(wanted);
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
    int there = sweep.found().outcomes().size();
    if (there > 0) {
      console.printf(Locale.ROOT, "%,d trainings are there and stay%n", there);
    }
    int left = outlook().count();
    if (left == 0) {
      console.println("Nothing is left to train.");
      return;
    }
    console.printf("%s%n", outlook().amount());
    console.printf("%s%n", outlook().time(workers, Runtime.getRuntime().availableProcessors()));
    console.printf(
        Locale.ROOT,
        "%d worker%s, one thread each, need about %,d MB of the %,d MB that this program can"
            + " have%s%n",
        workers,
        workers == 1 ? "" : "s",
        megabytes(workers),
        Runtime.getRuntime().maxMemory() >> 20,
        workers < Math.min(wanted, left) ? "; there is no room for more" : "");
    console.flush();
  }

  /** What is still to be trained. */
  Outlook outlook() {
    return sweep.outlook();
  }

  int rung() {
    return halved.rung();
  }

  boolean isLast() {
    return halved.isLast();
  }

  /** What so many workers need of memory, in MB. */
  long megabytes(int count) {
    return sweep.megabytes(count);
  }

  /**
   * Trains what is left, until it is done or Ctrl-C.
   *
   * @return whether nothing is left
   * @throws IOException with one sentence where the folder cannot be made
   */
  boolean run() throws IOException {
    if (outlook().count() == 0) {
      folder.make(plan.sweep());
      return true;
    }
    Halt halt = new Halt();
    if (child) {
      InputEnd.watch(System.in, halt::stop);
    }
    SweepMonitor monitor = sweep.monitor();
    try (Interrupt _ = new Interrupt(halt::stop)) {
      try (SweepProgress _ =
          new SweepProgress(
              plan, sweep.found().outcomes().keySet(), monitor, console, Terminal.here())) {
        return sweep.run(workers, monitor, halt);
      }
    }
  }
}
