package sparsam.ui.lab.run;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sparsam.recipe.Recipe;
import sparsam.ui.lab.run.EngineService.Unready;

/** The weights that a plan starts from: asked for as soon as its start is another, seen once. */
public final class Preparation {
  private static final int FIRST_PICTURE = 2;

  private final EngineService engine;
  private @Nullable Recipe asked;
  private @Nullable StartWeights seen;
  private @Nullable Unready told;

  /** Looks so far; the engine begins after the first picture, for which it would take the cores. */
  private int looks;

  public Preparation(EngineService engine) {
    this.engine = engine;
  }

  /** Asks for what a plan starts from, unless that was asked for last. */
  public void of(Recipe plan) {
    if (asked == null || !StartWeights.same(asked, plan)) {
      asked = plan;
      if (looks >= FIRST_PICTURE) {
        engine.prepare(plan);
      }
    }
  }

  /** What was seen is to be seen again. */
  public void show() {
    seen = null;
  }

  /** A new plan begins: the next one is asked for even where its start is the same. */
  public void begin() {
    seen = null;
    asked = null;
  }

  /**
   * What the engine has made ready since the last look; called once a pulse.
   *
   * @param recipe that it has to fit
   */
  public Optional<StartWeights> look(Recipe recipe) {
    if (++looks == FIRST_PICTURE && asked != null) {
      engine.prepare(asked);
    }
    Optional<StartWeights> now =
        engine.ready().filter(ready -> ready.fits(recipe) && !ready.equals(seen));
    now.ifPresent(ready -> seen = ready);
    return now;
  }

  /** Whether two recipes start from the same weights, which are not there yet. */
  public boolean isFor(Recipe one, Recipe other) {
    return StartWeights.same(one, other)
        && engine.ready().filter(ready -> ready.fits(one)).isEmpty();
  }

  /** Whether a recipe's weights are there and no training has seen them. */
  public boolean isUntrained(Recipe recipe) {
    return engine.ready().filter(ready -> ready.fits(recipe) && ready.dense() == null).isPresent();
  }

  /**
   * Why what was asked for cannot be had, told once.
   *
   * @param recipe that it would have to fit
   */
  public Optional<String> trouble(Recipe recipe) {
    Optional<Unready> now =
        engine
            .unready()
            .filter(failed -> StartWeights.same(failed.recipe(), recipe) && !failed.equals(told));
    now.ifPresent(failed -> told = failed);
    return now.map(Unready::sentence);
  }
}
