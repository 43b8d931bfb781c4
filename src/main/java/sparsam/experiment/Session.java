package sparsam.experiment;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import sparsam.data.BatchOrder;
import sparsam.data.DataSet;
import sparsam.experiment.Course.Training;
import sparsam.flatness.Lookout;
import sparsam.nn.Architecture;
import sparsam.nn.Network;
import sparsam.nn.file.Safetensors;
import sparsam.optim.Pace;
import sparsam.optim.Schedule;
import sparsam.prune.Mask;
import sparsam.prune.Pruning;
import sparsam.prune.channel.Compact;
import sparsam.prune.channel.LostLayerException;
import sparsam.prune.schedule.Iterative;
import sparsam.prune.schedule.When;
import sparsam.prune.schedule.Whens;
import sparsam.recipe.Phase;
import sparsam.recipe.Plan;
import sparsam.recipe.Recipe;
import sparsam.recipe.Recipe.Dense;
import sparsam.recipe.Seeds;
import sparsam.recipe.Seeds.Stream;
import sparsam.recipe.arm.Arm;
import sparsam.recipe.arm.Start;
import sparsam.result.Environment;
import sparsam.result.Monitor;
import sparsam.result.Progress;
import sparsam.result.Result.Failed;
import sparsam.result.Result.Finished;
import sparsam.result.Run;
import sparsam.result.Track;
import sparsam.store.Journal;
import sparsam.store.RunFolder;
import sparsam.train.Control;
import sparsam.train.Leash;

/**
 * The phases of one experiment, in their order: dense training and pruning over one network, arms
 * over as many as train at the same time. What has its result already is passed over.
 */
final class Session {
  private final RunFolder folder;
  private final Recipe recipe;
  private final Plan plan;
  private final DataSet data;
  private final Function<Architecture, Network> networks;
  private final int cores;
  private final Monitor monitor;
  private final Control control;
  private final boolean timed;
  private final List<Track> tracks = new ArrayList<>();
  private final Journal journal;
  private final BatchOrder order;
  private final Workbench bench;
  private final Lookout lookout;
  private final Progress progress;

  /** Networks that trainings start from, and their masks, by name. */
  private final Map<String, float[]> starts = new HashMap<>();

  private final Map<String, Mask> masks = new HashMap<>();

  /**
   * @param network for all that is done one after another
   * @param networks makes more of the same for arms that train at the same time, and smaller ones
   *     for those that are compact
   * @param cores how many of those may compute at once
   * @param timed whether it is timed what networks gain without what pruning took
   */
  Session(
      RunFolder folder,
      DataSet data,
      Network network,
      Function<Architecture, Network> networks,
      int cores,
      boolean timed,
      Environment environment,
      Monitor monitor,
      Control control)
      throws IOException {
    this.folder = folder;
    this.recipe = folder.recipe();
    this.plan = new Plan(recipe);
    this.monitor = monitor;
    this.control = control;
    this.data = data;
    this.networks = networks;
    this.cores = cores;
    this.timed = timed;
    this.order = order();
    long work = 0;
    for (Plan.Training training : plan.trainings()) {
      work += add(training, order.batches());
    }
    this.progress = new Progress(monitor, work);
    this.journal = new Journal(folder, environment, tracks, data, monitor);
    for (int i = 0; i < tracks.size(); i++) { // What a run that goes on has done before.
      Track track = tracks.get(i);
      boolean over = journal.result(track.name()).isPresent();
      progress.made(
          track,
          plan.trainings().get(i).optimizer(),
          over ? track.plannedSteps() : track.steps().size());
    }
    this.lookout = new Lookout(recipe, data, environment.threads());
    this.bench = new Workbench(network, data, journal, monitor, lookout, timed);
  }

  private BatchOrder order() {
    BatchOrder plain =
        recipe.shuffle()
            ? BatchOrder.shuffled(
                data.train(), recipe.batchSize(), Seeds.of(recipe.seed(), Stream.ORDER))
            : BatchOrder.asTheyLie(data.train(), recipe.batchSize());
    return plain.augmented(
        recipe.data().augmentation(), Seeds.of(recipe.seed(), Stream.AUGMENTATION));
  }

  /** Plans a training; returns what it costs. */
  private long add(Plan.Training training, int batches) throws IOException {
    long steps = training.steps(batches);
    if (steps > Recipe.MAX_STEPS) {
      throw new IOException(
          String.format(
              Locale.ROOT,
              "%s comes to %,d steps; allowed are up to %,d, so give fewer epochs or a larger"
                  + " batch",
              training.name(),
              steps,
              Recipe.MAX_STEPS));
    }
    if (training.when() instanceof Iterative rounds && rounds.first(steps) <= rounds.to()) {
      throw new IOException(
          String.format(
              Locale.ROOT,
              "%s goes back to step %,d, but its first round ends at step %,d: give an earlier"
                  + " step, fewer rounds or a larger budget",
              training.name(),
              rounds.to(),
              rounds.first(steps)));
    }
    tracks.add(new Track(training.name(), training.phase(), steps, batches));
    return Progress.cost(training.optimizer(), steps, batches);
  }

  Run run() throws IOException {
    starts.put(Plan.INITIAL, bench.keep(Plan.INITIAL));
    boolean finished = dense() && prune() && arms();
    Run run = journal.end(finished ? Run.State.FINISHED : Run.State.STOPPED);
    monitor.activity(finished ? "finished" : "stopped");
    return run;
  }

