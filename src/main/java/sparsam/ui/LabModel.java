package sparsam.ui;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import org.jspecify.annotations.Nullable;
import sparsam.experiment.Dials;
import sparsam.experiment.Moment;
import sparsam.experiment.Recipe;
import sparsam.experiment.RecipeException;
import sparsam.experiment.RecipeReader;
import sparsam.experiment.RecipeWriter;
import sparsam.experiment.Weights;
import sparsam.optim.Optimizer;
import sparsam.prune.Pruning;
import sparsam.text.Strings;
import sparsam.train.Control.Stride;
import sparsam.ui.arms.ArmsModel;
import sparsam.ui.curves.CurvesModel;
import sparsam.ui.recipe.RecipeModel;
import sparsam.ui.result.ResultModel;
import sparsam.ui.run.EngineService;
import sparsam.ui.run.EngineService.Initial;
import sparsam.ui.run.RunModel;
import sparsam.ui.run.Session;
import sparsam.ui.step.StepModel;
import sparsam.ui.weights.WeightsModel;

/** The whole window's state: the panels' models and how they depend on each other. */
public final class LabModel {
  private final Strings strings;
  private final EngineService engine;
  private final RecipeModel recipe;
  private final ArmsModel arms;
  private final RunModel run;
  private final CurvesModel curves;
  private final WeightsModel weights;
  private final StepModel step;
  private final ResultModel result;

  /** The run whose curves and results are shown; null while a plan is. */
  private @Nullable Session shown;

  private @Nullable Recipe prepared;
  private Dials adjusted = Dials.NONE;
  private boolean rewinding;
  private final ReadOnlyBooleanWrapper differs = new ReadOnlyBooleanWrapper();

  /**
   * @throws RecipeException when the program's own presets cannot be read
   */
  public LabModel(Strings strings, EngineService engine) throws RecipeException {
    this.strings = strings;
    this.engine = engine;
    this.recipe = new RecipeModel(strings);
    this.arms = new ArmsModel(strings, recipe);
    this.run = new RunModel(strings, engine);
    this.curves = new CurvesModel(strings);
    this.weights = new WeightsModel(strings);
    this.step = new StepModel(strings);
    this.result = new ResultModel(strings);
    recipe.recipe().subscribe(this::follow);
  }

  private void follow(Recipe next) {
    weights.preview(pruning(next));
    differs.set(shown != null && !next.equals(shown.recipe()));
    adjust();
    if (shown == null) {
      result.plan(next, recipe.base().get());
      prepare(next);
    } else {
      result.next(next);
    }
  }

  /** The training under way goes on with the ρ and the learning rate that are set now. */
  private void adjust() {
    Dials now = new Dials(OptionalDouble.empty(), recipe.rho().set(), recipe.lr().set());
    Session session = shown;
    if (session == null || !run.isRunning() || now.equals(adjusted)) {
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
    if (prepared == null
        || !prepared.network().equals(next.network())
        || prepared.seed() != next.seed()) {
      prepared = next;
      engine.prepare(next);
    }
  }

  private static @Nullable Pruning pruning(Recipe recipe) {
    return Stream.concat(
            Stream.ofNullable(recipe.prune()),
            recipe.arms().stream().flatMap(arm -> Stream.ofNullable(arm.prune())))
        .findFirst()
        .orElse(null);
  }

  /** Takes a preset; what the last run showed gives way to what this one would do. */
  public void choose(String preset) {
    if (run.isRunning()) {
      return;
    }
    shown = null;
    curves.clear();
    step.clear();
    try {
      recipe.choose(preset);
    } catch (RecipeException e) {
      run.complain(String.valueOf(e.getMessage()));
    }
  }

  /** Takes a recipe from a file; where it cannot be read, the sentence says why. */
  public void open(Path file) {
    if (run.isRunning()) {
      run.complain(strings.get("file.running"));
      return;
    }
    try {
      Recipe read = RecipeReader.read(file);
      shown = null;
      curves.clear();
      step.clear();
      run.dismissError();
      recipe.open(file.toAbsolutePath(), read);
    } catch (RecipeException | IOException e) {
      run.complain(String.valueOf(e.getMessage()));
    }
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
    start(run::run);
  }

  /** Lets the run under way go so far and pause; without one begins one that does. */
  public void advance(Stride stride) {
    if (run.isRunning()) {
      run.advance(stride);
    } else {
      start(now -> run.run(now, stride));
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
      run.forget();
      shown = null;
      curves.clear();
      step.clear();
      follow(recipe.recipe().get());
    }
  }

  private void start(Consumer<Recipe> begin) {
    if (run.isRunning() || !recipe.valid().get()) {
      return;
    }
    Recipe now = recipe.recipe().get();
    begin.accept(now);
    shown = run.session().orElse(null);
    adjusted = new Dials(OptionalDouble.empty(), recipe.rho().set(), recipe.lr().set());
    differs.set(false);
    step.clear();
    result.plan(now, recipe.base().get());
    curves.begin(now);
  }

  /** Looks at what the engine has done since; called once a pulse. */
  public void poll() {
    Session session = shown;
    boolean wasRunning = run.isRunning();
    run.poll();
    if (session != null && wasRunning) {
      curves.poll(session.monitor());
      step.poll(session.recipe(), session.monitor());
      result.poll(session.monitor(), run.isRunning());
      if (!run.isRunning()) {
        curves.end();
      }
    }
    finishRewinding();
    showWeights(shown);
  }

  private void showWeights(@Nullable Session session) {
    if (session != null) {
      Optional<Weights> dense = session.monitor().weights("dense");
      if (dense.isPresent()) {
        weights.show(dense.get(), strings.get("weights.dense"));
        return;
      }
      Optional<Weights> initial = session.monitor().weights("initial");
      if (initial.isPresent()) {
        weights.show(initial.get(), strings.get("weights.initial"));
        return;
      }
    }
    Recipe wanted = session == null ? recipe.recipe().get() : session.recipe();
    Optional<Initial> initial = engine.initial();
    if (initial.isPresent()
        && initial.get().architecture().equals(wanted.network())
        && initial.get().seed() == wanted.seed()) {
      weights.show(initial.get().weights(), strings.get("weights.initial"));
    }
  }

  /** Whether the sliders say something else than the run that is shown. */
  public ReadOnlyBooleanProperty differs() {
    return differs.getReadOnlyProperty();
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

  public CurvesModel curves() {
    return curves;
  }

  public WeightsModel weights() {
    return weights;
  }

  public StepModel step() {
    return step;
  }

  public ResultModel result() {
    return result;
  }
}
