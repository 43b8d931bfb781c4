package sparsam.ui;

import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import org.jspecify.annotations.Nullable;
import sparsam.experiment.Recipe;
import sparsam.experiment.RecipeException;
import sparsam.experiment.Weights;
import sparsam.prune.Pruning;
import sparsam.text.Strings;
import sparsam.ui.curves.CurvesModel;
import sparsam.ui.recipe.RecipeModel;
import sparsam.ui.result.ResultModel;
import sparsam.ui.run.EngineService;
import sparsam.ui.run.EngineService.Initial;
import sparsam.ui.run.RunModel;
import sparsam.ui.run.Session;
import sparsam.ui.weights.WeightsModel;

/** The whole window's state: the panels' models and how they depend on each other. */
public final class LabModel {
  private final EngineService engine;
  private final RecipeModel recipe;
  private final RunModel run;
  private final CurvesModel curves;
  private final WeightsModel weights;
  private final ResultModel result;

  /** The run whose curves and results are shown; null while a plan is. */
  private @Nullable Session shown;

  private @Nullable Recipe prepared;
  private final ReadOnlyBooleanWrapper differs = new ReadOnlyBooleanWrapper();

  /**
   * @throws RecipeException when the program's own presets cannot be read
   */
  public LabModel(Strings strings, EngineService engine) throws RecipeException {
    this.engine = engine;
    this.recipe = new RecipeModel(strings);
    this.run = new RunModel(strings, engine);
    this.curves = new CurvesModel(strings);
    this.weights = new WeightsModel(strings);
    this.result = new ResultModel(strings);
    recipe.recipe().subscribe(this::follow);
  }

  private void follow(Recipe next) {
    weights.preview(pruning(next));
    differs.set(shown != null && !next.equals(shown.recipe()));
    if (shown == null) {
      result.plan(next, recipe.base().get());
      prepare(next);
    }
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
    try {
      recipe.choose(preset);
    } catch (RecipeException e) {
      run.complain(String.valueOf(e.getMessage()));
    }
  }

  /** Runs the recipe as it is set now. */
  public void run() {
    if (run.isRunning() || !recipe.valid().get()) {
      return;
    }
    Recipe now = recipe.recipe().get();
    run.run(now);
    shown = run.session().orElse(null);
    differs.set(false);
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
      result.poll(session.monitor(), run.isRunning());
      if (!run.isRunning()) {
        curves.end();
      }
    }
    showWeights(session);
  }

  private void showWeights(@Nullable Session session) {
    if (session != null) {
      Optional<Weights> dense = session.monitor().weights("dense");
      if (dense.isPresent()) {
        weights.show(dense.get(), WeightsModel.Origin.DENSE);
        return;
      }
      Optional<Weights> initial = session.monitor().weights("initial");
      if (initial.isPresent()) {
        weights.show(initial.get(), WeightsModel.Origin.INITIAL);
        return;
      }
    }
    Recipe wanted = session == null ? recipe.recipe().get() : session.recipe();
    Optional<Initial> initial = engine.initial();
    if (initial.isPresent()
        && initial.get().architecture().equals(wanted.network())
        && initial.get().seed() == wanted.seed()) {
      weights.show(initial.get().weights(), WeightsModel.Origin.INITIAL);
    }
  }

  /** Whether the sliders say something else than the run that is shown. */
  public ReadOnlyBooleanProperty differs() {
    return differs.getReadOnlyProperty();
  }

  public RecipeModel recipe() {
    return recipe;
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

  public ResultModel result() {
    return result;
  }
}
