package sparsam.sweep.finding;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A sweep's contrasts, found by where they are. */
public final class ContrastIndex {
  /** A set of values, and the arm that is compared under it. */
  private record Place(List<String> values, String arm) {}

  private final Map<Place, Contrast> all = new HashMap<>();

  ContrastIndex(List<Contrast> contrasts) {
    contrasts.forEach(one -> all.put(new Place(one.cell().values(), one.first()), one));
  }

  /** What is said of an arm under a set of values; empty where nothing is. */
  public Optional<Contrast> of(List<String> values, String arm) {
    return Optional.ofNullable(all.get(new Place(values, arm)));
  }
}
