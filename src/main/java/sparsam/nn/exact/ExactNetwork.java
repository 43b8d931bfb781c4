package sparsam.nn.exact;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import sparsam.nn.Parameters;
import sparsam.nn.Parameters.Slice;
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
import sparsam.nn.layer.Layer.Tensor;
import sparsam.nn.layer.Step;

/**
 * A network for batches of one size, in double precision. Dropout drops nothing. Used by one thread
 * at a time.
 */
public final class ExactNetwork {
  /** Arrays of doubles that a value needs: itself, its gradient, the tangents of both. */
  private static final int ARRAYS = 4;

  private final Blueprint blueprint;
  private final int count;
  private final boolean tangents;
  private final boolean byBatch;
  private final Vectors vectors;
  private final Values image;
  private final List<ExactLayer> layers = new ArrayList<>();

  /** What every step puts out, in their order. */
  private final List<Values> outputs = new ArrayList<>();

  /**
   * @param count images of a batch
   * @param byBatch whether BatchNorm goes by the batch; otherwise by its running statistics
   * @param tangents whether products are asked for, which need twice the memory
   */
  public ExactNetwork(Blueprint blueprint, int count, boolean byBatch, boolean tangents) {
    this.blueprint = blueprint;
    this.count = count;
    this.tangents = tangents;
    this.byBatch = byBatch;
    this.vectors = Vectors.of(Parameters.of(blueprint));
    this.image = Values.of(blueprint.input().features(), count, tangents);
    for (Step step : blueprint.steps()) {
      add(step);
    }
  }

  /** Bytes that an image's values come to in a network that is asked for products. */
  public static long bytesOfImage(Blueprint blueprint) {
    long values =
        blueprint.steps().stream().mapToLong(step -> step.out().size()).sum()
            + blueprint.input().features();
    return ARRAYS * Double.BYTES * values;
  }

  /**
   * What a network of such batches keeps in Java's heap, in bytes.
   *
   * @param count images of a batch
   * @param tangents whether products are asked for
   */
  public static long bytes(Blueprint blueprint, int count, boolean tangents) {
    long values = blueprint.tensors().stream().mapToLong(Tensor::length).sum();
    long layers = 0;
    for (Step step : blueprint.steps()) {
      switch (step.layer()) {
        // A patch for every position, and the weights turned.
        case Conv _, Dense _ ->
            layers +=
                step.multiplyAdds() / step.out().channels()
                    + step.multiplyAdds() / step.out().area();
        case BatchNorm _ -> layers += (long) count * step.out().size();
        default -> {}
      }
    }
    int times = tangents ? 2 : 1;
    return times * (Double.BYTES * layers + count * bytesOfImage(blueprint) / 2)
        + Double.BYTES * (values + 3 * blueprint.parameters())
        + Float.BYTES * values;
  }

  private void add(Step step) {
    Values last = outputs.isEmpty() ? image : outputs.getLast();
    boolean deep =
        layers.stream().anyMatch(layer -> layer instanceof Affine || layer instanceof Norm);
    switch (step.layer()) {
      case Conv _, Dense _ -> put(new Affine(last, step, vectors, count, tangents, deep));
      case BatchNorm _ -> put(new Norm(last, step, vectors, count, tangents, byBatch));
      case Relu _ -> put(new Rectifier(last, alike(last), 0));
      case LeakyRelu leaky -> put(new Rectifier(last, alike(last), leaky.slope()));
      case MaxPool pool -> put(new Picked(last, step, pool, count, tangents));
      case AveragePool pool ->
          put(new Mean(last, step, pool.size(), pool.size(), pool.stride(), count, tangents));
      case GlobalAveragePool _ ->
          put(new Mean(last, step, step.in().height(), step.in().width(), 1, count, tangents));
      case Residual residual -> {
        Step from = blueprint.steps().get(residual.from());
        put(
            new Sum(
                last,
                outputs.get(residual.from()),
                alike(last),
                from.out(),
                step.out(),
                residual.stride(),
                residual.before()));
      }
      case Flatten _ -> put(new Turn(last, alike(last), step.in()));
      case Dropout _ -> outputs.add(last);
    }
  }

  private Values alike(Values last) {
    return Values.of(last.size(), count, tangents);
  }

  private void put(ExactLayer layer) {
    layers.add(layer);
    outputs.add(layer.output());
  }

  /** Names and places in the vectors, all in PyTorch's order; its values say nothing. */
  public Parameters layout() {
    return vectors.layout();
  }

  /** Parameters and statistics, to be set. */
  public double[] values() {
    return vectors.values();
  }

  /** Takes the values of a network of this blueprint, of any engine. */
  public void take(Parameters parameters) {
    for (Slice slice : layout().slices()) {
      float[] from = parameters.read(parameters.find(slice.name()).orElseThrow());
      for (int i = 0; i < from.length; i++) {
        vectors.values()[slice.offset() + i] = from[i];
      }
    }
  }

  /**
   * The gradient with respect to what is trained. The same array at every call.
   *
   * @param inputs [count, channels · height · width], as for every engine
   */
  public double[] gradient(double[] inputs, Objective objective) {
    run(inputs, objective, false);
    return vectors.gradient();
  }

  /**
   * The Hessian's product with a direction, of a network that is asked for products. The same array
   * at every call.
   *
   * @param inputs as for {@link #gradient}
   */
  public double[] product(double[] inputs, Objective objective, double[] direction) {
    System.arraycopy(direction, 0, vectors.direction(), 0, direction.length);
    run(inputs, objective, true);
    return vectors.product();
  }

  private void run(double[] inputs, Objective objective, boolean also) {
    int channels = blueprint.input().channels();
    int area = blueprint.input().features() / channels;
    for (int i = 0; i < inputs.length; i++) {
      int inside = i % image.size();
      image.plain()[i - inside + inside % area * channels + inside / area] = inputs[i];
    }
    layers.forEach(layer -> layer.forward(also));
    outputs.forEach(Values::clear);
    Arrays.fill(vectors.gradient(), 0);
    Arrays.fill(vectors.product(), 0);
    objective.measure(outputs.getLast(), also);
    layers.reversed().forEach(layer -> layer.backward(also));
  }
}
