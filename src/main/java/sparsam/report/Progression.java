package sparsam.report;

import java.util.Optional;
import java.util.function.LongToDoubleFunction;
import sparsam.optim.Optimizer;
import sparsam.recipe.Recipe;
import sparsam.recipe.arm.Arm;
import sparsam.result.Track;

/** What a curve goes along: how far a training is, counted in one unit. */
public enum Progression {
  /** Passes over the training images. */
  EPOCH("curves.epoch", "curves.epoch"),
  /** Batches. */
  STEP("curves.step", "curves.step"),
  /** Gradient evaluations, of which SAM needs two a step: what a training costs. */
  GRADIENTS("curves.gradients", "curves.gradients.short");

  private final String key;
  private final String shortKey;

  Progression(String key, String shortKey) {
    this.key = key;
    this.shortKey = shortKey;
  }

  /** The key of its name in the bundle. */
  public String key() {
    return key;
  }

  /** The key of its name where there is little room. */
  public String shortKey() {
    return shortKey;
  }

  /** How far a training is after so many steps. */
  LongToDoubleFunction of(Track track, Recipe recipe) {
    return switch (this) {
      case EPOCH -> {
        double perStep = 1.0 / track.stepsPerEpoch();
        yield step -> step * perStep;
      }
      case STEP -> step -> step;
      case GRADIENTS -> {
        Optimizer optimizer = optimizer(track, recipe);
        yield step -> optimizer.gradients(step, track.stepsPerEpoch());
      }
    };
  }

  private static Optimizer optimizer(Track track, Recipe recipe) {
    return recipe.arms().stream()
        .filter(arm -> arm.name().equals(track.name()))
        .map(Arm::optimizer)
        .findFirst()
        .or(() -> Optional.ofNullable(recipe.dense()).map(Recipe.Dense::optimizer))
        .orElseThrow();
  }
}
