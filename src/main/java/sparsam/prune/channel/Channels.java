package sparsam.prune.channel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import sparsam.nn.Parameters;
import sparsam.nn.Parameters.Slice;
import sparsam.nn.layer.Blueprint;
import sparsam.prune.Mask;
import sparsam.prune.Pruning;
import sparsam.prune.Pruning.Method;
import sparsam.prune.Scope;
import sparsam.prune.Structure;
import sparsam.prune.channel.Ties.Channel;
import sparsam.prune.channel.Ties.Group;
import sparsam.prune.channel.Ties.Part;

/**
 * Whole channels go: their filter or row, its bias, BatchNorm's γ and β, and what the next layers
 * multiply them by. The last layer keeps all.
 */
public final class Channels {
  private Channels() {}

  /**
   * The mask; round(fraction · n) of the channels go, half to even, from every group of layers that
   * are tied together, or from all of them.
   *
   * @param parameters of a network of this blueprint
   * @param within a mask whose channels go first; null for none
   * @param seed of the draw, where the method is random
   */
  public static Mask mask(
      Pruning pruning,
      Blueprint blueprint,
      Parameters parameters,
      @Nullable Mask within,
      long seed) {
    List<Group> groups = Ties.of(blueprint);
    SplittableRandom random = new SplittableRandom(seed);
    boolean global = pruning.scope() == Scope.GLOBAL;
    float[] keep = new float[parameters.trainable()];
    Arrays.fill(keep, 1);
    List<Channel> all = new ArrayList<>();
    List<Double> ranks = new ArrayList<>();
    for (Group group : groups) {
      if (!global) {
        all.clear();
        ranks.clear();
      }
      for (Channel channel : group.channels()) {
        double norm =
            pruning.method() == Method.RANDOM
                ? random.nextDouble()
                : norm(pruning.reach().structure(), channel, parameters, global);
        all.add(channel);
        ranks.add(
            within != null && isGone(channel, parameters, within)
                ? Double.NEGATIVE_INFINITY
                : pruning.doubt().inverted() ? -norm : norm);
      }
      if (!global) {
        prune(all, ranks, pruning.fraction(), parameters, keep);
      }
    }
    if (global) {
      prune(all, ranks, pruning.fraction(), parameters, keep);
    }
    return new Mask(keep);
  }

  private static void prune(
      List<Channel> all, List<Double> ranks, double fraction, Parameters parameters, float[] keep) {
    double[] norms = ranks.stream().mapToDouble(Double::doubleValue).toArray();
    boolean[] gone = least(norms, fraction);
    for (int i = 0; i < gone.length; i++) {
      if (gone[i]) {
        all.get(i).filters().forEach(part -> clear(part, parameters, keep));
        all.get(i).others().forEach(part -> clear(part, parameters, keep));
      }
    }
  }

  /**
   * Which of some channels go: round(fraction · n), half to even, of the smallest norms, the first
   * of equal ones.
   */
  public static boolean[] least(double[] norms, double fraction) {
    boolean[] gone = new boolean[norms.length];
    IntStream.range(0, norms.length)
        .boxed()
        .sorted(Comparator.comparingDouble(i -> norms[i]))
        .limit((long) Math.rint(fraction * norms.length))
        .forEach(i -> gone[i] = true);
    return gone;
  }

  /**
   * A filter's norm.
   *
   * @param structure which one
   */
  public static double norm(Structure structure, double[] filter) {
    return structure == Structure.CHANNELS_L1
        ? Arrays.stream(filter).map(Math::abs).sum()
        : Math.sqrt(Arrays.stream(filter).map(w -> w * w).sum());
  }

  /**
   * The mean over the filters of all tied layers; as the size of a weight where layers of different
   * fan-in are compared.
   */
  private static double norm(
      Structure structure, Channel channel, Parameters parameters, boolean perWeight) {
    double sum = 0;
    for (Part part : channel.filters()) {
      float[] values = parameters.read(parameters.find(part.tensor()).orElseThrow());
      double[] filter = Arrays.stream(part.places()).mapToDouble(i -> values[i]).toArray();
      double size = structure == Structure.CHANNELS_L1 ? filter.length : Math.sqrt(filter.length);
      sum += norm(structure, filter) / (perWeight ? size : 1);
    }
    return sum / channel.filters().size();
  }

  private static boolean isGone(Channel channel, Parameters parameters, Mask within) {
    return channel.filters().stream()
        .allMatch(
            part -> {
              float[] keep =
                  parameters.read(parameters.find(part.tensor()).orElseThrow(), within.keep());
              return Arrays.stream(part.places()).allMatch(i -> keep[i] == 0);
            });
  }

  private static void clear(Part part, Parameters parameters, float[] keep) {
    Slice slice = parameters.find(part.tensor()).orElseThrow();
    float[] kept = parameters.read(slice, keep);
    for (int i : part.places()) {
      kept[i] = 0;
    }
    parameters.write(slice, kept, keep);
  }
}
