package sparsam.ui.lab.weights;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import sparsam.nn.Architecture.Family;
import sparsam.nn.Parameters.Kind;
import sparsam.optim.Sgd;
import sparsam.prune.Pruning;
import sparsam.recipe.Phase;
import sparsam.recipe.Recipe;
import sparsam.recipe.Recipe.Data;
import sparsam.recipe.Recipe.Dense;
import sparsam.recipe.arm.Arm;
import sparsam.recipe.arm.Budget;
import sparsam.recipe.arm.Start;
import sparsam.result.Distribution;
import sparsam.result.Snapshot;
import sparsam.result.Weights;
import sparsam.result.Weights.Tensor;

/** A run's weights, made up moment by moment. */
final class Moments implements Kept {
  static final Pruning PRUNING = Pruning.byLayer(0.5);
  private static final int DENSE_EPOCHS = 2;
  private static final int ARM_EPOCHS = 3;

  private final List<Snapshot> snapshots = new ArrayList<>();
  private final Map<String, Weights> weights = new HashMap<>();

  /** Two dense epochs; SGD and SAM from the pruned network, three epochs each; one from scratch. */
  static Recipe recipe() {
    return recipe(
        new Dense(Sgd.of(0.1), DENSE_EPOCHS),
        PRUNING,
        List.of(arm("SGD", Start.PRUNED), arm("SAM", Start.PRUNED), arm("scratch", Start.INITIAL)));
  }

  static Recipe recipe(@Nullable Dense dense, @Nullable Pruning prune, List<Arm> arms) {
    return new Recipe(
        "made up",
        "",
        new Data("mnist-10k", 0),
        Family.CLASSIFIER.standard(),
        0,
        64,
        true,
        dense,
        prune,
        arms);
  }

  static Arm arm(String name, Start start) {
    return new Arm(
        name, start, null, Sgd.of(0.1), new Budget.Epochs(ARM_EPOCHS), true, java.util.Set.of());
  }

  static Weights weights(long seed, double spread, double zeros) {
    Random random = new Random(seed);
    List<Tensor> tensors = new ArrayList<>();
    for (String name : List.of("conv1.weight", "fc.weight")) {
      float[] values = new float[name.startsWith("fc") ? 9000 : 400];
      for (int i = 0; i < values.length; i++) {
        float value = (float) (spread * random.nextGaussian());
        values[i] = Math.abs(value) < zeros * spread ? 0 : value;
      }
      tensors.add(new Tensor(name, List.of(values.length, 1), Kind.WEIGHT, values));
    }
    return new Weights(tensors);
  }

  Moments add(String name, Phase phase, int epoch, Weights of) {
    List<Distribution> layers = Shown.distributions(of);
    snapshots.add(new Snapshot(name, phase, epoch, layers));
    return this;
  }

  Moments add(String name, Phase phase, int epoch) {
    double zeros = phase == Phase.DENSE || name.equals("scratch") ? 0 : 0.67;
    return add(
        name, phase, epoch, weights(name.hashCode() + (long) epoch, 0.03 + 0.004 * epoch, zeros));
  }

  Moments dense() {
    for (int epoch = 0; epoch <= DENSE_EPOCHS; epoch++) {
      add("dense", Phase.DENSE, epoch);
    }
    return this;
  }

  Moments denseWeights() {
    weights.put("dense", weights("dense".hashCode() + (long) DENSE_EPOCHS, 0.038, 0));
    return this;
  }

  Moments pruned() {
    return add("pruned", Phase.PRUNED, 0);
  }

  Moments arm(String name) {
    for (int epoch = 0; epoch <= ARM_EPOCHS; epoch++) {
      add(name, Phase.ARM, epoch);
    }
    return this;
  }

  /** All of it. */
  static Moments whole() {
    return new Moments().dense().denseWeights().pruned().arm("SGD").arm("SAM").arm("scratch");
  }

  @Override
  public List<Snapshot> snapshots() {
    return List.copyOf(snapshots);
  }

  @Override
  public Optional<String> training() {
    return Optional.empty();
  }

  @Override
  public Optional<Weights> weights(String name) {
    return Optional.ofNullable(weights.get(name));
  }

  @Override
  public OptionalInt epochs(String name) {
    return OptionalInt.of(name.equals("dense") ? DENSE_EPOCHS : ARM_EPOCHS);
  }
}
