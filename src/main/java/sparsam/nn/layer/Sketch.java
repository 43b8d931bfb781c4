package sparsam.nn.layer;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import sparsam.nn.Design;
import sparsam.nn.Input;
import sparsam.nn.layer.Layer.BatchNorm;
import sparsam.nn.layer.Layer.Conv;
import sparsam.nn.layer.Layer.Dense;
import sparsam.nn.layer.Layer.Flatten;
import sparsam.nn.layer.Layer.GlobalAveragePool;
import sparsam.nn.layer.Layer.LeakyRelu;
import sparsam.nn.layer.Layer.MaxPool;
import sparsam.nn.layer.Layer.Relu;
import sparsam.nn.layer.Layer.Residual;
import sparsam.nn.layer.Layer.Tensor;

/**
 * A design laid over some images, layer by layer, up to the first one that does not fit: a network
 * that somebody is still at work on. One without a refusal is a {@link Blueprint}.
 *
 * @param layers all that there are to be
 * @param steps those that fit, from the first on
 * @param refusal what does not fit; null where all is well
 */
public record Sketch(
    Input input, List<Placed> layers, List<Step> steps, @Nullable Refusal refusal) {
  private static final double LEAK = 0.2;
  private static final int LONGEST_ARRAY = Integer.MAX_VALUE - 8;

  /**
   * A layer and its name, as {@link Step} has it.
   *
   * @param name PyTorch's
   */
  public record Placed(String name, Layer layer) {}

  /**
   * What does not fit.
   *
   * @param at which of the layers, from 0
   * @param why {@code kernel 7 does not fit 4×4}
   */
  public record Refusal(int at, String why) {}

  public Sketch {
    layers = List.copyOf(layers);
    steps = List.copyOf(steps);
  }

  /** What of a design fits these images. */
  public static Sketch of(Design design, Input input) {
    Builder builder = new Builder(input);
    switch (design) {
      case Design.Plain plain -> plain(builder, plain);
      case Design.ResNet net -> resnet(builder, net);
      case Design.Chain chain -> {
        for (int i = 0; i < chain.layers().size(); i++) {
          builder.add(Integer.toString(i), chain.layers().get(i));
        }
      }
    }
    return builder.finish();
  }

  /**
   * The network, where all of it fits.
   *
   * @throws IllegalArgumentException with a sentence that names the layer which does not
   */
  Blueprint blueprint() {
    if (refusal != null) {
      Placed bad = layers.get(refusal.at());
      throw new IllegalArgumentException(
          "layer %s, %s: %s".formatted(bad.name(), Layers.name(bad.layer()), refusal.why()));
    }
    return new Blueprint(input, steps);
  }

  /** Values that are trained, of the layers that fit. */
  public long parameters() {
    return steps.stream().mapToLong(Step::parameters).sum();
  }

  /** Of an image, of the layers that fit. */
  public long multiplyAdds() {
    return steps.stream().mapToLong(Step::multiplyAdds).sum();
  }

  private static void plain(Builder builder, Design.Plain plain) {
    List<Integer> widths = plain.widths();
    Dense last = new Dense(builder.input.classes(), true);
    switch (plain.family()) {
      case CLASSIFIER ->
          builder
              .add("conv1", new Conv(widths.get(0), 4, 2, 1, true))
              .add("relu1", new LeakyRelu(LEAK))
              .add("conv2", new Conv(widths.get(1), 4, 2, 1, true))
              .add("bn", new BatchNorm())
              .add("relu2", new LeakyRelu(LEAK))
              .add("flatten", new Flatten())
              .add("fc", last);
      case LENET_300_100 ->
          builder
              .add("flatten", new Flatten())
              .add("fc1", new Dense(widths.get(0), true))
              .add("relu1", new Relu())
              .add("fc2", new Dense(widths.get(1), true))
              .add("relu2", new Relu())
              .add("fc3", last);
      case LENET_5 ->
          builder
              .add("conv1", new Conv(widths.get(0), 5, 1, 0, true))
              .add("pool1", new MaxPool(2, 2))
              .add("conv2", new Conv(widths.get(1), 5, 1, 0, true))
              .add("pool2", new MaxPool(2, 2))
              .add("flatten", new Flatten())
              .add("fc1", new Dense(widths.get(2), true))
              .add("relu", new Relu())
              .add("fc2", last);
      case RESNET, LAYERS ->
          throw new IllegalArgumentException(plain.family().label() + " is a design of its own");
    }
  }

  private static void resnet(Builder builder, Design.ResNet net) {
    builder
        .add("conv1", new Conv(net.widths().getFirst(), 3, 1, 1, false))
        .add("bn1", new BatchNorm())
        .add("relu1", new Relu());
    for (int stage = 0; stage < net.widths().size(); stage++) {
      for (int block = 0; block < net.blocks(); block++) {
        String name = "layer%s.%s.".formatted(stage + 1, block);
        int width = net.widths().get(stage);
        boolean wider = stage > 0 && block == 0;
        int stride = wider ? 2 : 1;
        int from = builder.layers.size() - 1;
        int inner = net.inner().get(stage * net.blocks() + block);
        builder
            .add(name + "conv1", new Conv(inner, 3, stride, 1, false))
            .add(name + "bn1", new BatchNorm())
            .add(name + "relu1", new Relu())
            .add(name + "conv2", new Conv(width, 3, 1, 1, false))
            .add(name + "bn2", new BatchNorm())
            .add(name + "sum", new Residual(from, stride, wider ? net.before().get(stage - 1) : 0))
            .add(name + "relu2", new Relu());
      }
    }
    builder
        .add("pool", new GlobalAveragePool())
        .add("fc", new Dense(builder.input.classes(), true));
  }

  private static final class Builder {
    private final Input input;
    private final List<Placed> layers = new ArrayList<>();
    private final List<Step> steps = new ArrayList<>();
    private Shape last;
    private long values;
    private @Nullable Refusal refusal;

    Builder(Input input) {
      this.input = input;
      last = Shape.planes(input.channels(), input.height(), input.width());
    }

    Builder add(String name, Layer layer) {
      layers.add(new Placed(name, layer));
      if (refusal == null) {
        fit(name, layer);
      }
      return this;
    }

    private void fit(String name, Layer layer) {
      try {
        Step step = new Step(name, layer, last, layer.out(last));
        step.out().size();
        for (Tensor tensor : step.tensors()) {
          values = Math.addExact(values, tensor.length());
        }
        if (values <= LONGEST_ARRAY) {
          steps.add(step);
          last = step.out();
          return;
        }
      } catch (IllegalArgumentException e) {
        refuse(String.valueOf(e.getMessage()));
        return;
      } catch (ArithmeticException e) {
        values = Long.MAX_VALUE;
      }
      refuse(
          String.format(
              Locale.ROOT,
              "with it the network has more than the %,d values that an engine can hold",
              LONGEST_ARRAY));
    }

    private void refuse(String why) {
      refusal = new Refusal(layers.size() - 1, why);
    }

    Sketch finish() {
      if (refusal == null && !last.flat()) {
        refuse(
            "the last layer puts out %s where %s units are needed, one for each class; add flatten and dense"
                .formatted(last, input.classes()));
      } else if (refusal == null && last.channels() != input.classes()) {
        refuse(
            "the last layer puts out %s units where %s are needed, one for each class"
                .formatted(last.channels(), input.classes()));
      } else if (refusal == null && steps.stream().allMatch(step -> step.parameters() == 0)) {
        refuse("no layer up to here has weights to train");
      }
      return new Sketch(input, layers, steps, refusal);
    }
  }
}
