package sparsam.optim;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;
import sparsam.nn.Network;
import sparsam.nn.Network.Statistics;
import sparsam.nn.Parameters;
import sparsam.nn.Parameters.Slice;
import sparsam.optim.Optimizer.Asam;
import sparsam.optim.Optimizer.BatchNormOnly;
import sparsam.optim.Optimizer.Climbing;
import sparsam.optim.Optimizer.Sam;
import sparsam.optim.Optimizer.Sgd;
import sparsam.optim.Optimizer.Usam;
import sparsam.prune.Mask;

/**
 * One step of training on one batch, over the flat vectors of a network.
 *
 * <p>With a mask pruned weights are zero from the start and every gradient is multiplied by it
 * before anything else uses it: so ε is zero on them, and neither momentum nor weight decay has
 * anything to revive one with. SAM's running statistics of BatchNorm move in the first pass only,
 * and w is restored from a copy, not by subtracting ε.
 */
public final class Step {
  /**
   * Keeps ρ/‖g‖ finite where the gradient vanishes; the value of the public SAM implementations.
   */
  private static final double TINY = 1e-12;

  private final Network network;

  /** 1 for what is trained, 0 for what is pruned; bytes, to load less. Null trains everything. */
  private final byte @Nullable [] keep;

  private final Set<Fault> faults;
  private final float[] w;
  private final float[] g;
  private final int n;
  private final List<Slice> trainable;
  private final float[] saved;
  private final float[] momentum;
  private final Norm norm;
  private Optimizer optimizer;

  /**
   * @param mask whose pruned weights are set to zero; null trains every weight
   * @throws IllegalArgumentException for a mask of another network
   */
  public Step(Network network, Optimizer optimizer, @Nullable Mask mask, Set<Fault> faults) {
    this.network = network;
    this.optimizer = optimizer;
    this.faults = Set.copyOf(faults);
    Parameters parameters = network.parameters();
    this.w = parameters.values();
    this.g = network.gradient();
    this.n = parameters.trainable();
    this.trainable = parameters.slices().stream().filter(Slice::trainable).toList();
    this.norm = new Norm(network.parts());
    this.keep = mask == null ? null : bytes(mask.keep());
    if (mask != null) {
      mask.apply(parameters);
    }
    this.saved = optimizer.gradientsPerStep() == 2 ? new float[n] : new float[0];
    this.momentum = optimizer.base().momentum() > 0 ? new float[n] : new float[0];
  }

  public Optimizer optimizer() {
    return optimizer;
  }

  /** Says which step of a training comes next, so that dropout draws what belongs to it. */
  public void begin(long number) {
    network.draw(number);
  }

  /**
   * The momentum buffer, live, as long as the trainable part; empty where the optimiser has no
   * momentum.
   */
  public float[] momentum() {
    return momentum;
  }

  /**
   * Goes on with other numbers: a new learning rate or ρ.
   *
   * @throws IllegalArgumentException for another kind of optimiser, or where momentum appears or
   *     disappears
   */
  public void change(Optimizer other) {
    if (other.getClass() != optimizer.getClass()
        || (other.base().momentum() > 0) != (optimizer.base().momentum() > 0)) {
      throw new IllegalArgumentException(
          "%s cannot become %s while it runs".formatted(optimizer, other));
    }
    optimizer = other;
  }

  /**
   * Trains on one batch.
   *
   * @param inputs [count, 784]
   * @param labels 0–9, at least count of them
   */
  public StepReport apply(float[] inputs, int[] labels, int count) {
    return apply(inputs, labels, count, (_, _, _) -> {});
  }

  /**
   * The same, with a halt on top of the climb.
   *
   * @param halfway called between the halves of a step that climbs, while the network stands at w +
   *     ε
   */
  public StepReport apply(float[] inputs, int[] labels, int count, Halfway halfway) {
    return switch (optimizer) {
      case BatchNormOnly _ -> {
        double loss = network.recalibrate(inputs, labels, count);
        yield new StepReport(loss, loss, 0, 0);
      }
      case Sgd sgd -> {
        double loss = network.computeGradient(inputs, labels, count, Statistics.UPDATE);
        double gradientNorm = maskedNorm();
        if (moves()) {
          descend(sgd, w);
        }
        yield new StepReport(loss, loss, gradientNorm, 0);
      }
      case Sam sam ->
          perturbed(
              sam.base(),
              inputs,
              labels,
              count,
              norm -> climb((float) perUnit(sam, norm), sam.rho() * norm / (norm + TINY)),
              norm -> perUnit(sam, norm),
              halfway);
      case Usam usam ->
          perturbed(
              usam.base(),
              inputs,
              labels,
              count,
              gradientNorm -> climb((float) usam.rho(), usam.rho() * gradientNorm),
              _ -> usam.rho(),
              halfway);
      case Asam asam ->
          perturbed(
              asam.base(),
              inputs,
              labels,
              count,
              _ -> climbAdaptively(asam),
              norm -> perUnit(asam, norm),
              halfway);
    };
  }

  /** Is told of the climb of a step, on the training's thread; the step goes on when it returns. */
  @FunctionalInterface
  public interface Halfway {
    /**
     * @param loss L(w)
     * @param gradientNorm ‖g‖ at w
     * @param epsilonNorm ‖ε‖
     */
    void climbed(double loss, double gradientNorm, double epsilonNorm);
  }

