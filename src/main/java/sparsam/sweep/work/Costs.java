package sparsam.sweep.work;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import sparsam.data.Counts;
import sparsam.data.DataException;
import sparsam.data.Extent;
import sparsam.experiment.DataSource;
import sparsam.experiment.NetworkFactory;
import sparsam.nn.Architecture;
import sparsam.nn.Network;
import sparsam.nn.speed.Timed;
import sparsam.optim.Sgd;
import sparsam.optim.step.Step;
import sparsam.recipe.Plan;
import sparsam.recipe.Recipe;
import sparsam.sweep.Task;

/**
 * What trainings cost: gradients, counted, and seconds, for which a step of each network is timed
 * on this machine first.
 */
public final class Costs {
  /** For the just-in-time compiler. */
  private static final double WARM_UP_SECONDS = Timed.seconds(0.4);

  private static final double SECONDS = Timed.seconds(0.3);

  /** A forward pass is a third of a gradient. */
  private static final double FORWARD = 1 / 3.0;

  /** No more networks than this are timed; of the others the nearest is taken. */
  private static final int MOST_TIMED = 8;

  /** What a step depends on. */
  private record Shape(Architecture network, int batch) {
    static Shape of(Recipe recipe) {
      return new Shape(recipe.network(), recipe.batchSize());
    }
  }

  private final DataSource data;
  private final NetworkFactory networks;
  private final int most;
  private final Map<Shape, Double> seconds = new HashMap<>();

  /**
   * @param networks that compute with one thread
   */
  public Costs(DataSource data, NetworkFactory networks) {
    this(data, networks, MOST_TIMED);
  }

  private Costs(DataSource data, NetworkFactory networks, int most) {
    this.data = data;
    this.networks = networks;
    this.most = most;
  }

  /** What trainings cost beside each other, where nobody asks for seconds. */
  public static Costs untimed(DataSource data, NetworkFactory networks) {
    return new Costs(data, networks, 0);
  }

  /** Times a step of every network that trainings have, on the calling thread; takes seconds. */
  public void measure(List<Task> tasks) {
    for (Task task : tasks) {
      Shape shape = Shape.of(task.recipe());
      if (!seconds.containsKey(shape) && seconds.size() < most) {
        seconds.put(shape, time(shape));
      }
    }
  }

  private double time(Shape shape) {
    Random random = new Random(0);
    float[] inputs = new float[shape.batch() * shape.network().input().features()];
    for (int i = 0; i < inputs.length; i++) {
      inputs[i] = (float) random.nextGaussian();
    }
    int[] labels = random.ints(shape.batch(), 0, shape.network().input().classes()).toArray();
    try (Network network = networks.create(shape.network(), 0, shape.batch())) {
      Step step = new Step(network, Sgd.of(0.01), null, Set.of());
      run(step, inputs, labels, shape.batch(), WARM_UP_SECONDS);
      return run(step, inputs, labels, shape.batch(), SECONDS);
    }
  }

  /** Seconds a step. */
  private static double run(Step step, float[] inputs, int[] labels, int batch, double least) {
    long start = System.nanoTime();
    int steps = 0;
    double taken;
    do {
      step.apply(inputs, labels, batch);
      steps++;
      taken = (System.nanoTime() - start) / 1e9;
    } while (taken < least);
    return taken / steps;
  }

  /**
   * How many gradients a training computes, without those of the dense network that it takes over.
   *
   * @throws DataException with one sentence where its data are not there
   */
  public long gradients(Task task) throws DataException {
    int batches = batches(counts(task).train(), task);
    Plan.Training training = training(task);
    return training.optimizer().gradients(training.steps(batches), batches);
  }

  /**
   * About how long a training takes by itself, with its evaluations; in steps of its network where
   * none was timed.
   *
   * @throws DataException with one sentence where its data are not there
   */
  public double seconds(Task task) throws DataException {
    Counts counts = counts(task);
    int batches = batches(counts.train(), task);
    Plan.Training training = training(task);
    long steps = training.steps(batches);
    double epochs = Math.ceil((double) steps / batches);
    double evaluated =
        epochs * 2 * batches(counts.validation(), task)
            + batches(counts.validation(), task)
            + 2.0 * batches(counts.test(), task);
    double passes = Math.max(steps * FORWARD, (double) gradients(task)) + evaluated * FORWARD;
    return passes * seconds.getOrDefault(Shape.of(task.recipe()), usual());
  }

  private double usual() {
    return seconds.values().stream().mapToDouble(Double::doubleValue).average().orElse(1);
  }

  private static int batches(int images, Task task) {
    return Math.max(1, Math.ceilDiv(images, task.recipe().batchSize()));
  }

  private Counts counts(Task task) throws DataException {
    var choice = task.recipe().data().choice();
    Extent known = data.extent(choice).orElse(null);
    return known == null ? Extent.of(data.load(choice)).counts() : known.counts();
  }

  /** The last: the dense network, or the arm that starts from it. */
  private static Plan.Training training(Task task) {
    return new Plan(task.recipe()).trainings().getLast();
  }
}
