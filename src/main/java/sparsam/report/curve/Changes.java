package sparsam.report.curve;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sparsam.optim.Optimizer;
import sparsam.recipe.Dials;
import sparsam.recipe.Recipe;
import sparsam.recipe.arm.Arm;
import sparsam.result.Adjustment;
import sparsam.text.Strings;

/**
 * What was changed by hand while a run trained, in words.
 *
 * @param recipe of the run; null for none
 * @param adjustments all of them in their order
 */
public record Changes(Strings strings, @Nullable Recipe recipe, List<Adjustment> adjustments) {
  public Changes {
    adjustments = List.copyOf(adjustments);
  }

  /** The numbers after a change, those that changed first counting from the recipe's. */
  public String of(Adjustment adjustment) {
    Optimizer before = optimizer(adjustment);
    for (Adjustment earlier : adjustments) {
      if (earlier.equals(adjustment)) {
        break;
      }
      if (earlier.name().equals(adjustment.name())) {
        before = earlier.optimizer();
      }
    }
    List<String> words = new ArrayList<>();
    Optimizer after = adjustment.optimizer();
    if (!Dials.rho(before).equals(Dials.rho(after))) {
      words.add(strings.get("curves.rho", strings.number(Dials.rho(after).orElse(0))));
    }
    if (!Dials.rate(before).equals(Dials.rate(after))) {
      words.add(strings.get("curves.lr", strings.number(Dials.rate(after).orElse(0))));
    }
    return String.join(", ", words);
  }

  private Optimizer optimizer(Adjustment adjustment) {
    return Optional.ofNullable(recipe).stream()
        .flatMap(known -> known.arms().stream())
        .filter(arm -> arm.name().equals(adjustment.name()))
        .map(Arm::optimizer)
        .findFirst()
        .or(
            () ->
                Optional.ofNullable(recipe)
                    .flatMap(known -> Optional.ofNullable(known.dense()))
                    .map(Recipe.Dense::optimizer))
        .orElse(adjustment.optimizer());
  }
}
