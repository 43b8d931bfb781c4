package sparsam.result;

import java.util.ArrayList;
import java.util.List;
import sparsam.recipe.Phase;

/**
 * The measurements of one training: the dense phase or an arm. One thread writes, any thread reads.
 */
public final class Track {
  /** Columns of {@link #steps()}. */
  public static final int LOSS = 0;

  /** The loss at w + ε; the loss itself for optimisers without ε. */
  public static final int PERTURBED_LOSS = 1;

  public static final int GRADIENT_NORM = 2;
  public static final int EPSILON_NORM = 3;

  /** What is recorded of a step, by name. */
  public static final List<String> COLUMNS =
      List.of("loss", "perturbedLoss", "gradientNorm", "epsilonNorm");

  private final String name;
  private final Phase phase;
  private final long plannedSteps;
  private final int stepsPerEpoch;
  private final Series steps = new Series(COLUMNS);
  private final List<EpochRow> epochs = new ArrayList<>();
  private final List<FlatnessRow> flatness = new ArrayList<>();

  public Track(String name, Phase phase, long plannedSteps, int stepsPerEpoch) {
    this.name = name;
    this.phase = phase;
    this.plannedSteps = plannedSteps;
    this.stepsPerEpoch = stepsPerEpoch;
  }

  /** {@code dense}, or the arm's name. */
  public String name() {
    return name;
  }

  public Phase phase() {
    return phase;
  }

  /** Epochs it will have; the last one may be cut short by a budget of gradients. */
  public int plannedEpochs() {
    return Math.toIntExact(Math.ceilDiv(plannedSteps, (long) stepsPerEpoch));
  }

  public long plannedSteps() {
    return plannedSteps;
  }

  public int stepsPerEpoch() {
    return stepsPerEpoch;
  }

  /** A row a step: {@link #LOSS} and the other columns. */
  public Series steps() {
    return steps;
  }

  /** A row a finished epoch, as it is now. */
  public List<EpochRow> epochs() {
    synchronized (epochs) {
      return List.copyOf(epochs);
    }
  }

  public void add(EpochRow row) {
    synchronized (epochs) {
      epochs.add(row);
    }
  }

  /** How flat its places were, in their order, as far as somebody looked. */
  public List<FlatnessRow> flatness() {
    synchronized (flatness) {
      return List.copyOf(flatness);
    }
  }

  public void add(FlatnessRow row) {
    synchronized (flatness) {
      flatness.add(row);
    }
  }
}
