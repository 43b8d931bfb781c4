package sparsam.ui.lab.prune;

import java.util.List;
import org.jspecify.annotations.Nullable;
import sparsam.experiment.EvaluationTimes;
import sparsam.result.PruningEffect;

/**
 * What is known by now. What is null is not known yet, or could not be found out.
 *
 * @param question the one that {@code effect} answers
 * @param dense without pruning
 * @param cliff accuracy against fraction, as far as it is known, in the fractions' order
 * @param beside the curve of the other way to choose weights by their size
 * @param times of the network pruned as in the question
 * @param problem why there is no answer, in one sentence; empty where there is no problem
 */
record Findings(
    Question question,
    @Nullable PruningEffect effect,
    @Nullable PruningEffect dense,
    List<Cliff.Point> cliff,
    List<Cliff.Point> beside,
    @Nullable EvaluationTimes times,
    String problem) {
  Findings {
    cliff = List.copyOf(cliff);
    beside = List.copyOf(beside);
  }

  /** Why there is no answer; empty where the weights are not the network's. */
  static Findings none(Question question, String problem) {
    return new Findings(question, null, null, List.of(), List.of(), null, problem);
  }
}
