package sparsam.ui.lab;

import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import sparsam.recipe.Plan;
import sparsam.recipe.Recipe;
import sparsam.recipe.RecipeException;
import sparsam.store.PastRun;
import sparsam.text.Strings;
import sparsam.train.Control.Stride;
import sparsam.ui.lab.answers.AnswersModel;
import sparsam.ui.lab.arms.ArmsModel;
import sparsam.ui.lab.curves.CurvesModel;
import sparsam.ui.lab.data.DataModel;
import sparsam.ui.lab.data.Download;
import sparsam.ui.lab.data.OpenDataModel;
import sparsam.ui.lab.dense.DenseModel;
import sparsam.ui.lab.network.NetworkModel;
import sparsam.ui.lab.prune.ProbeService;
import sparsam.ui.lab.prune.PruneModel;
import sparsam.ui.lab.recipe.RecipeModel;
import sparsam.ui.lab.result.ResultModel;
import sparsam.ui.lab.result.SeedModel;
import sparsam.ui.lab.run.EngineService;
import sparsam.ui.lab.run.Preparation;
import sparsam.ui.lab.run.Readiness;
import sparsam.ui.lab.run.RunModel;
import sparsam.ui.lab.seeds.SeedService;
import sparsam.ui.lab.seeds.SeedsModel;
import sparsam.ui.lab.state.StateModel;
import sparsam.ui.lab.step.StepModel;
import sparsam.ui.lab.weights.ScrubberModel;
import sparsam.ui.lab.weights.WeightsModel;

/** The lab's state: joins the panels' models. */
public final class LabModel implements AutoCloseable {
  /** Why no other run can be shown. */
  static final String BUSY = "runs.running";

  private final Strings strings;
  private final ProbeService probe;
  private final RecipeModel recipe;
  private final ArmsModel arms;
  private final SeedModel seed;
  private final RunModel run;
  private final Panels panels;
  private final Preparation preparation;
  private final Exhibition exhibition;
  private final RecipeFiles files;
  private final OpenDataModel openData;
  private final NetworkModel network;
  private final DataModel data;
  private final Readiness readiness;
  private final StringProperty side = new SimpleStringProperty("");
  private final GoingOn goingOn;
  private final SeedService seedService;
  private final SeedsOfRun seeds;

  /**
   * @param screen runs work on the window's thread
   * @throws RecipeException when a preset cannot be read
   */
  public LabModel(Strings strings, EngineService engine, Executor screen) throws RecipeException {
    this.strings = strings;
    Executor worker = Thread::startVirtualThread;
    recipe = new RecipeModel(strings);
    arms = new ArmsModel(strings, recipe);
    seed = new SeedModel(strings, recipe);
    network = new NetworkModel(strings, recipe);
    run = new RunModel(strings, engine);
    probe = engine.probe(run::isComputing);
    WeightsModel weights = new WeightsModel(strings);
    panels =
        new Panels(
            new StateModel(strings),
            new DenseModel(strings),
            new PruneModel(strings, probe),
            new CurvesModel(strings),
            weights,
            new ScrubberModel(strings, weights),
            new StepModel(strings),
            new ResultModel(strings),
            new AnswersModel(strings, engine.data(), worker, screen));
    preparation = new Preparation(engine);
    arms.onEdit(panels.result()::showNext);
    exhibition = new Exhibition(recipe, run, panels, preparation);
    files = new RecipeFiles(strings, recipe, run, engine.data(), worker, screen, exhibition::plan);
    Download download = new Download(strings, engine.data(), Thread::startVirtualThread, screen);
    openData = new OpenDataModel(strings, recipe, engine.data(), download, worker, screen);
    goingOn = new GoingOn(run, files, exhibition);
    seedService = engine.seeds();
    seeds =
        new SeedsOfRun(
            strings, new SeedsModel(strings, seedService, worker, screen), run, panels, shown());
    data =
        new DataModel(
            strings,
            engine.data(),
            download,
            Thread::startVirtualThread,
            screen,
            exhibition::arrived);
    readiness = new Readiness(run, recipe.valid(), data.absent(), engine::refusal, worker, screen);
    DenseFiles dense =
        new DenseFiles(strings, recipe, run, engine, panels.dense(), exhibition, screen);
    Preview preview = new Preview(strings, recipe, run, panels);
    recipe
        .recipe()
        .subscribe(
            next -> {
              dense.follow(next);
              preview.follow(next);
              exhibition.follow(next);
              data.follow(next.data().choice());
            });
  }