  private boolean dense() throws IOException {
    Dense dense = recipe.dense();
    if (dense == null) {
      return true;
    }
    Track track = track(Plan.DENSE);
    Training training =
        new Training(
            track,
            Plan.INITIAL,
            dense.optimizer(),
            pace(track, dense.schedule(), Whens.ONCE),
            null,
            false,
            Set.of(),
            null);
    if (journal.isDenseBrought()) {
      testBrought(training);
    } else {
      try (Leash leash = control.leash()) {
        if (!train(training, new Lane(bench, order, leash))) {
          return false;
        }
      }
    }
    if (journal.result(Plan.DENSE).filter(Finished.class::isInstance).isPresent()) {
      Safetensors.read(folder.weightsFile(Plan.DENSE)).copyTo(bench.network().parameters());
      starts.put(Plan.DENSE, bench.keep(Plan.DENSE));
    }
    return true;
  }

  /** The dense network was trained elsewhere: what it says to this data is all that is done. */
  private void testBrought(Training training) throws IOException {
    Track track = training.track();
    if (journal.result(track.name()).isEmpty()) {
      Safetensors.read(folder.weightsFile(track.name())).copyTo(bench.network().parameters());
      journal.snapshot(track, 0, bench.network().parameters());
      bench.test(track.name(), track.phase(), 0, 0);
    }
    progress.made(track, training.optimizer(), track.plannedSteps());
  }

  private boolean prune() throws IOException {
    for (Map.Entry<Pruning, String> entry : plan.prunings().entrySet()) {
      if (control.stopped()) {
        return false;
      }
      prune(entry.getKey(), entry.getValue());
    }
    return true;
  }

  private void prune(Pruning pruning, String name) throws IOException {
    boolean known = journal.result(name).isPresent();
    float[] unpruned = starts.get(plan.unpruned());
    if (unpruned != null) {
      monitor.activity(name);
      Shears shears =
          new Shears(bench.network(), new ScoreImages(data.train()), recipe.batchSize());
      masks.put(name, shears.prune(pruning, unpruned, recipe.seed(), () -> true));
      starts.put(name, bench.keep(name));
      if (!known) {
        journal.snapshot(name, bench.network().parameters());
        bench.testPruned(name, pruning, networks);
      }
    } else if (!known) {
      journal.failed(new Failed(name, Phase.PRUNED, noStart(plan.unpruned()), 0, 0));
    }
  }

  private boolean arms() throws IOException {
    List<Training> trainings = recipe.arms().stream().map(this::training).toList();
    int unfinished =
        (int)
            trainings.stream().filter(one -> journal.result(one.track().name()).isEmpty()).count();
    int number = Math.clamp(unfinished, 1, recipe.lanes());
    Semaphore free = new Semaphore(Math.min(cores, number), true);
    List<Lane> lanes = new ArrayList<>(List.of(new Lane(bench, order, control.leash(free))));
    List<Network> more = new ArrayList<>();
    try {
      while (lanes.size() < number) {
        more.add(networks.apply(recipe.network()));
        Workbench own = new Workbench(more.getLast(), data, journal, monitor, lookout, timed);
        lanes.add(new Lane(own, order(), control.leash(free)));
      }
      new Race<>(trainings, free, (lane, next) -> train(next, lane), control::stop).run(lanes);
    } finally {
      more.forEach(Network::close);
    }
    return trainings.stream().allMatch(one -> journal.result(one.track().name()).isPresent());
  }

  private Training training(Arm arm) {
    String start = plan.start(arm);
    Mask mask = arm.start() == Start.PRUNED && arm.keepMask() ? masks.get(start) : null;
    Track track = track(arm.name());
    Pace pace = pace(track, arm.schedule(), arm.when());
    Regime regime =
        arm.when().isOnce()
            ? null
            : new Regime(arm.when(), plan.pruning(arm), recipe.seed(), recipe.batchSize());
    return new Training(
        track, start, arm.optimizer(), pace, mask, arm.compact(), arm.faults(), regime);
  }

  /**
   * Brings a training to its result or failure, if it has neither.
   *
   * @return false when it was stopped
   */
  private boolean train(Training training, Lane lane) throws IOException {
    Track track = training.track();
    if (journal.result(track.name()).isEmpty()) {
      float[] start = starts.get(training.start());
      if (start == null) {
        journal.failed(new Failed(track.name(), track.phase(), noStart(training.start()), 0, 0));
      } else {
        lane.bench().set(start);
        if (!(training.compact() ? trainCompact(training, lane) : course(training, lane))) {
          return false;
        }
      }
    }
    progress.made(track, training.optimizer(), track.plannedSteps());
    return true;
  }

  private boolean course(Training training, Lane lane) throws IOException {
    return new Course(training, lane, monitor, progress).run();
  }

  private boolean trainCompact(Training training, Lane lane) throws IOException {
    Network whole = lane.bench().network();
    try {
      Compact cut =
          Compact.of(recipe.network(), whole.parameters(), Objects.requireNonNull(training.mask()));
      try (Network small = networks.apply(cut.architecture())) {
        return course(training, lane.with(lane.bench().compact(cut, small)));
      }
    } catch (LostLayerException e) {
      Track track = training.track();
      journal.failed(new Failed(track.name(), track.phase(), String.valueOf(e.getMessage()), 0, 0));
      return true;
    }
  }

  private Pace pace(Track track, Schedule schedule, When when) {
    return new Pace(
        schedule,
        when.seeming(track.plannedSteps()),
        track.stepsPerEpoch(),
        Seeds.of(recipe.seed(), Stream.CLIMB));
  }

  private Track track(String name) {
    return tracks.stream().filter(track -> track.name().equals(name)).findFirst().orElseThrow();
  }

  private static String noStart(String start) {
    return "it starts from %s, which has no result".formatted(start);
  }
}
