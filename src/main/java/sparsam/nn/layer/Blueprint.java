package sparsam.nn.layer;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
 * A network for some images, step by step: each takes what the one before puts out, the first the
 * image; the last puts out a number for each class. What both engines are built from.
 */
public record Blueprint(Input input, List<Step> steps) {
  private static final double LEAK = 0.2;
  private static final int LONGEST_ARRAY = Integer.MAX_VALUE - 8;

  public Blueprint {
    steps = List.copyOf(steps);
  }

  /**
   * @throws IllegalArgumentException with a sentence that names the layer which does not fit:
   *     {@code layer 3, conv: kernel 7 does not fit 4×4}
   */
  public static Blueprint of(Design design, Input input) {
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
        int stride = stage > 0 && block == 0 ? 2 : 1;
        int from = builder.steps.size() - 1;
        builder
            .add(name + "conv1", new Conv(width, 3, stride, 1, false))
            .add(name + "bn1", new BatchNorm())
            .add(name + "relu1", new Relu())
            .add(name + "conv2", new Conv(width, 3, 1, 1, false))
            .add(name + "bn2", new BatchNorm())
            .add(name + "sum", new Residual(from, stride))
            .add(name + "relu2", new Relu());
      }
    }
    builder
        .add("pool", new GlobalAveragePool())
        .add("fc", new Dense(builder.input.classes(), true));
  }

  /** Values that are trained, and statistics. */
  public List<Tensor> tensors() {
    return steps.stream().flatMap(step -> step.tensors().stream()).toList();
  }

  /** Whether it normalises by batches. */
  public boolean hasBatchNorm() {
    return steps.stream().anyMatch(step -> step.layer() instanceof BatchNorm);
  }

  /**
   * Names of biases that go straight into BatchNorm, which takes them off again with the batch's
   * mean: their gradient is zero, and what an engine computes in its place is rounding alone.
   */
  public List<String> idleBiases() {
    List<String> names = new ArrayList<>();
    for (int i = 1; i < steps.size(); i++) {
      Step before = steps.get(i - 1);
      if (steps.get(i).layer() instanceof BatchNorm) {
        before.tensors().stream()
            .map(Tensor::name)
            .filter(name -> name.equals(before.name() + ".bias"))
            .forEach(names::add);
      }
    }
    return names;
  }

  /** Values that are trained. */
  public long parameters() {
    return steps.stream().mapToLong(Step::parameters).sum();
  }

  /** Of an image. */
  public long multiplyAdds() {
    return steps.stream().mapToLong(Step::multiplyAdds).sum();
  }

  /**
   * Values that the layer with the most puts out for one image; an engine keeps those of a batch in
   * one array.
   */
  public long widestLayer() {
    return steps.stream().mapToLong(step -> step.out().size()).reduce(input.features(), Math::max);
  }

  private static final class Builder {
    private final Input input;
    private final List<Step> steps = new ArrayList<>();
    private Shape last;
    private long values;

    Builder(Input input) {
      this.input = input;
      last = Shape.planes(input.channels(), input.height(), input.width());
    }

    Builder add(String name, Layer layer) {
      try {
        Step step = new Step(name, layer, last, layer.out(last));
        step.out().size();
        steps.add(step);
        last = step.out();
        for (Tensor tensor : step.tensors()) {
          values = Math.addExact(values, tensor.length());
        }
      } catch (IllegalArgumentException e) {
        throw refusal(name, layer, String.valueOf(e.getMessage()));
      } catch (ArithmeticException e) {
        values = Long.MAX_VALUE;
      }
      if (values > LONGEST_ARRAY) {
        throw refusal(
            name,
            layer,
            String.format(
                Locale.ROOT,
                "with it the network has more than the %,d values that an engine can hold",
                LONGEST_ARRAY));
      }
      return this;
    }

    Blueprint finish() {
      Step end = steps.getLast();
      if (!last.flat()) {
        throw refusal(
            end.name(),
            end.layer(),
            "the last layer puts out %s where %s units are needed, one for each class; add flatten and dense"
                .formatted(last, input.classes()));
      }
      if (last.channels() != input.classes()) {
        throw refusal(
            end.name(),
            end.layer(),
            "the last layer puts out %s units where %s are needed, one for each class"
                .formatted(last.channels(), input.classes()));
      }
      if (steps.stream().allMatch(step -> step.parameters() == 0)) {
        throw refusal(end.name(), end.layer(), "no layer up to here has weights to train");
      }
      return new Blueprint(input, steps);
    }

    private static IllegalArgumentException refusal(String name, Layer layer, String why) {
      return new IllegalArgumentException(
          "layer %s, %s: %s".formatted(name, Layers.name(layer), why));
    }
  }
}