  /** Takes a preset; what the last run showed gives way to what this one would do. */
  public void choose(String preset) {
    files.choose(preset);
  }

  /**
   * Shows a past run, unless one is under way.
   *
   * @param name what it is called
   */
  public void show(PastRun past, String name) {
    if (run.isFree(BUSY)) {
      exhibition.old(past);
      run.tell(strings.get("runs.opened", name));
    }
  }

  /** Runs the recipe as it is set now. */
  public void run() {
    start(now -> run.run(now, dense().anew().get()));
  }

  /** Lets the run under way go so far and pause; without one begins one that does. */
  public void advance(Stride stride) {
    if (run.isRunning()) {
      run.advance(stride);
    } else {
      start(now -> run.run(now, dense().anew().get(), stride));
    }
  }

  private void start(Consumer<Recipe> begin) {
    if (readiness.ready().get()) {
      begin.accept(recipe.recipe().get());
      run.session().ifPresent(exhibition::live);
    }
  }

  /** Back to the weights that the recipe starts from: what runs is stopped, what is shown goes. */
  public void rewind() {
    exhibition.rewind();
    poll();
  }

  /** Looks at what the engine has done since; called once a pulse. */
  public void poll() {
    boolean wasRunning = run.isRunning();
    run.poll();
    exhibition.poll(wasRunning);
    seeds.poll(wasRunning);
    Recipe now = recipe.recipe().get();
    preparation.look(now).ifPresent(exhibition::ready);
    preparation
        .trouble(now)
        .ifPresent(
            sentence ->
                run.complain(sentence, () -> preparation.isFor(recipe.recipe().get(), now)));
    readiness.poll(now);
    time().poll();
    prune().poll();
  }

  /** Whether something can be begun now. */
  public Readiness readiness() {
    return readiness;
  }

  /** Whether the recipe's data are here. */
  public DataModel data() {
    return data;
  }

  /** What the panels show: a plan, or a run. */
  public ReadOnlyObjectProperty<Exhibit> shown() {
    return exhibition.shown();
  }

  /** Whether what is shown is of a recipe, and its dense network is there and was trained. */
  public boolean isShownTrained(Recipe of) {
    Exhibit now = shown().get();
    return now.recipe().orElseGet(recipe.recipe()::get).equals(of)
        && now.monitor().weights(Plan.DENSE).isPresent();
  }

  /** Whether it is known that the recipe's dense network is not there before a run trains it. */
  public boolean isUntrained() {
    return preparation.isUntrained(recipe.recipe().get());
  }

  /** The recipe's network while somebody changes it. */
  public NetworkModel network() {
    return network;
  }

  /** Whether a card lies over the lab, under which the recipe is not to change. */
  public boolean isCovered() {
    return network.open().get() || openData.open().get();
  }

  /** Data that somebody looks at before they become the recipe's. */
  public OpenDataModel openData() {
    return openData;
  }

  /** Which of plan, run under way and result is shown. */
  public StateModel state() {
    return panels.state();
  }

  /** Which panel is chosen on the right; empty for the first one. */
  public StringProperty side() {
    return side;
  }

  /** What goes on with runs that were stopped. */
  public GoingOn goingOn() {
    return goingOn;
  }

  public RecipeFiles files() {
    return files;
  }

  public RecipeModel recipe() {
    return recipe;
  }

  public ArmsModel arms() {
    return arms;
  }

  public SeedModel seed() {
    return seed;
  }

  /** Under how many seeds the recipe is trained. */
  public SeedsModel seeds() {
    return seeds.model();
  }

  public RunModel runs() {
    return run;
  }

  public DenseModel dense() {
    return panels.dense();
  }

  public PruneModel prune() {
    return panels.prune();
  }

  public CurvesModel curves() {
    return panels.curves();
  }

  public WeightsModel weights() {
    return panels.weights();
  }

  /** Which moment's weights are shown. */
  public ScrubberModel time() {
    return panels.time();
  }

  public StepModel step() {
    return panels.step();
  }

  public ResultModel result() {
    return panels.result();
  }

  public AnswersModel answers() {
    return panels.answers();
  }

  /** Ends what works beside the engine. */
  @Override
  public void close() {
    seedService.close();
    probe.close();
  }
}
