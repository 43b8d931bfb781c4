package sparsam.nn.team;

import java.util.ArrayList;
import java.util.List;

/**
 * What a team did while one thread carried everything, in nanoseconds.
 *
 * @param stretches one after the other
 * @param besides what was done between them
 */
public record Recording(List<Stretched> stretches, long besides) {
  /**
   * A stretch.
   *
   * @param once what every thread does before its first lane
   * @param lanes of all strands, in their order
   */
  public record Stretched(long once, List<Long> lanes) {
    public long sum() {
      return lanes.stream().mapToLong(Long::longValue).sum();
    }
  }

  /**
   * The shorter of each part of two recordings of the same work: what else the machine did fell on
   * one of them only.
   */
  public Recording least(Recording other) {
    List<Stretched> least = new ArrayList<>();
    for (int s = 0; s < stretches.size(); s++) {
      Stretched one = stretches.get(s);
      Stretched two = other.stretches.get(s);
      List<Long> lanes = new ArrayList<>();
      for (int l = 0; l < one.lanes.size(); l++) {
        lanes.add(Math.min(one.lanes.get(l), two.lanes.get(l)));
      }
      least.add(new Stretched(Math.min(one.once, two.once), lanes));
    }
    return new Recording(least, Math.min(besides, other.besides));
  }
}
