package sparsam.nn.speed;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Several ways to do the same, timed in turn, so that a machine that becomes busier becomes so for
 * all of them. Of each part the fastest round counts, for what else the machine does only adds.
 */
public final class InTurn {
  /** Rounds at most, */
  private static final int MOST = 25;

  /** where they took less than so many seconds: short parts are disturbed easily. */
  private static final double ENOUGH = Timed.seconds(0.25);

  private InTurn() {}

  /**
   * Times all of them.
   *
   * @param ways each does its work once and tells the seconds of its parts, always as many
   * @param warmUp rounds before the clock counts: what is new to the compiler is slow
   * @param fewest rounds that count, at least
   * @param goOn asked between rounds
   * @return the seconds of each way's parts; empty where it was given up
   */
  public static Optional<List<double[]>> fastest(
      List<Supplier<double[]>> ways, int warmUp, int fewest, BooleanSupplier goOn) {
    List<double[]> best = List.of();
    double taken = 0;
    for (int round = -warmUp; round < fewest || (round < MOST && taken < ENOUGH); round++) {
      List<double[]> now = ways.stream().map(Supplier::get).toList();
      if (!goOn.getAsBoolean()) {
        return Optional.empty();
      }
      if (round <= 0) {
        best = now;
      } else {
        for (int i = 0; i < now.size(); i++) {
          keepLess(best.get(i), now.get(i));
        }
        taken += now.stream().mapToDouble(seconds -> Arrays.stream(seconds).sum()).sum();
      }
    }
    return Optional.of(best);
  }

  private static void keepLess(double[] best, double[] now) {
    Arrays.setAll(best, i -> Math.min(best[i], now[i]));
  }
}
