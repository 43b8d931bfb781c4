package sparsam.nn.fast;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import sparsam.nn.Noise;
import sparsam.nn.Parameters;
import sparsam.nn.Parameters.Slice;
import sparsam.nn.fast.Activations.Layout;
import sparsam.nn.fast.Convolution.Geometry;
import sparsam.nn.fast.Patches.Columns;
import sparsam.nn.fast.Patches.Rows;
import sparsam.nn.fast.winograd.Room;
import sparsam.nn.layer.Blueprint;
import sparsam.nn.layer.Layer.AveragePool;
import sparsam.nn.layer.Layer.Conv;
import sparsam.nn.layer.Layer.Dense;
import sparsam.nn.layer.Layer.Dropout;
import sparsam.nn.layer.Layer.Flatten;
import sparsam.nn.layer.Layer.GlobalAveragePool;
import sparsam.nn.layer.Layer.LeakyRelu;
import sparsam.nn.layer.Layer.MaxPool;
import sparsam.nn.layer.Layer.Relu;
import sparsam.nn.layer.Layer.Residual;
import sparsam.nn.layer.Layer.Tensor;
import sparsam.nn.layer.Shape;
import sparsam.nn.layer.Step;
import sparsam.nn.team.Division;

/** Turns a blueprint into the fast engine's layers, their parameters and their memory. */
final class Compiler {
  private final Blueprint blueprint;
  private final int capacity;
  private final int threads;
  private final Division division;
  private final Parameters parameters;
  private final float[] gradient;
  private final LongSupplier draw;
  private final Activations input;
  private final List<Layer> layers = new ArrayList<>();

  /** Those that evaluations do not pass through, since a layer below does their work. */
  private final List<Layer> takenOver = new ArrayList<>();

  /** The filtered convolution that could do what comes next. */
  private @Nullable Winograd finishing;

  /** By step: how many layers there were after it, and what the last of them puts out. */
  private final List<Integer> ends = new ArrayList<>();

  private final List<List<Layer>> steps = new ArrayList<>();
  private final List<Activations> outputs = new ArrayList<>();
  private final List<Shortcut> shortcuts = new ArrayList<>();
  private final List<Residual> residuals = new ArrayList<>();
  private final Room[] rooms;
  private Activations last;

  /** The first layer with parameters; -1 as long as there is none: nothing below is trained. */
  private int trained = -1;

  /**
   * @param draw the seed of what dropout drops at the pass under way
   */
  Compiler(Blueprint blueprint, int capacity, int threads, LongSupplier draw) {
    this.blueprint = blueprint;
    this.capacity = capacity;
    this.threads = threads;
    this.draw = draw;
    this.rooms = new Room[threads];
    Arrays.setAll(rooms, _ -> new Room());
    this.parameters = layOut(blueprint);
    this.gradient = new float[parameters.trainable()];
    this.division = Division.of(capacity, parameters.trainable());
    this.input = Activations.of(Layout.IMAGES, blueprint.input().features(), capacity);
    this.last = input;
    for (int i = 0; i < blueprint.steps().size(); i++) {
      add(i);
      ends.add(layers.size());
      outputs.add(last);
    }
    if (last.layout() == Layout.IMAGES) {
      put(new Turn(last, capacity));
      ends.set(ends.size() - 1, layers.size());
    }
    for (int i = 0; i < ends.size(); i++) {
      steps.add(evaluated(layers.subList(i == 0 ? 0 : ends.get(i - 1), ends.get(i))));
    }
    for (int i = shortcuts.size() - 1; i >= 0; i--) {
      layers.add(ends.get(residuals.get(i).from()), shortcuts.get(i).fork());
    }
  }

  Parameters parameters() {
    return parameters;
  }

