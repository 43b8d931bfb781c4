package sparsam.ui.flatness;

import java.util.List;
import org.jspecify.annotations.Nullable;
import sparsam.flatness.landscape.Line;
import sparsam.flatness.landscape.Relief;
import sparsam.flatness.landscape.Spot;

/**
 * What is known by now of a question's answer.
 *
 * @param planes one for each network, or one through three
 * @param line null for planes, and before its first place
 * @param images that there are
 * @param kept whether the line was in the run's folder
 * @param trouble the sentence that says why there is nothing; empty where nothing is in the way
 * @param done whether nothing more comes
 */
record Findings(
    Question question,
    List<Seen> planes,
    @Nullable Line line,
    int images,
    boolean kept,
    String trouble,
    boolean done) {
  Findings {
    planes = List.copyOf(planes);
  }

  /**
   * A plane.
   *
   * @param reliefs the whole, then its part; empty before the first look
   * @param kept whether the whole was in the run's folder
   * @param trouble the sentence that says why there is none; empty where nothing is in the way
   */
  record Seen(List<Relief> reliefs, List<Spot> spots, boolean kept, String trouble) {
    Seen {
      reliefs = List.copyOf(reliefs);
      spots = List.copyOf(spots);
    }
  }

  static Findings trouble(Question question, String sentence) {
    return new Findings(question, List.of(), null, 0, false, sentence, true);
  }
}
