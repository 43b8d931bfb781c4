package sparsam.nn.fast;

import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationLReLU;
import org.nd4j.linalg.activations.impl.ActivationReLU;
import sparsam.nn.Architecture;
import sparsam.nn.Parameters;
import sparsam.nn.Parameters.Kind;
import sparsam.nn.Parameters.Slice;
import sparsam.nn.dl4j.Configurations;
import sparsam.nn.fast.Activations.Layout;
import sparsam.nn.fast.Convolution.Geometry;
import sparsam.nn.fast.Patches.Columns;
import sparsam.nn.fast.Patches.Rows;

/**
 * Turns DL4J's configuration of an architecture into the fast engine's layers, their parameters and
 * their memory.
 */
final class Compiler {
  private final int capacity;
  private final int threads;
  private final Parameters parameters;
  private final float[] gradient;
  private final Activations input;
  private final List<Layer> layers = new ArrayList<>();

  /**
   * The shape of what the last layer puts out: channels and side of its images; side 0 after a
   * dense layer.
   */
  private int channels = 1;

  private int side = Architecture.SIDE;
  private Activations last;

  Compiler(Architecture architecture, int capacity, int threads) {
    this.capacity = capacity;
    this.threads = threads;
    List<org.deeplearning4j.nn.conf.layers.Layer> definition = Configurations.layers(architecture);
    this.parameters = layOut(definition);
    this.gradient = new float[parameters.trainable()];
    this.input = Activations.of(Layout.IMAGES, Architecture.FEATURES, capacity);
    this.last = input;
    for (int i = 0; i < definition.size(); i++) {
      add(definition.get(i), i + 1 < definition.size() ? definition.get(i + 1) : null);
    }
  }

  Parameters parameters() {
    return parameters;
  }

  float[] gradient() {
    return gradient;
  }

  Activations input() {
    return input;
  }

  List<Layer> layers() {
    return layers;
  }

  private static Parameters layOut(List<org.deeplearning4j.nn.conf.layers.Layer> definition) {
    Parameters.Builder builder = new Parameters.Builder();
    boolean images = true;
    int side = Architecture.SIDE;
    for (org.deeplearning4j.nn.conf.layers.Layer layer : definition) {
      String name = layer.getLayerName();
      switch (layer) {
        case ConvolutionLayer convolution -> {
          Geometry g = geometry(convolution, side, null);
          builder.add(
              name + ".weight",
              Kind.WEIGHT,
              List.of(g.out(), g.in(), g.kernel(), g.kernel()),
              Convolution.channelsLast(g.out(), g.in(), g.kernel() * g.kernel()));
          builder.add(name + ".bias", Kind.BIAS, List.of(g.out()), null);
          side = g.outSide();
        }
        case BatchNormalization norm -> {
          List<Integer> shape = List.of((int) norm.getNIn());
          builder.add(name + ".weight", Kind.SCALE, shape, null);
          builder.add(name + ".bias", Kind.BIAS, shape, null);
          builder.add(name + ".running_mean", Kind.STATISTIC, shape, null);
          builder.add(name + ".running_var", Kind.STATISTIC, shape, null);
        }
        case FeedForwardLayer dense -> {
          int in = (int) dense.getNIn();
          int out = (int) dense.getNOut();
          builder.add(
              name + ".weight",
              Kind.WEIGHT,
              List.of(out, in),
              images ? Convolution.channelsLast(out, in / (side * side), side * side) : null);
          builder.add(name + ".bias", Kind.BIAS, List.of(out), null);
          images = false;
        }
        case SubsamplingLayer _ -> side /= 2;
        default -> {}
      }
    }
    return builder.build();
  }

  /**
   * @param above the layer that takes what the convolution puts out
   */
  static Geometry geometry(
      ConvolutionLayer layer, int side, org.deeplearning4j.nn.conf.layers.@Nullable Layer above) {
    return new Geometry(
        (int) layer.getNIn(),
        side,
        (int) layer.getNOut(),
        layer.getKernelSize()[0],
        layer.getStride()[0],
        layer.getPadding()[0],
        above instanceof SubsamplingLayer pool ? pool.getKernelSize()[0] : 1);
  }

  private void add(
      org.deeplearning4j.nn.conf.layers.Layer definition,
      org.deeplearning4j.nn.conf.layers.@Nullable Layer above) {
    String name = definition.getLayerName();
    switch (definition) {
      case ConvolutionLayer convolution -> {
        Geometry geometry = geometry(convolution, side, above);
        put(
            new Convolution(
                last,
                capacity,
                layers.isEmpty() ? new Columns(geometry) : new Rows(geometry),
                parameters,
                slice(name + ".weight"),
                slice(name + ".bias"),
                threads));
        channels = geometry.out();
        side = geometry.outSide();
      }
      case BatchNormalization _ ->
          put(
              new BatchNorm(
                  last,
                  capacity,
                  channels,
                  parameters,
                  slice(name + ".weight"),
                  slice(name + ".bias"),
                  slice(name + ".running_mean"),
                  slice(name + ".running_var"),
                  threads,
                  gradient));
      case ActivationLayer activation ->
          put(new Rectifier(last, slope(activation.getActivationFn())));
      case SubsamplingLayer _ -> {
        put(new MaxPool(last, capacity, threads));
        side /= 2;
      }
      case OutputLayer output -> dense(output.getLayerName());
      case DenseLayer dense -> {
        dense(name);
        put(new Rectifier(last, slope(dense.getActivationFn())));
      }
      default ->
          throw new IllegalArgumentException("the fast engine has no layer for " + definition);
    }
  }

  private void dense(String name) {
    put(
        new Dense(
            last,
            capacity,
            parameters,
            slice(name + ".weight"),
            slice(name + ".bias"),
            !layers.isEmpty(),
            gradient));
  }

  private void put(Layer layer) {
    layers.add(layer);
    last = layer.output();
  }

  private Slice slice(String name) {
    return parameters.find(name).orElseThrow();
  }

  static float slope(IActivation activation) {
    return switch (activation) {
      case ActivationLReLU leaky -> (float) leaky.getAlpha();
      case ActivationReLU _ -> 0;
      default ->
          throw new IllegalArgumentException("the fast engine has no activation " + activation);
    };
  }
}
