package sparsam.nn.sparse;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.BooleanSupplier;
import sparsam.nn.Classifier;
import sparsam.nn.Cost;
import sparsam.nn.Network;
import sparsam.nn.layer.Step;
import sparsam.nn.speed.LayerSpeed;
import sparsam.nn.speed.Speeds;
import sparsam.nn.speed.Speeds.Form;

/**
 * A pruned network that skips zeros in those layers in which that measured faster on this machine,
 * and nowhere where the network as it is measured faster as a whole.
 *
 * <p>Measured once, when it is made, on random images, as many at once as it is asked about later,
 * or fewer where the network is slow; the forms take turns, so that a machine that becomes busier
 * becomes so for all of them. Beside an engine that does not tell its steps apart, layer by layer
 * the form that multiplies with all weights stands for it.
 */
public final class AdaptiveNetwork implements Classifier {
  /** Rounds before the clock counts: what is new to the compiler is slow. */
  private static final int WARM_UP = 1;

  /**
   * Of each form the fastest round counts: what else the machine does only adds. So many at least,
   */
  private static final int ROUNDS = 3;

  /** so many at most, */
  private static final int MOST = 25;

  /** and between the two until all of them took so many seconds. */
  private static final double LONG = 0.5;

  /** Images are as many as the network takes about so many seconds for. */
  private static final double ENOUGH = 0.1;

  /** What is saved must be more than chance would say: this part of the time at least. */
  private static final double WORTH = 0.03;

  private final Classifier taken;
  private final boolean own;
  private final Speeds speeds;

  private AdaptiveNetwork(Classifier taken, boolean own, Speeds speeds) {
    this.taken = taken;
    this.own = own;
    this.speeds = speeds;
  }

  /**
   * Measures and chooses.
   *
   * @param network whose present parameters are taken; not closed as long as this is used, for its
   *     answers are these where no layer skips zeros
   * @param threads how many of the processor's cores other forms use, at least 1
   * @param goOn asked between rounds
   * @return empty where it was given up
   */
  public static Optional<AdaptiveNetwork> of(Network network, int threads, BooleanSupplier goOn) {
    Trial trial = new Trial(network, threads);
    return trial.run(goOn);
  }

  /** Layer by layer: as the network is, by skipping zeros, and which is taken. */
  public Speeds speeds() {
    return speeds;
  }

  /** Whether any layer skips zeros. */
  public boolean skips() {
    return own;
  }

  @Override
  public int classes() {
    return taken.classes();
  }

  @Override
  public int imagesAtOnce() {
    return taken.imagesAtOnce();
  }

  @Override
  public void logits(float[] inputs, int from, int count, float[] logits) {
    taken.logits(inputs, from, count, logits);
  }

  /** Releases what it made itself. */
  @Override
  public void close() {
    if (own) {
      taken.close();
    }
  }

  /** The measurement. */
  private static final class Trial {
    private final Network network;
    private final int threads;
    private final List<Step> layers;
    private double[] dense = {};
    private double[] skipping = {};
    private double[] multiplying = {};

    Trial(Network network, int threads) {
      this.network = network;
      this.threads = threads;
      this.layers =
          network.architecture().blueprint().steps().stream()
              .filter(step -> step.multiplyAdds() > 0)
              .toList();
    }

    Optional<AdaptiveNetwork> run(BooleanSupplier goOn) {
      float[] images;
      int count;
      try (SparseNetwork all = form(true);
          SparseNetwork none = form(false)) {
        count = count(all.imagesAtOnce());
        images = random(count);
        double taken = 0;
        for (int round = -WARM_UP; round < ROUNDS || (round < MOST && taken < LONG); round++) {
          double[] ofDense = perLayer(network.times(images, 0, count));
          double[] ofSkipping = all.times(images, 0, count);
          double[] ofMultiplying = none.times(images, 0, count);
          if (!goOn.getAsBoolean()) {
            return Optional.empty();
          }
          taken += sum(ofDense) + sum(ofSkipping) + sum(ofMultiplying);
          if (round <= 0) {
            dense = ofDense;
            skipping = ofSkipping;
            multiplying = ofMultiplying;
          } else {
            keepLess(dense, ofDense);
            keepLess(skipping, ofSkipping);
            keepLess(multiplying, ofMultiplying);
          }
        }
      }
      boolean[] chosen = new boolean[layers.size()];
      boolean any = false;
      for (int i = 0; i < chosen.length; i++) {
        chosen[i] = skipping[i] < multiplying[i];
        any |= chosen[i];
      }
      if (!any) {
        return Optional.of(asItIs(count));
      }
      SparseNetwork mixed =
          new SparseNetwork(network.architecture(), network.parameters(), threads, i -> chosen[i]);
      Optional<Boolean> pays = pays(mixed, images, count, goOn);
      if (pays.orElse(false)) {
        return Optional.of(new AdaptiveNetwork(mixed, true, speeds(count, chosen)));
      }
      mixed.close();
      return pays.map(_ -> asItIs(count));
    }

