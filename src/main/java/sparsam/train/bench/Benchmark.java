package sparsam.train.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import sparsam.data.Examples;
import sparsam.nn.Architecture.Family;
import sparsam.nn.Classifier;
import sparsam.nn.Engine;
import sparsam.nn.Input;
import sparsam.nn.Network;
import sparsam.nn.sparse.AdaptiveNetwork;
import sparsam.nn.speed.Speeds;
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
 * those without; so are evaluations, the dense one beside the pruned ones.
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
    List<Classifier> made = new ArrayList<>();
    try (Network network = create(family, conditions)) {
      tasks.add(new Evaluating(family, examples.count()));
      evaluations.add(evaluation(network, examples));
      for (double fraction : Task.FRACTIONS) {
        Network pruned = create(family, conditions);
        made.addFirst(pruned);
        mask(fraction, pruned).apply(pruned.parameters());
        Classifier adaptive = Engine.adaptive(pruned, conditions.threads());
        made.addFirst(adaptive);
        tasks.add(new EvaluatingSparse(family, examples.count(), fraction));
        evaluations.add(evaluation(adaptive, examples));
      }
      Rounds.measure(name, tasks, evaluations, conditions, found);
    } finally {
      made.forEach(Classifier::close);
    }
  }

  /**
   * What skipping zeros gains in each layer of a network, by the part of its weights that is
   * pruned, every layer alike.
   */
  public SortedMap<Double, Speeds> layers(Family family, Conditions conditions) {
    SortedMap<Double, Speeds> speeds = new TreeMap<>();
    for (double fraction : Task.FRACTIONS) {
      try (Network pruned = create(family, conditions)) {
        mask(fraction, pruned).apply(pruned.parameters());
        try (AdaptiveNetwork adaptive = Engine.adaptive(pruned, conditions.threads())) {
          speeds.put(fraction, adaptive.speeds());
        }
      }
    }
    return speeds;
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
