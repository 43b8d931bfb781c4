package sparsam.flatness.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import sparsam.data.Examples;
import sparsam.flatness.curvature.Coordinates;
import sparsam.flatness.curvature.Hessian;
import sparsam.flatness.curvature.Spectrum;
import sparsam.flatness.landscape.Grid;
import sparsam.flatness.landscape.Plane;
import sparsam.flatness.landscape.Survey;
import sparsam.flatness.landscape.Terrain;
import sparsam.nn.Architecture;
import sparsam.nn.Architecture.Family;
import sparsam.nn.Engine;
import sparsam.nn.Network;
import sparsam.nn.tangent.Sample;
import sparsam.nn.tangent.TangentNetwork;
import sparsam.train.bench.Conditions;
import sparsam.train.bench.Contestant;
import sparsam.train.bench.Measurement;
import sparsam.train.bench.Rounds;
import sparsam.train.bench.Task;
import sparsam.train.bench.Task.Look;
import sparsam.train.bench.Task.Looking;

/**
 * Times what measures curvature and landscapes, on a network with its initial weights and random
 * images: as many passes as a peer makes, whatever would be enough.
 */
public final class FlatnessBenchmark implements Contestant {
  private static final int BATCH = 250;

  /** Largest eigenvalues that are looked for. */
  private static final int LARGEST = 5;

  private final String name;
  private final List<Family> families;

  /**
   * @param name the engine's in every {@link Measurement}
   * @param families the networks, as {@link Task#network} has them
   */
  public FlatnessBenchmark(String name, List<Family> families) {
    this.name = name;
    this.families = List.copyOf(families);
  }

  @Override
  public void run(Conditions conditions, Consumer<Measurement> found) {
    for (Family family : families) {
      run(family, conditions, found);
    }
  }

  private void run(Family family, Conditions conditions, Consumer<Measurement> found) {
    Architecture architecture = Task.network(family);
    Examples images = images(architecture);
    int threads = conditions.threads();
    // Closing the terrain closes its network.
    Network network = Engine.FAST.create(architecture, 0, BATCH, threads);
    try (Terrain terrain = new Terrain(network, images, BATCH);
        TangentNetwork tangent = new TangentNetwork(architecture, threads)) {
      float[] weights = network.parameters().values().clone();
      System.arraycopy(weights, 0, tangent.parameters().values(), 0, weights.length);
      Hessian hessian =
          new Hessian(
              tangent,
              new Sample(images.inputs(), images.labels()),
              Coordinates.of(tangent.parameters(), null),
              () -> true);
      Plane plane = Plane.random(network.parameters(), weights, 0);
      Rounds.measure(
          name,
          Arrays.stream(Look.values()).map(look -> new Looking(family, look, Look.IMAGES)).toList(),
          List.of(
              () -> new Spectrum(hessian, 0).ends(LARGEST, 0, Look.EIGENVALUES.count()),
              () -> new Spectrum(hessian, 0).trace(Map.of(), 0, Look.TRACE.count()),
              () ->
                  new Survey(terrain, plane, Grid.around(1, Look.PLANE.count()))
                      .run(() -> true, _ -> {})),
          conditions,
          found);
    }
  }

  private static Examples images(Architecture architecture) {
    Random random = new Random(0);
    float[] inputs = new float[Look.IMAGES * architecture.input().features()];
    for (int i = 0; i < inputs.length; i++) {
      inputs[i] = (float) random.nextGaussian();
    }
    return new Examples(
        inputs, random.ints(Look.IMAGES, 0, architecture.input().classes()).toArray());
  }
}
