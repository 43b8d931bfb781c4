package sparsam.result.fault;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import sparsam.recipe.Recipe;
import sparsam.recipe.Starts;
import sparsam.recipe.arm.Arm;
import sparsam.result.Result;
import sparsam.result.Result.Finished;

/**
 * What the notebook's faults changed in a run, measured between networks of it that differ by
 * nothing else.
 *
 * @param effects of every fault that an arm of the recipe has, those measured alike together
 * @param conclusion what the notebook compared, and the same without its faults; empty where the
 *     run does not have both
 * @param regrown arms that lost zeros because their mask was not kept
 */
public record FaultStudy(
    List<Effect> effects, Optional<Conclusion> conclusion, List<Regrown> regrown) {

  /**
   * Two networks that differ by faults only.
   *
   * @param flaws what the faulty one has and the sound one has not
   */
  public record Pair(Finished faulty, Finished sound, Set<Flaw> flaws) {
    /** What the faults changed, as a share of the test images, −1 to 1. */
    public double change() {
      return faulty.testAccuracy() - sound.testAccuracy();
    }
  }

  /**
   * @param flaws one, or several that the run has only together
   * @param pairs that differ by these faults and as few others as there are; none where no two
   *     networks of the run show them
   */
  public record Effect(Set<Flaw> flaws, List<Pair> pairs) {}

  /** Two faulty arms of different optimisers, and what they are without their faults. */
  public record Conclusion(Pair one, Pair other) {}

  /**
   * @param before the part of the weights that was zero when it started
   */
  public record Regrown(Finished arm, double before) {}

  public FaultStudy {
    effects = List.copyOf(effects);
    regrown = List.copyOf(regrown);
  }

  /** What results say of the faults by now. */
  public static FaultStudy of(Recipe recipe, List<Result> all) {
    Map<String, Finished> results = new LinkedHashMap<>();
    for (Result result : all) {
      if (result instanceof Finished finished) {
        results.put(result.name(), finished);
      }
    }
    List<Arm> arms = recipe.arms().stream().filter(arm -> results.containsKey(arm.name())).toList();
    List<Pair> pairs = pairs(Specimen.of(recipe, results));
    Set<Flaw> present = EnumSet.noneOf(Flaw.class);
    arms.forEach(arm -> present.addAll(Specimen.flaws(recipe, arm)));
    Map<List<Pair>, Set<Flaw>> alike = new LinkedHashMap<>();
    for (Flaw flaw : present) {
      alike.computeIfAbsent(nearest(flaw, pairs), _ -> EnumSet.noneOf(Flaw.class)).add(flaw);
    }
    List<Effect> effects =
        alike.entrySet().stream().map(one -> new Effect(one.getValue(), one.getKey())).toList();
    return new FaultStudy(effects, conclusion(recipe, arms, pairs), regrown(recipe, arms, results));
  }

  private static List<Pair> pairs(List<Specimen> specimens) {
    List<Pair> pairs = new ArrayList<>();
    for (Specimen faulty : specimens) {
      for (Specimen sound : specimens) {
        if (faulty.base().equals(sound.base())
            && faulty.flaws().size() > sound.flaws().size()
            && faulty.flaws().containsAll(sound.flaws())) {
          Set<Flaw> flaws = EnumSet.copyOf(faulty.flaws());
          flaws.removeAll(sound.flaws());
          pairs.add(new Pair(faulty.result(), sound.result(), flaws));
        }
      }
    }
    return pairs;
  }

  /** The pairs that differ by a fault and by the fewest others. */
  private static List<Pair> nearest(Flaw flaw, List<Pair> pairs) {
    List<Pair> with = pairs.stream().filter(pair -> pair.flaws().contains(flaw)).toList();
    int fewest = with.stream().mapToInt(pair -> pair.flaws().size()).min().orElse(0);
    return with.stream().filter(pair -> pair.flaws().size() == fewest).distinct().toList();
  }

  /** The first two faulty arms of different optimisers whose sound twins have a result too. */
  private static Optional<Conclusion> conclusion(Recipe recipe, List<Arm> arms, List<Pair> pairs) {
    for (Arm one : arms) {
      for (Arm other : arms) {
        if (arms.indexOf(one) < arms.indexOf(other)
            && one.optimizer().getClass() != other.optimizer().getClass()) {
          Optional<Pair> left = twin(recipe, one, pairs);
          Optional<Pair> right = twin(recipe, other, pairs);
          if (left.isPresent() && right.isPresent()) {
            return Optional.of(new Conclusion(left.get(), right.get()));
          }
        }
      }
    }
    return Optional.empty();
  }

  /** A faulty arm beside the one that lacks all of its faults. */
  private static Optional<Pair> twin(Recipe recipe, Arm arm, List<Pair> pairs) {
    Set<Flaw> all = Specimen.flaws(recipe, arm);
    return all.isEmpty()
        ? Optional.empty()
        : pairs.stream()
            .filter(pair -> pair.faulty().name().equals(arm.name()) && pair.flaws().equals(all))
            .findFirst();
  }

  private static List<Regrown> regrown(
      Recipe recipe, List<Arm> arms, Map<String, Finished> results) {
    return arms.stream()
        .filter(arm -> Specimen.flaws(recipe, arm).contains(Flaw.MASK_NOT_KEPT))
        .flatMap(
            arm ->
                Stream.ofNullable(results.get(Starts.of(recipe, arm)))
                    .map(start -> new Regrown(result(results, arm), start.sparsity())))
        .toList();
  }

  private static Finished result(Map<String, Finished> results, Arm arm) {
    return Objects.requireNonNull(results.get(arm.name()));
  }
}
