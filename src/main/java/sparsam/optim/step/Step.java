package sparsam.optim.step;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import sparsam.nn.Network;
import sparsam.nn.Network.Statistics;
import sparsam.nn.Parameters.Slice;
import sparsam.optim.AdamW;
import sparsam.optim.Asam;
import sparsam.optim.Base;
import sparsam.optim.BatchNormOnly;
import sparsam.optim.Climbing;
import sparsam.optim.Cram;
import sparsam.optim.Fault;
import sparsam.optim.FriendlySam;
import sparsam.optim.Gsam;
import sparsam.optim.LookSam;
import sparsam.optim.MSam;
import sparsam.optim.Optimizer;
import sparsam.optim.Pace;
import sparsam.optim.RandomSam;
import sparsam.optim.Sam;
import sparsam.optim.SamOn;
import sparsam.optim.Sgd;
import sparsam.optim.Usam;
import sparsam.prune.Mask;

/**
 * One step of training on one batch, over the flat vectors of a network.
 *
 * <p>With a mask pruned weights are zero from the start and every gradient is multiplied by it
 * before anything else uses it: so ε is zero on them, and neither momentum nor weight decay has
 * anything to revive one with. Running statistics of BatchNorm move in the first pass only, and w
 * is restored from a copy, not by subtracting ε.
 */
public final class Step {
  /**
   * Odd, and far from any pattern of small numbers: seeds of neighbouring steps have it between.
   */
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private final Network network;
  private final Set<Fault> faults;
  private final Pace pace;
  private final Flat flat;
  private final Map<String, float[]> kept = new LinkedHashMap<>();
  private final float[] saved;
  private final float[] second;
  private final float[] third;
  private final Descent descent;
  private final Groups groups;
  private final Magnitudes magnitudes = new Magnitudes();
  private Optimizer optimizer;
  private Consumer<float[]> witness = _ -> {};
  private long made;

  /** Steps that are all alike. */
  public Step(Network network, Optimizer optimizer, @Nullable Mask mask, Set<Fault> faults) {
    this(network, optimizer, mask, faults, Pace.EVEN);
  }

  /**
   * @param mask whose pruned weights are set to zero; null trains every weight
   * @throws IllegalArgumentException for a mask of another network
   */
  public Step(
      Network network, Optimizer optimizer, @Nullable Mask mask, Set<Fault> faults, Pace pace) {
    this.network = network;
    this.optimizer = optimizer;
    this.faults = Set.copyOf(faults);
    this.pace = pace;
    this.flat = new Flat(network, mask);
    Vectors vectors = Vectors.of(optimizer);
    vectors.kept().forEach(name -> kept.put(name, new float[flat.n]));
    this.saved = new float[vectors.passing() > 0 ? flat.n : 0];
    this.second = new float[vectors.passing() > 1 ? flat.n : 0];
    this.third = new float[vectors.passing() > 2 ? flat.n : 0];
    this.descent =
        switch (optimizer.base()) {
          case Sgd _ -> new SgdDescent(flat, kept.getOrDefault(Vectors.MOMENTUM, new float[0]));
          case AdamW _ ->
              new AdamWDescent(flat, idle(network), kept(Vectors.MEAN), kept(Vectors.SQUARE));
        };
    this.groups = new Groups(network, flat, saved, second);
  }

  private static List<Slice> idle(Network network) {
    List<String> names = network.architecture().blueprint().idleBiases();
    return network.parameters().slices().stream()
        .filter(slice -> names.contains(slice.name()))
        .toList();
  }

  private float[] kept(String name) {
    return Objects.requireNonNull(kept.get(name));
  }

  public Optimizer optimizer() {
    return optimizer;
  }

  /**
   * What goes on from step to step, live, each as long as the trainable part: momentum, moments,
   * kept directions, by the names of {@link Vectors#kept}.
   */
  public Map<String, float[]> kept() {
    return Collections.unmodifiableMap(kept);
  }

  /** Says which step of a training comes next, so that dropout draws what belongs to it. */
  public void begin(long number) {
    network.draw(number);
  }

  /** How many steps its schedules count as made. */
  public long made() {
    return made;
  }

  /** Goes on where a training was after so many steps; what was kept is set besides. */
  public void goOn(long steps) {
    made = steps;
  }

  /**
   * Goes on under another mask: its pruned weights are zero, and so is what is kept of them, so
   * that nothing moves them, nor, once one comes back, pushes it.
   */
  public void mask(Mask mask) {
    flat.mask(mask);
    kept.values().forEach(mask::apply);
  }

  /**
   * @param told of every step's gradient at w before the mask is over it; of m-SAM nothing
   */
  public void onGradient(Consumer<float[]> told) {
    witness = told;
  }

  /**
   * Goes on with other numbers: a new learning rate or ρ.
   *
   * @throws IllegalArgumentException for another kind of optimiser or base, or where momentum
   *     appears or disappears
   */
  public void change(Optimizer other) {
    if (other.getClass() != optimizer.getClass()
        || other.base().getClass() != optimizer.base().getClass()
        || !Vectors.of(other).equals(Vectors.of(optimizer))) {
      throw new IllegalArgumentException(
          "%s cannot become %s while it runs".formatted(optimizer, other));
    }
    optimizer = other;
  }

