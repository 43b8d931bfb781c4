package sparsam.ui.lab;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;
import sparsam.experiment.DataSource;
import sparsam.experiment.PruningProbe.Setting;
import sparsam.optim.Optimizer;
import sparsam.prune.Pruning;
import sparsam.recipe.Dials;
import sparsam.recipe.Recipe;
import sparsam.recipe.RecipeException;
import sparsam.recipe.RecipeReader;
import sparsam.recipe.RecipeWriter;
import sparsam.result.DenseFrom;
import sparsam.result.Moment;
import sparsam.result.Monitor;
import sparsam.result.Weights;
import sparsam.store.DenseNetwork;
import sparsam.store.PastRun;
import sparsam.store.RunFolder;
import sparsam.text.Strings;
import sparsam.train.Control.Stride;
import sparsam.ui.lab.Exhibit.Live;
import sparsam.ui.lab.Exhibit.Old;
import sparsam.ui.lab.Exhibit.Plan;
import sparsam.ui.lab.answers.AnswersModel;
import sparsam.ui.lab.arms.ArmsModel;
import sparsam.ui.lab.curves.CurvesModel;
import sparsam.ui.lab.curves.CurvesModel.Overlay;
import sparsam.ui.lab.prune.ProbeService;
import sparsam.ui.lab.prune.PruneModel;
import sparsam.ui.lab.recipe.RecipeModel;
import sparsam.ui.lab.result.ResultModel;
import sparsam.ui.lab.run.EngineService;
import sparsam.ui.lab.run.EngineService.Ready;
import sparsam.ui.lab.run.RunModel;
import sparsam.ui.lab.run.Session;
import sparsam.ui.lab.step.StepModel;
import sparsam.ui.lab.weights.Kept;
import sparsam.ui.lab.weights.ScrubberModel;
import sparsam.ui.lab.weights.WeightsModel;
import sparsam.ui.runs.RunsModel;
import sparsam.ui.tour.TourModel;

/** The whole window's state: the panels' models and how they depend on each other. */
public final class LabModel implements AutoCloseable {
  private static final int FIRST_PICTURE = 2;

