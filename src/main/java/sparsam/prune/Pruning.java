package sparsam.prune;

import java.util.List;
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
 */
public record Pruning(Method method, double fraction, boolean batchNorm, boolean offByOne) {
  /** What is compared with what. */
  public enum Method {
    /** The smallest magnitudes of each tensor. */
    MAGNITUDE_LAYER("magnitude-layer", "smallest of each layer", "by layer"),
    /** The smallest magnitudes of all tensors together. */
    MAGNITUDE_GLOBAL("magnitude-global", "smallest of all layers", "globally"),
    /** Any, drawn without replacement from each tensor: the control. */
    RANDOM("random", "any, at random", "at random");

    private final String label;
    private final String title;
    private final String manner;

    Method(String label, String title, String manner) {
      this.label = label;
      this.title = title;
      this.manner = manner;
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
                  + " with.")
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
              new Field<>(OFF_BY_ONE, Pruning::offByOne)),
          values ->
              new Pruning(
                  values.get(METHOD),
                  values.get(FRACTION),
                  values.get(BATCH_NORM),
                  values.get(OFF_BY_ONE)));

  public Pruning {
    FRACTION.check(fraction);
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
