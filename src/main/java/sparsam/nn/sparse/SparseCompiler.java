package sparsam.nn.sparse;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import sparsam.nn.Parameters;
import sparsam.nn.layer.Blueprint;
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
import sparsam.nn.layer.Shape;
import sparsam.nn.layer.Step;

/**
 * Turns a blueprint and the present values of its parameters into {@linkplain SparseStep steps}:
 * what stands between two layers' weights becomes part of the lower one where it can.
 */
final class SparseCompiler {
  private static final float NO_RECTIFIER = 1;

  /**
   * A step in its place.
   *
   * @param input the place of the step whose rows it takes, -1 for the image
   * @param other the place of the step whose rows it adds; as {@code input} where it adds none
   * @param layer the number of the layer whose weights these are, or that it follows; what comes
   *     before the first counts as its own
   */
  record Place(SparseStep step, int input, int other, int layer) {}

  /** The step under way, complete when the next one comes. */
  private sealed interface Open {}

  /** Weights, whose BatchNorm, rectifier and pool may follow. */
  private static final class Weights implements Open {
    private Geometry geometry;
    private final float[] weights;
    private final float[] biases;

    Weights(Geometry geometry, float[] weights, float[] biases) {
      this.geometry = geometry;
      this.weights = weights;
      this.biases = biases;
    }
  }

  private record Scale(float[] factors, float[] summands, int area) implements Open {}

  private record Sum(Shape lower, Shape out, int stride, int before, int other) implements Open {}

  private record Nothing() implements Open {}

  private final Blueprint blueprint;
  private final Parameters parameters;
  private final IntPredicate skipping;
  private final List<Place> places = new ArrayList<>();

  /** By step of the blueprint: the place whose rows are its output. */
  private final List<Integer> outputs = new ArrayList<>();

  private Open open = new Nothing();
  private float slope = NO_RECTIFIER;

  /** The number of the last layer with weights so far. */
  private int layer = -1;

  private SparseCompiler(Blueprint blueprint, Parameters parameters, IntPredicate skipping) {
    this.blueprint = blueprint;
    this.parameters = parameters;
    this.skipping = skipping;
  }

  /**
   * The steps from the lowest on; they do not change with the parameters.
   *
   * @param parameters the blueprint's, in any engine's order
   * @param skipping by the number of a layer among those with weights: whether it skips its zeros
   */
  static List<Place> compile(Blueprint blueprint, Parameters parameters, IntPredicate skipping) {
    SparseCompiler compiler = new SparseCompiler(blueprint, parameters, skipping);
    for (Step step : blueprint.steps()) {
      compiler.add(step);
      // What is open becomes the next place.
      compiler.outputs.add(compiler.places.size() - (compiler.open instanceof Nothing ? 1 : 0));
    }
    compiler.finish();
    return compiler.places;
  }

  private void add(Step step) {
    switch (step.layer()) {
      case Conv conv ->
          begin(
              step,
              new Geometry(
                  step.in().channels(),
                  step.in().height(),
                  step.in().width(),
                  conv.out(),
                  conv.kernel(),
                  conv.stride(),
                  conv.padding(),
                  false));
      case Dense dense ->
          begin(step, new Geometry(step.in().channels(), 1, 1, dense.out(), 1, 1, 0, false));
      case BatchNorm _ -> norm(step);
      case Relu _ -> rectify(step.in(), 0);
      case LeakyRelu leaky -> rectify(step.in(), (float) leaky.slope());
      case MaxPool(int size, int stride) -> {
        if (open instanceof Weights below && size == 2 && stride == 2 && !below.geometry.pooled()) {
          below.geometry = below.geometry.withPool();
        } else {
          put(new SparsePool(step.in(), step.out(), size, size, stride, false));
        }
      }
      case AveragePool(int size, int stride) ->
          put(new SparsePool(step.in(), step.out(), size, size, stride, true));
      case GlobalAveragePool _ ->
          put(
              new SparsePool(
                  step.in(), step.out(), step.in().height(), step.in().width(), 1, true));
      case Residual residual -> {
        finish();
        Shape lower = blueprint.steps().get(residual.from()).out();
        int other = outputs.get(residual.from());
        open = new Sum(lower, step.out(), residual.stride(), residual.before(), other);
      }
      case Flatten _, Dropout _ -> {
        // Rows stay as they are.
      }
    }
  }