  private final Strings strings;
  private final EngineService engine;
  private final ProbeService probe;
  private final ExecutorService files =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().daemon().name("sparsam-files").factory());
  private final RecipeModel recipe;
  private final ArmsModel arms;
  private final RunModel run;
  private final PruneModel prune;
  private final CurvesModel curves;
  private final WeightsModel weights;
  private final ScrubberModel time;
  private final StepModel step;
  private final ResultModel result;
  private final AnswersModel answers;
  private final RunsModel history;
  private final TourModel tour = new TourModel();
  private final ObservableValue<Boolean> blocked;
  private Exhibit shown = new Plan(new Monitor());

  /** What the plan that is shown starts from; null while that is not there yet. */
  private @Nullable Ready ready;

  private @Nullable Recipe prepared;

  /** Looks so far; the engine begins after the first picture, for which it would take the cores. */
  private int pulses;

  private Dials adjusted = Dials.NONE;
  private boolean rewinding;

  private @Nullable Pruning previewed;

  /** The weights of the run shown that were given to the pruning panel last. */
  private @Nullable Weights pruned;

  private final ReadOnlyBooleanWrapper differs = new ReadOnlyBooleanWrapper();
  private final BooleanProperty anew = new SimpleBooleanProperty();
  private final ReadOnlyStringWrapper denseFrom = new ReadOnlyStringWrapper("");

  /**
   * @param screen runs work on the window's thread
   * @throws RecipeException when the program's own presets cannot be read
   */
  public LabModel(Strings strings, EngineService engine, Executor screen) throws RecipeException {
    this.strings = strings;
    this.engine = engine;
    this.recipe = new RecipeModel(strings);
    this.arms = new ArmsModel(strings, recipe);
    this.run = new RunModel(strings, engine);
    this.probe = engine.probe(run::isComputing);
    this.prune = new PruneModel(strings, probe);
    this.curves = new CurvesModel(strings);
    this.weights = new WeightsModel(strings);
    this.time = new ScrubberModel(strings, weights);
    this.step = new StepModel(strings);
    this.result = new ResultModel(strings);
    this.answers = new AnswersModel(strings, engine.data(), Thread::startVirtualThread, screen);
    this.history = new RunsModel(strings, engine.history(), files, screen);
    // Kept here: what a binding is made of holds it weakly.
    this.blocked =
        Bindings.createBooleanBinding(
            () ->
                run.state().get() == RunModel.State.STOPPING
                    || (!run.isRunning() && !recipe.valid().get()),
            run.state(),
            recipe.valid());
    history.connect(run::complain, this::show, this::take, this::layOver);
    prune.onFraction(recipe.fraction()::slide);
    prune.onMethod(this::pruneBy);
    recipe.recipe().subscribe(this::follow);
    history.tidy();
    history.refresh();
  }

  private void follow(Recipe next) {
    Pruning pruning = pruning(next);
    weights.preview(pruning);
    if (!Objects.equals(pruning, previewed)) {
      previewed = pruning;
      time.showPrunable(); // The threshold moves over the weights that it takes from.
    }
    prune.probe(Setting.of(next));
    prune.preview(pruning, next.seed());
    differs.set(shown.recipe().filter(of -> !next.equals(of)).isPresent());
    adjust();
    if (shown instanceof Plan plan) {
      result.plan(next, recipe.base().get(), plan.monitor().results());
      prepare(next);
    } else {
      result.next(next);
    }
    history.shown(shown.folder(), shown.recipe().orElse(next));
  }

  /** The training under way goes on with the ρ and the learning rate that are set now. */
  private void adjust() {
    Dials now = new Dials(OptionalDouble.empty(), recipe.rho().set(), recipe.lr().set());
    if (!(shown instanceof Live(Session session)) || !run.isRunning() || now.equals(adjusted)) {
      return;
    }
    adjusted = now;
    Recipe begun = session.recipe();
    session
        .monitor()
        .moment()
        .map(at -> over(own(begun, at), now))
        .ifPresent(numbers -> session.control().adjust(numbers::apply));
  }

  /** Numbers that are not set are the training's own. */
  private static Dials over(Optimizer own, Dials set) {
    return new Dials(
        OptionalDouble.empty(),
        set.rho().isPresent() ? set.rho() : Dials.rho(own),
        set.lr().isPresent() ? set.lr() : Dials.rate(own));
  }

  /** The numbers of a training as the recipe of its run has them. */
  private static Optimizer own(Recipe recipe, Moment at) {
    return recipe.arms().stream()
        .filter(arm -> arm.name().equals(at.name()))
        .map(Recipe.Arm::optimizer)
        .findFirst()
        .or(() -> Optional.ofNullable(recipe.dense()).map(Recipe.Dense::optimizer))
        .orElse(at.optimizer());
  }

  private void prepare(Recipe next) {
    if (prepared == null || !EngineService.sameStart(prepared, next)) {
      prepared = next;
      if (pulses >= FIRST_PICTURE) {
        engine.prepare(next);
      }
    }
  }

  private static @Nullable Pruning pruning(Recipe recipe) {
    return Stream.concat(
            Stream.ofNullable(recipe.prune()),
            recipe.arms().stream().flatMap(arm -> Stream.ofNullable(arm.prune())))
        .findFirst()
        .orElse(null);
  }

  private void pruneBy(Pruning.Method method) {
    try {
      recipe.edit(strings.get("undo.method", prune.name(method)), of -> of.withMethod(method));
    } catch (IllegalArgumentException e) {
      run.complain(String.valueOf(e.getMessage()));
    }
  }

  /** Takes a preset; what the last run showed gives way to what this one would do. */
  public void choose(String preset) {
    if (run.isRunning()) {
      return;
    }
    plan();
    try {
      recipe.choose(preset);
    } catch (RecipeException e) {
      run.complain(String.valueOf(e.getMessage()));
    }
  }

  /**
   * Opens what a person names outside the window, as {@link #open(Path)}.
   *
   * @param file an absolute path
   */
  public void open(String file) {
    try {
      open(Path.of(file));
    } catch (InvalidPathException _) {
      run.complain(strings.get("file.noPath", file));
    }
  }

  /**
   * Opens what a person finds outside the window: a run's folder, its recipe or its results show
   * that run, wherever it lies; any other file is taken as a recipe. Where it cannot be opened, the
   * sentence says why.
   */
  public void open(Path file) {
    Optional<Path> past = RunFolder.around(file);
    if (past.isEmpty()) {
      openRecipe(file);
    } else if (run.isRunning()) {
      run.complain(strings.get("runs.running"));
    } else {
      run.dismissError();
      history.open(past.get().toAbsolutePath().normalize());
    }
  }

  /** Takes a recipe from a file; where it cannot be read, the sentence says why. */
  public void openRecipe(Path file) {
    if (run.isRunning()) {
      run.complain(strings.get("file.running"));
      return;
    }
    try {
      Recipe read = RecipeReader.read(file);
      plan();
      run.dismissError();
      recipe.open(file.toAbsolutePath(), read);
    } catch (RecipeException | IOException e) {
      run.complain(String.valueOf(e.getMessage()));
    }
  }

  /** Takes the recipe of a past run. */
  private void take(Recipe of) {
    if (run.isRunning()) {
      run.complain(strings.get("file.running"));
      return;
    }
    plan();
    recipe.edit(strings.get("undo.recipe", of.name()), _ -> of);
  }

  /** Shows a past run. */
  private void show(PastRun past) {
    if (run.isRunning()) {
      run.complain(strings.get("runs.running"));
      return;
    }
    run.forget();
    shown = new Old(past);
    ready = null;
    result.plan(past.recipe(), past.recipe(), List.of());
    result.poll(past.monitor(), false);
    curves.show(past.recipe(), past.monitor());
    step.clear();
    step.poll(past.recipe(), past.monitor(), false);
    time.begin(past.recipe(), Kept.by(past.monitor()));
    showPruned(past.monitor());
    answers.show(past.recipe(), past.monitor().answers());
    run.tell(strings.get("runs.opened", history.name(past.folder())));
    follow(recipe.recipe().get());
  }

  private void layOver(List<PastRun> runs) {
    curves.overlay(
        runs.stream()
            .map(past -> new Overlay(history.name(past.folder()), past.recipe(), past.monitor()))
            .toList());
  }

  /**
   * Saves the recipe as it is set now.
   *
   * @return whether it was saved; where not, the sentence says why
   */
  public boolean save(Path file) {
    try {
      RecipeWriter.save(recipe.recipe().get(), file);
      recipe.saved(file.toAbsolutePath());
      run.dismissError();
      run.tell(strings.get("file.saved", strings.path(file.toAbsolutePath())));
      return true;
    } catch (IOException e) {
      run.complain(String.valueOf(e.getMessage()));
      return false;
    }
  }

  /** Runs the recipe as it is set now. */
  public void run() {
    start(now -> run.run(now, anew.get()));
  }

  /** Lets the run under way go so far and pause; without one begins one that does. */
  public void advance(Stride stride) {
    if (run.isRunning()) {
      run.advance(stride);
    } else {
      start(now -> run.run(now, anew.get(), stride));
    }
  }

  /** Back to the weights that the recipe starts from: what runs is stopped, what is shown goes. */
  public void rewind() {
    run.stop();
    rewinding = true;
    poll();
  }

  private void finishRewinding() {
    if (rewinding && !run.isRunning()) {
      rewinding = false;
      plan();
      follow(recipe.recipe().get());
    }
  }

  /** Shows what the recipe would start from, as soon as that is there, and no run any more. */
  private void plan() {
    run.forget();
    shown = new Plan(new Monitor());
    ready = null;
    prepared = null;
    denseFrom.set("");
    curves.clear();
    step.clear();
    time.clear();
    answers.begin(recipe.recipe().get());
  }

  private void start(Consumer<Recipe> begin) {
    if (run.isRunning() || !recipe.valid().get()) {
      return;
    }
    Recipe now = recipe.recipe().get();
    begin.accept(now);
    run.session().ifPresent(session -> begun(now, session));
  }

  private void begun(Recipe now, Session session) {
    shown = new Live(session);
    adjusted = new Dials(OptionalDouble.empty(), recipe.rho().set(), recipe.lr().set());
    differs.set(false);
    step.clear();
    result.plan(now, recipe.base().get(), List.of());
    curves.begin(now);
    time.begin(now, Kept.by(session.monitor()));
    answers.begin(now);
    history.shown(session.folder(), now);
  }

  /** Looks at what the engine has done since; called once a pulse. */
  public void poll() {
    if (++pulses == FIRST_PICTURE && prepared != null) {
      engine.prepare(prepared);
    }
    boolean wasRunning = run.isRunning();
    run.poll();
    if (shown instanceof Live(Session session) && wasRunning) {
      curves.poll(session.monitor());
      step.poll(session.recipe(), session.monitor(), run.isComputing());
      result.poll(session.monitor(), run.isRunning());
      answers.poll(session.monitor());
      session.denseFrom().ifPresent(from -> denseFrom.set(takenOver(from)));
      showPruned(session.monitor());
      if (!run.isRunning()) {
        curves.end();
        history.refresh();
      }
    }
    finishRewinding();
    takeReady();
    time.poll();
    prune.poll();
  }

  /** The network that a run shown has trained is the one that the slider prunes. */
  private void showPruned(Monitor monitor) {
    monitor
        .weights("dense")
        .ifPresent(
            dense -> {
              if (!dense.equals(pruned)) {
                pruned = dense;
                prune.show(dense, true);
              }
            });
  }

  private void takeReady() {
    Optional<Ready> now = engine.ready().filter(r -> r.fits(recipe.recipe().get()));
    if (now.isEmpty() || now.get().equals(ready)) {
      return;
    }
    ready = now.get();
    DenseNetwork dense = ready.dense();
    time.initial(ready.weights());
    if (!(shown instanceof Plan)) {
      return;
    }
    prune.show(ready.weights(), dense != null);
    Monitor monitor = dense == null ? new Monitor() : dense.monitor();
    shown = new Plan(monitor);
    Recipe next = recipe.recipe().get();
    result.plan(next, recipe.base().get(), monitor.results());
    denseFrom.set(dense == null ? "" : takenOver(dense.origin()));
    answers.show(next, monitor.answers());
    if (dense == null) {
      curves.clear();
      time.clear();
    } else {
      curves.show(next, monitor);
      time.begin(next, Kept.by(monitor));
    }
  }

  private String takenOver(DenseFrom from) {
    return from.isShipped() ? strings.get("dense.shipped") : strings.get("dense.from", from.run());
  }

  /** Whether no part of a step can be made now. */
  public ObservableValue<Boolean> blocked() {
    return blocked;
  }

  public TourModel tour() {
    return tour;
  }

  /** Where a recipe's data set is found by its name. */
  DataSource data() {
    return engine.data();
  }

  /** What the panels show: a plan, or a run. */
  Exhibit shown() {
    return shown;
  }

  /** Whether the sliders say something else than the run that is shown. */
  public ReadOnlyBooleanProperty differs() {
    return differs.getReadOnlyProperty();
  }

  /** Whether the next run trains its dense network though there is one already. */
  public BooleanProperty anew() {
    return anew;
  }

  /** Where the dense network shown was taken over from, in words; empty where it was not. */
  public ReadOnlyStringProperty denseFrom() {
    return denseFrom.getReadOnlyProperty();
  }

  public RecipeModel recipe() {
    return recipe;
  }

  public ArmsModel arms() {
    return arms;
  }

  public RunModel runs() {
    return run;
  }

  public PruneModel prune() {
    return prune;
  }

  public CurvesModel curves() {
    return curves;
  }

  public WeightsModel weights() {
    return weights;
  }

  /** Which moment's weights are shown. */
  public ScrubberModel time() {
    return time;
  }

  public StepModel step() {
    return step;
  }

  public ResultModel result() {
    return result;
  }

  public AnswersModel answers() {
    return answers;
  }

  public RunsModel history() {
    return history;
  }

  /** Ends what works beside the engine. */
  @Override
  public void close() {
    probe.close();
    files.shutdown();
  }
}
