package sparsam.nn.layer;

import java.util.List;
import sparsam.nn.layer.Layer.AveragePool;
import sparsam.nn.layer.Layer.BatchNorm;
import sparsam.nn.layer.Layer.Conv;
import sparsam.nn.layer.Layer.Dense;
import sparsam.nn.layer.Layer.Dropout;
import sparsam.nn.layer.Layer.Flatten;
import sparsam.nn.layer.Layer.GlobalAveragePool;
import sparsam.nn.layer.Layer.LeakyRelu;
import sparsam.nn.layer.Layer.MaxPool;
import sparsam.nn.layer.Layer.Relu;
import sparsam.nn.layer.Layer.Residual;
import sparsam.settings.Kinds;
import sparsam.settings.Range;

/** The layers that a chain may have, in the order in which they are offered. */
public final class Layers {
  /** Apart from {@link Layer}, which Java initialises before the kinds that it would list. */
  public static final Kinds<Layer> ALL =
      Kinds.these(
          Conv.KIND,
          BatchNorm.KIND,
          Relu.KIND,
          LeakyRelu.KIND,
          MaxPool.KIND,
          AveragePool.KIND,
          GlobalAveragePool.KIND,
          Flatten.KIND,
          Dense.KIND,
          Dropout.KIND);

  /** A small network for ten classes, to begin with. */
  public static final List<Layer> USUAL =
      List.of(
          new Conv(16, 3, 1, 1, false),
          new BatchNorm(),
          new Relu(),
          new MaxPool(2, 2),
          new Conv(32, 3, 1, 1, false),
          new BatchNorm(),
          new Relu(),
          new GlobalAveragePool(),
          new Dense(10, true));

  private Layers() {}

  /** The name of a layer's kind, as in recipes. */
  public static String name(Layer layer) {
    return layer instanceof Residual ? "sum" : ALL.of(layer).name();
  }

  /** What a person calls a layer's kind: {@code Convolution}. */
  public static String title(Layer layer) {
    return layer instanceof Residual ? "Sum" : ALL.of(layer).title();
  }

  /**
   * A layer's numbers: {@code 16, 3×3, /2, padding 1}, the stride as He et al. 2016 write it; empty
   * where it has none.
   */
  public static String details(Layer layer) {
    return switch (layer) {
      case Conv conv ->
          "%s, %s×%s%s%s%s"
              .formatted(
                  conv.out(),
                  conv.kernel(),
                  conv.kernel(),
                  conv.stride() == 1 ? "" : ", /" + conv.stride(),
                  conv.padding() == 0 ? "" : ", padding " + conv.padding(),
                  conv.bias() ? "" : ", no bias");
      case Dense dense -> dense.out() + (dense.bias() ? "" : ", no bias");
      case Layer.Pool pool ->
          "%s×%s%s"
              .formatted(
                  pool.size(),
                  pool.size(),
                  pool.stride() == pool.size() ? "" : ", /" + pool.stride());
      case LeakyRelu leaky -> "slope " + Range.Numbers.number(leaky.slope());
      case Dropout dropout -> "p " + Range.Numbers.number(dropout.p());
      case BatchNorm _, Relu _, GlobalAveragePool _, Flatten _, Residual _ -> "";
    };
  }

  /** A layer in a word or two: {@code conv 16}, {@code relu}. */
  public static String words(Layer layer) {
    return switch (layer) {
      case Conv conv -> name(conv) + " " + conv.out();
      case Dense dense -> name(dense) + " " + dense.out();
      case MaxPool pool -> name(pool) + " " + pool.size();
      case AveragePool pool -> name(pool) + " " + pool.size();
      default -> name(layer);
    };
  }
}
