package sparsam.campaign;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What became of a campaign's trials; many threads count at once. */
final class Tally {
  /** After so many faults a campaign ends: the next ones say nothing new. */
  static final int MOST_FAULTS = 200;

  /**
   * A trial that did not hold.
   *
   * @param number by which it is repeated
   */
  record Faulty(int number, String sentence) {}

  private final Campaign campaign;
  private final Map<String, Integer> held = new TreeMap<>();
  private final List<Faulty> faults = new ArrayList<>();
  private Duration took = Duration.ZERO;

  Tally(Campaign campaign) {
    this.campaign = campaign;
  }

  Campaign campaign() {
    return campaign;
  }

  synchronized void add(int number, Outcome outcome) {
    switch (outcome) {
      case Outcome.Held(String how) -> held.merge(how, 1, Integer::sum);
      case Outcome.Fault(String sentence) -> faults.add(new Faulty(number, sentence));
    }
  }

  synchronized void took(Duration time) {
    took = time;
  }

  synchronized boolean isFull() {
    return faults.size() >= MOST_FAULTS;
  }

  synchronized Duration took() {
    return took;
  }

  /** How many trials held. */
  synchronized int held() {
    return held.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** The same by how they ended. */
  synchronized Map<String, Integer> endings() {
    return new TreeMap<>(held);
  }

  /** By their numbers. */
  synchronized List<Faulty> faults() {
    return faults.stream().sorted((one, other) -> one.number() - other.number()).toList();
  }
}
