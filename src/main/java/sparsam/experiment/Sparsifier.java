package sparsam.experiment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import sparsam.nn.Initialization;
import sparsam.nn.Parameters;
import sparsam.nn.Parameters.Slice;
import sparsam.optim.step.Step;
import sparsam.prune.Doubt;
import sparsam.prune.Mask;
import sparsam.prune.Pruner;
import sparsam.prune.Pruning;
import sparsam.prune.schedule.Dynamic;
import sparsam.prune.schedule.Dynamic.Grow;
import sparsam.prune.schedule.Exchange;
import sparsam.prune.schedule.Gradual;
import sparsam.prune.schedule.Iterative;
import sparsam.prune.schedule.Iterative.Rewind;
import sparsam.prune.schedule.Once;
import sparsam.prune.score.Scoring;
import sparsam.recipe.Seeds;
import sparsam.recipe.Seeds.Stream;
import sparsam.result.MaskChange;
import sparsam.result.Track;

/**
 * Changes an arm's mask between its steps, and tells the journal. What it goes by from step to step
 * are vectors as an optimiser's, so that a training that is resumed changes the same weights at the
 * same steps.
 */
final class Sparsifier {
  private static final String MASK = "mask";
  private static final String MOVEMENT = "movement";
  private static final String REWIND = "rewind";

  /** Odd, and far from any pattern of small numbers: seeds of neighbouring steps differ widely. */
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private final Regime regime;
  private final Pruning pruning;
  private final Track track;
  private final Step step;
  private final Workbench bench;
  private final Parameters parameters;
  private final Scoring scoring;
  private final long steps;
  private final Map<String, float[]> kept = new LinkedHashMap<>();
  private final float[] gradient;

  /** The step under way, counted from 1. */
  private long next = 1;

  /**
   * The bench's network must hold the weights that the arm begins with.
   *
   * @param mask that it begins with; null for none
   */
  Sparsifier(Regime regime, Track track, Step step, Workbench bench, @Nullable Mask mask) {
    this.regime = regime;
    this.pruning = regime.pruning();
    this.track = track;
    this.step = step;
    this.bench = bench;
    this.parameters = bench.network().parameters();
    this.scoring =
        new Scoring(bench.network(), new ScoreImages(bench.data().train()), regime.batch());
    this.steps = track.plannedSteps();
    int n = parameters.trainable();
    float[] keep = new float[n];
    Arrays.fill(keep, 1);
    kept.put(MASK, mask == null ? keep : mask.keep().clone());
    if (pruning.method().isGathered()) {
      kept.put(MOVEMENT, new float[n]);
    }
    if (goesBack()) {
      kept.put(REWIND, Arrays.copyOf(parameters.values(), n));
      step.kept().forEach((name, _) -> kept.put(REWIND + "." + name, new float[n]));
    }
    boolean looks =
        regime.when() instanceof Dynamic(Grow grow, _, _, _) && grow == Grow.BY_GRADIENT;
    this.gradient = new float[looks ? n : 0];
    step.onGradient(this::look);
  }

  private boolean goesBack() {
    return regime.when() instanceof Iterative rounds && rounds.rewind() == Rewind.WEIGHTS;
  }

  /** What goes on from step to step, live, by name; no name is one of an optimiser's. */
  Map<String, float[]> kept() {
    return Collections.unmodifiableMap(kept);
  }

  /** The first epoch that ends with nothing left to prune. */
  int firstEpoch() {
    return (int) Math.max(1, Math.ceilDiv(regime.when().settled(steps), track.stepsPerEpoch()));
  }

  /** Goes on where the arm was after so many steps; what is kept was set besides. */
  void goOn(long made) {
    next = made + 1;
    step.mask(mask());
    step.goOn(regime.when().seeming(made, steps));
  }

  /** The mask as it is now. */
  Mask mask() {
    return new Mask(vector(MASK));
  }

  private float[] vector(String name) {
    return Objects.requireNonNull(kept.get(name));
  }

