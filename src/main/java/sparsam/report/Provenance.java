package sparsam.report;

import java.util.Optional;
import sparsam.data.DataOrigin;
import sparsam.result.Environment;
import sparsam.result.Run;
import sparsam.text.Strings;

/** What is to be known of a run's images where they may be others than their set's name says. */
public final class Provenance {
  private Provenance() {}

  /** A sentence where they are not the published ones, or nobody can tell; empty otherwise. */
  public static Optional<String> of(Strings strings, Run run) {
    boolean begun = !run.environment().equals(Environment.UNKNOWN) || !run.results().isEmpty();
    return begun && !run.data().isKnown()
        ? Optional.of(strings.get("data.untold"))
        : of(strings, run.recipe().data().set(), run.data());
  }

  /** The same of images at hand: a sentence where they are not the published ones. */
  public static Optional<String> of(Strings strings, String set, DataOrigin data) {
    return data.isKnown() && !data.published() && data.extent() == null
        ? Optional.of(strings.get("data.unpublished", set, data.place(), data.shortened()))
        : Optional.empty();
  }
}
