package sparsam.result.shrink;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import sparsam.nn.Size;
import sparsam.recipe.Plan;
import sparsam.result.Result;
import sparsam.result.Result.Finished;
import sparsam.result.statistics.Mean;

/**
 * What pruning made of a network, over its seeds: the quantities that Blalock et al. 2020 ("What is
 * the State of Neural Network Pruning?") ask every paper for, and that their ShrinkBench measures.
 *
 * @param compression all parameters over those that are not zero; empty where it is not known
 * @param speedup multiply-adds of all weights over those of the weights that are not zero; empty
 *     where it is not known
 * @param before test accuracy (top 1) of the dense network, 0 to 1; empty where there is none
 * @param after test accuracy of this one
 * @param change the second less the first, seed by seed; empty where there is no first
 */
public record Shrinkage(
    Optional<Mean> compression,
    Optional<Mean> speedup,
    Optional<Mean> before,
    Mean after,
    Optional<Mean> change) {
  /**
   * A network with its name.
   *
   * @param name of its result
   */
  public record Named(String name, Shrinkage shrinkage) {}

  /** Of every network of a run that has a result, in their order. */
  public static List<Named> of(List<Result> results) {
    Map<Long, Finished> dense =
        results.stream()
            .filter(result -> result.name().equals(Plan.DENSE))
            .flatMap(result -> finished(result).stream())
            .findFirst()
            .map(one -> Map.of(0L, one))
            .orElse(Map.of());
    List<Named> all = new ArrayList<>();
    for (Result result : results) {
      finished(result)
          .flatMap(one -> of(Map.of(0L, one), dense))
          .ifPresent(one -> all.add(new Named(result.name(), one)));
    }
    return all;
  }

  private static Optional<Finished> finished(Result result) {
    return result instanceof Finished one ? Optional.of(one) : Optional.empty();
  }

  /**
   * Of a network under several seeds.
   *
   * @param networks by their seeds
   * @param dense the dense networks by theirs
   * @return empty where there is no network
   */
  public static Optional<Shrinkage> of(Map<Long, Finished> networks, Map<Long, Finished> dense) {
    if (networks.isEmpty()) {
      return Optional.empty();
    }
    List<Finished> own = List.copyOf(networks.values());
    List<Double> before = new ArrayList<>();
    List<Double> change = new ArrayList<>();
    networks.forEach(
        (seed, network) -> {
          Finished from = dense.get(seed);
          if (from != null) {
            before.add(from.testAccuracy());
            change.add(network.testAccuracy() - from.testAccuracy());
          }
        });
    return Optional.of(
        new Shrinkage(
            sizes(own, Size::compression),
            sizes(own, Size::theoreticalSpeedup),
            mean(before),
            Mean.of(own.stream().map(Finished::testAccuracy).toList()),
            mean(change)));
  }

  /** Only where it is known of every seed: a mean of some would pass for that of all. */
  private static Optional<Mean> sizes(List<Finished> own, ToDoubleFunction<Size> quantity) {
    List<Double> values =
        own.stream().map(one -> value(one.size(), quantity)).filter(Double::isFinite).toList();
    return values.size() == own.size() ? mean(values) : Optional.empty();
  }

  private static double value(@Nullable Size size, ToDoubleFunction<Size> quantity) {
    return size == null ? Double.NaN : quantity.applyAsDouble(size);
  }

  private static Optional<Mean> mean(List<Double> values) {
    return values.isEmpty() ? Optional.empty() : Optional.of(Mean.of(values));
  }

  /** Whether something of it is gone. */
  public boolean isSmaller() {
    return compression.filter(ratio -> ratio.mean() > 1).isPresent();
  }

  /** How many seeds it was measured under. */
  public int count() {
    return after.count();
  }
}