  /**
   * Trains on one batch.
   *
   * @param inputs [images, 784], of at least count images
   * @param labels [images], 0–9
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
    double lr = optimizer.base().lr() * pace.factor(made);
    StepReport report =
        switch (optimizer) {
          case BatchNormOnly _ -> {
            double loss = network.recalibrate(inputs, labels, count);
            yield new StepReport(loss, loss, 0, 0, 0, 0, List.of());
          }
          case Base base -> plain(base, null, lr, inputs, labels, count);
          case Climbing climbing -> {
            long late = made - climbing.radius().first(pace.stepsPerEpoch());
            if (late < 0) {
              yield plain(climbing.base(), null, lr, inputs, labels, count);
            }
            if (climbing instanceof LookSam look && !look.climbs(late)) {
              yield plain(look.base(), look, lr, inputs, labels, count);
            }
            yield climbing(climbing, late, lr, inputs, labels, count, halfway);
          }
        };
    made++;
    return report;
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

  /** Whether the optimiser holds this network's parameters. */
  private boolean moves() {
    return !faults.contains(Fault.FOREIGN_PARAMETERS);
  }

  /**
   * A step that does not climb.
   *
   * @param look whose kept direction is used again; null for none
   */
  private StepReport plain(
      Base base, @Nullable LookSam look, double lr, float[] inputs, int[] labels, int count) {
    double loss = network.computeGradient(inputs, labels, count, Statistics.UPDATE);
    witness.accept(flat.g);
    double norm = flat.maskedNorm();
    List<Part> parts = List.of();
    if (look != null) {
      long age = (made - look.radius().first(pace.stepsPerEpoch())) % look.k();
      parts = Look.reuse(flat, kept(Vectors.LOOK), look.alpha(), norm, age);
    }
    if (moves()) {
      descent.along(base, lr, made, flat.w, false);
    }
    return new StepReport(loss, loss, norm, 0, 1, lr, parts);
  }

  private StepReport climbing(
      Climbing climbing,
      long late,
      double lr,
      float[] inputs,
      int[] labels,
      int count,
      Halfway halfway) {
    double rho = climbing.rho();
    if (climbing.radius().followsLr()) {
      rho *= pace.factor(made);
    }
    if (climbing instanceof MSam grouped) {
      Straight climb = new Straight(flat, saved, rho, true);
      StepReport report =
          groups.apply(inputs, labels, count, (int) grouped.m(), climb, moves(), lr, halfway);
      if (moves()) {
        descent.along(grouped.base(), lr, made, flat.w, false);
      }
      return report;
    }
    Ascent ascent = ascent(climbing, rho, late);
    double loss = network.computeGradient(inputs, labels, count, Statistics.UPDATE);
    witness.accept(flat.g);
    double norm = flat.maskedNorm();
    double epsilon = moves() ? ascent.climb(norm) : 0;
    halfway.climbed(loss, norm, epsilon);
    double perturbedLoss = network.computeGradient(inputs, labels, count, Statistics.KEEP);
    if (moves()) {
      boolean unmasked = !ascent.turn();
      if (faults.contains(Fault.RECOMPUTED_EPSILON)) {
        undoWithSecondGradient(ascent);
        descent.along(climbing.base(), lr, made, flat.w, unmasked);
      } else {
        descent.along(climbing.base(), lr, made, saved, unmasked);
      }
    }
    return new StepReport(loss, perturbedLoss, norm, epsilon, 2, lr, ascent.parts());
  }

  private Ascent ascent(Climbing climbing, double rho, long late) {
    Straight straight = new Straight(flat, saved, rho, !(climbing instanceof Usam));
    return switch (climbing) {
      case Sam _, Usam _, MSam _ -> straight;
      case Asam asam -> new Adaptive(flat, saved, rho, asam.eta());
      case SamOn _ -> new OnNormLayers(flat, saved, rho);
      case Gsam gsam -> new Gap(flat, straight, second, gsam.alpha());
      case LookSam _ -> new Look(flat, straight, kept(Vectors.LOOK));
      case FriendlySam friendly ->
          new Friendly(flat, saved, kept(Vectors.FRIENDLY), friendly, rho, late == 0);
      case Cram cram -> new Compressed(flat, saved, second, third, cram, rho, magnitudes);
      case RandomSam _ -> new AtRandom(flat, saved, rho, pace.seed() + made * GOLDEN);
    };
  }

  /**
   * The notebook's second step: ε anew from the second gradient, so that w does not come back to
   * where it was.
   */
  private void undoWithSecondGradient(Ascent ascent) {
    float scale = (float) ascent.again(flat.maskedNorm());
    for (int i = 0; i < flat.n; i++) {
      flat.w[i] -= scale * flat.g[i];
    }
  }
}
