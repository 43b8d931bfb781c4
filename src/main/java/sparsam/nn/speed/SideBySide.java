package sparsam.nn.speed;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import sparsam.nn.Network;
import sparsam.nn.layer.Step;

/**
 * A network and one of the same steps with fewer channels, timed in turn, so that a machine that
 * becomes busier becomes so for both. What follows a layer's weights, up to the next layer's,
 * counts as its own.
 */
public final class SideBySide {
  /** Rounds before the clock counts: what is new to the compiler is slow. */
  private static final int WARM_UP = 2;

  /**
   * Rounds of which the fastest counts, for what else the machine does only adds: so many at least,
   */
  private static final int FEWEST = 5;

  /** so many at most, */
  private static final int MOST = 25;

  /** and between the two until it took so many seconds: short steps are disturbed easily. */
  private static final double ENOUGH = 1;

  private SideBySide() {}

  /**
   * Measures both.
   *
   * @param inputs [images, channels · height · width]
   * @param goOn asked between rounds
   * @return empty where it was given up, or the engine does not tell the time of a step
   */
  public static Optional<Speeds> measure(
      Network whole, Network small, float[] inputs, int images, BooleanSupplier goOn) {
    double[] before = {};
    double[] after = {};
    double taken = 0;
    for (int round = -WARM_UP; round < FEWEST || (round < MOST && taken < ENOUGH); round++) {
      double[] ofWhole = whole.times(inputs, 0, images);
      double[] ofSmall = small.times(inputs, 0, images);
      if (ofWhole.length == 0 || ofWhole.length != ofSmall.length || !goOn.getAsBoolean()) {
        return Optional.empty();
      }
      if (round <= 0) {
        before = ofWhole;
        after = ofSmall;
      } else {
        taken += Arrays.stream(ofWhole).sum() + Arrays.stream(ofSmall).sum();
        keepLess(before, ofWhole);
        keepLess(after, ofSmall);
      }
    }
    return Optional.of(
        new Speeds(
            images,
            layers(
                whole.architecture().blueprint().steps(),
                small.architecture().blueprint().steps(),
                before,
                after)));
  }

  /**
   * A layer for each step with weights, which has what follows it; the first also what comes
   * before.
   *
   * @param before seconds of each step
   * @param after seconds of each step of the smaller network
   */
  static List<LayerSpeed> layers(
      List<Step> whole, List<Step> small, double[] before, double[] after) {
    int[] weighed =
        IntStream.range(0, whole.size()).filter(i -> whole.get(i).multiplyAdds() > 0).toArray();
    List<LayerSpeed> layers = new ArrayList<>();
    for (int k = 0; k < weighed.length; k++) {
      int at = weighed[k];
      int from = k == 0 ? 0 : at;
      int to = k + 1 == weighed.length ? before.length : weighed[k + 1];
      layers.add(
          new LayerSpeed(
              whole.get(at).name(),
              whole.get(at).multiplyAdds(),
              small.get(at).multiplyAdds(),
              sum(before, from, to),
              sum(after, from, to),
              true));
    }
    return layers;
  }

  private static double sum(double[] seconds, int from, int to) {
    return Arrays.stream(seconds, from, to).sum();
  }

  private static void keepLess(double[] best, double[] now) {
    Arrays.setAll(best, i -> Math.min(best[i], now[i]));
  }
}
