package sparsam.train.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What was measured under the same conditions.
 *
 * @param peer empty where our engine ran alone
 */
public record Comparison(Conditions conditions, Runs ours, Optional<Runs> peer) {
  /** Our engine alone, one run. */
  public static Comparison alone(
      Contestant ours, Conditions conditions, Consumer<Measurement> found)
      throws IOException, InterruptedException {
    return new Comparison(
        conditions, new Runs(List.of(run(ours, conditions, found))), Optional.empty());
  }

  /**
   * Ours and the peer in turn, never both at once.
   *
   * @param pairs how many runs of each
   * @param found takes each measurement of either side as it becomes known
   * @throws IOException with a sentence for the user where the peer does not do its part
   */
  public static Comparison inTurn(
      Contestant ours,
      Contestant peer,
      int pairs,
      Conditions conditions,
      Consumer<Measurement> found)
      throws IOException, InterruptedException {
    List<List<Measurement>> ourRuns = new ArrayList<>();
    List<List<Measurement>> peerRuns = new ArrayList<>();
    for (int i = 0; i < pairs; i++) {
      // The peer first: if it cannot run, that is known before minutes have passed.
      peerRuns.add(run(peer, conditions, found));
      ourRuns.add(run(ours, conditions, found));
    }
    return new Comparison(conditions, new Runs(ourRuns), Optional.of(new Runs(peerRuns)));
  }

  private static List<Measurement> run(
      Contestant contestant, Conditions conditions, Consumer<Measurement> found)
      throws IOException, InterruptedException {
    List<Measurement> run = new ArrayList<>();
    contestant.run(conditions, found.andThen(run::add));
    return run;
  }
}
