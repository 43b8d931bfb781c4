package sparsam.nn.speed;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import sparsam.nn.Network;
import sparsam.nn.layer.Step;

/**
 * A network and one of the same steps with fewer channels, timed in turn. What follows a layer's
 * weights, up to the next layer's, counts as its own.
 */
public final class SideBySide {
  private static final int WARM_UP = 2;
  private static final int FEWEST = 5;

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
    return InTurn.fastest(
            List.of(() -> whole.times(inputs, 0, images), () -> small.times(inputs, 0, images)),
            WARM_UP,
            FEWEST,
            goOn)
        .filter(times -> times.get(0).length > 0 && times.get(0).length == times.get(1).length)
        .map(
            times ->
                new Speeds(
                    images,
                    layers(
                        whole.architecture().blueprint().steps(),
                        small.architecture().blueprint().steps(),
                        times.get(0),
                        times.get(1))));
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
    double[] own = perLayer(whole, before);
    double[] smaller = perLayer(whole, after);
    List<LayerSpeed> layers = new ArrayList<>();
    for (int i = 0; i < whole.size(); i++) {
      if (whole.get(i).multiplyAdds() > 0) {
        int k = layers.size();
        layers.add(
            new LayerSpeed(
                whole.get(i).name(),
                whole.get(i).multiplyAdds(),
                small.get(i).multiplyAdds(),
                own[k],
                smaller[k],
                true));
      }
    }
    return layers;
  }

  /**
   * The times of layers with weights, each with what follows it; the first also with what comes
   * before.
   *
   * @param seconds of each step; may be none
   */
  public static double[] perLayer(List<Step> steps, double[] seconds) {
    double[] times = new double[(int) steps.stream().filter(s -> s.multiplyAdds() > 0).count()];
    int layer = -1;
    for (int i = 0; i < seconds.length; i++) {
      layer += steps.get(i).multiplyAdds() > 0 ? 1 : 0;
      times[Math.max(0, layer)] += seconds[i];
    }
    return times;
  }
}
