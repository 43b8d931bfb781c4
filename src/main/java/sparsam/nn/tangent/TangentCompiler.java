package sparsam.nn.tangent;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import sparsam.nn.Parameters;
import sparsam.nn.fast.Activations;
import sparsam.nn.fast.Convolution.Geometry;
import sparsam.nn.fast.GlobalAverage;
import sparsam.nn.fast.Patches;
import sparsam.nn.fast.Patches.Columns;
import sparsam.nn.fast.Patches.Rows;
import sparsam.nn.fast.Shortcut;
import sparsam.nn.fast.WindowPool;
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
import sparsam.nn.layer.Step;

/** Turns a blueprint into layers with tangents, and their memory for a chunk of images. */
final class TangentCompiler {
  private final Blueprint blueprint;
  private final Parameters parameters;
  private final float[] direction;
  private final int capacity;
  private final int lanes;
  private final int share;
  private final float[][] second;
  private final Values input;
  private final List<TangentLayer> layers = new ArrayList<>();

  /** By step: how many layers there were after it, and what the last of them puts out. */
  private final List<Integer> ends = new ArrayList<>();

  private final List<Values> outputs = new ArrayList<>();
  private final List<Linear> forks = new ArrayList<>();
  private final List<Integer> forkedFrom = new ArrayList<>();
  private Values last;
  private boolean trained;

  /**
   * @param direction along which tangents are taken, in the parameters' order
   * @param lanes of a chunk
   * @param share images of a lane
   * @param threads that carry them
   */
  TangentCompiler(
      Blueprint blueprint,
      Parameters parameters,
      float[] direction,
      int lanes,
      int share,
      int threads) {
    this.blueprint = blueprint;
    this.parameters = parameters;
    this.direction = direction;
    this.lanes = lanes;
    this.share = share;
    this.capacity = Math.multiplyExact(lanes, share);
    this.second = new float[threads][room(blueprint, share)];
    this.input = Values.of(blueprint.input().features(), capacity);
    this.last = input;
    for (Step step : blueprint.steps()) {
      add(step);
      ends.add(layers.size());
      outputs.add(last);
      trained |= step.parameters() > 0;
    }
    for (int i = forks.size() - 1; i >= 0; i--) {
      layers.add(ends.get(forkedFrom.get(i)), forks.get(i));
    }
  }

  /** Floats that a thread needs for patches of a lane's images. */
  static int room(Blueprint blueprint, int share) {
    int most = 0;
    for (Step step : blueprint.steps()) {
      if (step.layer() instanceof Conv conv) {
        Geometry geometry = Geometry.of(step, conv, 1);
        most = Math.max(most, Affine.room(new Rows(geometry), share));
        if (step.in().channels() == 1) {
          most = Math.max(most, Affine.room(new Columns(geometry), share));
        }
      }
    }
    return most;
  }

  Values input() {
    return input;
  }

  List<TangentLayer> layers() {
    return layers;
  }

  /** Every array of values and their gradients, once, though some layers work in place. */
  List<Activations> arrays() {
    return Stream.concat(Stream.of(input), layers.stream().map(TangentLayer::output))
        .map(Values::plain)
        .filter(new HashSet<>()::add)
        .toList();
  }

  private void add(Step step) {
    switch (step.layer()) {
      case Conv conv -> {
        Geometry geometry = Geometry.of(step, conv, 1);
        boolean columns = step.in().channels() == 1 && !trained;
        Patches patches = columns ? new Columns(geometry) : new Rows(geometry);
        affine(step, patches, geometry.positions(), conv.out());
      }
      case Dense dense -> affine(step, null, 1, dense.out());
      case BatchNorm _ ->
          put(new Norm(last, capacity, step, parameters, direction, trained, lanes));
      case Relu _ -> put(new Rectified(last, 0));
      case LeakyRelu leaky -> put(new Rectified(last, (float) leaky.slope()));
      case MaxPool pool -> put(new Largest(last, capacity, step, pool));
      case AveragePool pool -> {
        Values to = Values.of(step.out().size(), capacity);
        put(
            new Linear(
                to,
                new WindowPool(last.plain(), to.plain(), step, pool),
                new WindowPool(last.tangent(), to.tangent(), step, pool)));
      }
      case GlobalAveragePool _ -> {
        int channels = step.in().channels();
        Values to = Values.of(channels, capacity);
        put(
            new Linear(
                to,
                new GlobalAverage(last.plain(), to.plain(), channels),
                new GlobalAverage(last.tangent(), to.tangent(), channels)));
      }
      case Residual residual -> residual(step, residual);
      case Flatten _, Dropout _ -> {
        // Values stay as they are.
      }
    }
  }

  private void affine(Step step, @Nullable Patches patches, int rows, int out) {
    put(
        new Affine(
            last,
            capacity,
            share,
            patches,
            rows,
            out,
            parameters,
            parameters.find(step.name() + ".weight").orElseThrow(),
            parameters.find(step.name() + ".bias").orElse(null),
            direction,
            trained,
            second));
  }

  private void residual(Step step, Residual residual) {
    Values lower = outputs.get(residual.from());
    Shortcut plain = shortcut(lower.plain(), last.plain(), step, residual);
    Shortcut tangent = shortcut(lower.tangent(), last.tangent(), step, residual);
    put(new Linear(last, plain, tangent));
    forks.add(new Linear(lower, plain.fork(), tangent.fork()));
    forkedFrom.add(residual.from());
  }

  private Shortcut shortcut(Activations lower, Activations to, Step step, Residual residual) {
    Step from = blueprint.steps().get(residual.from());
    return new Shortcut(lower, from.out(), to, step.out(), residual);
  }

  private void put(TangentLayer layer) {
    layers.add(layer);
    last = layer.output();
  }
}
