package sparsam.experiment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import sparsam.nn.Initialization;
import sparsam.nn.Network;
import sparsam.nn.Parameters;
import sparsam.nn.Parameters.Slice;
import sparsam.prune.Mask;
import sparsam.prune.Pruner;
import sparsam.prune.Pruning;
import sparsam.prune.Pruning.Method;
import sparsam.prune.Reach.Origin;
import sparsam.prune.Scope;
import sparsam.prune.Structure;
import sparsam.prune.score.Scoring;
import sparsam.recipe.Seeds;
import sparsam.recipe.Seeds.Stream;
import sparsam.result.PruningEffect.Collapse;
import sparsam.result.PruningEffect.ScoreCurve;

/** Prunes a network as a recipe says, for the run and for whoever wants to know before it. */
final class Shears {
  private final Network network;
  private final Scoring scoring;

  /** Kept while only the fraction moves. */
  private @Nullable Known known;

  private List<Double> thresholds = List.of();
  private List<ScoreCurve> firstRound = List.of();

  /**
   * What a method says of some weights.
   *
   * @param way of which fraction is no matter
   * @param unpruned the array that was scored, unless the initial network was
   */
  private record Known(
      Pruning way,
      float[] unpruned,
      long seed,
      List<double[]> scores,
      Optional<Collapse> collapse,
      List<ScoreCurve> curves) {
    boolean holds(Pruning pruning, float[] of, long by) {
      return way.equals(pruning.at(0)) && unpruned == of && seed == by;
    }
  }

  /**
   * @param batch that the network takes at once
   */
  Shears(Network network, Scoring.Images images, int batch) {
    this.network = network;
    this.scoring = new Scoring(network, images, batch);
  }

  /**
   * Leaves the pruned network, with its statistics, in the network.
   *
   * @param unpruned what the recipe prunes, unless the pruning asks for the initial network
   * @param seed the recipe's
   * @param goOn asked now and then
   * @throws CancellationException where it answers no
   */
  Mask prune(Pruning pruning, float[] unpruned, long seed, BooleanSupplier goOn) {
    Parameters parameters = network.parameters();
    if (pruning.reach().origin() == Origin.INITIAL) {
      Initialization.apply(parameters, Seeds.of(seed, Stream.WEIGHTS));
    } else {
      System.arraycopy(unpruned, 0, parameters.values(), 0, unpruned.length);
    }
    Mask mask = mask(pruning, unpruned, Seeds.of(seed, Stream.PRUNING), goOn);
    switch (pruning.doubt().weights()) {
      case KEPT -> {
        // They stand there.
      }
      case INITIAL -> Initialization.apply(parameters, Seeds.of(seed, Stream.WEIGHTS));
      case DRAWN_ANEW -> Initialization.apply(parameters, Seeds.of(seed, Stream.ANEW));
    }
    mask.apply(parameters);
    return mask;
  }

  private Mask mask(Pruning pruning, float[] unpruned, long seed, BooleanSupplier goOn) {
    Structure structure = pruning.reach().structure();
    boolean inRounds = pruning.method() == Method.SYNFLOW && structure.stay() == 0;
    if (inRounds || structure.isOfChannels()) {
      known = null;
      thresholds = List.of();
      firstRound = inRounds ? curves(pruning, scoring.scores(pruning, seed, goOn)) : List.of();
      return scoring.mask(pruning, null, seed, goOn);
    }
    Known at = known;
    if (at == null || !at.holds(pruning, unpruned, seed)) {
      List<double[]> scores = scoring.scores(pruning, seed, goOn);
      at =
          new Known(
              pruning.at(0),
              unpruned,
              seed,
              scores,
              first(pruning, scores),
              curves(pruning, scores));
      known = at;
    }
    Mask mask = scoring.mask(pruning, at.scores(), null, seed);
    thresholds = thresholds(pruning, at.scores(), mask);
    return mask;
  }

  private List<ScoreCurve> curves(Pruning pruning, List<double[]> scores) {
    List<ScoreCurve> curves = new ArrayList<>();
    List<Slice> slices = Pruner.prunable(pruning, network.parameters());
    for (int i = 0; i < scores.size(); i++) {
      curves.add(ScoreCurve.of(slices.get(i).name(), scores.get(i)));
    }
    return curves;
  }

  private List<Double> thresholds(Pruning pruning, List<double[]> scores, Mask mask) {
    if (pruning.doubt().shuffled()
        || pruning.doubt().inverted()
        || pruning.reach().structure() != Structure.WEIGHTS) {
      return List.of();
    }
    List<Double> thresholds = new ArrayList<>();
    List<Slice> slices = Pruner.prunable(pruning, network.parameters());
    for (int i = 0; i < scores.size(); i++) {
      float[] keep = network.parameters().read(slices.get(i), mask.keep());
      double largest = Double.NEGATIVE_INFINITY;
      for (int j = 0; j < keep.length; j++) {
        largest = keep[j] == 0 ? Math.max(largest, scores.get(i)[j]) : largest;
      }
      thresholds.add(largest == Double.NEGATIVE_INFINITY ? 0 : largest);
    }
    return thresholds;
  }

  /** The largest score that went from each prunable slice; none where scores did not decide. */
  List<Double> thresholds() {
    return thresholds;
  }

  /**
   * What the pruning that was made last went by, layer by layer; of a method in rounds by the first
   * of them. None of channels.
   */
  List<ScoreCurve> curves() {
    return known == null ? firstRound : known.curves();
  }

  /** Which layer a higher fraction of the pruning that was made last would empty first. */
  Optional<Collapse> collapse() {
    return known == null ? Optional.empty() : known.collapse();
  }

  /** Where one threshold goes through all layers, one is empty once its largest score is below. */
  private Optional<Collapse> first(Pruning pruning, List<double[]> scores) {
    boolean one =
        pruning.scope() == Scope.GLOBAL
            && pruning.reach().structure() == Structure.WEIGHTS
            && !pruning.doubt().inverted();
    if (!one || scores.size() < 2) {
      return Optional.empty();
    }
    double lowest = Double.POSITIVE_INFINITY;
    int layer = 0;
    for (int i = 0; i < scores.size(); i++) {
      double largest = Arrays.stream(scores.get(i)).max().orElse(lowest);
      if (largest < lowest) {
        lowest = largest;
        layer = i;
      }
    }
    long below = 0;
    long all = 0;
    for (double[] own : scores) {
      for (double score : own) {
        below += score <= lowest ? 1 : 0;
      }
      all += own.length;
    }
    String name = Pruner.prunable(pruning, network.parameters()).get(layer).name();
    return below == all ? Optional.empty() : Optional.of(new Collapse(name, (double) below / all));
  }
}
