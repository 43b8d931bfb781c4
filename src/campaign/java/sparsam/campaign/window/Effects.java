package sparsam.campaign.window;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** How often a button did something. */
final class Effects {
  /** A button may have nothing to do where it is; one that never has is one without effect. */
  private static final int TRIES = 25;

  private final Map<String, Integer> idle = new HashMap<>();
  private final Set<String> useful = new HashSet<>();

  /** A button was clicked. */
  void tell(String id, boolean changed) {
    if (changed) {
      useful.add(id);
    } else {
      idle.merge(id, 1, Integer::sum);
    }
  }

  /** A button that was clicked often and never did anything; said once of each. */
  Optional<String> never() {
    Optional<String> found =
        idle.entrySet().stream()
            .filter(one -> one.getValue() >= TRIES && !useful.contains(one.getKey()))
            .map(Map.Entry::getKey)
            .findFirst();
    found.ifPresent(useful::add);
    return found.map(
        id -> String.format(Locale.ROOT, "#%s never changed anything in %d clicks", id, TRIES));
  }
}
