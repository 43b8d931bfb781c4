package sparsam.ui.flatness;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import sparsam.flatness.Portrait;

/**
 * What is known by now of an examination's networks.
 *
 * @param arms names of all that the run has, which have their colours
 * @param portraits of networks that something is known of
 * @param troubles by network, why nothing can be known; one sentence each
 * @param doing what is measured now; empty for nothing
 * @param trouble the sentence that says why there is nothing at all; empty where that is not so
 * @param done whether nothing more comes
 */
record Study(
    Examination question,
    List<String> arms,
    Map<Chosen, Portrait> portraits,
    Map<Chosen, String> troubles,
    String doing,
    String trouble,
    boolean done) {
  Study {
    arms = List.copyOf(arms);
    portraits = Collections.unmodifiableMap(new LinkedHashMap<>(portraits));
    troubles = Collections.unmodifiableMap(new LinkedHashMap<>(troubles));
  }

  static Study trouble(Examination question, String sentence) {
    return new Study(question, List.of(), Map.of(), Map.of(), "", sentence, true);
  }

  /** Those that something is known of, in the order in which they were asked for. */
  List<Portrait> inOrder() {
    return question.networks().stream().filter(portraits::containsKey).map(portraits::get).toList();
  }

  /** How many measures there are by now. */
  long made() {
    return portraits.values().stream()
        .mapToLong(portrait -> question.measures().stream().filter(portrait::has).count())
        .sum();
  }

  /** How many there will be. */
  long wanted() {
    long networks = (long) question.networks().size() - troubles.size();
    return networks * question.measures().size();
  }
}
