package sparsam.verify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import sparsam.data.Examples;
import sparsam.data.Normalization;
import sparsam.data.Pixels;
import sparsam.data.Shape;
import sparsam.flatness.landscape.Directions;
import sparsam.flatness.landscape.Line;
import sparsam.flatness.landscape.Plane;
import sparsam.flatness.landscape.Terrain;
import sparsam.flatness.landscape.Value;
import sparsam.nn.Architecture;
import sparsam.nn.Engine;
import sparsam.nn.Input;
import sparsam.nn.Network;
import sparsam.nn.Parameters;
import sparsam.nn.Parameters.Slice;
import sparsam.nn.file.Safetensors;
import sparsam.prune.Mask;
import sparsam.verify.Verification.Collector;

/**
 * A plane around a network and a line between two, compared place by place with what PyTorch
 * computed in double precision.
 */
final class LandscapeReplay {
  static final String FORMAT = "sparsam-landscape/1";

  private static final JsonMapper JSON = new JsonMapper();
  private static final int MOST_IMAGES = 100_000;

  private final Safetensors file;
  private final TraceTensors tensors;
  private final Architecture architecture;

  LandscapeReplay(Safetensors file) throws IOException {
    this.file = file;
    this.tensors = new TraceTensors(file);
    try {
      JsonNode said = JSON.readTree(file.metadata().getOrDefault("landscape", ""));
      this.architecture = TraceModel.of(said.path("model"));
    } catch (JsonProcessingException e) {
      throw new IOException("its description is not JSON: " + e.getOriginalMessage(), e);
    }
  }

  Verification run(Engine engine, int threads) throws IOException {
    int[] labels = labels();
    Input input = architecture.input();
    float[] inputs = tensors.inputs(labels.length, input);
    Examples examples =
        new Examples(
            new Pixels.Floats(
                inputs,
                new Shape(input.channels(), input.height(), input.width()),
                Normalization.MNIST),
            labels,
            input.classes());
    Collector differences = new Collector();
    Network network = engine.create(architecture, 0, labels.length, threads);
    try (Terrain terrain = new Terrain(network, examples, labels.length)) {
      Parameters parameters = network.parameters();
      float[] a = tensors.network("a", parameters);
      float[] b = tensors.network("b", parameters);
      Mask mask = tensors.mask(parameters);
      Plane plane =
          new Plane(
              a,
              direction(differences, parameters, a, mask, 1),
              direction(differences, parameters, a, mask, 2),
              parameters.trainable());
      plane(differences, terrain, plane);
      line(differences, terrain, a, b);
    }
    return differences.finish(
        String.format(
            Locale.ROOT,
            "%s, a plane and a line over %d images%s",
            architecture,
            labels.length,
            file.tensors().keySet().stream().anyMatch(name -> name.startsWith("mask."))
                ? ", masked"
                : ""));
  }

  private int[] labels() throws IOException {
    int images = tensors.labels().length;
    if (images < 1 || images > MOST_IMAGES) {
      throw new IOException(
          String.format(Locale.ROOT, "it has no 1 to %,d labels of type I32", MOST_IMAGES));
    }
    return tensors.labels(images, architecture.input().classes());
  }

  private float[] direction(
      Collector differences, Parameters parameters, float[] a, @Nullable Mask mask, int number)
      throws IOException {
    // BatchNorm's statistics have no direction.
    float[] raw =
        Arrays.copyOf(tensors.vector("raw" + number, parameters), parameters.values().length);
    float[] direction = Directions.normalised(parameters, a, raw, mask);
    for (Slice slice : parameters.slices()) {
      if (slice.trainable()) {
        differences.relative(
            "directions",
            file.floats("direction" + number + "." + slice.name(), slice.shape()),
            parameters.read(slice, direction));
      }
    }
    return direction;
  }

  private void plane(Collector differences, Terrain terrain, Plane plane) throws IOException {
    float[] axis = tensors.row("axis");
    List<Integer> shape = List.of(axis.length, axis.length);
    float[] loss = file.floats("grid.loss", shape);
    float[] accuracy = file.floats("grid.accuracy", shape);
    for (int row = 0; row < axis.length; row++) {
      for (int column = 0; column < axis.length; column++) {
        Value value = terrain.measure(plane.at(axis[column], axis[row]), () -> true).orElseThrow();
        int i = row * axis.length + column;
        differences.relative("plane's loss", loss[i], value.loss());
        differences.relative("plane's accuracy", accuracy[i], value.accuracy());
      }
    }
  }

  private void line(Collector differences, Terrain terrain, float[] a, float[] b)
      throws IOException {
    float[] places = tensors.row("line");
    List<Double> ts = new ArrayList<>();
    for (float place : places) {
      ts.add((double) place);
    }
    float[] loss = file.floats("line.loss", List.of(2, places.length));
    float[] accuracy = file.floats("line.accuracy", List.of(2, places.length));
    float[] barrier = file.floats("barrier", List.of(2));
    Line line = Line.measure(terrain, a, b, ts, () -> true, _ -> {}).orElseThrow();
    for (int row = 0; row < 2; row++) {
      List<Value> values = row == 0 ? line.interpolated() : line.adapted();
      for (int i = 0; i < places.length; i++) {
        Value value = values.get(i);
        int at = row * places.length + i;
        differences.relative("line's loss", loss[at], value.loss());
        differences.relative("line's accuracy", accuracy[at], value.accuracy());
      }
      double height =
          line.barrier(values)
              .orElseThrow(() -> new IOException("its line does not meet both networks"))
              .height();
      differences.absolute("barrier", new float[] {barrier[row]}, new float[] {(float) height});
    }
  }
}
