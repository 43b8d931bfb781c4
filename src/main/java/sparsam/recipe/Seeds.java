package sparsam.recipe;

import java.util.SplittableRandom;

/**
 * The seeds of everything random in a run, all from the recipe's one.
 *
 * <p>They are outputs of {@code new SplittableRandom(seed)}, one each, so that how much randomness
 * one of them draws moves none of the others.
 */
public final class Seeds {
  /** What draws. A place, once given, is kept for good, or old recipes change their numbers. */
  public enum Stream {
    /** The initial weights. */
    WEIGHTS(1),
    /** Which training labels are replaced, and by what. */
    LABEL_NOISE(2),
    /** The order of the images; every arm sees the same one. */
    ORDER(3),
    /** Random pruning. */
    PRUNING(4),
    /** How training images are changed; every arm sees the same ones. */
    AUGMENTATION(5),
    /** Random climbs. */
    CLIMB(6),
    /** Weights that are drawn anew under a mask. */
    ANEW(7);

    private final int place;

    Stream(int place) {
      this.place = place;
    }
  }

  private Seeds() {}

  /** The stream's seed: the generator's output at the stream's place, counted from 1. */
  public static long of(long seed, Stream stream) {
    return new SplittableRandom(seed).longs(stream.place).skip(stream.place - 1).sum();
  }
}
