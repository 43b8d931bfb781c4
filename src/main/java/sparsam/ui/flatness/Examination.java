package sparsam.ui.flatness;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import sparsam.flatness.Measure;

/**
 * What is to be measured of networks' minima.
 *
 * @param run whose networks they are, and whose images
 * @param images at most so many
 * @param rounds what is measured of all networks first, then what is next
 */
record Examination(Path run, List<Chosen> networks, int images, List<Set<Measure>> rounds) {
  Examination {
    networks = List.copyOf(networks);
    rounds = rounds.stream().<Set<Measure>>map(Set::copyOf).toList();
  }

  /** Everything that is wanted of a network. */
  Set<Measure> measures() {
    return rounds.stream().flatMap(Collection::stream).collect(Collectors.toUnmodifiableSet());
  }
}
