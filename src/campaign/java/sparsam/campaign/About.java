package sparsam.campaign;

import java.time.Duration;

/**
 * What a campaign says of itself.
 *
 * @param name one word, by which it is asked for
 * @param holds what must hold in every trial, for the table
 * @param quick how many trials a build runs; together they take a minute or two on two idle cores
 * @param whole how many trials the whole campaign has
 * @param patience after how long a trial is taken to hang, whatever else the machine has to do
 */
public record About(String name, String holds, int quick, int whole, Duration patience) {
  /** Of one whose trials take seconds at most. */
  public About(String name, String holds, int quick, int whole) {
    this(name, holds, quick, whole, Duration.ofMinutes(2));
  }
}
