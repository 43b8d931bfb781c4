package sparsam.prune;

import java.util.List;
import sparsam.prune.Doubt.Start;
import sparsam.prune.Reach.Origin;
import sparsam.settings.Kind;
import sparsam.settings.Kind.Field;
import sparsam.settings.Setting;

/**
 * How weights are chosen to go.
 *
 * @param fraction the part of the prunable weights that goes, 0 to 1
 * @param batchNorm whether BatchNorm's γ is prunable too (the notebook's fault 4)
 * @param offByOne the notebook's rule (its fault 5): k = ⌊fraction · n⌋, and only what lies
 *     strictly below the k-th smallest magnitude goes, so one weight less than k
 * @param reach what may be touched
 * @param doubt whether the mask is put to the test
 */
public record Pruning(
    Method method, double fraction, boolean batchNorm, boolean offByOne, Reach reach, Doubt doubt) {
  /** By what weights are told apart, and what is compared with what. */
  public enum Method {
    /** The smallest magnitudes of each tensor. */
    MAGNITUDE_LAYER("magnitude-layer", "smallest of each layer", "by layer", Scope.LAYER),
    /** The smallest magnitudes of all tensors together. */
    MAGNITUDE_GLOBAL("magnitude-global", "smallest of all layers", "globally", Scope.GLOBAL),
    /** Any, drawn without replacement from each tensor: the control. */
    RANDOM("random", "any, at random", "at random", Scope.LAYER),
    /** |g·w| with the gradient of one batch (Lee et al. 2019). */
    SNIP("snip", "SNIP: least felt by the loss", "by SNIP", Scope.GLOBAL),
    /** w·(Hg) (Wang et al. 2020). */
    GRASP("grasp", "GraSP: least for the gradient", "by GraSP", Scope.GLOBAL),
    /** |w·∂R/∂w| of an input of ones, in rounds (Tanaka et al. 2020). */
    SYNFLOW("synflow", "SynFlow: least flow", "by SynFlow", Scope.GLOBAL),
    /** The mean of |g·w| over batches (Molchanov et al. 2017). */
    TAYLOR("taylor", "Taylor: |g·w| over the data", "by Taylor", Scope.GLOBAL),
    /** −Σ g·w over the steps of a training (Sanh et al. 2020). */
    MOVEMENT("movement", "movement: those that shrink", "by movement", Scope.GLOBAL);

    /** Those that look at nothing but the weights. */
    public static final List<Method> BY_VALUE = List.of(MAGNITUDE_LAYER, MAGNITUDE_GLOBAL, RANDOM);

    private final String label;
    private final String title;
    private final String manner;
    private final Scope scope;

    Method(String label, String title, String manner, Scope scope) {
      this.label = label;
      this.title = title;
      this.manner = manner;
      this.scope = scope;
    }

    /** Whether it looks at nothing but the weights. */
    public boolean isByValue() {
      return BY_VALUE.contains(this);
    }

    /** Whether it is gathered while a network trains, and no one that stands still has it. */
    public boolean isGathered() {
      return this == MOVEMENT;
    }

    /** Whether it goes by the weights' size. */
    public boolean isByMagnitude() {
      return this == MAGNITUDE_LAYER || this == MAGNITUDE_GLOBAL;
    }

    /** The name in recipes. */
    public String label() {
      return label;
    }

    /** The name for people: which weights go. */
    public String title() {
      return title;
    }

    /** How, in a word or two; pruned networks are called by it, so it stays as it is. */
    public String manner() {
      return manner;
    }
  }

  public static final Setting<Method> METHOD =
      Setting.choice(
              "method",
              "Prune",
              List.of(Method.values()),
              Method::label,
              Method::title,
              "Smallest of each layer: every layer loses the same part, its weights of smallest"
                  + " magnitude (which goes back to Han et al. 2015). Smallest of all layers: one"
                  + " threshold for the whole network, so that some layers lose more than others"
                  + " (Frankle and Carbin 2019). At random: any weights of each layer, to compare"
                  + " with. SNIP: |gradient × weight| over ten images a class (Lee et al. 2019)."
                  + " GraSP: weight × Hessian × gradient of them, as many as 128 MB hold in double"
                  + " precision (Wang et al. 2020). SynFlow: the flow through a weight, without"
                  + " data, in 100 rounds (Tanaka et al. 2020)."
                  + " Taylor: |gradient × weight|, the mean over batches (Molchanov et al. 2017)."
                  + " Movement: weights that shrink while an arm trains (Sanh et al. 2020).")
          .mayBeLeftOut();

  public static final Setting<Double> FRACTION =
      Setting.number(
              "fraction",
              "Fraction to prune",
              "fraction",
              0,
              1,
              0.5,
              "The part of the prunable weights that is set to zero.")
          .inPercent();

  public static final Setting<Boolean> BATCH_NORM =
      Setting.flag(
          "batchNorm",
          "γ too",
          "BatchNorm’s γ too",
          false,
          "Also prunes BatchNorm's scales γ (the notebook's fault 4): channels lose their scale.");

  public static final Setting<Boolean> OFF_BY_ONE =
      Setting.flag(
          "offByOne",
          "One weight less",
          "one weight less",
          false,
          "Prunes k − 1 weights where k are meant (the notebook's fault 5).");

  public static final Setting<Scope> SCOPE =
      Setting.choice(
              "scope",
              "From where",
              List.of(Scope.values()),
              Scope::label,
              Scope::title,
              "How many weights each layer loses: as the method has it, every layer alike, one"
                  + " threshold for all, by the layers' shapes (ERK: small and square layers keep"
                  + " more) or alike with the first layer whole (both Evci et al. 2020).")
          .tacitly();

  public static final Setting<Structure> STRUCTURE =
      Setting.choice(
              "structure",
              "What goes",
              List.of(Structure.values()),
              Structure::label,
              Structure::title,
              "Single weights; all but 2, or 1, of every 4 along a layer's inputs (what some"
                  + " processors skip, Mishra et al. 2021); or whole channels with all that belongs"
                  + " to them, by the L1 norm (Li et al. 2017) or L2 norm of their weights.")
          .tacitly();

  public static final Setting<Boolean> SPARE_LAST =
      Setting.flag(
              "spareLast",
              "Spare the last layer",
              "last layer spared",
              false,
              "The last layer keeps every weight: it is small, and each of them counts (Frankle et"
                  + " al. 2021).")
          .tacitly();

  public static final Setting<Origin> NETWORK =
      Setting.choice(
              "network",
              "When scored",
              List.of(Origin.values()),
              Origin::label,
              Origin::title,
              "Which weights are scored and pruned: those after dense training, where there is"
                  + " any, or the initial ones, before any training (Lee et al. 2019).")
          .tacitly();

  public static final Setting<Start> WEIGHTS =
      Setting.choice(
              "weights",
              "Weights then",
              List.of(Start.values()),
              Start::label,
              Start::title,
              "What the weights under the mask are: those that are left, those that training began"
                  + " with (a lottery ticket, Frankle and Carbin 2019), or initial ones drawn anew,"
                  + " which tell what the ticket's own were worth.")
          .tacitly();

  public static final Setting<Boolean> SHUFFLED =
      Setting.flag(
              "shuffled",
              "Shuffle the mask",
              "shuffled",
              false,
              "Deals every layer's mask anew among its weights: what is lost by it is what the"
                  + " choice was worth, beyond how many go from each layer (Frankle et al. 2021).")
          .tacitly();

  public static final Setting<Boolean> INVERTED =
      Setting.flag(
              "inverted",
              "Invert the scores",
              "inverted",
              false,
              "The weights of the highest scores go in place of those of the lowest (Frankle et al."
                  + " 2021).")
          .tacitly();

  public static final Kind<Pruning> KIND =
      new Kind<>(
          "prune",
          "Pruning",
          "Sets weights to zero before the arms start.",
          Pruning.class,
          null,
          List.of(
              new Field<>(METHOD, Pruning::method),
              new Field<>(FRACTION, Pruning::fraction),
              new Field<>(BATCH_NORM, Pruning::batchNorm),
              new Field<>(OFF_BY_ONE, Pruning::offByOne),
              new Field<>(SCOPE, pruning -> pruning.reach.scope()),
              new Field<>(STRUCTURE, pruning -> pruning.reach.structure()),
              new Field<>(SPARE_LAST, pruning -> pruning.reach.spareLast()),
              new Field<>(NETWORK, pruning -> pruning.reach.origin()),
              new Field<>(WEIGHTS, pruning -> pruning.doubt.weights()),
              new Field<>(SHUFFLED, pruning -> pruning.doubt.shuffled()),
              new Field<>(INVERTED, pruning -> pruning.doubt.inverted())),
          values ->
              new Pruning(
                  values.get(METHOD),
                  values.get(FRACTION),
                  values.get(BATCH_NORM),
                  values.get(OFF_BY_ONE),
                  new Reach(
                      values.get(SCOPE),
                      values.get(STRUCTURE),
                      values.get(SPARE_LAST),
                      values.get(NETWORK)),
                  new Doubt(values.get(WEIGHTS), values.get(SHUFFLED), values.get(INVERTED))));

  public Pruning {
    FRACTION.check(fraction);
  }

  /** Single weights, by a mask that is believed. */
  public Pruning(Method method, double fraction, boolean batchNorm, boolean offByOne) {
    this(method, fraction, batchNorm, offByOne, Reach.USUAL, Doubt.NONE);
  }

  /** The same at another fraction; as it is where its structure leaves no choice. */
  public Pruning at(double other) {
    return reach.structure().fraction().isPresent()
        ? this
        : new Pruning(method, other, batchNorm, offByOne, reach, doubt);
  }

  /** The same by another method. */
  public Pruning by(Method other) {
    return new Pruning(other, fraction, batchNorm, offByOne, reach, doubt);
  }

  /** What is compared with what. */
  public Scope scope() {
    return reach.scope() == Scope.METHOD ? method.scope : reach.scope();
  }

  /** Magnitude by layer over weights of rank ≥ 2, exact counts. */
  public static Pruning byLayer(double fraction) {
    return new Pruning(Method.MAGNITUDE_LAYER, fraction, false, false);
  }

  /** The notebook's rule as it is. */
  public static Pruning notebook(double fraction) {
    return new Pruning(Method.MAGNITUDE_LAYER, fraction, true, true);
  }
}