  /** Moves w to w + ε, keeping w in {@link #saved}; returns ‖ε‖. */
  private interface Climb {
    double from(double gradientNorm);
  }

  private StepReport perturbed(
      Sgd base,
      float[] inputs,
      int[] labels,
      int count,
      Climb climb,
      DoubleUnaryOperator again,
      Halfway halfway) {
    double loss = network.computeGradient(inputs, labels, count, Statistics.UPDATE);
    double gradientNorm = maskedNorm();
    double epsilon = moves() ? climb.from(gradientNorm) : 0;
    halfway.climbed(loss, gradientNorm, epsilon);
    double perturbedLoss = network.computeGradient(inputs, labels, count, Statistics.KEEP);
    if (moves()) {
      if (faults.contains(Fault.RECOMPUTED_EPSILON)) {
        undoWithSecondGradient(again);
        descend(base, w);
      } else {
        descend(base, saved);
      }
    }
    return new StepReport(loss, perturbedLoss, gradientNorm, epsilon);
  }

  private byte[] bytes(float[] mask) {
    if (mask.length != n) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "a mask of %d parameters does not fit a network that has %d",
              mask.length,
              n));
    }
    byte[] bytes = new byte[n];
    for (int i = 0; i < n; i++) {
      bytes[i] = (byte) mask[i];
    }
    return bytes;
  }

  private boolean moves() {
    return !faults.contains(Fault.FOREIGN_PARAMETERS);
  }

  /** What a gradient of a norm is multiplied by, so that it is as long as ρ. */
  private static double perUnit(Climbing climbing, double norm) {
    return climbing.rho() / (norm + TINY);
  }

  /**
   * @param scale what the gradient is multiplied by
   * @param epsilonNorm ‖ε‖
   */
  private double climb(float scale, double epsilonNorm) {
    network.divide(
        n,
        (_, from, to) -> {
          for (int i = from; i < to; i++) {
            saved[i] = w[i];
            w[i] += scale * g[i];
          }
        });
    return epsilonNorm;
  }

  private double climbAdaptively(Asam asam) {
    float eta = (float) asam.eta();
    float[] scaled = saved;
    double scaledNorm =
        measureSlices(
            scaled,
            (adaptive, from, to) -> {
              for (int i = from; i < to; i++) {
                scaled[i] = adaptive ? (Math.abs(w[i]) + eta) * g[i] : g[i];
              }
            });
    float scale = (float) (asam.rho() / (scaledNorm + TINY));
    float[] epsilon = g; // is computed anew at w + ε
    return measureSlices(
        epsilon,
        (adaptive, from, to) -> {
          for (int i = from; i < to; i++) {
            float t = adaptive ? Math.abs(w[i]) + eta : 1;
            epsilon[i] = scale * t * t * g[i];
            saved[i] = w[i];
            w[i] += epsilon[i];
          }
        });
  }

  /** What ASAM does with the part of a tensor from an index to below another. */
  @FunctionalInterface
  private interface SliceWork {
    void on(boolean adaptive, int from, int to);
  }

  /** Does the work on every tensor; returns the norm of the vector that it leaves. */
  private double measureSlices(float[] vector, SliceWork work) {
    network.divide(
        n,
        (part, from, to) -> {
          for (Slice slice : trainable) {
            work.on(
                slice.name().endsWith(".weight"),
                Math.max(from, slice.offset()),
                Math.min(to, slice.end()));
          }
          norm.measure(part, vector, from, to);
        });
    return norm.total();
  }

  /**
   * The notebook's second step: ε anew from the second gradient, so that w does not come back to
   * where it was.
   */
  private void undoWithSecondGradient(DoubleUnaryOperator again) {
    float scale = (float) again.applyAsDouble(maskedNorm());
    for (int i = 0; i < n; i++) {
      w[i] -= scale * g[i];
    }
  }

  private double maskedNorm() {
    network.divide(
        n,
        (part, from, to) -> {
          maskGradient(from, to);
          norm.measure(part, g, from, to);
        });
    return norm.total();
  }

  private void maskGradient(int from, int to) {
    if (keep != null) {
      for (int i = from; i < to; i++) {
        g[i] *= keep[i];
      }
    }
  }

  /**
   * One SGD update of w, starting from {@code start} (w itself, or the copy that SAM saved). The
   * gradient becomes the direction that w moves against.
   */
  private void descend(Sgd sgd, float[] start) {
    network.divide(n, (_, from, to) -> descend(sgd, start, from, to));
  }

  private void descend(Sgd sgd, float[] start, int from, int to) {
    if (optimizer.gradientsPerStep() == 2) {
      maskGradient(from, to);
    }
    float decay = (float) sgd.weightDecay();
    if (decay > 0) {
      for (int i = from; i < to; i++) {
        g[i] += decay * start[i];
      }
    }
    float mu = (float) sgd.momentum();
    if (mu > 0) {
      boolean nesterov = sgd.nesterov();
      for (int i = from; i < to; i++) {
        momentum[i] = mu * momentum[i] + g[i];
        g[i] = nesterov ? g[i] + mu * momentum[i] : momentum[i];
      }
    }
    float lr = (float) sgd.lr();
    for (int i = from; i < to; i++) {
      w[i] = start[i] - lr * g[i];
    }
  }
}