  /** The gradient of the step under way, before the mask is over it. */
  private void look(float[] g) {
    if (pruning.method().isGathered()) {
      float[] sum = vector(MOVEMENT);
      float[] w = parameters.values();
      for (int i = 0; i < sum.length; i++) {
        sum[i] -= g[i] * w[i];
      }
    }
    if (gradient.length > 0
        && regime.when() instanceof Dynamic dynamic
        && dynamic.changesAfter(next, steps)) {
      System.arraycopy(g, 0, gradient, 0, gradient.length);
    }
  }

  /**
   * A step was made.
   *
   * @param made so many
   */
  void after(long made) {
    next = made + 1;
    switch (regime.when()) {
      case Once _ -> {
        // The mask stays.
      }
      case Gradual gradual -> {
        double now = gradual.at(pruning.fraction(), made, steps);
        if (now > gradual.at(pruning.fraction(), made - 1, steps)) {
          take(found(now, made), made);
        }
      }
      case Iterative rounds -> round(rounds, made);
      case Dynamic dynamic -> {
        if (dynamic.changesAfter(made, steps)) {
          List<Slice> slices = Pruner.prunable(pruning, parameters);
          Exchange exchange = new Exchange(parameters, slices, dynamic.share(made, steps));
          take(
              dynamic.grow() == Grow.AT_RANDOM
                  ? exchange.atRandom(mask(), seed(made))
                  : exchange.byGradient(mask(), gradient),
              made);
        }
      }
    }
  }

  private long seed(long made) {
    return Seeds.of(regime.seed(), Stream.PRUNING) + made * GOLDEN;
  }

  /** The mask at another fraction, by the weights as they are. */
  private Mask found(double fraction, long made) {
    Pruning at = pruning.at(fraction);
    if (!pruning.method().isGathered()) {
      return scoring.mask(at, mask(), seed(made), () -> true);
    }
    List<double[]> scores = new ArrayList<>();
    for (Slice slice : Pruner.prunable(at, parameters)) {
      float[] moved = parameters.read(slice, vector(MOVEMENT));
      double[] own = new double[moved.length];
      Arrays.setAll(own, i -> moved[i]);
      scores.add(own);
    }
    return scoring.mask(at, scores, mask(), seed(made));
  }

  private void round(Iterative rounds, long made) {
    if (goesBack() && made == rounds.to()) {
      System.arraycopy(parameters.values(), 0, vector(REWIND), 0, vector(REWIND).length);
      step.kept().forEach((name, own) -> copy(own, vector(REWIND + "." + name)));
    }
    if (!rounds.prunesAfter(made, steps)) {
      return;
    }
    Mask found = found(rounds.at(pruning.fraction(), made, steps), made);
    switch (rounds.rewind()) {
      case NOTHING -> {
        // What is left trains on.
      }
      case RATE -> step.kept().values().forEach(own -> Arrays.fill(own, 0));
      case WEIGHTS -> {
        step.kept().forEach((name, own) -> copy(vector(REWIND + "." + name), own));
        if (pruning.doubt().weights() == Doubt.Start.DRAWN_ANEW
            && rounds.rounds(made, steps) == rounds.rounds()) {
          Initialization.apply(parameters, Seeds.of(regime.seed(), Stream.ANEW));
          step.kept().values().forEach(own -> Arrays.fill(own, 0));
        } else {
          copy(vector(REWIND), parameters.values());
        }
      }
    }
    step.goOn(rounds.seeming(made, steps));
    take(found, made);
  }

  private static void copy(float[] from, float[] to) {
    System.arraycopy(from, 0, to, 0, from.length);
  }

  /** Goes on under another mask. */
  private void take(Mask other, long made) {
    float[] before = vector(MASK);
    List<MaskChange> changes = new ArrayList<>();
    for (Slice slice : parameters.slices()) {
      int pruned = 0;
      int gone = 0;
      int back = 0;
      for (int i = slice.offset(); slice.trainable() && i < slice.end(); i++) {
        pruned += other.keep()[i] == 0 ? 1 : 0;
        gone += before[i] != 0 && other.keep()[i] == 0 ? 1 : 0;
        back += before[i] == 0 && other.keep()[i] != 0 ? 1 : 0;
      }
      if (gone + back > 0) {
        changes.add(
            new MaskChange(track.name(), made, slice.name(), slice.length(), pruned, gone, back));
      }
    }
    copy(other.keep(), before);
    step.mask(mask());
    bench.journal().masks(changes);
  }
}
