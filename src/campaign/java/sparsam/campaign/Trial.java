package sparsam.campaign;

import java.nio.file.Path;
import java.util.SplittableRandom;
import sparsam.data.SplitMix64;

/**
 * What a trial may use.
 *
 * @param number from 0 on, by which it is repeated
 * @param seed that decides all that it does
 * @param folder of its own, empty, and emptied afterwards
 */
public record Trial(int number, long seed, Path folder) {
  /** The trial of this number in a campaign that was started with a seed. */
  static Trial of(String campaign, long seed, int number, Path folder) {
    long mixed = SplitMix64.mix(seed ^ SplitMix64.mix(campaign.hashCode()));
    return new Trial(number, SplitMix64.mix(mixed + number), folder);
  }

  /** Numbers that are the same whenever this trial is repeated. */
  public SplittableRandom random() {
    return new SplittableRandom(seed);
  }
}
