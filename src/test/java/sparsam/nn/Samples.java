package sparsam.nn;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import sparsam.nn.Architecture.Family;
import sparsam.nn.Design.Chain;
import sparsam.nn.Design.ResNet;
import sparsam.nn.Parameters.Kind;
import sparsam.nn.Parameters.Slice;
import sparsam.nn.layer.Layer;
import sparsam.nn.layer.Layer.AveragePool;
import sparsam.nn.layer.Layer.BatchNorm;
import sparsam.nn.layer.Layer.Conv;
import sparsam.nn.layer.Layer.Dense;
import sparsam.nn.layer.Layer.Dropout;
import sparsam.nn.layer.Layer.Flatten;
import sparsam.nn.layer.Layer.LeakyRelu;
import sparsam.nn.layer.Layer.MaxPool;
import sparsam.nn.layer.Layer.Relu;

/** Small networks of odd widths, random weights and random batches for them. */
public final class Samples {
  private Samples() {}

  /**
   * Images and labels.
   *
   * @param inputs [count, channels · height · width]
   */
  public record Batch(float[] inputs, int[] labels, int count) {}

  /** A residual network some of whose channels were cut out: its shortcuts end where they may. */
  public static final ResNet CUT = new ResNet(1, List.of(3, 4, 7), List.of(2, 5, 4), List.of(1, 2));

  /** A chain with every kind of layer. */
  public static final Chain CHAIN =
      new Chain(
          List.of(
              new Conv(5, 3, 1, 1, false),
              new BatchNorm(),
              new Relu(),
              new MaxPool(3, 2),
              new LeakyRelu(0.1),
              new Dropout(0.2),
              new Conv(4, 4, 2, 1, true),
              new AveragePool(2, 1),
              new BatchNorm(),
              new Conv(7, 1, 1, 0, true),
              new MaxPool(2, 2),
              new Flatten(),
              new BatchNorm(),
              new Dense(9, false),
              new BatchNorm(),
              new Relu(),
              new Dropout(0.1),
              new Dense(Architecture.CLASSES, true)));

  /** Every family, in widths that no lane count and no vector length divides. */
  public static List<Architecture> architectures() {
    return List.of(
        new Architecture(Family.CLASSIFIER, List.of(3, 5)),
        new Architecture(Family.LENET_300_100, List.of(13, 7)),
        new Architecture(Family.LENET_5, List.of(3, 5, 11)),
        new Architecture(CUT, Input.STANDARD),
        new Architecture(CHAIN, Input.STANDARD),
        new Architecture(new ResNet(1, List.of(3, 4, 7)), Input.STANDARD));
  }

  /** Every family on colour images that are no squares, with seven classes. */
  public static List<Architecture> onOtherImages() {
    Input input = new Input(3, 30, 26, 7);
    List<Layer> layers = new ArrayList<>(CHAIN.layers());
    layers.set(layers.size() - 1, new Dense(input.classes(), true));
    List<Architecture> others = new ArrayList<>();
    for (Architecture architecture : architectures()) {
      others.add(
          new Architecture(
              architecture.family() == Family.LAYERS ? new Chain(layers) : architecture.design(),
              input));
    }
    return others;
  }

  public static Batch batch(long seed, int count) {
    return batch(seed, count, Input.STANDARD);
  }

  public static Batch batch(long seed, int count, Input input) {
    Random random = new Random(seed);
    return new Batch(
        gaussian(random, count * input.features()),
        random.ints(count, 0, input.classes()).toArray(),
        count);
  }

  public static float[] gaussian(Random random, int length) {
    float[] values = new float[length];
    for (int i = 0; i < length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }

  /**
   * Random values where initialisation leaves constants: biases, BatchNorm's γ of either sign, its
   * β and its statistics.
   */
  public static void scramble(Parameters parameters, long seed) {
    Random random = new Random(seed);
    for (Slice slice : parameters.slices()) {
      if (slice.kind() != Kind.WEIGHT) {
        float[] values = gaussian(random, slice.length());
        for (int i = 0; i < values.length; i++) {
          values[i] =
              slice.name().endsWith("running_var") ? 0.1f + Math.abs(values[i]) : values[i] / 2;
        }
        parameters.write(slice, values);
      }
    }
  }
}
