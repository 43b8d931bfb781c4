package sparsam.cli.bench;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedMap;
import sparsam.cli.console.Table;
import sparsam.nn.Architecture;
import sparsam.nn.speed.LayerSpeed;
import sparsam.nn.speed.Speeds;

/** From which part of zeros on it pays to skip them, layer by layer, on this machine. */
public final class LayerSavings {
  private final List<Measured> networks = new ArrayList<>();

  private record Measured(Architecture network, int threads, SortedMap<Double, Speeds> byFraction) {
    private List<LayerSpeed> layer(int number) {
      return byFraction.values().stream().map(speeds -> speeds.layers().get(number)).toList();
    }
  }

  /**
   * Adds a network.
   *
   * @param byFraction by the part of its weights that is pruned, the same ones for all networks
   */
  public void add(Architecture network, int threads, SortedMap<Double, Speeds> byFraction) {
    networks.add(new Measured(network, threads, byFraction));
  }

  /** A row a layer: how many times as fast it is without its zeros, and the form that is taken. */
  public Table table() {
    List<String> heading = new ArrayList<>(List.of("network", "threads", "layer"));
    for (double fraction : networks.getFirst().byFraction().keySet()) {
      heading.add(String.format(Locale.ROOT, "%.0f %% zeros", 100 * fraction));
    }
    heading.add("skips zeros from");
    Table table = new Table("lrl" + "r".repeat(heading.size() - 3), heading.toArray(String[]::new));
    for (Measured measured : networks) {
      int layers = measured.byFraction().firstEntry().getValue().layers().size();
      for (int i = 0; i < layers; i++) {
        table.row(row(measured, i));
      }
    }
    return table;
  }

  private static String[] row(Measured measured, int number) {
    List<String> cells = new ArrayList<>();
    cells.add(measured.network().toString());
    cells.add(Integer.toString(measured.threads()));
    List<LayerSpeed> layer = measured.layer(number);
    cells.add(layer.getFirst().layer());
    for (LayerSpeed speed : layer) {
      cells.add(
          String.format(
              Locale.ROOT, "%.2f %s", speed.measured(), speed.taken() ? "sparse" : "dense"));
    }
    OptionalDouble first = from(measured.byFraction(), number);
    cells.add(
        first.isPresent() ? String.format(Locale.ROOT, "%.0f %%", 100 * first.getAsDouble()) : "–");
    return cells.toArray(String[]::new);
  }

  /** The fraction from which on a layer skips its zeros at every larger one too. */
  static OptionalDouble from(SortedMap<Double, Speeds> byFraction, int number) {
    OptionalDouble first = OptionalDouble.empty();
    for (Map.Entry<Double, Speeds> measured : byFraction.reversed().entrySet()) {
      if (!measured.getValue().layers().get(number).taken()) {
        break;
      }
      first = OptionalDouble.of(measured.getKey());
    }
    return first;
  }

  /** A line of JSON for each layer at each fraction, for programs. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    for (Measured measured : networks) {
      measured
          .byFraction()
          .forEach(
              (fraction, speeds) ->
                  speeds
                      .layers()
                      .forEach(layer -> lines.add(line(measured, fraction, speeds, layer))));
    }
    return lines;
  }

  private static String line(Measured measured, double fraction, Speeds speeds, LayerSpeed layer) {
    ObjectNode line = JsonNodeFactory.instance.objectNode();
    line.put("model", measured.network().family().label());
    line.put("layer", layer.layer()).put("fraction", fraction).put("threads", measured.threads());
    line.put("images", speeds.images()).put("theory", layer.theoretical());
    line.put("dense_ms", 1000 * layer.before()).put("sparse_ms", 1000 * layer.after());
    return line.put("sparse", layer.taken()).toString();
  }
}