  private void begin(Step step, Geometry geometry) {
    finish();
    layer++;
    float[] weights = values(step.name() + ".weight");
    float[] biases =
        parameters
            .find(step.name() + ".bias")
            .map(parameters::read)
            .orElse(new float[geometry.out()]);
    open = new Weights(geometry, weights, biases);
  }

  /** In evaluation BatchNorm is a factor and a summand by channel: the weights below take both. */
  private void norm(Step step) {
    float[] scale = values(step.name() + ".weight");
    float[] shift = values(step.name() + ".bias");
    float[] mean = values(step.name() + ".running_mean");
    float[] variance = values(step.name() + ".running_var");
    double[] factors = new double[scale.length];
    for (int c = 0; c < scale.length; c++) {
      factors[c] = scale[c] / Math.sqrt(variance[c] + BatchNorm.EPSILON);
    }
    if (open instanceof Weights below
        && below.biases.length == scale.length
        && slope == NO_RECTIFIER
        && !below.geometry.pooled()) {
      int patch = below.geometry.patch();
      for (int c = 0; c < scale.length; c++) {
        for (int i = c * patch; i < (c + 1) * patch; i++) {
          below.weights[i] = (float) (below.weights[i] * factors[c]);
        }
        below.biases[c] = (float) ((below.biases[c] - mean[c]) * factors[c] + shift[c]);
      }
      return;
    }
    finish();
    float[] summands = new float[scale.length];
    float[] rounded = new float[scale.length];
    for (int c = 0; c < scale.length; c++) {
      rounded[c] = (float) factors[c];
      summands[c] = (float) (shift[c] - mean[c] * factors[c]);
    }
    open = new Scale(rounded, summands, step.in().area());
  }

  private void rectify(Shape shape, float negative) {
    if (slope != NO_RECTIFIER || open instanceof Nothing) {
      finish();
      float[] ones = new float[shape.channels()];
      Arrays.fill(ones, 1);
      open = new Scale(ones, new float[shape.channels()], shape.area());
    }
    slope = negative;
  }

  private void put(SparseStep step) {
    finish();
    add(step, places.size() - 1);
  }

  private void finish() {
    int below = places.size() - 1;
    switch (open) {
      case Weights made -> add(weighted(made), below);
      case Scale(float[] factors, float[] summands, int area) ->
          add(new SparseScale(factors, summands, area, slope), below);
      case Sum(Shape lower, Shape out, int stride, int before, int other) ->
          add(new SparseSum(lower, out, stride, before, slope), other);
      case Nothing _ -> {
        // Before the first step, and behind a pool.
      }
    }
    open = new Nothing();
    slope = NO_RECTIFIER;
  }

  private SparseStep weighted(Weights made) {
    Geometry geometry = made.geometry;
    if (!skipping.test(layer)) {
      return new MatrixLayer(geometry, made.weights, made.biases, slope);
    }
    float[] biases = made.biases;
    if (!places.isEmpty() && places.getLast().step() instanceof SparseLayer below) {
      float[] constants = below.constants();
      float[] inputs = new float[geometry.in()];
      for (int i = 0; i < inputs.length; i++) {
        inputs[i] = constants[i * (constants.length / inputs.length)];
      }
      biases = Constants.fold(geometry, made.weights, biases, inputs);
    }
    return new SparseLayer(geometry, made.weights, biases, slope);
  }

  /** The next place; it takes the rows of the one before. */
  private void add(SparseStep step, int other) {
    places.add(new Place(step, places.size() - 1, other, Math.max(0, layer)));
  }

  private float[] values(String name) {
    return parameters.read(parameters.find(name).orElseThrow());
  }
}
