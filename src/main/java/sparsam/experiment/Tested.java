package sparsam.experiment;

import sparsam.data.DataSet;
import sparsam.nn.Architecture;
import sparsam.nn.Parameters;
import sparsam.nn.Parameters.Kind;
import sparsam.nn.Size;
import sparsam.recipe.Phase;
import sparsam.result.Result.Finished;
import sparsam.result.Weights;
import sparsam.train.Evaluation;
import sparsam.train.Evaluator;

/**
 * A network as it was found by its test.
 *
 * @param result its row
 * @param answers what it said to the test images
 */
record Tested(Finished result, Evaluation answers) {
  /**
   * Asks a network about all validation and test images.
   *
   * @param architecture the network's
   * @param parameters the network's
   * @param evaluator asks that network
   * @param gradients how many its training took
   * @param seconds how long its training took
   */
  static Tested of(
      Architecture architecture,
      Parameters parameters,
      Evaluator evaluator,
      DataSet data,
      String name,
      Phase phase,
      long gradients,
      double seconds) {
    Evaluation validation = evaluator.evaluate(data.validation());
    Evaluation test = evaluator.evaluate(data.test());
    Weights weights = Weights.of(parameters);
    return new Tested(
        new Finished(
                name,
                phase,
                test.correct(),
                test.count(),
                test.loss(),
                validation.accuracy(),
                validation.loss(),
                (double) weights.zeros(Kind.WEIGHT) / weights.count(Kind.WEIGHT),
                (int) weights.zeros(Kind.SCALE),
                gradients,
                seconds)
            .withSize(Size.of(architecture, parameters)),
        test);
  }
}
