package sparsam.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import sparsam.data.DataSets;
import sparsam.data.Extent;
import sparsam.optim.Optimizer;
import sparsam.recipe.Plan;
import sparsam.recipe.Plan.Training;
import sparsam.recipe.Recipe;
import sparsam.recipe.arm.Budget.Epochs;
import sparsam.result.Adjustment;
import sparsam.result.Moment;
import sparsam.result.Moment.Place;
import sparsam.result.Monitor;
import sparsam.result.Progress;
import sparsam.result.Run;
import sparsam.result.Track;
import sparsam.result.Weights;
import sparsam.system.Folders;

/**
 * A run as its folder tells it: finished, stopped, killed, or under way in another thread or
 * process. Reads only, and takes no lock.
 */
public final class PastRun {
  private final RunFolder folder;
  private final Run run;
  private final Monitor monitor;

  private PastRun(RunFolder folder, Run run, Monitor monitor) {
    this.folder = folder;
    this.run = run;
    this.monitor = monitor;
  }

  /**
   * @throws IOException with one sentence: it is no run's folder, or a file of it is missing or
   *     damaged
   */
  public static PastRun open(Path path) throws IOException {
    RunFolder folder = RunFolder.look(path);
    Plan plan = new Plan(folder.recipe());
    int stepsPerEpoch = stepsPerEpoch(folder, plan);
    List<Track> tracks = new ArrayList<>();
    for (Training training : plan.trainings()) {
      tracks.add(
          new Track(
              training.name(), training.phase(), training.steps(stepsPerEpoch), stepsPerEpoch));
    }
    Past past = Past.read(folder, tracks);
    Monitor monitor = new Monitor();
    monitor.begin(tracks);
    monitor.results(past.results(), past.run().comparisons(), past.answers());
    monitor.snapshots(past.snapshots());
    monitor.adjustments(past.adjustments());
    monitor.masks(past.masks());
    monitor.activity(
        past.run().state() == Run.State.RUNNING ? "broken off" : past.run().state().label());
    showWeights(folder, plan, monitor);
    showProgress(plan, past, tracks, monitor);
    lastMoment(plan, past, tracks).ifPresent(monitor::moment);
    return new PastRun(folder, past.run(), monitor);
  }

  /**
   * An epoch's steps: those of a first epoch that no budget of gradients cut short. Where no
   * training came to one, those of the data set as it is known.
   */
  private static int stepsPerEpoch(RunFolder folder, Plan plan) throws IOException {
    Run run = RunJson.read(folder.run(), folder.recipe());
    Map<String, Integer> made = Past.firstEpochs(folder);
    for (Training training : plan.trainings()) {
      int steps = made.getOrDefault(training.name(), 0);
      if (steps > 0 && (training.budget() instanceof Epochs || training.steps(steps) > steps)) {
        return steps;
      }
    }
    Recipe recipe = folder.recipe();
    Extent extent = run.data().extent();
    return Optional.ofNullable(extent)
        .or(() -> new DataSets(Folders.standard().data()).extent(recipe.data().choice()))
        .map(known -> Math.ceilDiv(known.counts().train(), recipe.batchSize()))
        .filter(steps -> steps > 0)
        .orElse(1); // Of a person's own data that nothing was trained on yet.
  }

  /** The weights that trainings start from, as far as they were kept. */
  private static void showWeights(RunFolder folder, Plan plan, Monitor monitor) throws IOException {
    List<String> names = new ArrayList<>(List.of(Plan.DENSE));
    names.addAll(plan.prunings().values());
    for (String name : names) {
      if (Files.exists(folder.weightsFile(name))) {
        monitor.weights(name, folder.weights(name));
      }
    }
  }

  private static void showProgress(Plan plan, Past past, List<Track> tracks, Monitor monitor) {
    long total = 0;
    for (int i = 0; i < tracks.size(); i++) {
      Track track = tracks.get(i);
      total +=
          Progress.cost(
              plan.trainings().get(i).optimizer(), track.plannedSteps(), track.stepsPerEpoch());
    }
    Progress progress = new Progress(monitor, total);
    for (int i = 0; i < tracks.size(); i++) {
      Optimizer optimizer = plan.trainings().get(i).optimizer();
      if (past.run().result(tracks.get(i).name()).isPresent()) {
        progress.made(tracks.get(i), optimizer, tracks.get(i).plannedSteps());
      } else {
        progress.made(tracks.get(i), optimizer, tracks.get(i).steps().size());
      }
    }
  }

  /** The last step that was made. */
  private static Optional<Moment> lastMoment(Plan plan, Past past, List<Track> tracks) {
    for (int i = tracks.size() - 1; i >= 0; i--) {
      Track track = tracks.get(i);
      int last = track.steps().size() - 1;
      if (last >= 0) {
        Training training = plan.trainings().get(i);
        Optimizer planned = training.optimizer();
        Optimizer now =
            past.adjustments().stream()
                .filter(one -> one.name().equals(track.name()))
                .map(Adjustment::optimizer)
                .reduce((_, later) -> later)
                .orElse(planned);
        return Optional.of(
            new Moment(
                track.name(),
                now,
                last / track.stepsPerEpoch() + 1,
                last + 1,
                Place.DESCENDED,
                track.steps().get(last, Track.LOSS),
                track.steps().get(last, Track.GRADIENT_NORM),
                track.steps().get(last, Track.EPSILON_NORM),
                track.steps().get(last, Track.PERTURBED_LOSS),
                (int)
                    (planned.gradients(last + 1L, track.stepsPerEpoch())
                        - planned.gradients(last, track.stepsPerEpoch())),
                now.base().lr() * training.factor(last, track.plannedSteps()),
                List.of()));
      }
    }
    return Optional.empty();
  }

  public Path folder() {
    return folder.path();
  }

  public Recipe recipe() {
    return run.recipe();
  }

  /**
   * State, environment, results and comparisons. A run that was killed, or that goes on now, is
   * {@link Run.State#RUNNING}.
   */
  public Run run() {
    return run;
  }

  /**
   * What a screen would have shown when the run ended, or by now. The {@code initial} weights are
   * not there, for no folder keeps them; nor are the labels of {@link Monitor#answers()} where no
   * network has a result.
   */
  public Monitor monitor() {
    return monitor;
  }

  /**
   * Weights that the run has written; read anew at every call.
   *
   * @param name of a result: {@code dense}, {@code pruned} or an arm
   * @throws IOException with one sentence where they are not there, or damaged
   */
  public Weights weights(String name) throws IOException {
    return folder.weights(name);
  }
}