  /** How batches fall into lanes. */
  Division division() {
    return division;
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

  /** Those of an evaluation. */
  List<Layer> evaluated() {
    return evaluated(layers);
  }

  private List<Layer> evaluated(List<Layer> some) {
    return some.stream().filter(layer -> !takenOver.contains(layer)).toList();
  }

  /** An evaluation's of each step of the blueprint; some steps need none. */
  List<List<Layer>> steps() {
    return steps;
  }

  /** Those whose gradient matters. */
  List<Layer> trained() {
    return layers.subList(Math.max(0, trained), layers.size());
  }

  static Parameters layOut(Blueprint blueprint) {
    Parameters.Builder builder = new Parameters.Builder();
    for (int i = 0; i < blueprint.steps().size(); i++) {
      for (Tensor tensor : blueprint.steps().get(i).tensors()) {
        builder.add(tensor.name(), tensor.kind(), tensor.shape(), order(blueprint, i, tensor));
      }
    }
    return builder.build();
  }

  /** Where the values of a tensor lie, if they do not lie in PyTorch's order. */
  private static int @Nullable [] order(Blueprint blueprint, int number, Tensor tensor) {
    int area = reordered(blueprint, number, tensor);
    if (area == 0) {
      return null;
    }
    List<Integer> shape = tensor.shape();
    int out = shape.size() > 1 ? shape.get(0) : 1;
    return Convolution.channelsLast(out, Math.toIntExact(tensor.length() / out / area), area);
  }

  /**
   * How many values of a channel lie apart in the engine and side by side in PyTorch's order; 0
   * where both orders are the same.
   */
  static int reordered(Blueprint blueprint, int number, Tensor tensor) {
    Step step = blueprint.steps().get(number);
    return switch (step.layer()) {
      case Conv conv -> {
        boolean same = tensor.shape().size() == 1 || step.in().channels() == 1;
        yield same || conv.kernel() == 1 ? 0 : conv.kernel() * conv.kernel();
      }
      case Dense _ -> tensor.shape().size() > 1 ? apart(planes(blueprint, number)) : 0;
      default -> step.in().flat() ? apart(planes(blueprint, number)) : 0;
    };
  }

  private static int apart(Shape planes) {
    return planes.channels() > 1 && planes.area() > 1 ? planes.area() : 0;
  }

  /** How the values that a step takes lie: an image that was flattened still has its channels. */
  static Shape planes(Blueprint blueprint, int number) {
    Shape shape = blueprint.steps().get(number).in();
    for (int i = number - 1; i >= 0 && shape.flat(); i--) {
      switch (blueprint.steps().get(i).layer()) {
        case Flatten _ -> shape = blueprint.steps().get(i).in();
        case Dense _, GlobalAveragePool _ -> {
          return shape;
        }
        default -> {}
      }
    }
    return shape;
  }

  /**
   * The side of the windows in whose order a convolution puts its positions out: 2 where a pool of
   * such windows follows that can take them so, otherwise 1.
   */
  static int pool(Blueprint blueprint, int number) {
    List<Step> steps = blueprint.steps();
    Shape out = steps.get(number).out();
    return number + 2 < steps.size()
            && steps.get(number + 1).layer() instanceof MaxPool(int size, int stride)
            && size == CornerPool.SIDE
            && stride == size
            && out.height() % size == 0
            && out.width() % size == 0
            && !isInPlace(steps.get(number + 2))
        ? size
        : 1;
  }

  /** Whether the layer changes what the one below put out, which that one may need as it was. */
  private static boolean isInPlace(Step step) {
    return switch (step.layer()) {
      case Relu _, LeakyRelu _, Dropout _, Residual _ -> true;
      default -> false;
    };
  }

  /** A grey image's patches, as long as nothing below has to learn. */
  static boolean isByColumns(Step step, boolean inputGradient) {
    return step.in().channels() == 1 && !inputGradient;
  }

  private void add(int number) {
    Step step = blueprint.steps().get(number);
    switch (step.layer()) {
      case Conv conv -> convolution(number, step, conv);
      case sparsam.nn.layer.Layer.BatchNorm _ -> norm(step);
      case Relu _ -> rectifier(0);
      case LeakyRelu leaky -> rectifier((float) leaky.slope());
      case MaxPool pool -> {
        boolean ordered = number > 0 && blueprint.steps().get(number - 1).layer() instanceof Conv;
        put(
            ordered && pool(blueprint, number - 1) > 1
                ? new CornerPool(last, capacity, threads)
                : new WindowPool(last, capacity, step, pool));
      }
      case AveragePool pool -> put(new WindowPool(last, capacity, step, pool));
      case GlobalAveragePool _ -> put(new GlobalAverage(last, capacity, step.in().channels()));
      case Flatten _ -> {
        // The values stay where they are; the weights above are in their order.
        finishing = null;
      }
      case Dense _ ->
          put(
              new sparsam.nn.fast.Dense(
                  last,
                  capacity,
                  step.out().channels(),
                  parameters,
                  slice(step, "weight"),
                  parameters.find(step.name() + ".bias").orElse(null),
                  trained >= 0,
                  gradient));
      case Dropout dropout ->
          put(
              new Dropper(
                  last,
                  planes(blueprint, number),
                  dropout.p(),
                  () -> Noise.of(draw.getAsLong(), number)));
      case Residual residual -> {
        Step lower = blueprint.steps().get(residual.from());
        Shortcut shortcut =
            new Shortcut(outputs.get(residual.from()), lower.out(), last, step.out(), residual);
        shortcuts.add(shortcut);
        residuals.add(residual);
        put(shortcut);
      }
    }
    if (trained < 0 && step.parameters() > 0) {
      trained = layers.size() - 1;
    }
  }

  private void convolution(int number, Step step, Conv conv) {
    boolean inputGradient = trained >= 0;
    Geometry geometry = Geometry.of(step, conv, pool(blueprint, number));
    if (new WinogradShape(geometry).suits()) {
      put(
          new Winograd(
              last,
              capacity,
              geometry,
              parameters,
              slice(step, "weight"),
              parameters.find(step.name() + ".bias").orElse(null),
              inputGradient,
              rooms,
              gradient));
      return;
    }
    put(
        new Convolution(
            last,
            capacity,
            division.images(),
            isByColumns(step, inputGradient) ? new Columns(geometry) : new Rows(geometry),
            parameters,
            slice(step, "weight"),
            parameters.find(step.name() + ".bias").orElse(null),
            inputGradient,
            threads));
  }

  private void rectifier(float slope) {
    Rectifier rectifier = new Rectifier(last, slope);
    if (finishing != null) {
      finishing.takeOver(rectifier);
      takenOver.add(rectifier);
    }
    put(rectifier);
  }

  /**
   * Where a convolution takes it over, nobody else reads that one: shortcuts begin at rectifiers.
   */
  private void norm(Step step) {
    Winograd below = finishing;
    if (below == null) {
      put(last.layout() == Layout.FEATURES ? unitNorm(step) : batchNorm(step));
      return;
    }
    BatchNorm norm = batchNorm(step);
    below.takeOver(norm);
    takenOver.add(norm);
    put(norm);
    finishing = below;
  }

  private UnitNorm unitNorm(Step step) {
    return new UnitNorm(
        last,
        capacity,
        parameters,
        slice(step, "weight"),
        slice(step, "bias"),
        slice(step, "running_mean"),
        slice(step, "running_var"),
        gradient);
  }

  private BatchNorm batchNorm(Step step) {
    return new BatchNorm(
        last,
        capacity,
        step.in().channels(),
        parameters,
        slice(step, "weight"),
        slice(step, "bias"),
        slice(step, "running_mean"),
        slice(step, "running_var"),
        division.lanes(),
        threads,
        gradient);
  }

  private void put(Layer layer) {
    finishing = layer instanceof Winograd convolution ? convolution : null;
    layers.add(layer);
    last = layer.output();
  }

  private Slice slice(Step step, String name) {
    return parameters.find(step.name() + "." + name).orElseThrow();
  }
}
