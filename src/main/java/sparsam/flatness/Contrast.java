package sparsam.flatness;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import sparsam.flatness.sharpness.Rise;

/**
 * What the measures of two networks say together: whether the first has the flatter minimum.
 *
 * @param first name of the one that the question is about
 * @param second name of the one that it is compared with
 * @param readings what both have been measured by
 * @param cautions why the comparison may mislead
 */
public record Contrast(
    String first,
    String second,
    Facts firstFacts,
    Facts secondFacts,
    List<Reading> readings,
    Outcome outcome,
    Set<Caution> cautions) {
  /** Differences up to here are none. */
  private static final double ALIKE = 0.03;

  /** Standard errors that a difference has to exceed. */
  private static final double ERRORS = 2;

  /** From here on losses, and norms, are different ones. */
  private static final double OTHER_LOSS = 0.25;

  private static final double OTHER_NORM = 0.1;
  private static final double OTHER_SPARSITY = 0.005;

  /** What is compared. */
  public enum Quantity {
    LARGEST,
    TRACE,
    SHARPNESS,
    ADAPTIVE,
    GROUPS,
    AVERAGE
  }

  /** What all of it comes to. */
  public enum Outcome {
    /** Lower by every measure, but for those that see no difference. */
    FLATTER,
    /** Higher by every measure, though at no higher loss. */
    SHARPER,
    /** Higher by every measure, and it ended at a higher loss. */
    HIGHER_LOSS,
    DISAGREE,
    ALIKE,
    /** There is no measure that both have. */
    NOTHING
  }

  /** Why a comparison may mislead. */
  public enum Caution {
    /** Where the loss nears zero so does curvature, whatever the way. */
    LOSS,
    /** Weights below BatchNorm may be scaled freely: curvature changes, the network does not. */
    BATCH_NORM,
    NORM,
    SPARSITY,
    EXAMPLES,
    /** An eigenvalue had not settled when the steps ran out. */
    UNSETTLED,
    DEAD
  }

  /**
   * A measure of both.
   *
   * @param radius 0 where there is none
   * @param sign −1 where the first's is lower by more than chance, 1 where it is higher
   */
  public record Reading(Quantity quantity, double radius, double first, double second, int sign) {}

  public Contrast {
    readings = List.copyOf(readings);
    cautions = Set.copyOf(cautions);
  }

  public static Contrast of(Portrait first, Portrait second) {
    List<Reading> readings = readings(first, second);
    return new Contrast(
        first.name(),
        second.name(),
        first.facts(),
        second.facts(),
        readings,
        outcome(first.facts(), second.facts(), readings),
        cautions(first, second));
  }

  private static List<Reading> readings(Portrait first, Portrait second) {
    List<Reading> readings = new ArrayList<>();
    if (Double.isFinite(first.largest()) && Double.isFinite(second.largest())) {
      readings.add(reading(Quantity.LARGEST, 0, first.largest(), second.largest(), 0));
    }
    if (first.trace() != null && second.trace() != null) {
      readings.add(
          reading(
              Quantity.TRACE,
              0,
              first.trace().value(),
              second.trace().value(),
              Math.hypot(first.trace().error(), second.trace().error())));
    }
    compare(Quantity.SHARPNESS, Measure.SHARPNESS, first, second, readings);
    compare(Quantity.ADAPTIVE, Measure.ADAPTIVE, first, second, readings);
    compare(Quantity.GROUPS, Measure.GROUPS, first, second, readings);
    compare(Quantity.AVERAGE, Measure.AVERAGE, first, second, readings);
    return readings;
  }

  /** At each radius what most steps found. */
  private static void compare(
      Quantity quantity, Measure measure, Portrait first, Portrait second, List<Reading> readings) {
    List<Rise> others = last(second.rises(measure));
    for (Rise one : last(first.rises(measure))) {
      others.stream()
          .filter(other -> other.radius() == one.radius())
          .forEach(
              other ->
                  readings.add(
                      reading(
                          quantity,
                          one.radius(),
                          one.loss(),
                          other.loss(),
                          Math.hypot(one.lossError(), other.lossError()))));
    }
  }

  private static List<Rise> last(List<Rise> rises) {
    List<Rise> last = new ArrayList<>();
    for (Rise rise : rises) {
      if (!last.isEmpty() && last.getLast().radius() == rise.radius()) {
        last.removeLast();
      }
      last.add(rise);
    }
    return last;
  }

  private static Reading reading(
      Quantity quantity, double radius, double first, double second, double error) {
    double allowed = Math.max(ALIKE * Math.max(Math.abs(first), Math.abs(second)), ERRORS * error);
    int sign = Math.abs(first - second) <= allowed ? 0 : (int) Math.signum(first - second);
    return new Reading(quantity, radius, first, second, sign);
  }

  private static Outcome outcome(Facts first, Facts second, List<Reading> readings) {
    boolean lower = readings.stream().anyMatch(reading -> reading.sign() < 0);
    boolean higher = readings.stream().anyMatch(reading -> reading.sign() > 0);
    if (readings.isEmpty()) {
      return Outcome.NOTHING;
    }
    if (lower && higher) {
      return Outcome.DISAGREE;
    }
    if (lower) {
      return Outcome.FLATTER;
    }
    if (!higher) {
      return Outcome.ALIKE;
    }
    return first.loss() > second.loss() && differ(first.loss(), second.loss(), OTHER_LOSS)
        ? Outcome.HIGHER_LOSS
        : Outcome.SHARPER;
  }

  private static Set<Caution> cautions(Portrait first, Portrait second) {
    Facts one = first.facts();
    Facts other = second.facts();
    Set<Caution> cautions = EnumSet.noneOf(Caution.class);
    add(cautions, Caution.LOSS, differ(one.loss(), other.loss(), OTHER_LOSS));
    add(cautions, Caution.BATCH_NORM, one.batchNorm() || other.batchNorm());
    add(cautions, Caution.NORM, differ(one.weightNorm(), other.weightNorm(), OTHER_NORM));
    add(cautions, Caution.SPARSITY, Math.abs(one.sparsity() - other.sparsity()) > OTHER_SPARSITY);
    add(cautions, Caution.EXAMPLES, one.examples() != other.examples());
    add(cautions, Caution.UNSETTLED, !isSettled(first) || !isSettled(second));
    add(cautions, Caution.DEAD, !one.dead().isEmpty() || !other.dead().isEmpty());
    return cautions;
  }

  private static boolean isSettled(Portrait portrait) {
    return portrait.ends() == null || portrait.ends().settled();
  }

  private static void add(Set<Caution> cautions, Caution caution, boolean holds) {
    if (holds) {
      cautions.add(caution);
    }
  }

  private static boolean differ(double first, double second, double allowed) {
    return Math.abs(first - second) > allowed * Math.max(Math.abs(first), Math.abs(second));
  }
}
