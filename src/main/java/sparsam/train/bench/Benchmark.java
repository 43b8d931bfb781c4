package sparsam.train.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import sparsam.data.Examples;
import sparsam.nn.Architecture.Family;
import sparsam.nn.Classifier;
import sparsam.nn.Engine;
import sparsam.nn.Input;
import sparsam.nn.Network;
import sparsam.nn.sparse.SparseNetwork;
import sparsam.optim.step.Step;
import sparsam.prune.Mask;
import sparsam.prune.Pruner;
import sparsam.prune.Pruning;
import sparsam.train.Evaluator;
import sparsam.train.bench.Task.Evaluating;
import sparsam.train.bench.Task.EvaluatingSparse;
import sparsam.train.bench.Task.Training;

/**
 * Times what our engines do, on random images, with the same {@link Step} and {@link Evaluator}
 * that train and evaluate in earnest. The steps of a network are timed in turn, with a mask beside
 * those without; so are evaluations, the dense one beside the sparse ones.
 */
public final class Benchmark implements Contestant {
  private final Engine engine;
  private final String name;
  private final List<Family> families;

  /**
   * @param name the engine's in every {@link Measurement}
   * @param families the networks that are timed, as {@link Task#network} has them
   */
  public Benchmark(Engine engine, String name, List<Family> families) {
    this.engine = engine;
    this.name = name;
    this.families = List.copyOf(families);
  }

  @Override
  public void run(Conditions conditions, Consumer<Measurement> found) {
    for (Family family : families) {
      Examples examples = randomExamples(Task.IMAGES, Task.network(family).input());
      train(family, conditions, examples, found);
      evaluate(family, conditions, examples, found);
    }
  }

  private void train(
      Family family, Conditions conditions, Examples examples, Consumer<Measurement> found) {
    List<Training> tasks = Task.trainings(family, conditions.batch());
    List<Network> networks = new ArrayList<>();
    try {
      List<Runnable> steps = new ArrayList<>();
      for (Training task : tasks) {
        Network network = create(family, conditions);
        networks.add(network);
        Mask mask = task.fraction() > 0 ? mask(task.fraction(), network) : null;
        Step step = new Step(network, task.method().optimizer(family), mask, Set.of());
        steps.add(() -> step.apply(examples.inputs(), examples.labels(), task.batch()));
      }
      Rounds.measure(name, tasks, steps, conditions, found);
    } finally {
      networks.forEach(Network::close);
    }
  }

  private void evaluate(
      Family family, Conditions conditions, Examples examples, Consumer<Measurement> found) {
    List<Task> tasks = new ArrayList<>();
    List<Runnable> evaluations = new ArrayList<>();
    List<SparseNetwork> pruned = new ArrayList<>();
    try (Network network = create(family, conditions)) {
      tasks.add(new Evaluating(family, examples.count()));
      evaluations.add(evaluation(network, examples));
      for (double fraction : Task.FRACTIONS) {
        SparseNetwork sparse = sparse(family, conditions, fraction);
        pruned.add(sparse);
        tasks.add(new EvaluatingSparse(family, examples.count(), fraction));
        evaluations.add(evaluation(sparse, examples));
      }
      Rounds.measure(name, tasks, evaluations, conditions, found);
    } finally {
      pruned.forEach(SparseNetwork::close);
    }
  }

  private SparseNetwork sparse(Family family, Conditions conditions, double fraction) {
    try (Network network = create(family, conditions)) {
      mask(fraction, network).apply(network.parameters());
      return Engine.sparse(network, conditions.threads());
    }
  }

  private static Runnable evaluation(Classifier classifier, Examples examples) {
    Evaluator evaluator = new Evaluator(classifier);
    return () -> evaluator.evaluate(examples);
  }

  private Network create(Family family, Conditions conditions) {
    return engine.create(Task.network(family), 0, conditions.batch(), conditions.threads());
  }

  private static Mask mask(double fraction, Network network) {
    return Pruner.mask(Pruning.byLayer(fraction), network.parameters(), 0);
  }

  private static Examples randomExamples(int count, Input input) {
    Random random = new Random(0);
    float[] inputs = new float[count * input.features()];
    for (int i = 0; i < inputs.length; i++) {
      inputs[i] = (float) random.nextGaussian();
    }
    return new Examples(inputs, random.ints(count, 0, input.classes()).toArray());
  }
}
