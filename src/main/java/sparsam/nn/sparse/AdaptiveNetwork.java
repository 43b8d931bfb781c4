package sparsam.nn.sparse;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import sparsam.nn.Classifier;
import sparsam.nn.Cost;
import sparsam.nn.Network;
import sparsam.nn.layer.Step;
import sparsam.nn.speed.InTurn;
import sparsam.nn.speed.LayerSpeed;
import sparsam.nn.speed.SideBySide;
import sparsam.nn.speed.Speeds;
import sparsam.nn.speed.Speeds.Form;
import sparsam.nn.speed.Timed;

/**
 * A pruned network that skips zeros in those layers in which that measured faster on this machine,
 * and nowhere where the network as it is measured faster as a whole.
 *
 * <p>Measured once, when it is made, on random images, as many at once as it is asked about later,
 * or fewer where the network is slow. Beside an engine that does not tell its steps apart, layer by
 * layer the form that multiplies with all weights stands for it.
 */
public final class AdaptiveNetwork implements Classifier {
  private static final int WARM_UP = 1;
  private static final int ROUNDS = 3;

  /** Images are as many as the slower of two forms takes about so many seconds for. */
  private static final double ENOUGH = Timed.seconds(0.3);

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
    return new Trial(network, threads).run(goOn);
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
      try (SparseNetwork all = form(_ -> true);
          SparseNetwork none = form(_ -> false)) {
        count = count(all);
        images = random(count);
        Optional<List<double[]>> times =
            InTurn.fastest(
                List.of(
                    () -> perLayer(network.times(images, 0, count)),
                    () -> all.times(images, 0, count),
                    () -> none.times(images, 0, count)),
                WARM_UP,
                ROUNDS,
                goOn);
        if (times.isEmpty()) {
          return Optional.empty();
        }
        dense = times.get().get(0);
        skipping = times.get().get(1);
        multiplying = times.get().get(2);
      }
      boolean[] chosen = new boolean[layers.size()];
      boolean any = false;
      for (int i = 0; i < chosen.length; i++) {
        chosen[i] = skipping[i] < multiplying[i];
        any |= chosen[i];
      }
      return any ? compare(chosen, images, count, goOn) : Optional.of(asItIs(count));
    }

    /** The forms that were chosen against the network as it is, both as a whole. */
    private Optional<AdaptiveNetwork> compare(
        boolean[] chosen, float[] images, int count, BooleanSupplier goOn) {
      SparseNetwork mixed = form(i -> chosen[i]);
      boolean taken = false;
      try {
        Optional<List<double[]>> times =
            InTurn.fastest(
                List.of(whole(network, images, count), whole(mixed, images, count)),
                0,
                ROUNDS,
                goOn);
        taken = times.isPresent() && times.get().get(1)[0] < (1 - WORTH) * times.get().get(0)[0];
        return taken
            ? Optional.of(new AdaptiveNetwork(mixed, true, speeds(count, chosen)))
            : times.map(_ -> asItIs(count));
      } finally {
        if (!taken) {
          mixed.close();
        }
      }
    }

    private static Supplier<double[]> whole(Classifier classifier, float[] images, int count) {
      float[] logits = new float[count * classifier.classes()];
      return () -> {
        long start = System.nanoTime();
        classifier.logits(images, 0, count, logits);
        return new double[] {(System.nanoTime() - start) / 1e9};
      };
    }

    private AdaptiveNetwork asItIs(int count) {
      return new AdaptiveNetwork(network, false, speeds(count, new boolean[layers.size()]));
    }

    private SparseNetwork form(IntPredicate skips) {
      return new SparseNetwork(network.architecture(), network.parameters(), threads, skips);
    }

    /** As many as are asked about at once, or what the time is enough for: whole parts a thread. */
    private int count(SparseNetwork skipping) {
      int most = skipping.imagesAtOnce();
      int least = Math.min(most, SparseNetwork.PART * threads);
      float[] images = random(least);
      double seconds =
          Math.max(fastest(whole(network, images, least)), fastest(whole(skipping, images, least)));
      return Math.clamp(((long) (ENOUGH / seconds)) * least, least, most);
    }

    private static double fastest(Supplier<double[]> once) {
      return Stream.generate(once).limit(ROUNDS).mapToDouble(one -> one[0]).min().orElseThrow();
    }

    private float[] random(int count) {
      Random random = new Random(0);
      float[] images = new float[count * network.architecture().input().features()];
      for (int i = 0; i < images.length; i++) {
        images[i] = (float) random.nextGaussian();
      }
      return images;
    }

    private double[] perLayer(double[] bySteps) {
      return SideBySide.perLayer(network.architecture().blueprint().steps(), bySteps);
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
