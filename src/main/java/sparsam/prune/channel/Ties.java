package sparsam.prune.channel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import sparsam.nn.layer.Blueprint;
import sparsam.nn.layer.Layer.BatchNorm;
import sparsam.nn.layer.Layer.Conv;
import sparsam.nn.layer.Layer.Dense;
import sparsam.nn.layer.Layer.Flatten;
import sparsam.nn.layer.Layer.Residual;
import sparsam.nn.layer.Step;

/**
 * Follows channels through a network: which filters put one out, what normalises it, and what is
 * multiplied by it. Where outputs are added, their channels are one; those that are added to the
 * image or are the classes cannot go.
 */
public final class Ties {
  /**
   * Some places of a tensor, in PyTorch's order.
   *
   * @param tensor its whole name
   */
  public record Part(String tensor, int[] places) {}

  /**
   * A channel.
   *
   * @param filters the filters or rows that put it out, one of each tied layer
   * @param others biases, γ, β, and the weights that it is multiplied by
   */
  public record Channel(List<Part> filters, List<Part> others) {}

  /**
   * Layers that are tied together, or one alone.
   *
   * @param layers their names
   */
  public record Group(List<String> layers, List<Channel> channels) {}

  /** What is of no layer: the image's channels, and zeros. */
  static final int FIXED = 0;

  /** For each channel the one that it is tied to, or itself; union–find. */
  private final List<Integer> tied = new ArrayList<>(List.of(FIXED));

  /** The number of the layer that puts a channel out. */
  private final List<Integer> layer = new ArrayList<>(List.of(-1));

  private final List<List<Part>> filters = new ArrayList<>(List.of(new ArrayList<>()));
  private final List<List<Part>> others = new ArrayList<>(List.of(new ArrayList<>()));
  private final List<String> layers = new ArrayList<>();

  private Ties() {}

  /** Every group of channels that may go, in the order of their first layers. */
  public static List<Group> of(Blueprint blueprint) {
    Ties ties = new Ties();
    ties.follow(blueprint);
    return ties.groups();
  }

  /**
   * By step, which of its channels, or units, are one: those of equal numbers. What is {@link
   * #FIXED} cannot go.
   */
  static List<int[]> numbers(Blueprint blueprint) {
    Ties ties = new Ties();
    List<int[]> outputs = ties.follow(blueprint);
    return outputs.stream().map(all -> Arrays.stream(all).map(ties::root).toArray()).toList();
  }

  private List<int[]> follow(Blueprint blueprint) {
    List<int[]> outputs = new ArrayList<>();
    int[] last = new int[blueprint.input().channels()];
    for (Step step : blueprint.steps()) {
      last =
          switch (step.layer()) {
            case Conv conv -> affine(step, last, conv.kernel() * conv.kernel());
            case Dense _ -> affine(step, last, 1);
            case BatchNorm _ -> norm(step, last);
            case Flatten _ -> flat(step, last);
            case Residual residual -> sum(last, outputs.get(residual.from()), residual.before());
            default -> last;
          };
      outputs.add(last);
    }
    for (int channel : last) {
      tie(channel, FIXED);
    }
    return outputs;
  }

  private int[] affine(Step step, int[] in, int area) {
    String weight = step.name() + ".weight";
    boolean biased = step.tensors().stream().anyMatch(t -> t.name().equals(step.name() + ".bias"));
    int out = step.out().channels();
    int fan = in.length * area;
    for (int c = 0; c < in.length; c++) {
      int[] places = new int[out * area];
      for (int i = 0; i < places.length; i++) {
        places[i] = i / area * fan + c * area + i % area;
      }
      others.get(in[c]).add(new Part(weight, places));
    }
    int[] made = new int[out];
    for (int o = 0; o < out; o++) {
      made[o] = tied.size();
      tied.add(made[o]);
      layer.add(layers.size());
      int first = o * fan;
      int[] row = new int[fan];
      Arrays.setAll(row, i -> first + i);
      filters.add(new ArrayList<>(List.of(new Part(weight, row))));
      others.add(new ArrayList<>());
      if (biased) {
        others.getLast().add(new Part(step.name() + ".bias", new int[] {o}));
      }
    }
    layers.add(step.name());
    return made;
  }

  private int[] norm(Step step, int[] in) {
    for (int c = 0; c < in.length; c++) {
      for (String tensor : List.of(".weight", ".bias")) {
        others.get(in[c]).add(new Part(step.name() + tensor, new int[] {c}));
      }
    }
    return in;
  }

  private static int[] flat(Step step, int[] in) {
    int[] units = new int[step.out().channels()];
    int area = units.length / in.length;
    Arrays.setAll(units, unit -> in[unit / area]);
    return units;
  }

  private int[] sum(int[] upper, int[] lower, int before) {
    for (int c = 0; c < lower.length; c++) {
      tie(upper[before + c], lower[c]);
    }
    return upper;
  }

  private int root(int channel) {
    int at = channel;
    while (tied.get(at) != at) {
      at = tied.get(at);
    }
    return at;
  }

  /** The first of both stands for both; what is fixed stands first. */
  private void tie(int one, int other) {
    int a = root(one);
    int b = root(other);
    tied.set(Math.max(a, b), Math.min(a, b));
  }

  private List<Group> groups() {
    int[] ofLayer = new int[layers.size()];
    Arrays.setAll(ofLayer, i -> i);
    Map<Integer, List<Integer>> classes = new LinkedHashMap<>();
    for (int channel = 1; channel < tied.size(); channel++) {
      int root = root(channel);
      if (root != FIXED) {
        classes.computeIfAbsent(root, _ -> new ArrayList<>()).add(channel);
        join(ofLayer, layer.get(root), layer.get(channel));
      }
    }
    Map<Integer, List<Channel>> channels = new LinkedHashMap<>();
    classes.forEach(
        (root, members) ->
            channels
                .computeIfAbsent(ofLayer[layer.get(root)], _ -> new ArrayList<>())
                .add(channel(members)));
    List<Group> groups = new ArrayList<>();
    channels.forEach((first, own) -> groups.add(new Group(names(ofLayer, first), own)));
    return groups;
  }

  private static void join(int[] of, int one, int other) {
    int from = Math.max(of[one], of[other]);
    int to = Math.min(of[one], of[other]);
    for (int i = 0; i < of.length; i++) {
      of[i] = of[i] == from ? to : of[i];
    }
  }

  private Channel channel(List<Integer> members) {
    List<Part> own = new ArrayList<>();
    List<Part> all = new ArrayList<>();
    for (int member : members) {
      own.addAll(filters.get(member));
      all.addAll(others.get(member));
    }
    return new Channel(List.copyOf(own), List.copyOf(all));
  }

  private List<String> names(int[] ofLayer, int first) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < ofLayer.length; i++) {
      if (ofLayer[i] == first) {
        names.add(layers.get(i));
      }
    }
    return names;
  }
}