    private AdaptiveNetwork asItIs(int count) {
      return new AdaptiveNetwork(network, false, speeds(count, new boolean[layers.size()]));
    }

    private SparseNetwork form(boolean skips) {
      return new SparseNetwork(network.architecture(), network.parameters(), threads, _ -> skips);
    }

    /** As many as are asked about at once, or what the time is enough for: whole parts a thread. */
    private int count(int most) {
      int least = Math.min(most, SparseNetwork.PART * threads);
      float[] images = random(least);
      float[] logits = new float[least * network.classes()];
      double seconds = Double.POSITIVE_INFINITY;
      for (int round = 0; round < ROUNDS; round++) {
        seconds = Math.min(seconds, seconds(network, images, least, logits));
      }
      return Math.clamp(((long) (ENOUGH / seconds)) * least, least, most);
    }

    private float[] random(int count) {
      Random random = new Random(0);
      float[] images = new float[count * network.architecture().input().features()];
      for (int i = 0; i < images.length; i++) {
        images[i] = (float) random.nextGaussian();
      }
      return images;
    }

    /** What follows a layer's weights, up to the next layer's, is its own. */
    private double[] perLayer(double[] bySteps) {
      List<Step> steps = network.architecture().blueprint().steps();
      double[] times = new double[layers.size()];
      int layer = -1;
      for (int i = 0; i < bySteps.length; i++) {
        layer += steps.get(i).multiplyAdds() > 0 ? 1 : 0;
        times[Math.max(0, layer)] += bySteps[i];
      }
      return times;
    }

    private static double sum(double[] seconds) {
      return Arrays.stream(seconds).sum();
    }

    private static void keepLess(double[] best, double[] now) {
      Arrays.setAll(best, i -> Math.min(best[i], now[i]));
    }

    private Optional<Boolean> pays(
        SparseNetwork mixed, float[] images, int count, BooleanSupplier goOn) {
      float[] logits = new float[count * mixed.classes()];
      double whole = Double.POSITIVE_INFINITY;
      double other = Double.POSITIVE_INFINITY;
      double taken = 0;
      for (int round = 0; round < ROUNDS || (round < MOST && taken < LONG / 2); round++) {
        long start = System.nanoTime();
        whole = Math.min(whole, seconds(network, images, count, logits));
        other = Math.min(other, seconds(mixed, images, count, logits));
        taken += (System.nanoTime() - start) / 1e9;
        if (!goOn.getAsBoolean()) {
          return Optional.empty();
        }
      }
      return Optional.of(other < (1 - WORTH) * whole);
    }

    private static double seconds(
        Classifier classifier, float[] images, int count, float[] logits) {
      long start = System.nanoTime();
      classifier.logits(images, 0, count, logits);
      return (System.nanoTime() - start) / 1e9;
    }

    private Speeds speeds(int images, boolean[] chosen) {
      List<LayerSpeed> speeds = new ArrayList<>();
      for (int i = 0; i < chosen.length; i++) {
        Step step = layers.get(i);
        speeds.add(
            new LayerSpeed(
                step.name(),
                step.multiplyAdds(),
                Cost.of(step, network.parameters()).nonZeroMultiplyAdds(),
                dense[i] > 0 ? dense[i] : multiplying[i],
                skipping[i],
                chosen[i]));
      }
      return new Speeds(images, speeds, Form.SPARSE);
    }
  }
}
