package sparsam.ui.flatness;

import java.util.Map;
import java.util.Optional;
import sparsam.flatness.landscape.Relief;

/** First looks at planes. */
record Looks(Map<Measured, Relief> reliefs) {
  static final Looks NONE = new Looks(Map.of());

  Looks {
    reliefs = Map.copyOf(reliefs);
  }

  Optional<Relief> at(Measured what) {
    return Optional.ofNullable(reliefs.get(what));
  }
}
